import { describe, expect, it } from 'vitest';
import { lineOf, missingOf, tabOf } from './board';
import { narrow, readBoardSearch } from './boardSearch';
import type { CountLine } from './obligationsApi';

const line = (tierId: string, form: string, counts: Record<string, number>) =>
  ({
    tierId,
    tierName: tierId,
    rank: 1,
    form,
    obliged: 10,
    states: Object.entries(counts).map(([state, count]) => ({ state, units: { count, rows: '' } })),
  }) as unknown as CountLine;

describe('the board', () => {
  const lines = [
    line('XA', 'registration', { owed: 3 }),
    line('XA', 'result', { owed: 9 }),
    line('CB', 'registration', { owed: 1, overdue: 4 }),
    line('CB', 'result', { 'handed-in': 10 }),
  ];

  it('opens where most are overdue, registration before results', () => {
    expect(lineOf(lines, {})).toBe(lines[2]);
    expect(lineOf(lines, { cap: 'XA' })).toBe(lines[0]);
    expect(lineOf(lines, { cap: 'XA', viec: 'result' })).toBe(lines[1]);
    expect(lineOf([], {})).toBeUndefined();
  });

  it('opens on what asks for an act', () => {
    expect(tabOf(lines[2])).toBe('overdue');
    expect(tabOf(lines[0])).toBe('owed');
    expect(tabOf(lines[3])).toBe('all');
    expect(tabOf(lines[2], 'late')).toBe('late');
    expect(missingOf(lines[2]!)).toBe(5);
  });

  it('keeps of an address what it knows', () => {
    expect(
      readBoardSearch({ tt: 'overdue', viec: 'tax', nhac: 'false', giaHan: 'false', q: 12, before: -1 }),
    ).toEqual(
      expect.objectContaining({
        tt: 'overdue',
        viec: undefined,
        nhac: false,
        giaHan: undefined,
        q: '12',
        before: undefined,
      }),
    );
    expect(narrow({ dot: 'd', after: 'x', before: 50, mo: 'm' }, { tt: 'owed' })).toEqual({
      dot: 'd',
      after: undefined,
      before: undefined,
      mo: undefined,
      tt: 'owed',
    });
  });
});
