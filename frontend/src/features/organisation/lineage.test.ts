import { describe, expect, it } from 'vitest';
import type { Lineage, LineageStep } from './api';
import { edgesOf, madeOf, nowIs, wordOf } from './lineage';

const step = (
  kind: LineageStep['kind'],
  from: string | null,
  to: string | null,
  heir = true,
): LineageStep => ({
  reorganisationId: 'act',
  legalNumber: '1/NQ',
  effectiveOn: '2025-07-01',
  kind,
  fromUnitId: from,
  fromName: from,
  fromPath: from,
  toUnitId: to,
  toName: to,
  toPath: to,
  heir,
  basis: null,
  text: '',
});
const lineage = (unitId: string, before: LineageStep[], after: LineageStep[], ids: string[]): Lineage => ({
  unitId,
  name: unitId,
  openedOn: '2025-07-01',
  closedOn: null,
  nodes: ids.map((id, place) => ({ id, name: id, path: `/${id}/`, place })),
  before,
  after,
});

describe('a lineage', () => {
  it('names whom a unit was made of, and not who only handed over a task', () => {
    const of = lineage(
      'D',
      [step('merge', 'A', 'D'), step('merge', 'B', 'D'), step('transfer', 'C', 'D', false)],
      [],
      [],
    );
    expect(madeOf(of).map(({ id }) => id)).toEqual(['A', 'B']);
  });

  it('does not count a unit among its own predecessors', () => {
    expect(madeOf(lineage('A', [step('rename', 'A', 'A', false)], [], []))).toEqual([]);
  });

  it('follows every way on to its end, the heir first', () => {
    const after = [step('split', 'A', 'B', false), step('split', 'A', 'C'), step('absorb', 'C', 'D')];
    expect(nowIs(lineage('A', [], after, []))).toEqual([
      { id: 'D', name: 'D', heir: true },
      { id: 'B', name: 'B', heir: false },
    ]);
  });

  it('ends although units take from one another in a ring', () => {
    expect(nowIs(lineage('A', [], [step('absorb', 'A', 'B'), step('split', 'B', 'A', false)], []))).toEqual(
      [],
    );
  });

  it('draws a pair once, and firmly when any of its steps made an heir', () => {
    const of = lineage('B', [step('transfer', 'A', 'B', false), step('merge', 'A', 'B')], [], ['A', 'B']);
    expect(edgesOf(of)).toEqual([{ from: 0, to: 1, heir: true }]);
  });

  it('tells the parts of a split apart', () => {
    expect(
      [step('split', 'A', 'A'), step('split', 'A', 'B'), step('split', 'A', 'C', false)].map(wordOf),
    ).toEqual(['split-stays', 'split-heir', 'split']);
  });
});
