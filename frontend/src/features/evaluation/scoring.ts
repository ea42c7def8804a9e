import type { components } from '@/api';

type SealedSheet = components['schemas']['SealedSheet'];
type ScoreSheetView = components['schemas']['ScoreSheetView'];
type SaveScoreSheet = components['schemas']['SaveScoreSheet'];

/** One line a scorer fills in: a criterion without parts, or one part of a criterion. */
export interface Line {
  code: string;
  name: string;
  max: number;
  /** Name of the criterion it is the first part of. */
  heading?: string;
}

export const linesOf = (sheet: SealedSheet): Line[] =>
  sheet.criteria.flatMap((criterion) =>
    criterion.subCriteria.length === 0
      ? [{ code: criterion.code, name: criterion.name, max: criterion.maxPoints }]
      : criterion.subCriteria.map((part, at) => ({
          code: part.code,
          name: part.name,
          max: part.maxPoints,
          heading: at === 0 ? `${criterion.code}. ${criterion.name}` : undefined,
        })),
  );

/** What stands on the sheet, as typed, and where the pen is. */
export interface Pen {
  at: number;
  /** By criterion: `7`, `35`, `7,5`; empty when not scored yet. */
  typed: Readonly<Record<string, string>>;
  /** The next digit begins the score anew. */
  fresh: boolean;
  /** The line the pen has just left by itself: a decimal comma takes it back there. */
  left: number | null;
}

export const valueOf = (typed: string | undefined): number | null =>
  !typed || typed === ',' ? null : Number(typed.replace(',', '.'));

export const spell = (score: number) => String(score).replace('.', ',');

const set = (pen: Pen, code: string, text: string) => ({ ...pen.typed, [code]: text });

/** To another line; what stands there is replaced by the next digit. */
export const moveTo = (pen: Pen, lines: Line[], at: number): Pen => ({
  ...pen,
  at: Math.min(lines.length - 1, Math.max(0, at)),
  fresh: true,
  left: null,
});

/** No further digit could belong to this score. */
const full = (text: string, max: number) =>
  text.includes(',') ? /,\d\d$/.test(text) : Number(text) * 10 > max || text === '0';

function write(pen: Pen, lines: Line[], line: Line, text: string): Pen {
  const done = full(text, line.max) || valueOf(text) === line.max;
  const last = pen.at === lines.length - 1;
  return {
    typed: set(pen, line.code, text),
    at: done && !last ? pen.at + 1 : pen.at,
    fresh: done,
    left: done && !last ? pen.at : null,
  };
}

/**
 * One key on the sheet. A score that no further digit can continue moves the pen to the next line by itself, so that ten
 * criteria of ten points take ten keys; a digit too many belongs to the next line.
 */
export function press(pen: Pen, lines: Line[], key: string): Pen {
  const line = lines[pen.at];
  if (!line) return pen;
  const now = pen.typed[line.code] ?? '';
  if (/^\d$/.test(key)) {
    const before = pen.fresh ? '' : now;
    const text = before === '0' ? key : before + key;
    const value = valueOf(text) ?? 0;
    if (value <= line.max && !/,\d{3}/.test(text)) return write(pen, lines, line, text);
    // 1 and then 8 on a line of ten points: the one stands, the eight is the next line's.
    if (before !== '' && pen.at < lines.length - 1) return press(moveTo(pen, lines, pen.at + 1), lines, key);
    return pen;
  }
  if (key === ',' || key === '.') {
    if (pen.left !== null && pen.fresh) {
      const back = lines[pen.left];
      const stands = back ? pen.typed[back.code] : undefined;
      if (back && stands && !stands.includes(',') && (valueOf(stands) ?? 0) < back.max)
        return { typed: set(pen, back.code, `${stands},`), at: pen.left, fresh: false, left: null };
    }
    if (!now || now.includes(',') || (valueOf(now) ?? 0) >= line.max) return pen;
    return { ...pen, typed: set(pen, line.code, `${now},`), fresh: false, left: null };
  }
  if (key === 'backspace') {
    if (now === '') return moveTo(pen, lines, pen.at - 1);
    return {
      ...pen,
      typed: set(pen, line.code, pen.fresh ? '' : now.slice(0, -1)),
      fresh: false,
      left: null,
    };
  }
  if (key === 'm') return write(pen, lines, line, spell(line.max));
  if (key === 'arrowdown' || key === 'enter') return moveTo(pen, lines, pen.at + 1);
  if (key === 'arrowup') return moveTo(pen, lines, pen.at - 1);
  return pen;
}

/** One step up or down by hand, for those who point. */
export function step(pen: Pen, lines: Line[], at: number, by: number): Pen {
  const line = lines[at];
  if (!line) return pen;
  const value = Math.min(line.max, Math.max(0, (valueOf(pen.typed[line.code]) ?? 0) + by));
  return { at, typed: set(pen, line.code, spell(value)), fresh: true, left: null };
}

export interface Deduction {
  points: string;
  reason: string;
}
export interface Draft {
  typed: Pen['typed'];
  remarks: Readonly<Record<string, string>>;
  deductions: readonly Deduction[];
  /** By code of the condition: why it holds. */
  knockOuts: Readonly<Record<string, string>>;
}

export const draftOf = (sheet: ScoreSheetView): Draft => ({
  typed: Object.fromEntries(sheet.lines.map((line) => [line.criterion, spell(line.score)])),
  remarks: Object.fromEntries(sheet.lines.filter((l) => l.remark).map((l) => [l.criterion, l.remark ?? ''])),
  deductions: sheet.deductions.map(({ points, reason }) => ({ points: spell(points), reason })),
  knockOuts: Object.fromEntries(sheet.knockOuts.map(({ code, reason }) => [code, reason])),
});

const points = (text: string) =>
  /^\d+([,.]\d{0,2})?$/.test(text.trim()) ? Number(text.replace(',', '.')) : null;

/** What a deduction lacks before it may stand on the sheet. */
export const lackOf = ({ points: typed, reason }: Deduction): 'points' | 'reason' | null =>
  !points(typed) ? 'points' : reason.trim() === '' ? 'reason' : null;

/** What may be kept of the draft as it stands: a deduction without its reason stays on the page alone. */
export const contentOf = (draft: Draft, lines: Line[]): SaveScoreSheet => ({
  lines: lines.flatMap(({ code }) => {
    const score = valueOf(draft.typed[code]);
    const remark = draft.remarks[code]?.trim();
    return score === null ? [] : [{ criterion: code, score, remark: remark || null }];
  }),
  deductions: draft.deductions
    .filter((deduction) => lackOf(deduction) === null)
    .map((deduction) => ({ points: points(deduction.points) ?? 0, reason: deduction.reason.trim() })),
  knockOuts: Object.entries(draft.knockOuts)
    .filter(([, reason]) => reason.trim() !== '')
    .map(([code, reason]) => ({ code, reason: reason.trim() })),
});

/** The total as the law counts it: less deductions, never under zero, nothing after a knock-out. */
export function totalOf(content: SaveScoreSheet): number {
  if (content.knockOuts.length > 0) return 0;
  const hundredths = (values: number[]) => values.reduce((sum, value) => sum + Math.round(value * 100), 0);
  const sum =
    hundredths(content.lines.map((l) => l.score)) - hundredths(content.deductions.map((d) => d.points));
  return Math.max(0, sum) / 100;
}

export type Lack =
  | { what: 'score'; at: number }
  | { what: 'deduction'; at: number; lacks: 'points' | 'reason' }
  | { what: 'knock-out'; code: string };

/** The first thing that keeps the sheet from being handed in. */
export function firstLack(draft: Draft, lines: Line[]): Lack | null {
  for (const [at, deduction] of draft.deductions.entries()) {
    const lacks = lackOf(deduction);
    if (lacks) return { what: 'deduction', at, lacks };
  }
  for (const [code, reason] of Object.entries(draft.knockOuts))
    if (reason.trim() === '') return { what: 'knock-out', code };
  if (Object.keys(draft.knockOuts).length > 0) return null;
  const at = lines.findIndex(({ code }) => valueOf(draft.typed[code]) === null);
  return at < 0 ? null : { what: 'score', at };
}

interface Queued {
  id: string;
  mySheet?: { status: string } | null;
  recused?: string | null;
}
const waits = ({ mySheet, recused }: Queued) => !recused && mySheet?.status === 'draft';

/** The next dossier that waits for me: after this one, then from the beginning. */
export function nextOf<C extends Queued>(queue: readonly C[], id: string): C | undefined {
  const at = queue.findIndex((candidate) => candidate.id === id);
  return [...queue.slice(at + 1), ...queue.slice(0, Math.max(0, at))].find(waits);
}

export const firstWaiting = <C extends Queued>(queue: readonly C[]): C | undefined => queue.find(waits);
