import { expect, it } from 'vitest';
import { readNumber, showNumber } from './numbers';

it.each([
  ['1.286', 1286],
  ['1286', 1286],
  ['1 286', 1286],
  ['1.170.000', 1170000],
  ['12,5', 12.5],
  ['12.5', 12.5],
  ['1.286,25', 1286.25],
  ['', null],
  ['  ', null],
  ['trên 500', undefined],
  ['-3', undefined],
  ['1,2,3', undefined],
  ['1.28', 1.28],
])('reads %j as %j', (typed, value) => {
  expect(readNumber(typed)).toBe(value);
});

it('reads back what it shows', () => {
  for (const value of [0, 3.5, 1286, 1170000.25]) expect(readNumber(showNumber(value))).toBe(value);
});
