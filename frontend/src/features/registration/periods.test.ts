import { expect, test } from 'vitest';
import { periodName } from './periods';

test('a whole part of the calendar is called by its name', () => {
  expect(periodName('2026-02-01', '2026-02-28')).toEqual({ kind: 'month', of: 2, year: 2026 });
  expect(periodName('2024-02-01', '2024-02-29')).toEqual({ kind: 'month', of: 2, year: 2024 });
  expect(periodName('2026-10-01', '2026-12-31')).toEqual({ kind: 'quarter', of: 4, year: 2026 });
  expect(periodName('2026-07-01', '2026-12-31')).toEqual({ kind: 'half', of: 2, year: 2026 });
});

test('what is cut short, or lies across, has no name', () => {
  expect(periodName('2026-02-15', '2026-03-31')).toBeNull();
  expect(periodName('2026-02-01', '2026-02-27')).toBeNull();
  expect(periodName('2026-02-01', '2026-04-30')).toBeNull();
  expect(periodName('2025-12-01', '2026-02-28')).toBeNull();
});
