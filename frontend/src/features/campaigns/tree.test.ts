import { expect, it } from 'vitest';
import { asTree } from './tree';

it('puts each sub-movement under its movement and loses none whose movement is on another page', () => {
  const rows = [
    { id: 'b', parentId: 'a' },
    { id: 'stray', parentId: 'elsewhere' },
    { id: 'a', parentId: null },
    { id: 'c', parentId: 'b' },
  ];
  expect(asTree(rows).map(({ id, depth }) => `${depth}${id}`)).toEqual(['0stray', '0a', '1b', '2c']);
});
