/** What a unit says of a day, for itself and all below it. */
export interface DayMark {
  day: string;
  working: boolean;
  unitPath: string;
}

export const addDays = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** 0 is Monday. */
export const weekday = (day: string) => (new Date(day).getUTCDay() + 6) % 7;

/** Of all that units at or above the place say, the nearest one's word holds; nobody speaks of a plain day. */
export function wordOn<M extends DayMark>(day: string, marks: readonly M[], unitPath: string): M | undefined {
  return marks
    .filter((mark) => mark.day === day && unitPath.startsWith(mark.unitPath))
    .sort((a, b) => b.unitPath.length - a.unitPath.length)[0];
}

export const worksOn = (day: string, marks: readonly DayMark[], unitPath: string) =>
  wordOn(day, marks, unitPath)?.working ?? weekday(day) < 5;

/** A calendar that leaves no working day in two months is not believed, as on the server. */
const LONGEST = 60;

export function nextWorkingDay(after: string, marks: readonly DayMark[], unitPath: string) {
  for (let n = 1; n <= LONGEST; n += 1) {
    const day = addDays(after, n);
    if (worksOn(day, marks, unitPath)) return day;
  }
  return addDays(after, 1);
}
