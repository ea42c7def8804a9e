/** The whole view of the accounts lives in the address. */
export const accountActs = ['tao', 'sua', 'giao', 'ban-giao', 'khoa', 'mo', 'moi'] as const;
export type AccountAct = (typeof accountActs)[number];
export const roleCodes = [
  'unit-officer',
  'committee-officer',
  'standing-agency',
  'council-member',
  'leader',
  'inspector',
  'administrator',
] as const;

export interface AccountSearch {
  q?: string;
  trangThai?: 'active' | 'disabled';
  vaiTro?: (typeof roleCodes)[number];
  after?: string;
  before?: number;
  /** The dialog that is open. */
  viec?: AccountAct;
}

const among = <V extends string>(value: unknown, known: readonly V[]) => known.find((one) => one === value);

export function readAccountSearch(search: Record<string, unknown>): AccountSearch {
  const before = Number(search.before);
  const q = typeof search.q === 'string' || typeof search.q === 'number' ? `${search.q}`.slice(0, 200) : '';
  return {
    q: q.trim() === '' ? undefined : q,
    trangThai: among(search.trangThai, ['active', 'disabled']),
    vaiTro: among(search.vaiTro, roleCodes),
    after: typeof search.after === 'string' && search.after !== '' ? search.after : undefined,
    before: Number.isInteger(before) && before > 0 ? before : undefined,
    viec: among(search.viec, accountActs),
  };
}
