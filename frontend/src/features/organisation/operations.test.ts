import { describe, expect, it } from 'vitest';
import type { Operation, UnitRow } from './api';
import {
  alike,
  assign,
  blank,
  gaps,
  newUnit,
  tidy,
  withHeir,
  withoutSuccessor,
  withSuccessor,
} from './operations';

const split = (units: string[] = ['A']): Operation => ({ ...blank('split', 'P'), units });

describe('an operation', () => {
  it('says what it still wants', () => {
    expect(gaps(blank('merge', 'P'))).toEqual([
      'units',
      'opens.0.code',
      'opens.0.partyName',
      'opens.0.kind',
      'opens.0.tierId',
    ]);
    expect(gaps(blank('absorb', 'P'))).toEqual(['units', 'into']);
    expect(gaps({ ...blank('rename', 'P'), units: ['A'], partyName: ' ' })).toEqual(['name']);
    expect(gaps({ ...blank('reopen', 'P'), units: ['A'] })).toEqual([]);
  });

  it('opens a unit like the first one it names, and keeps what was said', () => {
    const row = { kind: 'cell', tierId: 'T', territorial: true, parentId: 'Q' } as UnitRow;
    const [opened] = alike(blank('merge', 'P'), row, 'P').opens;
    expect(opened).toMatchObject({ kind: 'cell', tierId: 'T', territorial: true, parentId: 'Q' });
    const said = {
      ...blank('merge', 'P'),
      opens: [newUnit('P', { kind: 'agency', tierId: 'U', territorial: false })],
    };
    expect(alike(said, row, 'P').opens[0]).toMatchObject({ kind: 'agency', parentId: 'P' });
  });

  it('is sent without blanks and empty words', () => {
    const [opened] = tidy({
      ...blank('create', 'P'),
      opens: [{ ...newUnit('P'), code: ' x1 ', partyName: ' A ', stateName: ' ' }],
    }).opens;
    expect(opened).toMatchObject({ code: 'X1', partyName: 'A', stateName: null });
  });
});

describe('a split', () => {
  const two = withSuccessor(withSuccessor(split(), 'B'), 'C');
  const heirs = (of: Operation) => of.successors.filter(({ heir }) => heir).map(({ unitId }) => unitId);

  it('has exactly one heir whatever is added, chosen or taken away', () => {
    expect(heirs(two)).toEqual(['B']);
    expect(heirs(withHeir(two, 'C'))).toEqual(['C']);
    expect(heirs(withoutSuccessor(two, 'B'))).toEqual(['C']);
  });

  it('leaves the heir to a unit that goes on', () => {
    expect(heirs(withSuccessor(two, 'A'))).toEqual(['A']);
  });

  it('assigns a unit below to one successor at a time', () => {
    const first = assign(two, 'below', 'B');
    const then = assign(first, 'below', 'C');
    expect(then.successors.map(({ takes }) => takes)).toEqual([null, ['below']]);
    expect(assign(then, 'below', null).successors.map(({ takes }) => takes)).toEqual([null, null]);
  });

  it('forgets a new unit together with its part', () => {
    const opened = newUnit('P');
    expect(withoutSuccessor(withSuccessor(split(), opened.id, opened), opened.id).opens).toEqual([]);
  });
});
