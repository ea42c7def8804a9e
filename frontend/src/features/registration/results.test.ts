import { expect, it } from 'vitest';
import type { Result } from './api';
import { asResultBody, onlyAsked, reportOf } from './results';

const asked = [{ code: 'ngay-cong' }];
const aims = [
  { indicator: 'ngay-cong', baseline: 0, target: 320 },
  { indicator: 'bo-roi', baseline: 1, target: 2 },
];

it('sends no aim for an indicator that the campaign dropped', () => {
  expect(onlyAsked(aims, asked)).toEqual([aims[0]]);
});

it('begins a report without the indicators that the campaign dropped, and sends none of them', () => {
  const begun = asResultBody(reportOf(undefined, aims), asked);
  expect(begun.indicators.map(({ indicator }) => indicator)).toEqual(['ngay-cong']);
  const result = { narrative: 'x', indicators: [{ indicator: 'bo-roi', actual: 3, approximate: false }] };
  expect(asResultBody(reportOf(result as unknown as Result), asked).indicators).toEqual([]);
});
