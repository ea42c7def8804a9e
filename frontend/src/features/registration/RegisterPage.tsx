import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession, type Problem } from '@/api';
import { date, daysUntil, moment } from '@/i18n/format';
import {
  Button,
  Choice,
  EmptyState,
  ErrorState,
  fieldErrors,
  Need,
  Page,
  Select,
  Sheet,
  SheetSkeleton,
  TextInput,
} from '@/ui';
import './registration.css';
import {
  keepDossier,
  useGetCampaign,
  writtenBefore,
  type Dossier,
  type Reusable,
  type SimilarModel,
} from './api';
import { begin, dropBegun, factsOf, sendBegun } from './begun';
import type { Entry } from './entry';
import { FormSteps } from './FormFields';
import { keepForms, keptForms, keptText, layForms, openCampaigns } from './keptForms';
import type { OwnField } from '@/ui/own/fields';
import { dropKept, keep, kept } from './keep';
import { kinds, subjects, type Kind, type Subject } from './search';
import { lineages, Origin, type Lineage, type OriginModel } from './Origin';
import { Quotas } from './Quotas';
import { SimilarList } from './SimilarList';
import { ReusableModels } from './Reusable';

interface Answers {
  campaignId: string;
  unitId: string;
  fieldId: string;
  kind: Kind;
  subject: Subject;
  holder: string;
  name: string;
  lineage: Lineage;
  origin: OriginModel | null;
}
const KEPT = 'new';

/** The open campaigns: as they are, or without a network as they were read last on this device. */
function useOpenCampaigns() {
  const client = useQueryClient();
  // Before they are asked for: where the network is known to be away nobody waits for its silence.
  useState(() => (navigator.onLine ? null : layForms(client)));
  const open = useQuery(openCampaigns());
  const { data, error, refetch, dataUpdatedAt } = open;
  const kept = keptForms();
  const asKept = !!data && !!kept && dataUpdatedAt === Date.parse(kept.readAt);
  const away = error?.status === 0;
  useEffect(() => {
    if (away && !data) layForms(client);
  }, [client, away, data]);
  useEffect(() => {
    if (data && !asKept) void keepForms(client).catch(() => undefined);
  }, [client, data, asKept]);
  useEffect(() => {
    const again = () => void refetch();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [refetch]);
  return {
    open,
    /** When what stands here was read, if it comes from this device. */
    keptAt: asKept ? kept.readAt : null,
    /** Without a network only what lies here with its form can be chosen. */
    campaigns: (data?.items ?? []).filter(
      ({ id }) => !asKept || client.getQueryData(useGetCampaign.options({ path: { id } }).queryKey),
    ),
    nothingKept: away && !kept,
  };
}

/** The first of three screens: what it is. Sending it begins the draft, which saves itself from then on. */
export function RegisterPage() {
  const { t } = useTranslation(['registration', 'away']);
  const { campaign: asked } = useSearch({ from: '/shell/dang-ky/moi' });
  const { open, campaigns, keptAt, nothingKept } = useOpenCampaigns();
  return (
    <Page title={t('register')} sentence={t('form.sentence')} more={t('form.more')}>
      <FormSteps screen={1} />
      {keptAt && (
        <div className="reg-form-notes">
          <Need title={t('away:begin.title')}>{t('away:begin.as-kept', { when: moment(keptAt) })}</Need>
        </div>
      )}
      {nothingKept ? (
        <EmptyState act={<Button onClick={() => void open.refetch()}>{t('ui:trouble.again')}</Button>}>
          {t('away:begin.nothing-kept')}
        </EmptyState>
      ) : open.error && !open.data ? (
        <ErrorState error={open.error} onRetry={() => void open.refetch()} />
      ) : !open.data ? (
        <SheetSkeleton lines={8} />
      ) : campaigns.length === 0 ? (
        <EmptyState>{t('form.no-campaign')}</EmptyState>
      ) : (
        <About
          campaigns={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
          first={campaigns.find(({ id }) => id === asked)?.id ?? campaigns[0]?.id ?? ''}
        />
      )}
    </Page>
  );
}

function About({ campaigns, first }: { campaigns: { value: string; label: string }[]; first: string }) {
  const { t } = useTranslation('registration');
  const { units } = useSession();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  const [is, setIs] = useState<Answers>(() => {
    const fresh: Answers = {
      campaignId: first,
      unitId: units[0]?.unitId ?? '',
      fieldId: '',
      kind: 'model',
      subject: 'collective',
      holder: '',
      name: '',
      lineage: 'new',
      origin: null,
    };
    const before = kept<Answers>(KEPT)?.value;
    return before && campaigns.some(({ value }) => value === before.campaignId)
      ? { ...fresh, ...before }
      : fresh;
  });
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const set = (change: Partial<Answers>) => {
    setIs((was) => ({ ...was, ...change }));
    setWrong((was) => Object.fromEntries(Object.entries(was).filter(([field]) => !(field in change))));
  };
  useEffect(() => {
    if (is.name !== '' || is.holder !== '') keep(KEPT, { value: is, rowVersion: 0 });
  }, [is]);

  const campaign = useGetCampaign({ path: { id: is.campaignId } }, { enabled: is.campaignId !== '' }).data;
  const own = [...new Map(units.map(({ unitId, unitName }) => [unitId, unitName]))];
  const due = campaign?.ownDates.find(({ unitId }) => unitId === is.unitId)?.dates?.registration.on;
  const again = is.lineage === 'continuing';

  const choose = (model: SimilarModel, lineage: Lineage) =>
    set({ lineage, origin: model, name: lineage === 'continuing' ? model.name : is.name });

  const send = async () => {
    const found: Record<string, string> = {};
    if (is.fieldId === '') found.fieldId = t('form.field-missing');
    if (is.name.trim() === '') found.name = t('form.name-missing');
    if (is.lineage !== 'new' && !is.origin) found.origin = t('form.origin-missing');
    if (!again && is.subject !== 'collective' && is.holder.trim() === '')
      found.holder = t('form.holder-missing');
    setWrong(found);
    setRefused(null);
    const at = Object.keys(found)[0];
    if (at) return document.getElementById(`about-${at}`)?.focus();
    if (!campaign) return;
    setSending(true);
    // Last year's text is offered again; without it one begins with empty parts.
    const before = again && is.origin ? await textBefore(is.origin.id) : null;
    // It lies on this device before it goes out, so that whatever becomes of the answer it is created once.
    const id = crypto.randomUUID();
    const facts = factsOf(campaign, is.unitId);
    begin({
      id,
      is: {
        unitId: is.unitId,
        kind: before?.kind ?? is.kind,
        subject: before?.subject ?? is.subject,
        lineage: is.lineage,
        originId: is.origin?.id ?? null,
      },
      entry: {
        fieldId: is.fieldId,
        holder: (before?.holder ?? is.holder).trim(),
        name: is.name.trim(),
        parts: before?.parts ?? {},
        own: before ? (taken(before, facts.campaign.form.fields ?? []) as Entry['own']) : {},
      },
      unitName: own.find(([unitId]) => unitId === is.unitId)?.[1] ?? '',
      ...facts,
      at: new Date().toISOString(),
    });
    const outcome = await sendBegun(id);
    setSending(false);
    if (outcome.became === 'refused') {
      await dropBegun(id);
      setWrong(fieldErrors(outcome.problem));
      return setRefused(outcome.problem);
    }
    dropKept(KEPT);
    if (outcome.became === 'waiting')
      return navigate({ to: '/dang-ky/tren-may/$id', params: { id }, search: { buoc: 2 }, replace: true });
    if (outcome.view) keepDossier(client, outcome.view);
    await dropBegun(id);
    await navigate({
      to: '/dang-ky/$id/sua',
      params: { id: outcome.id },
      search: { buoc: 2 },
      replace: true,
    });
  };

  /** What the model wrote the last time: as the server has it, else as it was kept here. */
  const textBefore = (modelId: string) =>
    writtenBefore(is.campaignId, is.unitId, modelId).catch(() => keptText(client, modelId));

  /** Last year's model goes on under its name, in the field of the same name. */
  const take = ({ modelId, name, year }: Reusable) =>
    void textBefore(modelId).then((before) =>
      set({
        lineage: 'continuing',
        origin: {
          id: modelId,
          name,
          unitName: own.find(([id]) => id === is.unitId)?.[1] ?? '',
          startedYear: before?.model.startedYear ?? year,
        },
        name,
        fieldId: campaign?.fields.find((field) => field.name === before?.fieldName)?.id ?? is.fieldId,
      }),
    );

  return (
    <Sheet className="reg-form-sheet">
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Select
          label={t('form.campaign')}
          description={
            due
              ? t(daysUntil(due) < 0 ? 'need.due-past' : 'need.due', {
                  day: date(due),
                  count: daysUntil(due),
                })
              : undefined
          }
          data={campaigns}
          value={is.campaignId}
          allowDeselect={false}
          onChange={(value) => set({ campaignId: value ?? is.campaignId, fieldId: '' })}
          comboboxProps={{ transitionProps: { duration: 0 } }}
        />
        {own.length > 1 ? (
          <Select
            label={t('form.unit')}
            data={own.map(([value, label]) => ({ value, label }))}
            value={is.unitId}
            allowDeselect={false}
            onChange={(value) => set({ unitId: value ?? is.unitId })}
            comboboxProps={{ transitionProps: { duration: 0 } }}
          />
        ) : (
          <p>
            <span className="k-legend">{t('form.unit')}</span>
            <br />
            {own[0]?.[1]}
          </p>
        )}
        <Quotas campaignId={is.campaignId} unitId={is.unitId} />
        {!is.origin && <ReusableModels campaignId={is.campaignId} unitId={is.unitId} onChoose={take} />}
        <Choice
          legend={t('form.lineage')}
          value={is.lineage}
          onChange={(lineage) => set({ lineage, origin: lineage === 'new' ? null : is.origin })}
          options={lineages.map((value) => ({ value, words: t(`lineage.${value}`) }))}
        />
        {is.lineage !== 'new' && (
          <Origin
            lineage={is.lineage}
            chosen={is.origin}
            wrong={wrong.origin}
            onChoose={(model) => (model ? choose(model, is.lineage) : set({ origin: null }))}
          />
        )}
        {!again && (
          <>
            <Choice
              legend={t('form.kind')}
              value={is.kind}
              onChange={(kind) => set({ kind })}
              options={kinds.map((value) => ({ value, words: t(`kind.${value}`) }))}
            />
            <Choice
              legend={t('form.subject')}
              value={is.subject}
              onChange={(subject) => set({ subject })}
              options={subjects.map((value) => ({ value, words: t(`subject.${value}`) }))}
            />
            {is.subject !== 'collective' && (
              <TextInput
                id="about-holder"
                label={t('form.holder')}
                description={t('form.holder-help')}
                required
                maxLength={200}
                value={is.holder}
                onChange={(event) => set({ holder: event.currentTarget.value })}
                error={wrong.holder}
              />
            )}
          </>
        )}
        <Select
          id="about-fieldId"
          label={t('form.field')}
          required
          placeholder={t('form.field-hint')}
          data={(campaign?.fields ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={is.fieldId || null}
          onChange={(value) => set({ fieldId: value ?? '' })}
          error={wrong.fieldId}
          comboboxProps={{ transitionProps: { duration: 0 } }}
        />
        <TextInput
          id="about-name"
          label={t('part.name')}
          description={t('help.name')}
          required
          maxLength={300}
          autoComplete="off"
          value={is.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={wrong.name}
        />
        {is.lineage === 'new' && (
          <SimilarList
            name={is.name}
            title={(count) => t('similar.title', { count })}
            acts={(model) => (
              <>
                {model.unitId === is.unitId && (
                  <Button size="sm" onClick={() => choose(model, 'continuing')}>
                    {t('similar.continue')}
                  </Button>
                )}
                <Button size="sm" onClick={() => choose(model, 'replication')}>
                  {t('similar.replicate')}
                </Button>
              </>
            )}
          />
        )}
        {refused && Object.keys(refused.errors).length === 0 && (
          <ErrorState error={refused} kept={t('ui:confirm.kept')} />
        )}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={sending}>
            {t('form.begin')}
          </Button>
          <span className="reg-quiet">{t('form.begin-more')}</span>
        </div>
      </form>
    </Sheet>
  );
}

/** Last year's answers to what is asked again: the same code, the same type, of the same tier. A file stays with its own registration. */
const taken = ({ answers, campaign, tierId }: Dossier, fields: readonly OwnField[]): Dossier['answers'] =>
  Object.fromEntries(
    Object.entries(answers).filter(([code]) => {
      const now = fields.find((field) => field.code === code);
      const then = campaign.form.fields?.find((field) => field.code === code);
      return (
        now &&
        now.type === then?.type &&
        now.type !== 'file' &&
        (!now.tiers?.length || now.tiers.includes(tierId))
      );
    }),
  );
