import { expect, it } from 'vitest';
import type { Dossier } from './api';
import { asBody, differing, merge, own, shutFields, withAnswer, within, type Entry } from './entry';

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
  expect(asBody({ ...base, own: undefined }, form).answers).toBeUndefined();
  expect(within(form, entry).own).not.toHaveProperty('la');
});

/** What is more than nine is out of range; a position may be wanting. */
const most = (limit: number) => (entry: Entry) => ({
  ...(Number(entry.own?.['kinh-phi']) > limit && { 'answers.kinh-phi': ['out-of-range'] }),
  'answers.nguoi.position': ['required'],
});

it('sends the answer that the server has in place of one that is not in its form, and else none', () => {
  expect(asBody(say('kinh-phi', 60), form, most(9), base).answers).toEqual(base.own);
  expect(asBody(say('kinh-phi', 60), form, most(9), { ...base, own: {} }).answers).toEqual({
    nguoi: base.own?.nguoi,
  });
  expect(asBody(say('kinh-phi', 6), form, most(9), base).answers).toEqual({ ...base.own, 'kinh-phi': 6 });
});

it('leaves the answers as they are there where the stored one is not in its form any more either', () => {
  const body = asBody({ ...say('kinh-phi', 6), name: 'Mới' }, form, most(3), base);
  expect(body).toMatchObject({ name: 'Mới', answers: undefined });
});

it('lets nothing be held up by what is not asked', () => {
  const asksOnPlace = {
    ...form,
    fields: [{ code: 'kinh-phi', when: { part: 'place' } }, { code: 'nguoi' }],
  } as unknown as typeof form;
  expect(asBody(say('kinh-phi', 6), asksOnPlace, most(3), base).answers).toEqual({ nguoi: base.own?.nguoi });
});

const returned = (change: Partial<Dossier>) =>
  ({
    fieldId: 'f1',
    holder: null,
    name: 'Đường hoa',
    parts: {},
    answers: {},
    campaign: {
      version: 2,
      form: {
        required: [],
        fields: [{ code: 'kinh-phi' }, { code: 'nguoi' }, { code: 'dai', when: { part: 'place' } }],
      },
    },
    campaignVersion: 2,
    remarks: [{ part: null, field: 'nguoi', text: 'Ghi rõ' }],
    readBefore: { name: 'Đường hoa', parts: {}, answers: { nguoi: { name: 'Bà Họa' } } },
    ...change,
  }) as unknown as Dossier;

it('shuts what was asked and left blank, but neither what is remarked on nor what was not asked', () => {
  expect([...shutFields(returned({}))]).toEqual(['kinh-phi']);
  expect([...shutFields(returned({ remarks: [] }))]).toEqual(['kinh-phi', 'nguoi']);
  expect([
    ...shutFields(returned({ remarks: [] }), () => ({ 'answers.kinh-phi': ['out-of-range'] })),
  ]).toEqual(['nguoi']);
});

it('opens what was left blank when the campaign asks otherwise since', () => {
  expect([...shutFields(returned({ campaignVersion: 1 }))]).toEqual([]);
  expect([...shutFields(returned({ campaignVersion: 1, remarks: [] }))]).toEqual(['nguoi']);
  expect([...shutFields(returned({ remarks: [], readBefore: null, answers: {} }))]).toEqual([
    'kinh-phi',
    'nguoi',
  ]);
});
