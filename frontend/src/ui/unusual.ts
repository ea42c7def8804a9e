import { number } from '@/i18n/format';
import { showNumber } from '@/i18n/numbers';

interface Usual {
  usualFrom?: number | null;
  usualTo?: number | null;
}

/** How a figure stands to what is usual: above it so many times, or below it; null where nothing is to be remarked. */
export function unusual(
  actual: number | null | undefined,
  { usualFrom, usualTo }: Usual,
): { hint: 'times-usual' | 'above-usual' | 'below-usual'; times: string; usual: string } | null {
  if (actual == null) return null;
  if (usualTo != null && actual > usualTo) {
    const times = usualTo > 0 ? Math.floor(actual / usualTo) : 0;
    return {
      hint: times >= 2 ? 'times-usual' : 'above-usual',
      times: number(times),
      usual: showNumber(usualTo),
    };
  }
  if (usualFrom != null && actual < usualFrom)
    return { hint: 'below-usual', times: '', usual: showNumber(usualFrom) };
  return null;
}
