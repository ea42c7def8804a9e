import { readDay } from '@/i18n/day';
import type { PeopleCount } from './peopleApi';

export interface UnitPeople {
  unitId: string;
  unitName: string;
  eligible?: PeopleCount;
  takingPart?: PeopleCount;
}

/** The newest of both numbers of each unit; the lists come newest first. */
export function byUnit(eligible: readonly PeopleCount[], takingPart: readonly PeopleCount[]): UnitPeople[] {
  const units = new Map<string, UnitPeople & { path: string }>();
  const put = (count: PeopleCount, which: 'eligible' | 'takingPart') => {
    const unit = units.get(count.unitId) ?? {
      unitId: count.unitId,
      unitName: count.unitName,
      path: count.unitPath,
    };
    unit[which] ??= count;
    units.set(count.unitId, unit);
  };
  eligible.forEach((count) => put(count, 'eligible'));
  takingPart.forEach((count) => put(count, 'takingPart'));
  return [...units.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Column names people write, and the one the server reads. What is not among them is for the eye only. */
const columns: Record<string, string> = {
  unit_path: 'unit_path',
  'duong dan': 'unit_path',
  'duong dan don vi': 'unit_path',
  count: 'count',
  so: 'count',
  'so dang vien': 'count',
  'so nguoi': 'count',
  counted_on: 'counted_on',
  ngay: 'counted_on',
  'ngay thong ke': 'counted_on',
  source: 'source',
  nguon: 'source',
};

const fold = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase().trim().replace(/\s+/g, ' ');

/** Rows of fields; quotes as in CSV. */
function read(text: string, between: string): string[][] {
  const rows: string[][] = [[]];
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${between}\\n"]*))(${between}|\\n|$)`, 'y');
  while (cell.lastIndex < text.length) {
    const [, quoted, plain, end] = cell.exec(text) ?? [];
    if (end === undefined) return rows;
    rows.at(-1)?.push((quoted?.replace(/""/g, '"') ?? plain ?? '').trim());
    if (end === '\n') rows.push([]);
  }
  return rows.filter((row, at) => at === 0 || row.length > 0);
}

const quote = (field: string) => (/[",\n]/.test(field) ? `"${field.replace(/"/g, '""')}"` : field);

/** A number and a day as they are written in Vietnam, as the server reads them; what is neither is left for it to refuse. */
const worded: Record<string, (field: string) => string> = {
  count: (field) => (/^\d{1,3}([. ]\d{3})+$/.test(field) ? field.replace(/[. ]/g, '') : field),
  counted_on: (field) => readDay(field) ?? field,
};

/** What was pasted or chosen as a file, as the CSV the server reads. Lines keep their numbers. */
export function asPeopleCsv(text: string): string {
  const plain = text
    .replace(/^\uFEFF/, '')
    .replace(/\r/g, '')
    .replace(/\s+$/, '');
  const head = plain.split('\n', 1)[0] ?? '';
  const between = head.includes('\t') ? '\t' : head.includes(';') && !head.includes(',') ? ';' : ',';
  const [names = [], ...rows] = read(plain, between);
  const kept = names.map((name) => columns[fold(name)]).map((name, at) => [name, at] as const);
  const known = kept.filter((one): one is [string, number] => one[0] !== undefined);
  return [
    known.map(([name]) => name).join(','),
    ...rows.map((row) =>
      known.map(([name, at]) => quote(worded[name]?.(row[at] ?? '') ?? row[at] ?? '')).join(','),
    ),
  ].join('\n');
}

export interface Fault {
  line: number;
  column: string;
  codes: readonly string[];
}

/** `csv[12].unit_path` → line 12, column unit_path. */
export const faultsOf = (errors: Readonly<Record<string, readonly string[]>>): Fault[] =>
  Object.entries(errors)
    .flatMap(([place, codes]) => {
      const [, line, column] = /^csv\[(\d+)\]\.(.+)$/i.exec(place) ?? [];
      return line && column ? [{ line: Number(line), column: fold(column), codes }] : [];
    })
    .sort((a, b) => a.line - b.line);
