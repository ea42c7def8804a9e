import { expect, it } from 'vitest';
import { merge, type Entry } from './entry';

const base: Entry = {
  fieldId: 'f1',
  holder: '',
  name: 'Đường hoa',
  parts: { situation: 'cũ', outputs: '2 km' },
};
const edit = (change: Partial<Entry['parts']>, name = base.name): Entry => ({
  ...base,
  name,
  parts: { ...base.parts, ...change },
});

it('puts together what two people wrote in different parts', () => {
  const { merged, clashes } = merge(
    base,
    edit({ situation: 'của tôi' }),
    edit({ outputs: '3 km' }, 'Đường hoa mới'),
  );
  expect(clashes).toEqual([]);
  expect(merged).toEqual(edit({ situation: 'của tôi', outputs: '3 km' }, 'Đường hoa mới'));
});

it('asks about the part that both wrote, and keeps mine meanwhile', () => {
  const { merged, clashes } = merge(base, edit({ situation: 'của tôi' }), edit({ situation: 'của bạn' }));
  expect(clashes).toEqual(['situation']);
  expect(merged.parts.situation).toBe('của tôi');
});

it('asks about everything that differs when nobody knows what was there before', () => {
  const { clashes } = merge(null, edit({ situation: 'của tôi' }), edit({ outputs: '3 km' }));
  expect(clashes).toEqual(['situation', 'outputs']);
});
