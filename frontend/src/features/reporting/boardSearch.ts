/** The whole view of the board lives in the address. */
export const states = ['overdue', 'owed', 'returned', 'handed-in', 'late', 'exempt', 'transferred'] as const;
export type State = (typeof states)[number];
export const forms = ['registration', 'result', 'interim', 'final'] as const;
export type Form = (typeof forms)[number];
export const tabs = [...states, 'all', 'requests', 'short'] as const;
export type Tab = (typeof tabs)[number];

export interface BoardSearch {
  /** Campaign, unit at whose subtree is looked, tier, what is owed. */
  dot?: string;
  donVi?: string;
  /** The day and the tree of the figures, as on every page of them; one place of the old tree alone. */
  den?: string;
  diaGioi?: 'restated';
  noi?: string;
  cap?: string;
  viec?: Form;
  /** Unsaid: what is overdue, else what is not handed in yet. */
  tt?: Tab;
  nhac?: boolean;
  giaHan?: boolean;
  q?: string;
  after?: string;
  before?: number;
  /** The row whose detail is open. */
  mo?: string;
}

const among = <V extends string>(value: unknown, known: readonly V[]) => known.find((one) => one === value);
const text = (value: unknown) =>
  (typeof value === 'string' || typeof value === 'number') && `${value}`.trim() !== ''
    ? `${value}`.slice(0, 200)
    : undefined;
const flag = (value: unknown) =>
  value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined;

export function readBoardSearch(search: Record<string, unknown>): BoardSearch {
  const before = Number(search.before);
  return {
    dot: text(search.dot),
    donVi: text(search.donVi),
    den: /^\d{4}-\d{2}-\d{2}$/.test(`${search.den}`) ? `${search.den}` : undefined,
    diaGioi: among(search.diaGioi, ['restated'] as const),
    noi: text(search.noi),
    cap: text(search.cap),
    viec: among(search.viec, forms),
    tt: among(search.tt, tabs),
    nhac: flag(search.nhac),
    giaHan: flag(search.giaHan) === true ? true : undefined,
    q: text(search.q),
    after: text(search.after),
    before: Number.isInteger(before) && before > 0 ? before : undefined,
    mo: text(search.mo),
  };
}

/** Another filter starts again on the first page, with nothing open. */
export const narrow = (search: BoardSearch, change: Partial<BoardSearch>): BoardSearch => ({
  ...search,
  after: undefined,
  before: undefined,
  mo: undefined,
  ...change,
});
