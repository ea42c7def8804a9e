import type { Dossier } from './api';
import { asked, inOneText, keptAll, type Said, type SaidAll } from '@/ui/own/fields';
import type { Flaws } from '@/ui/own/check';
import { allParts, type Part, type Written } from './parts';

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

/** What can be stored of it: an own answer that is not in its form yet stays here and says so, and holds nothing else up. */
export function asBody({ fieldId, holder, name, parts, own: said }: Entry, form: Form, flaws: Flaws = {}) {
  const wrong = new Set(
    Object.entries(flaws).flatMap(([at, codes]) =>
      at.startsWith('answers.') && codes.some((code) => code !== 'required') ? [at.split(/[.[]/)[1]] : [],
    ),
  );
  const known = new Set(form.fields?.map(({ code }) => code));
  return {
    fieldId,
    holder: holder.trim() || null,
    name,
    parts,
    answers:
      said &&
      (Object.fromEntries(
        Object.entries(keptAll(said)).filter(([code]) => known.has(code) && !wrong.has(code)),
      ) as SaveAnswers),
  };
}
type Form = Dossier['campaign']['form'];
type SaveAnswers = Dossier['answers'];

/** The own fields that are asked where it reads so far like this. */
export const askedOf = (form: Form, { name, parts, own: said }: Entry) =>
  asked(form.fields ?? [], { name, parts, answers: said ?? {} });
