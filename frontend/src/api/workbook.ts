import type { Call, Operation, PathWith } from './client';

/** Lists that leave as a workbook. */
export type Exported =
  PathWith<'get'> extends infer P ? (P extends `${infer L}/export.xlsx` ? L : never) : never;

/** What a workbook is asked by: its list's path and filters, without its pages. */
export type Asked<L extends Exported> = Call<Operation<'get', `${L}/export.xlsx` & PathWith<'get'>>>;

/** Lists that leave as CSV too. */
export type ExportedAsCsv = Exported &
  (PathWith<'get'> extends infer P ? (P extends `${infer L}/export.csv` ? L : never) : never);

/** The address of a list's workbook. */
export function workbook<L extends Exported>(list: L, call: Asked<L>, as: 'xlsx' | 'csv' = 'xlsx'): string {
  const { path, query } = call as { path?: Record<string, string>; query?: Record<string, unknown> };
  const address = list.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path?.[name] ?? ''));
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {}))
    if (value !== undefined && value !== null && value !== '') asked.set(name, String(value));
  return `${address}/export.${as}${asked.size > 0 ? `?${asked}` : ''}`;
}
