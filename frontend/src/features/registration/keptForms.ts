import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { currentSession } from '@/api';
import { fold } from '@/i18n/format';
import {
  useGetCampaign,
  useGetFormSchema,
  useGetRegistration,
  useListCampaigns,
  useListReusableModels,
  type Dossier,
  type Reusable,
  type SimilarModel,
} from './api';

/**
 * What a registration is begun from, as it was read last: the open campaigns with their forms, the caller's own units'
 * models of last year with their words, and models that were looked up. It lies beside the drafts that were read: it
 * goes when he signs out, when somebody else comes, and after a month.
 */
interface KeptForms {
  readAt: string;
  reads: [key: QueryKey, data: unknown][];
  models: SimilarModel[];
}

const MOST_CAMPAIGNS = 10;
const MOST_MODELS = 40;
/** Last year's texts: so many at most lie on the device. */
const MOST_TEXTS = 8;
const OPEN = { query: { status: 'open', limit: 50 } } as const;
export const openCampaigns = () => useListCampaigns.options(OPEN);

const place = () => `kheo.read.${currentSession()?.account.id ?? ''}.register`;

export function keptForms(): KeptForms | null {
  try {
    const found = JSON.parse(localStorage.getItem(place()) ?? 'null') as KeptForms | null;
    return found && Array.isArray(found.reads) ? found : null;
  } catch {
    return null;
  }
}

function put(kept: KeptForms) {
  try {
    localStorage.setItem(place(), JSON.stringify(kept));
  } catch {
    // Full or forbidden: without a network nothing can be begun here.
  }
}

/** Reads what is needed to begin without a network, as far as it was not just read, and keeps it. */
export async function keepForms(client: QueryClient) {
  const units = [...new Set(currentSession()?.units.map(({ unitId }) => unitId))];
  const reads: KeptForms['reads'] = [];
  const read = async <V>(options: { queryKey: QueryKey }): Promise<V> => {
    const data = await client.fetchQuery({ ...options, retry: false } as never);
    reads.push([options.queryKey, data]);
    return data as V;
  };
  const { items } = await read<{ items: { id: string }[] }>(openCampaigns());
  for (const { id } of items.slice(0, MOST_CAMPAIGNS)) {
    const campaign = await read<{
      ownDates: { unitId: string; tierId: string }[];
      content: Pick<Dossier['campaign'], 'form'>;
    }>(useGetCampaign.options({ path: { id } }));
    for (const { unitId, tierId } of campaign.ownDates
      .filter((own) => units.includes(own.unitId))
      .slice(0, 3)) {
      if ((campaign.content.form.fields?.length ?? 0) > 0)
        await read(useGetFormSchema.options({ path: { id }, query: { tierId } }));
      const again = await read<{ items: Reusable[] }>(
        useListReusableModels.options({ query: { campaignId: id, unitId } }),
      );
      for (const { registrationId } of again.items) {
        const text = useGetRegistration.options({ path: { id: registrationId } });
        const texts = reads.filter(([key]) => key[0] === text.queryKey[0]);
        if (texts.length < MOST_TEXTS && !texts.some(([key]) => same(key, text.queryKey))) await read(text);
      }
    }
  }
  put({ readAt: new Date().toISOString(), reads, models: keptForms()?.models ?? [] });
}

const same = (a: QueryKey, b: QueryKey) => JSON.stringify(a) === JSON.stringify(b);
const OFTEN = 3_600_000;
/** When it is an hour old. */
export async function keepFormsAnew(client: QueryClient) {
  const last = keptForms();
  if (navigator.onLine && !(last && Date.now() - Date.parse(last.readAt) < OFTEN)) await keepForms(client);
}

/** Lays what was kept where the pages look for it, as old as it is; says when it was read. */
export function layForms(client: QueryClient): string | null {
  const kept = keptForms();
  if (!kept) return null;
  for (const [key, data] of kept.reads)
    if (client.getQueryData(key) === undefined)
      client.setQueryData(key, data, { updatedAt: Date.parse(kept.readAt) });
  return kept.readAt;
}

/** What the same model wrote the last time, where it was kept. */
export function keptText(client: QueryClient, modelId: string): Dossier | null {
  const [listed] = useListReusableModels.options({ query: { campaignId: '', unitId: '' } }).queryKey;
  const model = client
    .getQueriesData<{ items: Reusable[] }>({ predicate: ({ queryKey }) => queryKey[0] === listed })
    .flatMap(([, data]) => data?.items ?? [])
    .find((one) => one.modelId === modelId);
  if (!model) return null;
  return (
    client.getQueryData(useGetRegistration.options({ path: { id: model.registrationId } }).queryKey) ?? null
  );
}

/** Models that were looked up are found again without a network. */
export function keepModels(models: SimilarModel[]) {
  const kept = keptForms();
  if (!kept || models.length === 0) return;
  const others = kept.models.filter(({ id }) => !models.some((one) => one.id === id));
  put({ ...kept, models: [...models, ...others].slice(0, MOST_MODELS) });
}

/** Those whose name has all the words. */
export function keptModels(name: string): SimilarModel[] {
  const words = fold(name).split(/\s+/).filter(Boolean);
  return (keptForms()?.models ?? [])
    .filter((model) => words.every((word) => fold(model.name).includes(word)))
    .slice(0, 5);
}
