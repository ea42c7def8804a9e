import fc from 'fast-check';
import { expect, it } from 'vitest';
import { between, moved, sized, type Box } from './boxes';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const by = fc.double({ min: -2, max: 2, noNaN: true });
const corner = fc.record({ x: share, y: share });
const box = fc
  .tuple(corner, corner)
  .map(([a, b]) => between(a, b))
  .filter((made) => made !== null);
const inside = ({ x, y, width, height }: Box) =>
  x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 1 + 1e-9 && y + height <= 1 + 1e-9;

it('never leaves the picture, however it is drawn, moved and resized', () => {
  fc.assert(
    fc.property(box, by, by, (made, a, b) => {
      expect(inside(made)).toBe(true);
      expect(inside(moved(made, a, b))).toBe(true);
      expect(inside(sized(made, a, b))).toBe(true);
      expect(moved(made, a, b).width).toBe(made.width);
    }),
  );
});

it('is the same from either corner, and nothing where the pointer only touched', () => {
  expect(between({ x: 0.5, y: 0.75 }, { x: 0.25, y: 0.5 })).toEqual({
    x: 0.25,
    y: 0.5,
    width: 0.25,
    height: 0.25,
  });
  expect(between({ x: 0.25, y: 0.5 }, { x: 0.251, y: 0.9 })).toBeNull();
});
