/** A rectangle of a picture, in shares of its width and height. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const MOST_BOXES = 40;
export const STEP = 0.01;
const LEAST = 0.01;
const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** Between two corners, whichever was set first; null when it is too small to have been meant. */
export function between(a: { x: number; y: number }, b: { x: number; y: number }): Box | null {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  const box = { x, y, width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
  return box.width < LEAST || box.height < LEAST ? null : box;
}

export const moved = (box: Box, dx: number, dy: number): Box => ({
  ...box,
  x: within(box.x + dx, 0, 1 - box.width),
  y: within(box.y + dy, 0, 1 - box.height),
});

export const sized = (box: Box, dw: number, dh: number): Box => ({
  ...box,
  width: within(box.width + dw, LEAST, 1 - box.x),
  height: within(box.height + dh, LEAST, 1 - box.y),
});

export const inTheMiddle = (): Box => ({ x: 0.4, y: 0.4, width: 0.2, height: 0.2 });
