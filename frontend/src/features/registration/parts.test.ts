import { expect, it } from 'vitest';
import { allParts } from '@/ui/own/parts';
import { changedParts, missingParts, screenOf, screens, wordDiff } from './parts';

const reading = { name: 'Tuyến đường hoa', parts: { situation: 'Nhiều rác', content: ' ' } };

it('stands every part on exactly one screen', () => {
  expect(screens.flatMap(({ parts }) => [...parts]).sort()).toEqual([...allParts].sort());
  expect([screenOf('name'), screenOf('place'), screenOf('outputs')]).toEqual([1, 2, 3]);
});

it('misses what is required and blank, and nothing else', () => {
  expect(missingParts(reading, ['name', 'situation', 'content', 'outputs'])).toEqual(['content', 'outputs']);
});

it('takes a blank part and an absent one for the same', () => {
  const now = { name: 'Tuyến đường hoa ', parts: { situation: 'Nhiều rác, cỏ dại', content: null } };
  expect(changedParts(now, reading)).toEqual(['situation']);
});

it('shows word by word what went and what came', () => {
  expect(wordDiff('trồng 2 km đường hoa', 'trồng 3 km đường hoa giấy')).toEqual([
    { kind: 'same', text: 'trồng ' },
    { kind: 'gone', text: '2' },
    { kind: 'new', text: '3' },
    { kind: 'same', text: ' km đường hoa' },
    { kind: 'new', text: ' giấy' },
  ]);
  expect(wordDiff('', 'mới')).toEqual([{ kind: 'new', text: 'mới' }]);
  expect(wordDiff('cũ', 'cũ')).toEqual([{ kind: 'same', text: 'cũ' }]);
});

it('keeps a rewritten sentence together instead of mixing its words', () => {
  expect(wordDiff('ngân sách 15 triệu', 'xã hội hóa 20 đồng')).toEqual([
    { kind: 'gone', text: 'ngân sách 15 triệu' },
    { kind: 'new', text: 'xã hội hóa 20 đồng' },
  ]);
});

it('shows texts too long to compare as a whole', () => {
  const [a, b] = ['một '.repeat(700), 'hai '.repeat(700)];
  expect(wordDiff(a, b).map(({ kind }) => kind)).toEqual(['gone', 'new']);
});
