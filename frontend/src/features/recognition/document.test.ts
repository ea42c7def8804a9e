import { expect, it } from 'vitest';
import type { Item } from './api';
import {
  annexes,
  articleParts,
  basesOf,
  coefficientOf,
  isNumber,
  lettersOf,
  numberLine,
  wholeNumber,
} from './document';

it('completes a bare number by the family of the document', () => {
  expect(wholeNumber(' 12 ', 'party', 'ĐU')).toBe('12-QĐ/ĐU');
  expect(wholeNumber('45', 'state', 'UBND')).toBe('45/QĐ-UBND');
  expect(wholeNumber('12-QĐ/TU', 'party', 'ĐU')).toBe('12-QĐ/TU');
  expect(wholeNumber('mười hai', 'party', 'ĐU')).toBe('mười hai');
});

it('knows the form of a number, also when the marks come apart', () => {
  expect(isNumber('12-QĐ/ĐU', 'party')).toBe(true);
  expect(isNumber('12/QĐ-UBND', 'party')).toBe(false);
  expect(isNumber('45/QĐ-UBND', 'state')).toBe(true);
  expect(isNumber('1234567/QĐ-UBND', 'state')).toBe(false);
  expect(isNumber(wholeNumber('12-QĐ/ĐU'.normalize('NFD'), 'party', 'ĐU'), 'party')).toBe(true);
});

it('leaves room for a number still to come', () => {
  expect(numberLine(null, 'party', 'ĐU')).toMatch(/^Số\s+-QĐ\/ĐU$/);
  expect(numberLine('45/QĐ-UBND', 'state', 'UBND')).toBe('Số: 45/QĐ-UBND');
  expect(lettersOf('party', 'Ban Thường vụ Tỉnh ủy', 'Tỉnh ủy An Bình')).toBe('TU');
  expect(lettersOf('party', 'Ban Chỉ đạo xã', 'Đảng ủy xã')).toBe('BCĐ');
});

const item = (ordinal: number, part: Partial<Item>): Item => ({
  ordinal,
  recipient: `r${ordinal}`,
  recipientUnitId: 'u',
  recipientUnitName: 'u',
  subject: 'collective',
  recognise: false,
  typical: false,
  ...part,
});

it('numbers every part of the appended list from one', () => {
  const list = annexes([
    item(3, { awardForm: 'giay-khen', awardCategory: 'for-implementing' }),
    item(1, { recognise: true, awardForm: 'giay-khen', awardCategory: 'for-the-model' }),
    item(2, { recognise: true }),
  ]);
  expect(
    list.map(({ numeral, kind, rows }) => [numeral, kind, rows.map((r) => `${r.number}:${r.item.ordinal}`)]),
  ).toEqual([
    ['I', 'recognise', ['1:1', '2:2']],
    ['II', 'award', ['1:1']],
    ['III', 'award', ['1:3']],
  ]);
  expect(annexes([item(1, { recognise: true })])[0]?.numeral).toBe('');
});

it('reads articles, bases and coefficients as officers write them', () => {
  expect(articleParts('Điều 2. Tặng giấy khen.')).toEqual(['Điều 2.', 'Tặng giấy khen.']);
  expect(basesOf('- Căn cứ Điều lệ Đảng;\nQuy chế số 1-QC/ĐU;\n\n')).toEqual([
    'Điều lệ Đảng',
    'Quy chế số 1-QC/ĐU',
  ]);
  expect([coefficientOf('0,6'), coefficientOf('1.5'), coefficientOf('0'), coefficientOf('x')]).toEqual([
    0.6,
    1.5,
    null,
    null,
  ]);
});
