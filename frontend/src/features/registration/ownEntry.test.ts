import { expect, it } from 'vitest';
import type { Dossier } from './api';
import { asBody, differing, merge, own, withAnswer, type Entry } from './entry';

const base: Entry = {
  fieldId: 'f1',
  holder: '',
  name: 'Đường hoa',
  parts: {},
  own: { 'kinh-phi': 5, nguoi: { name: 'Bà Họa', position: 'Bí thư' } },
};
const say = (code: string, said: unknown) => withAnswer(base, own(code), JSON.stringify(said));
const form = {
  required: [],
  version: 1,
  fields: [{ code: 'kinh-phi' }, { code: 'nguoi' }],
} as unknown as Dossier['campaign']['form'];

it('puts together what two people answered to different fields', () => {
  const { merged, clashes } = merge(base, say('kinh-phi', 6), say('so-ho', 64));
  expect(clashes).toEqual([]);
  expect(merged.own).toEqual({ ...base.own, 'kinh-phi': 6, 'so-ho': 64 });
});

it('asks about the field that both answered, and keeps mine meanwhile', () => {
  const { merged, clashes } = merge(base, say('kinh-phi', 6), say('kinh-phi', 7));
  expect(clashes).toEqual([own('kinh-phi')]);
  expect(merged.own?.['kinh-phi']).toBe(6);
});

it('sees no difference in the order of an answer’s parts, nor between a blank answer and none', () => {
  expect(differing(base, say('nguoi', { position: 'Bí thư', name: 'Bà Họa' }))).toEqual([]);
  expect(differing(base, say('doan', [{ ten: ' ' }]))).toEqual([]);
  expect(differing(base, say('kinh-phi', ''))).toEqual([own('kinh-phi')]);
});

it('sends what is in its form and holds back what is not, or is not asked', () => {
  const entry = withAnswer(say('la', 'x'), own('nguoi'), JSON.stringify({ name: 'Bà Họa', position: ' ' }));
  expect(asBody(entry, form).answers).toEqual({ 'kinh-phi': 5, nguoi: { name: 'Bà Họa' } });
  expect(
    asBody(entry, form, { 'answers.kinh-phi': ['out-of-range'], 'answers.nguoi.position': ['required'] })
      .answers,
  ).toEqual({ nguoi: { name: 'Bà Họa' } });
  expect(asBody({ ...base, own: undefined }, form).answers).toBeUndefined();
});
