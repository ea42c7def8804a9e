import { readDay } from '@/i18n/day';

/** The whole view of the units lives in the address. */
export const unitKinds = [
  'central-committee',
  'province-committee',
  'district-committee',
  'commune-committee',
  'agencies-committee',
  'bloc-committee',
  'grassroots',
  'cell',
  'agency',
  'union',
  'armed-force',
  'school',
  'enterprise',
] as const;
export type UnitKind = (typeof unitKinds)[number];

export const unitActs = ['tao', 'doi-ten', 'ket-thuc'] as const;
export type UnitAct = (typeof unitActs)[number];

export interface UnitSearch {
  q?: string;
  loai?: UnitKind;
  cap?: string;
  diaBan?: 'co' | 'khong';
  /** The day that is looked at; without it, today. */
  ngay?: string;
  /** The list is wanted although nothing narrows it. */
  xem?: 'danh-sach';
  after?: string;
  before?: number;
  /** The dialog that is open. */
  viec?: UnitAct;
}

const among = <V extends string>(value: unknown, known: readonly V[]) => known.find((one) => one === value);

export function readUnitSearch(search: Record<string, unknown>): UnitSearch {
  const before = Number(search.before);
  const q = typeof search.q === 'string' || typeof search.q === 'number' ? `${search.q}`.slice(0, 200) : '';
  return {
    q: q.trim() === '' ? undefined : q,
    loai: among(search.loai, unitKinds),
    cap: typeof search.cap === 'string' && /^[0-9a-f-]{36}$/i.test(search.cap) ? search.cap : undefined,
    diaBan: among(search.diaBan, ['co', 'khong']),
    ngay: typeof search.ngay === 'string' ? (readDay(search.ngay) ?? undefined) : undefined,
    xem: among(search.xem, ['danh-sach']),
    after: typeof search.after === 'string' && search.after !== '' ? search.after : undefined,
    before: Number.isInteger(before) && before > 0 ? before : undefined,
    viec: among(search.viec, unitActs),
  };
}

/** A list is wanted, not the tree, as soon as anything narrows it. */
export const listed = ({ q, loai, cap, diaBan, xem }: UnitSearch) =>
  [q, loai, cap, diaBan, xem].some((it) => it !== undefined);

export const asQuery = ({ q, loai, cap, diaBan, ngay }: UnitSearch) => ({
  asOf: ngay,
  q,
  kind: loai,
  tierId: cap,
  territorial: diaBan === undefined ? undefined : diaBan === 'co',
});

export const actStatuses = ['draft', 'scheduled', 'applied', 'reversed', 'withdrawn'] as const;
export type ActStatus = (typeof actStatuses)[number];

/** The wizard's steps, as the address names them. */
export const actSteps = ['can-cu', 'thao-tac', 'tac-dong'] as const;
export type ActStep = (typeof actSteps)[number];
