import type { Decision, Item, ItemInput, SaveDecision } from './api';

type Family = Decision['family'];

const FORM: Record<Family, RegExp> = {
  party: /^\d{1,6}-QĐ\/[\p{L}\d.-]{1,40}$/u,
  state: /^\d{1,6}\/QĐ-[\p{L}\d.-]{1,40}$/u,
};

/** The letters after the number: those of the body that issues. */
export function lettersOf(family: Family, authority: string, unit: string): string {
  if (family === 'state') return 'UBND';
  if (/ban chỉ đạo/i.test(authority)) return 'BCĐ';
  return /^(tỉnh|thành) ủy/i.test(unit) ? 'TU' : 'ĐU';
}

/** `12` → `12-QĐ/ĐU`, `45` → `45/QĐ-UBND`; what is already a number, or anything else, stays as typed. */
export function wholeNumber(typed: string, family: Family, letters: string): string {
  const text = typed.normalize('NFC').trim();
  if (!/^\d{1,6}$/.test(text)) return text;
  return family === 'party' ? `${text}-QĐ/${letters}` : `${text}/QĐ-${letters}`;
}

export const isNumber = (text: string, family: Family) => FORM[family].test(text);

/** `Số 12-QĐ/ĐU` of the Party, `Số: 45/QĐ-UBND` of the State; a blank where a number is still to come. */
export function numberLine(number: string | null | undefined, family: Family, letters: string): string {
  const blank = family === 'party' ? `     -QĐ/${letters}` : `     /QĐ-${letters}`;
  return `${family === 'party' ? 'Số' : 'Số:'} ${number || blank}`;
}

/** `Điều 1. Công nhận …` → the word and number in bold, the rest plain. */
export function articleParts(article: string): [string, string] {
  const found = /^(Điều \d+\.)\s*(.*)$/su.exec(article);
  return found ? [found[1] ?? '', found[2] ?? ''] : ['', article];
}

export interface Annex {
  /** I, II, III …; none when there is only one part. */
  numeral: string;
  kind: 'recognise' | 'award';
  form?: NonNullable<Item['awardForm']>;
  category?: NonNullable<Item['awardCategory']>;
  rows: { number: number; item: Item }[];
}

const ROMAN = [
  'I',
  'II',
  'III',
  'IV',
  'V',
  'VI',
  'VII',
  'VIII',
  'IX',
  'X',
  'XI',
  'XII',
  'XIII',
  'XIV',
  'XV',
  'XVI',
];

/** The appended list: who is recognised, then who receives what, each part numbered from one. */
export function annexes(items: readonly Item[]): Annex[] {
  const groups = new Map<string, Annex>();
  const put = (key: string, annex: Omit<Annex, 'numeral' | 'rows'>, item: Item) => {
    const group = groups.get(key) ?? { ...annex, numeral: '', rows: [] };
    group.rows.push({ number: group.rows.length + 1, item });
    groups.set(key, group);
  };
  const ordered = [...items].sort((a, b) => a.ordinal - b.ordinal);
  for (const item of ordered) if (item.recognise) put('recognise', { kind: 'recognise' }, item);
  for (const item of ordered)
    if (item.awardForm && item.awardCategory)
      put(
        `${item.awardForm} ${item.awardCategory}`,
        { kind: 'award', form: item.awardForm, category: item.awardCategory },
        item,
      );
  const all = [...groups.values()];
  return all.length < 2 ? all : all.map((annex, at) => ({ ...annex, numeral: ROMAN[at] ?? String(at + 1) }));
}

/** A line of the list as it is being written; the server adds names and money. */
export interface Line extends ItemInput {
  key: string;
  name: string;
  unitName: string;
  code?: string | null;
  money?: number | null;
  /** As typed: `0,6`. */
  typed: string;
}

export const linesOf = (decision: Decision): Line[] =>
  decision.items.map((item) => ({
    key: item.registrationId ? `${item.registrationId} ${item.awardCategory ?? ''}` : `${item.ordinal}`,
    registrationId: item.registrationId,
    recipient: item.recipient,
    recipientUnitId: item.registrationId ? null : item.recipientUnitId,
    subject: item.registrationId ? null : item.subject,
    recognise: item.recognise,
    typical: item.typical,
    awardForm: item.awardForm,
    awardCategory: item.awardCategory,
    coefficient: item.coefficient,
    note: item.note,
    name: item.modelName ?? item.recipient,
    unitName: item.recipientUnitName,
    code: item.code,
    money: item.money,
    typed: item.coefficient == null ? '' : String(item.coefficient).replace('.', ','),
  }));

/** `0,6` and `0.6` are 0.6; anything else is not a coefficient. */
export function coefficientOf(typed: string): number | null {
  const text = typed.trim().replace(',', '.');
  return /^\d{1,3}(\.\d{1,3})?$/.test(text) && Number(text) > 0 ? Number(text) : null;
}

export interface Words {
  purpose: SaveDecision['purpose'];
  family: Family;
  title: string;
  authority: string;
  /** One basis a line, with or without “Căn cứ”. */
  bases: string;
}

export const basesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replace(/^[\s\-–•]*(căn cứ|xét)?\s*/iu, '').replace(/[;,.\s]+$/u, ''))
    .filter((line) => line !== '');

export const contentOf = (words: Words, lines: readonly Line[]): SaveDecision => ({
  purpose: words.purpose,
  family: words.family,
  title: words.title.trim(),
  authority: words.authority.trim(),
  legalBases: basesOf(words.bases),
  items: lines.map((line) => ({
    registrationId: line.registrationId ?? null,
    recipient: line.recipient ?? null,
    recipientUnitId: line.recipientUnitId ?? null,
    subject: line.subject ?? null,
    recognise: line.recognise,
    typical: line.recognise && line.typical,
    awardForm: line.awardForm ?? null,
    awardCategory: line.awardForm ? (line.awardCategory ?? 'for-the-model') : null,
    coefficient: line.awardForm ? coefficientOf(line.typed) : null,
    note: line.note ?? null,
  })),
});
