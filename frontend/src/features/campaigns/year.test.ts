import { describe, expect, it } from 'vitest';
import { daysBetween, runsOf, step, weeksOf, written } from './year';

describe('the year on the sheet', () => {
  it('puts every day once under its weekday, 29 February too', () => {
    expect(weeksOf(2026, 2).flat().filter(Boolean)).toHaveLength(28);
    expect(weeksOf(2028, 2).flat().filter(Boolean)).toHaveLength(29);
    expect(weeksOf(2026, 2)[0]).toEqual([null, null, null, null, null, null, '2026-02-01']);
    expect(weeksOf(2026, 6)[0]?.[0]).toBe('2026-06-01');
  });

  it('is walked by arrows and not left by them', () => {
    expect(step('2026-02-16', 'ArrowDown')).toBe('2026-02-23');
    expect(step('2026-02-28', 'ArrowRight')).toBe('2026-03-01');
    expect(step('2026-01-01', 'ArrowLeft')).toBe('2026-01-01');
    expect(step('2026-01-01', 'a')).toBeUndefined();
    expect(daysBetween('2026-02-18', '2026-02-16')).toEqual(['2026-02-16', '2026-02-17', '2026-02-18']);
  });

  const tet = { working: false, name: 'Tết' };
  it('keeps the other lines when some days get a word or lose it', () => {
    const before = [{ day: '2026-01-01', working: false, name: 'Tết Dương lịch' }];
    const after = written(before, ['2026-02-17', '2026-02-16'], tet);
    expect(after.map(({ day }) => day)).toEqual(['2026-01-01', '2026-02-16', '2026-02-17']);
    expect(written(after, ['2026-02-16'], null)).toHaveLength(2);
    expect(written(after, ['2026-01-01'], tet)[0]).toEqual({ day: '2026-01-01', ...tet });
  });

  it('tells days in a row of one unit in one line', () => {
    const of = (day: string, unitId: string, name = 'Tết') => ({
      day,
      working: false,
      name,
      unitId,
      unitPath: `/${unitId}/`,
      unitName: unitId,
    });
    const runs = runsOf([
      of('2026-02-17', 'A'),
      of('2026-02-16', 'A'),
      of('2026-02-17', 'B'),
      of('2026-02-18', 'A', 'Khác'),
    ]);
    expect(runs.map(({ unitId, day, until, count }) => [unitId, day, until, count])).toEqual([
      ['A', '2026-02-16', '2026-02-17', 2],
      ['B', '2026-02-17', '2026-02-17', 1],
      ['A', '2026-02-18', '2026-02-18', 1],
    ]);
  });
});
