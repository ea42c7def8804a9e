import type { Content, PlannedDay, TierDates } from './api';

export const stages = ['registration', 'result', 'judging', 'recognition', 'conference'] as const;
export type Stage = (typeof stages)[number];

/** The same day in another year; 29 February becomes 28. */
export function shiftYears(day: string, years: number): string {
  const year = Number(day.slice(0, 4)) + years;
  const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return `${year}${day.slice(4) === '-02-29' && !leap ? '-02-28' : day.slice(4)}`;
}

/** Words such as "hết ngày 30/11/2026" or "năm 2026" move with their day. */
export const shiftWords = (words: string, years: number) =>
  words.replace(/\b(?:19|20)\d{2}\b/g, (year) => `${Number(year) + years}`);

const shiftPlanned = ({ on, text }: PlannedDay, years: number): PlannedDay => ({
  on: on ? shiftYears(on, years) : on,
  text: text ? shiftWords(text, years) : text,
});

/** Everything a campaign says, a year or more later; its bases are of their own year and are written anew. */
export function shifted(content: Content, years: number): Content {
  const day = (value?: string | null) => (value ? shiftYears(value, years) : value);
  return {
    ...content,
    name: shiftWords(content.name, years),
    periodFrom: shiftYears(content.periodFrom, years),
    periodTo: shiftYears(content.periodTo, years),
    themes: content.themes?.map((one) => ({ ...one, year: one.year + years })),
    form: { ...content.form, version: 1 },
    rules: { ...content.rules, registrationFrom: day(content.rules.registrationFrom) },
    tiers: content.tiers.map((row) => ({
      ...row,
      ...Object.fromEntries(stages.map((stage) => [stage, shiftPlanned(row[stage], years)])),
    })),
  };
}

/** Rows of the plan in the order of the tiers, the pilots of a tier before it. */
export function inOrder<T extends Pick<TierDates, 'tierId' | 'pilotUnitId'>>(
  rows: T[],
  tiers: { tierId: string; rank: number }[],
): T[] {
  const rank = new Map(tiers.map((tier) => [tier.tierId, tier.rank]));
  return [...rows].sort(
    (a, b) =>
      (rank.get(a.tierId) ?? 99) - (rank.get(b.tierId) ?? 99) ||
      Number(!a.pilotUnitId) - Number(!b.pilotUnitId),
  );
}

/** A period as one or two years. */
export const years = (from: string, to: string) =>
  from.slice(0, 4) === to.slice(0, 4) ? from.slice(0, 4) : `${from.slice(0, 4)}–${to.slice(0, 4)}`;
