import type { Dossier } from './api';
import { allParts, type Part, type Written } from './parts';

/** What a unit writes and may still change: the field, who carries it, the name and the nine parts. */
export interface Entry {
  fieldId: string;
  holder: string;
  name: string;
  parts: Written;
}
export type Answer = 'fieldId' | 'holder' | Part;
export const answers: readonly Answer[] = ['fieldId', 'holder', ...allParts];

export const entryOf = ({ fieldId, holder, name, parts }: Dossier): Entry => ({
  fieldId,
  holder: holder ?? '',
  name,
  parts,
});

export const answerOf = (entry: Entry, answer: Answer) =>
  (answer === 'fieldId' || answer === 'holder' || answer === 'name' ? entry[answer] : entry.parts[answer]) ??
  '';

export const withAnswer = (entry: Entry, answer: Answer, text: string): Entry =>
  answer === 'fieldId' || answer === 'holder' || answer === 'name'
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
  answers.filter((answer) => !alike(answerOf(a, answer), answerOf(b, answer)));

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

export const asBody = ({ fieldId, holder, name, parts }: Entry) => ({
  fieldId,
  holder: holder.trim() || null,
  name,
  parts,
});
