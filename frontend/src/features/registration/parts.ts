import { allParts } from '@/ui/own/parts';

export type Part = (typeof allParts)[number];
export type WrittenPart = Exclude<Part, 'name'>;
export type Written = { [P in WrittenPart]?: string | null };

/** The form as it reads at one moment. */
export interface Reading {
  name: string;
  parts: Written;
}

/** Which parts stand on which screen of the form; the first also asks who, in which campaign and in which field. */
export const screens = [
  { id: 'about', parts: ['name'] },
  { id: 'what', parts: ['situation', 'objectives', 'content', 'place'] },
  { id: 'how', parts: ['forces', 'resources', 'timetable', 'outputs', 'sustainability'] },
] as const satisfies { id: string; parts: readonly Part[] }[];

export const screenOf = (part: Part) =>
  screens.findIndex(({ parts }) => (parts as readonly Part[]).includes(part)) + 1;

export const textOf = ({ name, parts }: Reading, part: Part) =>
  (part === 'name' ? name : parts[part])?.trim() ?? '';

export const filledParts = (reading: Reading) => allParts.filter((part) => textOf(reading, part) !== '');

/** What must still be written before it can be handed in. */
export const missingParts = (reading: Reading, required: readonly string[]) =>
  allParts.filter((part) => required.includes(part) && textOf(reading, part) === '');

/** The parts that read otherwise than before. A blank part and an absent one are the same. */
export const changedParts = (now: Reading, before: Reading) =>
  allParts.filter((part) => textOf(now, part) !== textOf(before, part));

export type Piece = { kind: 'same' | 'gone' | 'new'; text: string };

const MOST_STEPS = 400_000;

/** Word by word what went and what came; texts too long to compare show as a whole. */
export function wordDiff(before: string, after: string): Piece[] {
  const a = before.match(/\s+|\S+/g) ?? [];
  const b = after.match(/\s+|\S+/g) ?? [];
  if (a.length * b.length > MOST_STEPS)
    return pieces(a.length > 0 && ['gone', before], b.length > 0 && ['new', after]);
  // The longest common run of words, from the end, so that it can be walked from the start.
  const run = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (i: number, j: number) => run[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      (run[i] as Uint16Array)[j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const found: [Piece['kind'], string][] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      found.push(['same', a[i] as string]);
      i++;
      j++;
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1)))
      found.push(['gone', a[i++] as string]);
    else found.push(['new', b[j++] as string]);
  }
  return pieces(...found);
}

/** Neighbours of one kind become one piece; blanks and stops between changed words belong to the change. */
function pieces(...found: ([Piece['kind'], string] | false)[]): Piece[] {
  const made: Piece[] = [];
  let gone = '';
  let came = '';
  let between = '';
  const close = () => {
    if (gone) made.push({ kind: 'gone', text: gone });
    if (came) made.push({ kind: 'new', text: came });
    if (between) say(between);
    gone = came = between = '';
  };
  const say = (text: string) => {
    const last = made[made.length - 1];
    if (last?.kind === 'same') last.text += text;
    else made.push({ kind: 'same', text });
  };
  for (const one of found) {
    if (!one) continue;
    const [kind, text] = one;
    if (kind === 'same') {
      if (!/[\p{L}\p{N}]/u.test(text) && (gone || came)) between += text;
      else {
        close();
        say(text);
      }
      continue;
    }
    if (between) {
      gone += between;
      came += between;
      between = '';
    }
    if (kind === 'gone') gone += text;
    else came += text;
  }
  close();
  return made;
}
