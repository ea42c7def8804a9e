import { describe, expect, it } from 'vitest';
import type { Kin } from './api';
import { branchesOf, placeOf } from './tree';

const kin = (id: string, originId: string | null, generation: number): Kin => ({
  id,
  originId,
  generation,
  name: id,
  beganAs: 'replication',
  startedYear: 2025,
  places: [],
  endured: [],
});

describe('the tree of a model', () => {
  it('puts everybody under the one it took the model from', () => {
    const branches = branchesOf('a', [
      kin('b', 'a', 1),
      kin('c', 'a', 1),
      kin('d', 'b', 2),
      kin('e', 'd', 3),
    ]);
    expect(branches.map(({ kin: { id } }) => id)).toEqual(['b', 'c']);
    expect(branches[0]?.children[0]?.children.map(({ kin: { id } }) => id)).toEqual(['e']);
  });

  it('does not mind in which order they come', () => {
    expect(branchesOf('a', [kin('d', 'b', 2), kin('b', 'a', 1)])[0]?.children).toHaveLength(1);
  });

  it('says a place by the unit and the one above it', () => {
    const places = [{ unitId: '1', name: 'Tỉnh', tierName: 'Tỉnh' }];
    expect(placeOf({ ...kin('a', null, 0), places })).toEqual({ unit: 'Tỉnh', above: undefined });
  });
});
