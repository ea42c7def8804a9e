/**
 * Reads a day as officers type it: 3/11/26, 03/11/2026, 3-11-2026, 3.11.26, 031126, 03112026, 2026-11-03.
 * Answers yyyy-MM-dd, or null when it is no day of the calendar (31/4, 29/2 in a common year).
 */
export function readDay(typed: string): string | null {
  const text = typed.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return day(iso[3], iso[2], iso[1]);
  const parted = /^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{2})$/.exec(text);
  if (parted) return day(parted[1], parted[2], parted[3]);
  const run = /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(text);
  return run ? day(run[1], run[2], run[3]) : null;
}

function day(d = '', m = '', y = ''): string | null {
  // Two digits mean this century up to 69: nobody registers a model for 1926.
  const year = y.length === 2 ? Number(y) + (Number(y) < 70 ? 2000 : 1900) : Number(y);
  const month = Number(m);
  const date = Number(d);
  if (year < 1900 || year > 2200) return null;
  const made = new Date(Date.UTC(year, month - 1, date));
  if (made.getUTCMonth() !== month - 1 || made.getUTCDate() !== date) return null;
  return made.toISOString().slice(0, 10);
}
