import type { components } from '@/api';
import { date, money, number } from '@/i18n/format';

type Schemas = components['schemas'];
export type OwnField = Schemas['OwnField'];
export type TableColumn = Schemas['TableColumn'];
/** An answer: words (also a code, a day or an id), a number, several, or named parts. */
export type Said = string | number | Said[] | { [part: string]: Said };
export type SaidAll = { [code: string]: Said };

/** The form as it reads at one moment. */
export interface FormReading {
  name: string;
  parts: { [part: string]: string | null | undefined };
  answers: SaidAll;
}

/** Without what is blank in it; undefined when nothing is left. A blank answer and none are the same. */
export function kept(said: Said | undefined | null): Said | undefined {
  if (said == null) return undefined;
  if (typeof said === 'string') return said.trim() || undefined;
  if (typeof said === 'number') return said;
  if (Array.isArray(said)) {
    const items = said.map(kept).filter((one) => one !== undefined);
    return items.length > 0 ? items : undefined;
  }
  const parts = keptAll(said);
  return Object.keys(parts).length > 0 ? parts : undefined;
}

export const keptAll = (answers: SaidAll): SaidAll =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([code, said]) => {
      const some = kept(said);
      return some === undefined ? [] : [[code, some]];
    }),
  );

/** One text for one answer, whatever the order of its parts: '' for none. */
export function inOneText(said: Said | undefined): string {
  const some = kept(said);
  return some === undefined
    ? ''
    : JSON.stringify(some, (_, value: unknown) =>
        value && typeof value === 'object' && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
          : value,
      );
}

/** The own fields that are asked where the form reads like this, in order. */
export function asked(fields: readonly OwnField[], { name, parts, answers }: FormReading): OwnField[] {
  const open: OwnField[] = [];
  for (const field of fields) {
    const { when } = field;
    if (when?.part) {
      if (!(when.part === 'name' ? name : parts[when.part])?.trim()) continue;
    } else if (when?.field) {
      if (!open.some(({ code }) => code === when.field)) continue;
      const said = kept(answers[when.field]);
      if (when.is ? said !== when.is && !(Array.isArray(said) && said.includes(when.is)) : said === undefined)
        continue;
    }
    open.push(field);
  }
  return open;
}

interface Names {
  units?: Record<string, string>;
  files?: readonly { id: string; name: string }[];
}

/** An answer in words, a row a line. */
export function show(
  { type, options, columns, unitName }: Pick<OwnField, 'type' | 'options' | 'columns' | 'unitName'>,
  said: Said | undefined,
  names: Names = {},
): string {
  const some = kept(said);
  if (some === undefined) return '';
  const label = (code: Said) => options?.find((one) => one.code === code)?.label ?? String(code);
  const unit = (id: Said | undefined) => (typeof id === 'string' ? (names.units?.[id] ?? '') : '');
  if (typeof some === 'number')
    return type === 'money' ? money(some) : [number(some, 4), unitName].filter(Boolean).join(' ');
  if (Array.isArray(some))
    return type === 'table'
      ? some
          .map((row) =>
            cells(columns, row)
              .filter(({ text }) => text)
              .map(({ label, text }) => `${label}: ${text}`)
              .join('; '),
          )
          .join('\n')
      : some.map(label).join('; ');
  if (typeof some === 'object')
    return (type === 'place' ? [some.words, unit(some.unit)] : [some.name, some.position])
      .filter((one) => typeof one === 'string' && one)
      .join(', ');
  if (type === 'choice') return label(some);
  if (type === 'date') return date(some);
  if (type === 'unit') return unit(some);
  if (type === 'file') return names.files?.find(({ id }) => id === some)?.name ?? '';
  return some;
}

export const cells = (columns: OwnField['columns'], row: Said) =>
  (columns ?? []).map((column) => ({
    code: column.code,
    label: column.label,
    text:
      typeof row === 'object' && !Array.isArray(row)
        ? show({ ...column, columns: null }, row[column.code])
        : '',
  }));
