import { fold } from '@/i18n/format';
import { lackingForm, tidyForm } from './ownFields';
import type { Content, Criterion, Paper, SheetContent, Tier, TierDates } from './api';

export const measures = ['dong', 'workday', 'km', 'm2', 'household', 'person', 'work', 'unit'] as const;
export const rollUps = ['sum', 'latest', 'max', 'distinct'] as const;
export const cycles = ['month', 'quarter', 'half-year'] as const;
export const resultSections = ['narrative', 'difficulties', 'causes', 'proposals'] as const;
export const proofs = ['registration', 'result', 'photos', 'visit', 'file'] as const;
export const subjects = ['collective', 'individual', 'household'] as const;
export type Subject = (typeof subjects)[number];

/** `Xây dựng nông thôn mới` → XDNTM: the code a list gives a name until somebody chooses another. */
export function initials(name: string, taken: string[] = []): string {
  const letters = fold(name)
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter(Boolean)
    .map((word) => word.charAt(0))
    .join('')
    .slice(0, 12);
  return free(letters || 'M', taken);
}

/** `Nguyên nhân chủ quan` → nguyen-nhan-chu-quan. */
export const slug = (name: string, taken: string[] = []) =>
  free(
    fold(name)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 28) || 'muc',
    taken,
  );

function free(wanted: string, taken: string[]) {
  let code = wanted;
  for (let n = 2; taken.includes(code); n++) code = `${wanted}${n}`;
  return code;
}

const romans = [
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
];
const codesOf = ({ criteria, knockOuts }: SheetContent) => [
  ...criteria.flatMap(({ code, subCriteria }) => [code, ...subCriteria.map((sub) => sub.code)]),
  ...knockOuts.map(({ code }) => code),
];
const next = (taken: string[], candidates: string[]) =>
  candidates.find((code) => !taken.includes(code)) ?? free('M', taken);
const counted = (stem: string) => Array.from({ length: 60 }, (_, at) => `${stem}${at + 1}`);

export const newCriterion = (sheet: SheetContent): Criterion => ({
  code: next(codesOf(sheet), romans),
  name: '',
  maxPoints: 0,
  subCriteria: [],
});
export const newSub = (sheet: SheetContent, criterion: Criterion) => ({
  code: next(codesOf(sheet), counted(`${criterion.code}.`)),
  name: '',
  maxPoints: 0,
});
export const newKnockOut = (sheet: SheetContent) => ({ code: next(codesOf(sheet), counted('L')), name: '' });
export const newBand = ({ bands }: SheetContent) => ({
  code: next(
    bands.map(({ code }) => code),
    counted('X'),
  ),
  name: '',
  from: 0,
});

/** A criterion parted into sub-criteria is worth what they are worth together. */
export const withSubs = (criterion: Criterion): Criterion =>
  criterion.subCriteria.length === 0
    ? criterion
    : { ...criterion, maxPoints: criterion.subCriteria.reduce((sum, { maxPoints }) => sum + maxPoints, 0) };

export const total = ({ criteria }: Pick<SheetContent, 'criteria'>) =>
  criteria.reduce((sum, { maxPoints }) => sum + maxPoints, 0);

/** The sheet of another subject begins as a copy of the first. */
export const newSheet = (subject: Subject, like?: SheetContent): SheetContent =>
  like ? { ...like, subject } : { subject, criteria: [], bands: [], knockOuts: [], passMark: null };

const noDay = { on: null, text: null };
export const emptyRow = (tierId: string, pilotUnitId: string | null = null): TierDates => ({
  tierId,
  pilotUnitId,
  obliged: 'none',
  registration: noDay,
  result: noDay,
  judging: noDay,
  recognition: noDay,
  conference: noDay,
});

/** A campaign that follows no other: the tiers from the issuer's down, and of the form what a reader cannot do without. */
export function blank(
  name: string,
  fieldListId: string,
  tiers: Tier[],
  year: number,
  papers?: Paper[],
): Content {
  return {
    fieldListId,
    name,
    theme: null,
    periodFrom: `${year}-01-01`,
    periodTo: `${year}-12-31`,
    legalBases: [],
    form: { required: ['name', 'situation', 'objectives', 'content', 'outputs'], version: 1 },
    indicators: [],
    rules: {
      late: 'accept',
      skipTier: false,
      reportSections: [],
      resultSections: ['narrative'],
      registrationFrom: null,
      dormantAfterDays: null,
      dueOnWorkingDay: false,
      papers,
    },
    tiers: tiers.map(({ id }) => emptyRow(id)),
    sheets: [],
  };
}

/** What a first campaign asks for until somebody says otherwise: the same everywhere, and what goes up to the issuer with it. */
export const usualPapers = (
  nameOf: (paper: (typeof usual)[number]['is']) => string,
  issuer?: string,
): Paper[] =>
  usual.map(({ is, code, proof, least, up }) => ({
    code,
    name: nameOf(is),
    proof,
    least,
    tiers: up && issuer ? [issuer] : null,
  }));
const usual = [
  { is: 'registration', code: 'dang-ky', proof: 'registration', least: 1, up: false },
  { is: 'result', code: 'ket-qua', proof: 'result', least: 1, up: false },
  { is: 'photos', code: 'anh', proof: 'photos', least: 3, up: false },
  { is: 'confirmation', code: 'xac-nhan', proof: 'file', least: 1, up: false },
  { is: 'minutes', code: 'bien-ban', proof: 'file', least: 1, up: true },
  { is: 'letter', code: 'to-trinh', proof: 'file', least: 1, up: true },
  { is: 'summary', code: 'thanh-tich', proof: 'file', least: 1, up: true },
] as const;

const said = ({ on, text }: TierDates['registration']) => Boolean(on ?? text);

/** What stands in the way of saving, by the screen on which it is mended. */
export function lacking({ name, periodFrom, periodTo, tiers, indicators, sheets, rules, form }: Content) {
  const what: string[] = [];
  if (name.trim() === '') what.push('name');
  if (periodTo <= periodFrom) what.push('period');
  const dates: string[] = [];
  if (tiers.some((row) => row.obliged !== 'none' && !said(row.registration))) dates.push('obliged');
  const asks: string[] = [];
  if (indicators.some((one) => one.name.trim() === '')) asks.push('indicator-name');
  if (indicators.some((one) => one.measure === 'unit' && !one.unitName?.trim())) asks.push('indicator-unit');
  if (rules.papers?.some((one) => one.name.trim() === '')) asks.push('paper-name');
  asks.push(...lackingForm(form));
  const criteria: string[] = [];
  for (const sheet of sheets) {
    const lines = sheet.criteria.flatMap((one) => [one, ...one.subCriteria]);
    if (lines.length === 0) criteria.push('sheet-empty');
    if ([...lines, ...sheet.bands, ...sheet.knockOuts].some((one) => one.name.trim() === ''))
      criteria.push('sheet-name');
    if (lines.some(({ maxPoints }) => !(maxPoints > 0))) criteria.push('sheet-points');
    if ((sheet.passMark ?? 0) > total(sheet) || sheet.bands.some(({ from }) => from > total(sheet)))
      criteria.push('sheet-mark');
  }
  return { what, dates, asks, criteria: [...new Set(criteria)] };
}

/** The day on which units are first seen to owe something; without one the campaign cannot be launched. */
export const hasDates = ({ tiers }: Content) => tiers.some(({ registration }) => said(registration));

type Sections = Content['rules']['reportSections'];

/** A line keeps the code it had, by its name or by its place: what was written under it stays found. */
export function sectionsOf(text: string, before: Sections): Sections {
  const names = text.split('\n');
  const taken: string[] = [];
  return names.map((name, at) => {
    const same = before.find((one) => one.name === name) ?? before[at];
    const keeps = same && !taken.includes(same.code) && (same.name === name || !names.includes(same.name));
    const code = keeps ? same.code : slug(name, [...taken, ...before.map((one) => one.code)]);
    taken.push(code);
    return { code, name };
  });
}

/** As it is sent: without empty lines; a section that is new is called after its finished name. */
export function tidy(content: Content, before?: Content): Content {
  const lines = (all: string[]) => all.map((line) => line.trim()).filter(Boolean);
  const old = before?.rules.reportSections.map(({ code }) => code) ?? [];
  const taken = [...old];
  const reportSections = content.rules.reportSections
    .map((section) => ({ ...section, name: section.name.trim() }))
    .filter(({ name }) => name !== '')
    .map(({ code, name }) => {
      if (old.includes(code)) return { code, name };
      const made = slug(name, taken);
      taken.push(made);
      return { code: made, name };
    });
  return {
    ...content,
    name: content.name.trim(),
    theme: content.theme?.trim() || null,
    legalBases: lines(content.legalBases),
    form: tidyForm(content.form, before?.form),
    rules: {
      ...content.rules,
      reportSections,
      defects: content.rules.defects
        ?.map((one) => ({ ...one, text: one.text.trim() }))
        .filter(({ text }) => text),
      quotas: content.rules.quotas?.filter(({ min, max }) => min != null || max != null),
    },
  };
}
