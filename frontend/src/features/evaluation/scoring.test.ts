import { describe, expect, it } from 'vitest';
import { contentOf, firstLack, nextOf, press, totalOf, type Draft, type Line, type Pen } from './scoring';

const ten: Line[] = Array.from({ length: 10 }, (_, at) => ({ code: `${at + 1}`, name: '', max: 10 }));
const start: Pen = { at: 0, typed: {}, fresh: true, left: null };
const type = (lines: Line[], keys: string, pen = start) =>
  (keys.match(/\[(\w+)\]|./g) ?? []).reduce((p, key) => press(p, lines, key.replace(/[[\]]/g, '')), pen);
const scores = (pen: Pen, lines: Line[]) => lines.map(({ code }) => pen.typed[code] ?? '');

describe('the score keys', () => {
  it('take ten keys for ten criteria of ten points', () => {
    expect(scores(type(ten, '8797879788'), ten)).toEqual(['8', '7', '9', '7', '8', '7', '9', '7', '8', '8']);
  });

  it('wait after a one, which may become ten, and give a digit too many to the next line', () => {
    expect(scores(type(ten, '10918'), ten).slice(0, 4)).toEqual(['10', '9', '1', '8']);
  });

  it('wait for the second digit where the maximum allows one', () => {
    const wide: Line[] = [
      { code: 'I', name: '', max: 40 },
      { code: 'II', name: '', max: 60 },
    ];
    expect(scores(type(wide, '3555'), wide)).toEqual(['35', '55']);
    expect(type(wide, '5').at).toBe(1);
    expect(scores(type(wide, '4[enter]7'), wide)).toEqual(['4', '7']);
  });

  it('take the comma back to the line the pen has just left', () => {
    const pen = type(ten, '7,5');
    expect([pen.typed['1'], pen.at]).toEqual(['7,5', 0]);
    expect(scores(type(ten, '7,259'), ten).slice(0, 2)).toEqual(['7,25', '9']);
  });

  it('never write more than the maximum', () => {
    expect(scores(type([{ code: 'a', name: '', max: 5 }], '9'), ten)[0]).toBe('');
    expect(type([{ code: 'a', name: '', max: 5 }], '49').typed.a).toBe('4');
    expect(type(ten, '10,').typed['1']).toBe('10');
  });

  it('move, wipe and give full marks', () => {
    expect(type(ten, '8[backspace]').at).toBe(0);
    expect(type(ten, '8[arrowup]6').typed['1']).toBe('6');
    expect(type(ten, 'm').typed['1']).toBe('10');
    expect(type(ten, '[arrowup]').at).toBe(0);
  });
});

const draft = (change: Partial<Draft> = {}): Draft => ({
  typed: Object.fromEntries(ten.map(({ code }) => [code, '8'])),
  remarks: {},
  deductions: [],
  knockOuts: {},
  ...change,
});

describe('the sheet', () => {
  it('is whole when every criterion has its score', () => {
    expect(firstLack(draft(), ten)).toBeNull();
    expect(firstLack(draft({ typed: { '1': '8' } }), ten)).toEqual({ what: 'score', at: 1 });
  });

  it('does not keep a deduction without its written reason, and says so', () => {
    const bare = draft({ deductions: [{ points: '2', reason: ' ' }] });
    expect(contentOf(bare, ten).deductions).toEqual([]);
    expect(firstLack(bare, ten)).toEqual({ what: 'deduction', at: 0, lacks: 'reason' });
    const reasoned = draft({ deductions: [{ points: '2,5', reason: 'Nộp muộn' }] });
    expect(totalOf(contentOf(reasoned, ten))).toBe(77.5);
  });

  it('is worth nothing after a knock-out, and then needs no scores', () => {
    const out = draft({ typed: {}, knockOuts: { X: 'Có đơn thư đúng sự thật' } });
    expect(firstLack(out, ten)).toBeNull();
    expect(totalOf(contentOf(out, ten))).toBe(0);
  });
});

it('goes on to the next dossier that waits, round the end, past those I may not score', () => {
  const queue = [
    { id: 'a', mySheet: { status: 'draft' } },
    { id: 'b', mySheet: { status: 'handed-in' } },
    { id: 'c', recused: 'own-unit' },
    { id: 'd', mySheet: { status: 'draft' } },
  ];
  expect(nextOf(queue, 'a')?.id).toBe('d');
  expect(nextOf(queue, 'd')?.id).toBe('a');
  expect(nextOf([queue[0]!], 'a')).toBeUndefined();
});
