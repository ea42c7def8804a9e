import { addDays, weekday } from '@/i18n/workdays';
import type { CalendarLine, CalendarMark } from './calendarApi';

const two = (n: number) => `${n}`.padStart(2, '0');

/** Weeks of a month from Monday; null where the day belongs to a neighbour. */
export function weeksOf(year: number, month: number): (string | null)[][] {
  const first = `${year}-${two(month)}-01`;
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const cells: (string | null)[] = Array.from({ length: weekday(first) }, () => null);
  for (let n = 0; n < length; n += 1) cells.push(addDays(first, n));
  while (cells.length % 7 > 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** Where an arrow leads, never out of the year. */
export function step(day: string, key: string): string | undefined {
  const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7, PageUp: -28, PageDown: 28 }[key];
  if (by === undefined) return undefined;
  const to = addDays(day, by);
  return to.slice(0, 4) === day.slice(0, 4) ? to : day;
}

export function daysBetween(a: string, b: string): string[] {
  const [from, to] = a <= b ? [a, b] : [b, a];
  const days = [from];
  for (let day = from; day < to;) days.push((day = addDays(day, 1)));
  return days;
}

/** A unit's lines after a word on some days; null takes its word off them. */
export function written(
  lines: readonly CalendarLine[],
  days: readonly string[],
  word: { working: boolean; name: string } | null,
): CalendarLine[] {
  const others = lines.filter(({ day }) => !days.includes(day));
  return [...others, ...(word ? days.map((day) => ({ day, ...word })) : [])].sort((a, b) =>
    a.day.localeCompare(b.day),
  );
}

export interface Run extends CalendarMark {
  until: string;
  count: number;
}

/** Days in a row of which the same unit says the same: Tết is one line. */
export function runsOf(marks: readonly CalendarMark[]): Run[] {
  const runs: Run[] = [];
  for (const mark of [...marks].sort(
    (a, b) => a.unitPath.localeCompare(b.unitPath) || a.day.localeCompare(b.day),
  )) {
    const last = runs.at(-1);
    if (
      last &&
      last.unitId === mark.unitId &&
      last.working === mark.working &&
      last.name === mark.name &&
      addDays(last.until, 1) === mark.day
    ) {
      last.until = mark.day;
      last.count += 1;
    } else runs.push({ ...mark, until: mark.day, count: 1 });
  }
  return runs.sort((a, b) => a.day.localeCompare(b.day));
}
