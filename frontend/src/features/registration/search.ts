/** The list's whole view lives in the address: which campaign, which units, what state, which page. */
export const statuses = [
  'draft',
  'submitted',
  'returned',
  'accepted',
  'reported',
  'confirmed',
  'judged',
  'recognised',
  'refused',
  'withdrawn',
  'merged',
] as const;
export type Status = (typeof statuses)[number];
export const kinds = ['model', 'exemplar'] as const;
export type Kind = (typeof kinds)[number];
export const subjects = ['collective', 'individual', 'household'] as const;
export type Subject = (typeof subjects)[number];

export const reaches = ['registered', 'results-handed-in', 'judged', 'recognised'] as const;

export const reports = ['draft', 'handed-in', 'returned', 'accepted'] as const;

export interface ListSearch {
  /** A campaign's id; `all` for every campaign; absent: the one that is open. */
  campaign?: string;
  unit?: string;
  field?: string;
  status?: Status;
  kind?: Kind;
  subject?: Subject;
  late?: boolean;
  /** Only pilot models. */
  pilot?: boolean;
  /** Only what waits for the person himself to accept or confirm. */
  waiting?: boolean;
  /** Only models of which nobody has heard for long. */
  dormant?: boolean;
  /** Only dossiers that were handed in and lack papers. */
  papersMissing?: boolean;
  /** Only accepted models of which nobody is in charge. */
  unattended?: boolean;
  /** Only models with a progress report that stands so. */
  progress?: (typeof reports)[number];
  q?: string;
  /** What a report's figure came with, by the API's own names: how far they came, until when, by which tree, at which old place. */
  reached?: (typeof reaches)[number];
  asOf?: string;
  geography?: 'restated';
  path?: string;
  /** The cursor of this page, and how many rows stand before it. */
  after?: string;
  before?: number;
}

const among = <V extends string>(value: unknown, known: readonly V[]) => known.find((one) => one === value);
const id = (value: unknown) =>
  typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(value) ? value : undefined;
const text = (value: unknown) =>
  (typeof value === 'string' || typeof value === 'number') && `${value}`.trim() !== ''
    ? `${value}`.slice(0, 200)
    : undefined;

const yes = (value: unknown) => (value === true || value === 'true' ? true : undefined);

export function readSearch(search: Record<string, unknown>): ListSearch {
  const before = Number(search.before);
  return {
    campaign: search.campaign === 'all' ? 'all' : id(search.campaign),
    unit: id(search.unit),
    field: id(search.field),
    status: among(search.status, statuses),
    kind: among(search.kind, kinds),
    subject: among(search.subject, subjects),
    late: yes(search.late),
    pilot: yes(search.pilot),
    waiting: yes(search.waiting),
    dormant: yes(search.dormant),
    papersMissing: yes(search.papersMissing),
    unattended: yes(search.unattended),
    progress: among(search.progress, reports),
    q: text(search.q),
    reached: among(search.reached, reaches),
    asOf: /^\d{4}-\d{2}-\d{2}$/.test(`${search.asOf}`) ? `${search.asOf}` : undefined,
    geography: among(search.geography, ['restated']),
    path: text(search.path),
    after: text(search.after),
    before: Number.isInteger(before) && before > 0 ? before : undefined,
  };
}

/** Another filter starts again on the first page. */
export const narrow = (search: ListSearch, change: Partial<ListSearch>): ListSearch => ({
  ...search,
  after: undefined,
  before: undefined,
  ...change,
});

/** What the server is asked; the campaign is settled by the page. */
export const asQuery = (search: ListSearch) => ({
  ...filters(search),
  dormant: search.dormant,
  papersMissing: search.papersMissing,
  unattended: search.unattended,
  pilot: search.pilot,
  progress: search.progress,
  reached: search.reached,
  asOf: search.asOf,
  geography: search.geography,
  path: search.path,
});

const filters = ({ campaign, unit, field, status, kind, subject, late, waiting, q }: ListSearch) => ({
  campaignId: campaign === 'all' ? undefined : campaign,
  unitId: unit,
  fieldId: field,
  status,
  kind,
  subject,
  late,
  waiting,
  q,
});
