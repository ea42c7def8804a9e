import { describe, expect, it } from 'vitest';
import { Problem } from '@/api';
import { PART, sendInParts, type Doors } from './sendInParts';

/** A server of which every other act is lost: before it was done, or on the way back. */
function server(size: number, lost: () => 'before' | 'after' | null) {
  let [started, received, finished] = [0, 0, 0];
  const pieces: number[] = [];
  const act = async <V>(does: () => V): Promise<V> => {
    const when = lost();
    if (when === 'before') throw new Problem(0, 'network');
    const answer = does();
    if (when === 'after') throw new Problem(0, 'network');
    return Promise.resolve(answer);
  };
  const doors: Doors<string> = {
    start: () => act(() => ((started ||= 1), { id: 'u', received: 0 })),
    part: (_, from, bytes) =>
      act(() => {
        if (from !== received) throw new Problem(409, 'upload.elsewhere');
        received += bytes.size;
        pieces.push(from);
        return { received };
      }),
    where: () => act(() => ({ received })),
    finish: () => act(() => (received === size ? ((finished ||= 1), 'file') : 'too soon')),
  };
  return { doors, pieces, told: () => ({ started, received, finished }) };
}

describe('a big file', () => {
  const size = 7 * PART + 12;
  const file = new Blob([new Uint8Array(size)]);
  const now = () => Promise.resolve();

  it('goes part by part and says how far it is', async () => {
    const { doors, pieces } = server(size, () => null);
    const shares: number[] = [];
    expect(await sendInParts(file, doors, (share) => shares.push(share), undefined, now)).toBe('file');
    expect(pieces).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((n) => n * PART));
    expect(shares.at(-1)).toBe(1);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  });

  it('goes on where it stood, whatever was lost, and every byte arrives once', async () => {
    for (let seed = 1; seed <= 40; seed++) {
      let dice = seed;
      const { doors, pieces, told } = server(size, () => {
        dice = (dice * 48271) % 2147483647;
        return dice % 5 === 0 ? 'before' : dice % 5 === 1 ? 'after' : null;
      });
      expect(await sendInParts(file, doors, () => undefined, undefined, now)).toBe('file');
      expect(told()).toEqual({ started: 1, received: size, finished: 1 });
      expect(new Set(pieces).size).toBe(pieces.length);
    }
  });

  it('gives up in the end where nothing gets through, and at once where it is refused', async () => {
    const { doors } = server(size, () => null);
    const away = { ...doors, part: () => Promise.reject(new Problem(0, 'network')) };
    await expect(sendInParts(file, away, () => undefined, undefined, now)).rejects.toMatchObject({
      code: 'network',
    });
    const refused = { ...doors, finish: () => Promise.reject(new Problem(409, 'file.kind-refused')) };
    await expect(sendInParts(file, refused, () => undefined, undefined, now)).rejects.toMatchObject({
      code: 'file.kind-refused',
    });
  });
});
