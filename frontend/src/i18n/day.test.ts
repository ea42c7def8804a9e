import { expect, it } from 'vitest';
import { readDay } from './day';
import { byName, date, fold, money, moment, number, percent } from './format';

it.each([
  ['3/11/26', '2026-11-03'],
  ['03/11/2026', '2026-11-03'],
  ['03112026', '2026-11-03'],
  ['031126', '2026-11-03'],
  ['3-11-2026', '2026-11-03'],
  ['3.11.26', '2026-11-03'],
  [' 3 / 11 / 2026 ', '2026-11-03'],
  ['2026-11-03', '2026-11-03'],
  ['29/02/2028', '2028-02-29'],
  ['19/5/90', '1990-05-19'],
])('reads %s', (typed, day) => expect(readDay(typed)).toBe(day));

it.each([
  '',
  '31/4/2026',
  '29/02/2026',
  '13/13/2026',
  '3/11',
  '3/11/0001',
  '3/11/9999',
  'hôm qua',
  '1/1/2026x',
])('refuses %s', (typed) => expect(readDay(typed)).toBeNull());

it('writes figures and days the Vietnamese way', () => {
  expect(number(1286)).toBe('1.286');
  expect(percent(0.863)).toBe('86,3%');
  expect(money(1_170_000)).toBe('1.170.000 đồng');
  expect(date('2026-11-03')).toBe('03/11/2026');
  // 23:30 UTC is already the next morning in Hà Nội.
  expect(date('2026-11-21T23:30:00Z')).toBe('22/11/2026');
  expect(moment('2026-11-22T01:15:00Z')).toBe('08:15, 22/11/2026');
});

it('sorts names by the Vietnamese alphabet, and folds marks for search', () => {
  expect(['Đông', 'Dương', 'Ân', 'An', 'Ấp 10', 'Ấp 2'].sort(byName)).toEqual([
    'An',
    'Ân',
    'Ấp 2',
    'Ấp 10',
    'Dương',
    'Đông',
  ]);
  expect(fold('Hiến ĐẤT')).toBe('hien dat');
});
