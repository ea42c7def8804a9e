import { useSyncExternalStore } from 'react';
import { asProblem, currentSession, Problem, send, type components } from '@/api';
import type { Campaign, Dossier } from './api';
import { asBody, differing, entryOf, within, type Entry, type Formed } from './entry';
import { keep } from './keep';
import { dropFile, keepFile, keptFiles } from './keptFiles';

type Body = components['schemas']['RegisterModel'];

/**
 * A registration that was begun where the server could not be asked: it lies on this device, under the account that began
 * it, until the server has it or it is put away.
 */
export interface Begun {
  /** Made on this device: it names the draft here and is the key of its creation there, so that it is created once. */
  id: string;
  /** Settled when it was begun. */
  is: Pick<Body, 'kind' | 'subject' | 'lineage'> & { unitId: string; originId: string | null };
  entry: Entry;
  unitName: string;
  tierId: string;
  /** What the campaign asks, as this device had read it. */
  campaign: Formed['campaign'] & { fields: { id: string; name: string }[] };
  at: string;
  /** What went out and was not answered: the same request goes again until it is. */
  sent?: { body: Body; at: string };
  /** The server answered, and does not take it as it stands. */
  refused?: Pick<Problem, 'status' | 'code' | 'detail' | 'traceId' | 'errors'>;
  /** The registration that it became; a page that still shows the draft goes on there. */
  made?: string;
}

const DAY = 86_400_000;
/** So long the server knows a key; what was sent earlier than that may be there, and would be created again. */
const KEY_LIVES = 6 * DAY;

// Where the browser keeps nothing a draft lives as long as its page.
const memory = new Map<string, string>();
const under = () => `kheo.begun.${currentSession()?.account.id ?? ''}.`;
const textAt = (place: string) => {
  try {
    return memory.get(place) ?? localStorage.getItem(place);
  } catch {
    return null;
  }
};
const places = () => {
  try {
    return [...new Set([...Object.keys(localStorage), ...memory.keys()])].filter((place) =>
      place.startsWith(under()),
    );
  } catch {
    return [...memory.keys()];
  }
};

const listeners = new Set<() => void>();
const told = () => listeners.forEach((listener) => listener());
const listen = (listener: () => void) => {
  listeners.add(listener);
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
};

function put(begun: Begun) {
  const [place, text] = [under() + begun.id, JSON.stringify(begun)];
  try {
    localStorage.setItem(place, text);
    memory.delete(place);
  } catch {
    memory.set(place, text);
  }
  told();
}

function drop(id: string) {
  memory.delete(under() + id);
  try {
    localStorage.removeItem(under() + id);
  } catch {
    // Nothing was kept.
  }
  told();
}

const read = new Map<string, { text: string; begun: Begun | null }>();
function at(place: string): Begun | null {
  const text = textAt(place);
  if (text === null) return null;
  const last = read.get(place);
  if (last?.text === text) return last.begun;
  let begun: Begun | null;
  try {
    begun = JSON.parse(text) as Begun;
  } catch {
    begun = null;
  }
  read.set(place, { text, begun });
  return begun;
}

export const begunAt = (id: string) => at(under() + id);

let all: Begun[] = [];
/** Those that the server has not, the last one first. */
export function begunHere(): Begun[] {
  const now = places()
    .map(at)
    .filter((one) => one !== null && !one.made)
    .map((one) => one as Begun)
    .sort((a, b) => b.at.localeCompare(a.at));
  if (now.length !== all.length || now.some((one, n) => one !== all[n])) all = now;
  return all;
}

export const useBegun = (id: string) => useSyncExternalStore(listen, () => begunAt(id));
export const useBegunHere = () => useSyncExternalStore(listen, begunHere);
/** Whether it outlives its page. */
export const outlives = (id: string) => !memory.has(under() + id);

export const begin = (begun: Begun) => put(begun);
export function change(id: string, to: Partial<Begun>) {
  const begun = begunAt(id);
  if (begun) put({ ...begun, ...to });
}

export async function dropBegun(id: string) {
  drop(id);
  await Promise.all((await keptFiles(id)).map((file) => dropFile(id, file.id)));
}
/** Whoever signs out leaves nothing behind that he was told of. */
export const dropAllBegun = () =>
  Promise.all(places().map((place) => dropBegun(place.slice(under().length))));

export const factsOf = ({ id, version, content, fields, ownDates }: Campaign, unitId: string) => {
  const own = ownDates.find((one) => one.unitId === unitId);
  return {
    tierId: own?.tierId ?? '',
    campaign: {
      id,
      name: content.name,
      version,
      form: askedAt(content.form, own?.tierId ?? ''),
      registration: own?.dates?.registration ?? null,
      fields: fields.map(({ id, name }) => ({ id, name })),
    },
  };
};

type Form = Dossier['campaign']['form'];
/** The form as units of one tier are asked; a field that hangs on one that is not asked is not asked either. */
export const askedAt = (form: Form, tierId: string): Form => ({
  ...form,
  fields: form.fields?.reduce<NonNullable<Form['fields']>>(
    (asked, field) =>
      (!field.tiers?.length || field.tiers.includes(tierId)) &&
      (!field.when?.field || asked.some(({ code }) => code === field.when?.field))
        ? [...asked, field]
        : asked,
    [],
  ),
});

/** The draft as the form reads a registration. */
export const formedOf = ({ is, entry, campaign, unitName, tierId }: Begun): Formed => ({
  ...is,
  fieldId: entry.fieldId,
  fieldName: campaign.fields.find(({ id }) => id === entry.fieldId)?.name ?? '',
  unitName,
  tierId,
  campaign,
  model: { id: is.originId ?? '', lineage: is.lineage ?? 'new' },
  remarks: [],
  unitNames: {},
  files: [],
});

/** What must be there before anything is created. */
export const lacks = ({ entry, is }: Begun): ('name' | 'fieldId' | 'holder')[] => [
  ...(entry.name.trim() === '' ? ['name' as const] : []),
  ...(entry.fieldId === '' ? ['fieldId' as const] : []),
  ...(is.subject !== 'collective' && is.lineage !== 'continuing' && entry.holder.trim() === ''
    ? ['holder' as const]
    : []),
];
/** Sent so long ago, and never answered, that nobody can say any more whether it is there. */
export const unsure = ({ sent }: Begun, now: number) => !!sent && now - Date.parse(sent.at) > KEY_LIVES;

function bodyOf({ is, entry, campaign }: Begun): Body {
  const { fieldId, holder, name, parts, answers } = asBody(entry, campaign.form);
  const { unitId, ...rest } = is;
  return {
    ...rest,
    campaignId: campaign.id,
    unitId: unitId || null,
    fieldId,
    holder,
    name: name.trim(),
    parts: parts as Body['parts'],
    answers: answers as Body['answers'],
  };
}

export type Outcome =
  | { became: 'made'; id: string; view?: Dossier }
  | { became: 'refused'; problem: Problem }
  /** The server was not reached, or not all is there that it needs. */
  | { became: 'waiting'; problem?: Problem };

const PATIENCE = 25_000;
const going = new Map<string, Promise<Outcome>>();

/** Creates it on the server, once: pages of one browser wait for each other, and each asks by the same key with the same words. */
export function sendBegun(id: string): Promise<Outcome> {
  let outcome = going.get(id);
  if (!outcome) {
    outcome = alone(id, () => create(id)).finally(() => going.delete(id));
    going.set(id, outcome);
  }
  return outcome;
}

const alone = <V>(id: string, act: () => Promise<V>): Promise<V> =>
  'locks' in navigator ? (navigator.locks.request(`kheo.begun.${id}`, act) as unknown as Promise<V>) : act();

async function create(id: string): Promise<Outcome> {
  for (;;) {
    const begun = begunAt(id);
    if (!begun) return { became: 'waiting' };
    if (begun.made) return { became: 'made', id: begun.made };
    if (begun.refused) return { became: 'refused', problem: problemOf(begun.refused) };
    // What goes later is all that was written until then, so nothing goes while nothing can arrive.
    if (!navigator.onLine) return { became: 'waiting' };
    if (lacks(begun).length > 0 || unsure(begun, Date.now())) return { became: 'waiting' };
    const body = begun.sent?.body ?? bodyOf(begun);
    change(id, { sent: begun.sent ?? { body, at: new Date().toISOString() } });
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      const view = await send('post', '/api/registrations', { body }, { intention: id, signal });
      await handOver(id, view);
      return { became: 'made', id: view.id, view };
    } catch (error) {
      const problem = asProblem(error);
      if (problem.passing || problem.status === 401 || problem.status >= 500)
        return { became: 'waiting', problem };
      // An own answer that is not in its form is left behind; it is asked again in its place. Nothing was stored, so the key is free.
      const left = Object.keys(problem.errors).flatMap((at) =>
        at.startsWith('answers.') ? [at.split(/[.[]/)[1] ?? ''] : [],
      );
      const answers = Object.entries(body.answers ?? {}).filter(([code]) => !left.includes(code));
      if (answers.length < Object.keys(body.answers ?? {}).length) {
        change(id, {
          sent: { body: { ...body, answers: Object.fromEntries(answers) }, at: new Date().toISOString() },
        });
        continue;
      }
      const { status, code, detail, traceId, errors } = problem;
      change(id, { sent: undefined, refused: { status, code, detail, traceId, errors } });
      return { became: 'refused', problem };
    }
  }
}

/** What was written since it went out, and what was photographed, belongs to the registration that it became. */
async function handOver(id: string, view: Dossier) {
  for (const file of await keptFiles(id)) {
    await keepFile(view.id, file);
    await dropFile(id, file.id);
  }
  const begun = begunAt(id);
  if (!begun) return;
  const base = within(view.campaign.form, entryOf(view));
  const value = within(view.campaign.form, begun.entry);
  if (differing(value, base).length > 0)
    keep(view.id, { value, base, rowVersion: view.rowVersion, sent: [] });
  put({ ...begun, sent: undefined, made: view.id });
}

/** What was refused goes again as it stands now; so does what nobody can say of whether it is there. */
export function sendAgain(id: string): Promise<Outcome> {
  const sent = begunAt(id)?.sent;
  change(id, { refused: undefined, sent: sent && { ...sent, at: new Date().toISOString() } });
  return sendBegun(id);
}

export const problemOf = ({ status, code, detail, traceId, errors }: NonNullable<Begun['refused']>) =>
  new Problem(status, code, detail, traceId, errors);

/** Everything that waits goes, one after the other; what became a registration a day ago is forgotten. Says what was created. */
export async function sendAllBegun(): Promise<string[]> {
  const made: string[] = [];
  for (const place of places()) {
    const begun = at(place);
    if (begun?.made && Date.now() - Date.parse(begun.at) > DAY) drop(begun.id);
  }
  for (const { id } of begunHere()) {
    const outcome = await sendBegun(id);
    if (outcome.became === 'made') made.push(outcome.id);
  }
  return made;
}

/** All of it in words, to be taken elsewhere. */
export const inWords = (
  { entry, campaign }: Begun,
  titleOf: (part: string) => string,
  show: (code: string) => string,
) =>
  [
    ...(['name', ...Object.keys(entry.parts)] as const).map((part) => [
      titleOf(part),
      part === 'name' ? entry.name : (entry.parts[part as keyof Entry['parts']] ?? ''),
    ]),
    ...(campaign.form.fields ?? []).map(({ code, label }) => [label, show(code)]),
  ]
    .filter(([, text]) => text?.trim())
    .map(([title, text]) => `${title}\n${text}`)
    .join('\n\n');
