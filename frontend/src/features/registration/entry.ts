import type { Dossier } from './api';
import { asked, inOneText, kept, keptAll, type Said, type SaidAll } from '@/ui/own/fields';
import type { Flaws } from '@/ui/own/check';
import { allParts } from '@/ui/own/parts';
import { type Part, type Written } from './parts';

/** What a unit writes and may still change: the field, who carries it, the name, the nine parts and the campaign's own fields. */
export interface Entry {
  fieldId: string;
  holder: string;
  name: string;
  parts: Written;
  /** Answers to the campaign's own fields, by their codes. */
  own?: SaidAll;
}
/** An own field is one answer as each part is: two people's changes are put together and chosen field by field. */
export type Own = `own:${string}`;
/** What the form reads of a registration, be it on the server or only begun on this device. */
export type Formed = Pick<
  Dossier,
  'unitName' | 'tierId' | 'fieldId' | 'fieldName' | 'kind' | 'subject' | 'remarks' | 'unitNames' | 'files'
> & {
  campaign: Pick<Dossier['campaign'], 'id' | 'name' | 'version' | 'form' | 'registration'>;
  model: Pick<Dossier['model'], 'id' | 'lineage'>;
};
export type Answer = 'fieldId' | 'holder' | Part | Own;
export const answers: readonly Answer[] = ['fieldId', 'holder', ...allParts];

export const own = (code: string): Own => `own:${code}`;
export const isOwn = (answer: Answer): answer is Own => answer.startsWith('own:');
export const codeOf = (answer: Own) => answer.slice('own:'.length);
export const saidOf = (entry: Entry, code: string): Said | undefined => entry.own?.[code];
/** What an own answer reads as when it is held as one text. */
export const asSaid = (text: string): Said | undefined => (text ? (JSON.parse(text) as Said) : undefined);

export const entryOf = ({ fieldId, holder, name, parts, answers }: Dossier): Entry => ({
  fieldId,
  holder: holder ?? '',
  name,
  parts,
  own: answers as SaidAll,
});

export const answerOf = (entry: Entry, answer: Answer) =>
  (isOwn(answer)
    ? inOneText(saidOf(entry, codeOf(answer)))
    : answer === 'fieldId' || answer === 'holder' || answer === 'name'
      ? entry[answer]
      : entry.parts[answer]) ?? '';

export const withAnswer = (entry: Entry, answer: Answer, text: string): Entry =>
  isOwn(answer)
    ? { ...entry, own: { ...entry.own, [codeOf(answer)]: asSaid(text) ?? '' } }
    : answer === 'fieldId' || answer === 'holder' || answer === 'name'
      ? { ...entry, [answer]: text }
      : { ...entry, parts: { ...entry.parts, [answer]: text } };

/** A text as the server keeps it: composed letters, no outer blanks, nothing that has no width. */
const told = (text: string) =>
  text
    .normalize('NFC')
    .replace(/(?!\u00AD)\p{Cf}/gu, '')
    .replace(/[ÐƉ]/g, 'Đ')
    .trim();
const alike = (a: string, b: string) => a === b || told(a) === told(b);

export const differing = (a: Entry, b: Entry) =>
  [...answers, ...new Set([...Object.keys(a.own ?? {}), ...Object.keys(b.own ?? {})].map(own))].filter(
    (answer) => !alike(answerOf(a, answer), answerOf(b, answer)),
  );

/**
 * Two people wrote since `base`. What only one of them touched is taken from that one; what both touched differently is
 * left as `mine` and named, to be chosen by a person. Without a base everything that differs is named. What stands there
 * as it was `sent` from here, without an answer, was touched by nobody else.
 */
export function merge(
  base: Entry | null,
  mine: Entry,
  theirs: Entry,
  sent: readonly Entry[] = [],
): { merged: Entry; clashes: Answer[] } {
  let merged = mine;
  const clashes: Answer[] = [];
  for (const answer of differing(mine, theirs)) {
    const their = answerOf(theirs, answer);
    const before = base && answerOf(base, answer);
    if (before !== null && alike(answerOf(mine, answer), before)) merged = withAnswer(merged, answer, their);
    else if (before !== null && alike(their, before)) continue;
    else if (!sent.some((one) => alike(answerOf(one, answer), their))) clashes.push(answer);
  }
  return { merged, clashes };
}

/** Without answers to what the form does not ask any more: they can be neither stored nor shown. */
export const within = (form: Form, entry: Entry): Entry => ({
  ...entry,
  own:
    entry.own &&
    Object.fromEntries(
      Object.entries(entry.own).filter(([code]) => form.fields?.some((field) => field.code === code)),
    ),
});

/** The own fields whose answers are not in their form: what is only missing may still come. */
export const wrongOf = (flaws: Flaws) =>
  new Set(
    Object.entries(flaws).flatMap(([at, codes]) =>
      at.startsWith('answers.') && codes.some((code) => code !== 'required')
        ? [at.split(/[.[]/)[1] ?? '']
        : [],
    ),
  );

/**
 * What can be stored of it. All answers are stored as one, so in place of an own answer that is not in its form the one
 * goes that the server has. Where that is not in its form any more either, the answers stay there as they are; what is
 * not asked holds nothing up.
 */
export function asBody(
  entry: Entry,
  form: Form,
  flawsOf: (entry: Entry) => Flaws = () => ({}),
  base: Entry | null = null,
) {
  const { fieldId, holder, name, parts } = entry;
  const known = within(form, entry);
  const without = (some: Entry, codes: Set<string>, instead: SaidAll = {}): Entry => ({
    ...some,
    own: Object.fromEntries(
      Object.entries(some.own ?? {}).flatMap(([code, said]) => {
        const last = codes.has(code) ? instead[code] : said;
        return last === undefined ? [] : [[code, last]];
      }),
    ),
  });
  let stored = without(known, wrongOf(flawsOf(known)), base?.own);
  const still = wrongOf(flawsOf(stored));
  stored = without(stored, still);
  const holds = askedOf(form, known).some(({ code }) => still.has(code));
  return {
    fieldId,
    holder: holder.trim() || null,
    name,
    parts,
    answers: entry.own && !holds ? (keptAll(stored.own ?? {}) as SaveAnswers) : undefined,
  };
}
type Form = Dossier['campaign']['form'];
type SaveAnswers = Dossier['answers'];

/** The own fields that are asked where it reads so far like this. */
export const askedOf = (form: Form, { name, parts, own: said }: Entry) =>
  asked(form.fields ?? [], { name, parts, answers: said ?? {} });

/**
 * The own fields that are shut while it is mended, as the server has it: what was asked when it was returned and is not
 * remarked on, also where it was left blank; since the campaign changed, only what was answered then.
 */
export function shutFields(view: Dossier, flawsOf: (entry: Entry) => Flaws = () => ({})): Set<string> {
  const { readBefore, campaign, remarks } = view;
  const before: Entry = readBefore
    ? {
        ...entryOf(view),
        name: readBefore.name,
        parts: readBefore.parts,
        own: (readBefore.answers ?? {}) as SaidAll,
      }
    : entryOf(view);
  // What the form takes no longer can only be given another answer.
  const outdated = wrongOf(flawsOf(before));
  return new Set(
    askedOf(campaign.form, before)
      .map(({ code }) => code)
      .filter(
        (code) =>
          !outdated.has(code) &&
          !remarks.some(({ field }) => field === code) &&
          (view.campaignVersion === campaign.version || kept(saidOf(before, code)) !== undefined),
      ),
  );
}
