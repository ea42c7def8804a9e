import Papa from 'papaparse';
import { fold } from './format';

const nameOf = (head: string) => fold(head).trim().replace(/\s+/g, ' ');

/** How people part the cells of a row: as a spreadsheet copies them, or as it saves them here. */
const betweenIn = (head: string) =>
  head.includes('\t') ? '\t' : head.includes(';') && !head.includes(',') ? ';' : ',';

/** By the name a column has on the server: the names people write, and how its cells are written anew. */
export type Columns = Readonly<
  Record<string, { names: readonly string[]; worded?: (cell: string) => string }>
>;

/**
 * What was pasted from a spreadsheet or chosen as a file, as the CSV the server reads. Columns it does not know are for
 * the eye only; lines keep their numbers, so that a fault is found again.
 */
export function asCsv(text: string, columns: Columns): string {
  const plain = text.replace(/^\uFEFF/, '').trimEnd();
  const { data } = Papa.parse<string[]>(plain, { delimiter: betweenIn(plain.split('\n', 1)[0] ?? '') });
  const [head = [], ...rows] = data;
  const known = Object.entries(columns).flatMap(([column, { names, worded = (cell: string) => cell }]) => {
    const at = head.findIndex((name) => nameOf(name) === column || names.includes(nameOf(name)));
    return at < 0 ? [] : [{ column, at, worded }];
  });
  return known.length === 0
    ? plain
    : Papa.unparse(
        [
          known.map(({ column }) => column),
          ...rows.map((row) => known.map(({ at, worded }) => worded((row[at] ?? '').trim()))),
        ],
        { newline: '\n' },
      );
}

/** How many rows stand below the head. */
export const rowsIn = (csv: string) =>
  Math.max(0, csv.split('\n').filter((line) => line.trim() !== '').length - 1);

export interface CellFault {
  line: number;
  column: string;
  codes: readonly string[];
}

/** `csv[12].unitPath` → line 12, column unit_path. */
export const faultsOf = (errors: Readonly<Record<string, readonly string[]>>): CellFault[] =>
  Object.entries(errors)
    .flatMap(([place, codes]) => {
      const [, line, column] = /^csv\[(\d+)\]\.(.+)$/i.exec(place) ?? [];
      return line && column ? [{ line: Number(line), column: snake(column), codes }] : [];
    })
    .sort((a, b) => a.line - b.line);

const snake = (name: string) =>
  name.replace(/^./, (c) => c.toLowerCase()).replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
