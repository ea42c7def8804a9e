import { describe, expect, it } from 'vitest';
import { inOrder, shiftWords, shiftYears } from './plan';

describe('the plan of another year', () => {
  it('keeps its days', () => {
    expect(shiftYears('2026-11-30', 1)).toBe('2027-11-30');
    expect(shiftYears('2028-02-29', 1)).toBe('2029-02-28');
    expect(shiftYears('2028-02-29', 4)).toBe('2032-02-29');
  });
  it('keeps its words, with their years', () => {
    expect(shiftWords('hết ngày 30/11/2026', 1)).toBe('hết ngày 30/11/2027');
    expect(shiftWords('dịp 3/2/2027', 1)).toBe('dịp 3/2/2028');
    expect(shiftWords('cuối tháng 6', 1)).toBe('cuối tháng 6');
  });
  it('stands in the order of the tiers, pilots first', () => {
    const rows = [
      { tierId: 'xa', pilotUnitId: null },
      { tierId: 'tinh', pilotUnitId: null },
      { tierId: 'xa', pilotUnitId: 'p1' },
    ];
    const tiers = [
      { tierId: 'tinh', rank: 2 },
      { tierId: 'xa', rank: 3 },
    ];
    expect(inOrder(rows, tiers).map(({ tierId, pilotUnitId }) => pilotUnitId ?? tierId)).toEqual([
      'tinh',
      'p1',
      'xa',
    ]);
  });
});
