const fold = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase().trim().replace(/\s+/g, ' ');

/** Column names people write in a published list of successors, and the one the server reads. */
const columns: Record<string, string> = {
  ma: 'successor_code',
  'ma moi': 'successor_code',
  'ma don vi moi': 'successor_code',
  ten: 'successor_name',
  'ten moi': 'successor_name',
  'ten don vi moi': 'successor_name',
  'don vi moi': 'successor_name',
  'hop thanh tu': 'predecessors',
  'duoc hop thanh tu': 'predecessors',
  'don vi cu': 'predecessors',
};

/** Rows of fields; quotes as in CSV. */
function read(text: string, between: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (quoted) {
      if (sign !== '"') field += sign;
      else if (text[at + 1] === '"') field += text[++at];
      else quoted = false;
    } else if (sign === '"' && field === '') quoted = true;
    else if (sign === between) {
      row.push(field);
      field = '';
    } else if (sign === '\n') {
      rows.push([...row, field]);
      row = [];
      field = '';
    } else if (sign !== '\r') field += sign;
  }
  if (field !== '' || row.length > 0) rows.push([...row, field]);
  return rows;
}

const quote = (field: string) => (/[",\n\r]/.test(field) ? `"${field.replace(/"/g, '""')}"` : field);

/**
 * What was pasted from a spreadsheet or chosen as a file, as the CSV the server reads: tabs or semicolons become commas,
 * Vietnamese column names become its own. Lines keep their numbers, so that an error is found again.
 */
export function asCsv(text: string): string {
  const plain = text.replace(/^\uFEFF/, '').replace(/\s+$/, '');
  const head = plain.split('\n', 1)[0] ?? '';
  const between = head.includes('\t') ? '\t' : head.includes(';') && !head.includes(',') ? ';' : ',';
  const [first = [], ...rest] = read(plain, between);
  return [first.map((name) => columns[fold(name)] ?? name.trim()), ...rest]
    .map((row) => row.map(quote).join(','))
    .join('\n');
}

/** How many successors the text names. */
export const rowsIn = (text: string) =>
  Math.max(
    0,
    asCsv(text)
      .split('\n')
      .filter((line) => line.trim() !== '').length - 1,
  );

export interface CellError {
  line: number;
  column: string;
  codes: string[];
}

/** `csv[12].tier_code` → line 12, column tier_code. */
export const cellErrors = (errors: Readonly<Record<string, readonly string[]>>): CellError[] =>
  Object.entries(errors)
    .map(([place, codes]) => {
      const [, line, column] = /^csv\[(\d+)\]\.(.+)$/i.exec(place) ?? [];
      return line && column ? { line: Number(line), column: snake(column), codes: [...codes] } : null;
    })
    .filter((it) => it !== null)
    .sort((a, b) => a.line - b.line);

const snake = (name: string) =>
  name.replace(/^./, (c) => c.toLowerCase()).replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
