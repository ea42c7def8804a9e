import type { OwnField, TableColumn } from '@/ui/own/fields';
import type { Content } from './api';
import { sectionsOf, slug } from './content';

type Form = Content['form'];
type Options = NonNullable<OwnField['options']>;

export const types = [
  'text',
  'long-text',
  'number',
  'money',
  'date',
  'choice',
  'multiple-choice',
  'unit',
  'person',
  'place',
  'table',
  'file',
] as const satisfies readonly OwnField['type'][];
export const columnTypes = ['text', 'number', 'money', 'date', 'choice'] as const;
export const offers = (type: OwnField['type']) => type === 'choice' || type === 'multiple-choice';

const letter = (code: string) => (/^[a-z]/.test(code) ? code : `m-${code}`);
const codeOf = (label: string, taken: string[]) =>
  letter(
    slug(
      label,
      taken.map((one) => one.replace(/^m-/, '')),
    ),
  );
/** Until it is saved a field goes by a number; then by its finished name. */
const free = (stem: string, taken: string[]) => {
  let n = taken.length + 1;
  while (taken.includes(`${stem}-${n}`)) n++;
  return `${stem}-${n}`;
};

export const newField = (fields: readonly OwnField[]): OwnField => ({
  code: free(
    'muc',
    fields.map(({ code }) => code),
  ),
  label: '',
  type: 'text',
  required: false,
});
export const newColumn = (columns: readonly TableColumn[]): TableColumn => ({
  code: free(
    'cot',
    columns.map(({ code }) => code),
  ),
  label: '',
  type: 'text',
  required: false,
});

/** Another type takes nothing along that it does not know. */
export function asType(field: OwnField, type: OwnField['type']): OwnField {
  const { code, label, help, required, tiers, when } = field;
  return {
    code,
    label,
    help,
    required,
    tiers,
    when,
    type,
    ...(offers(type) && { options: field.options ?? [] }),
    ...(type === 'table' && { columns: field.columns ?? [newColumn([])] }),
  };
}

/** A line keeps the code it had, so that what was answered by it stays found. */
export const optionsOf = (text: string, before: Options): Options =>
  sectionsOf(
    text,
    before.map(({ code, label }) => ({ code, name: label })),
  ).map(({ code, name }) => ({ code: letter(code), label: name }));

/** Moved past another field, a condition may only look back. */
export function moved(fields: readonly OwnField[], from: number, by: -1 | 1): OwnField[] {
  const next = [...fields];
  const [one] = next.splice(from, 1);
  if (one) next.splice(from + by, 0, one);
  return sound(next);
}

/** Without the conditions that look at nothing any more. */
export const sound = (fields: readonly OwnField[]): OwnField[] =>
  fields.map((field, at) => {
    const on = field.when?.field;
    if (!on) return field;
    const before = fields.slice(0, at).find(({ code }) => code === on);
    const is = field.when?.is;
    return before && (!is || before.options?.some(({ code }) => code === is))
      ? field
      : { ...field, when: null };
  });

/** As it is sent: trimmed, without blank lines, and what is new called after its finished name. */
export function tidyForm(form: Form, before?: Form): Form {
  const old = before?.fields ?? [];
  const taken = old.map(({ code }) => code);
  const names = new Map<string, string>();
  const options = new Map<string, Map<string, string>>();
  const named = <T extends { code: string; label: string }>(
    all: readonly T[],
    known: readonly { code: string }[],
  ): T[] => {
    const used = known.map(({ code }) => code);
    return all
      .map((one) => ({ ...one, label: one.label.trim() }))
      .filter(({ label }) => label)
      .map((one) => {
        if (known.some(({ code }) => code === one.code)) return one;
        const code = codeOf(one.label, used);
        used.push(code);
        return { ...one, code };
      });
  };
  const fields = (form.fields ?? []).map((field): OwnField => {
    const was = old.find(({ code }) => code === field.code);
    const code = was || !field.label.trim() ? field.code : codeOf(field.label, taken);
    if (!was) taken.push(code);
    names.set(field.code, code);
    const offered = (field.options ?? []).filter(({ label }) => label.trim());
    const given = field.options && named(field.options, was?.options ?? []);
    options.set(field.code, new Map(offered.map((one, n) => [one.code, given?.[n]?.code ?? one.code])));
    return {
      ...field,
      code,
      label: field.label.trim(),
      help: field.help?.trim() || null,
      unitName: field.unitName?.trim() || null,
      tiers: field.tiers?.length ? field.tiers : null,
      options: given ?? null,
      columns:
        field.columns?.map((column) => {
          const then = was?.columns?.find((one) => one.code === column.code);
          return { ...column, options: column.options && named(column.options, then?.options ?? []) };
        }) ?? null,
    };
  });
  return {
    ...form,
    help: form.help?.map((one) => ({ ...one, text: one.text.trim() })).filter(({ text }) => text),
    fields: fields
      .map((field) =>
        field.columns
          ? {
              ...field,
              columns: named(field.columns, old.find(({ code }) => code === field.code)?.columns ?? []),
            }
          : field,
      )
      .map((field) =>
        field.when?.field
          ? {
              ...field,
              when: {
                ...field.when,
                field: names.get(field.when.field) ?? field.when.field,
                is: field.when.is && (options.get(field.when.field)?.get(field.when.is) ?? field.when.is),
              },
            }
          : field,
      ),
  };
}

/** What stands in the way of saving. */
export function lackingForm({ fields }: Form): string[] {
  const all = fields ?? [];
  const lacks: string[] = [];
  if (all.some(({ label }) => label.trim() === '')) lacks.push('own-label');
  if (
    all.some(
      ({ type, options, columns }) =>
        (offers(type) && !options?.some(({ label }) => label.trim())) ||
        columns?.some((one) => one.type === 'choice' && !one.options?.some(({ label }) => label.trim())),
    )
  )
    lacks.push('own-options');
  if (
    all.some(
      ({ columns }) => columns && (columns.length === 0 || columns.some(({ label }) => label.trim() === '')),
    )
  )
    lacks.push('own-columns');
  return lacks;
}
