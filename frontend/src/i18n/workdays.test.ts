import { describe, expect, it } from 'vitest';
import { nextWorkingDay, wordOn, worksOn } from './workdays';

const tet = ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'];
const marks = [
  ...tet.map((day) => ({ day, working: false, unitPath: '/AB/' })),
  { day: '2026-02-28', working: true, unitPath: '/AB/' },
  { day: '2026-02-16', working: true, unitPath: '/AB/X1/' },
];

describe('working days', () => {
  it('are Monday to Friday where nobody says otherwise', () => {
    expect(worksOn('2026-02-13', [], '/AB/')).toBe(true);
    expect(worksOn('2026-02-14', [], '/AB/')).toBe(false);
  });

  it('step over Tết, and stop at a Saturday that makes up for it', () => {
    expect(nextWorkingDay('2026-02-13', marks, '/AB/')).toBe('2026-02-23');
    expect(nextWorkingDay('2026-02-27', marks, '/AB/')).toBe('2026-02-28');
  });

  it('hear the nearest unit, and no sibling', () => {
    expect(nextWorkingDay('2026-02-13', marks, '/AB/X1/')).toBe('2026-02-16');
    expect(nextWorkingDay('2026-02-13', marks, '/AB/X12/')).toBe('2026-02-23');
    expect(wordOn('2026-02-16', marks, '/CD/')).toBeUndefined();
  });

  it('believe no calendar without a working day', () => {
    const never = Array.from({ length: 90 }, (_, n) => ({
      day: new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10),
      working: false,
      unitPath: '/AB/',
    }));
    expect(nextWorkingDay('2026-01-01', never, '/AB/')).toBe('2026-01-02');
  });
});
