/** How a period is called: a whole month, quarter or half-year of the calendar by its name, else by its days. */
export type PeriodName = { kind: 'month' | 'quarter' | 'half'; of: number; year: number } | null;

const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

export function periodName(from: string, to: string): PeriodName {
  const [year = 0, first = 0, start = 0] = from.split('-').map(Number);
  const [ends = 0, last = 0, end = 0] = to.split('-').map(Number);
  if (year !== ends || start !== 1 || end !== lastDay(ends, last)) return null;
  const months = last - first + 1;
  if (months === 1) return { kind: 'month', of: first, year };
  if (months === 3 && first % 3 === 1) return { kind: 'quarter', of: (first + 2) / 3, year };
  if (months === 6 && first % 6 === 1) return { kind: 'half', of: (first + 5) / 6, year };
  return null;
}
