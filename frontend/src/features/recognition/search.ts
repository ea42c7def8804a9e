const PARTS = ['cong-nhan', 'khen-thuong', 'de-nghi'] as const;
const FORMS = ['giay-khen', 'bang-khen', 'bieu-duong', 'thu-khen', 'co-thi-dua'] as const;

/** The whole state of the recognitions page, as its address says it. */
export interface RecognitionsSearch {
  muc?: (typeof PARTS)[number];
  q?: string;
  tieuBieu?: boolean;
  tinhTrang?: 'issued' | 'revoked';
  /** Tier. */
  cap?: string;
  hinhThuc?: (typeof FORMS)[number];
  thuHoi?: boolean;
  hop?: 'sent' | 'received';
  traLoi?: 'sent' | 'accepted' | 'returned';
  /** The scope a report's figure came with, by the API's own names. */
  campaignId?: string;
  unitId?: string;
  programmeId?: string;
  fromYear?: number;
  toYear?: number;
  standing?: boolean;
  asOf?: string;
  geography?: 'restated';
  path?: string;
  /** The open row. */
  xem?: string;
  after?: string;
}

const oneOf = <V extends string>(value: unknown, known: readonly V[]) => known.find((it) => it === value);
const text = (value: unknown) =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

const yes = (value: unknown) => value === true || value === 'true' || undefined;
const year = (value: unknown) => {
  const number = Number(value);
  return Number.isInteger(number) && number > 1900 ? number : undefined;
};
/** A figure of a report names its rows as the API does: `xem=awards`, `tierId`, `typical`, `status`. */
const behindFigure = { nominations: 'de-nghi', awards: 'khen-thuong' } as const;

export function readRecognitionsSearch(search: Record<string, unknown>): RecognitionsSearch {
  const figure = oneOf(search.xem, ['nominations', 'awards']);
  const status = search.tinhTrang ?? search.status;
  return {
    muc: oneOf(search.muc, PARTS) ?? (figure && behindFigure[figure]),
    q: text(search.q),
    tieuBieu: yes(search.tieuBieu ?? search.typical),
    tinhTrang: oneOf(status, ['issued', 'revoked']),
    cap: text(search.cap ?? search.tierId),
    hinhThuc: oneOf(search.hinhThuc ?? search.form, FORMS),
    thuHoi: yes(search.thuHoi),
    hop: oneOf(search.hop, ['sent', 'received']),
    traLoi: oneOf(search.traLoi, ['sent', 'accepted', 'returned']),
    campaignId: text(search.campaignId),
    unitId: text(search.unitId),
    programmeId: text(search.programmeId),
    fromYear: year(search.fromYear),
    toYear: year(search.toYear),
    standing: yes(search.standing),
    asOf: /^\d{4}-\d{2}-\d{2}$/.test(`${search.asOf}`) ? `${search.asOf}` : undefined,
    geography: oneOf(search.geography, ['restated']),
    path: text(search.path),
    xem: figure ? undefined : text(search.xem),
    after: text(search.after),
  };
}

/** What the server is asked for each part, by the list and by its workbook. */
export const asRecognitions = ({ q, tieuBieu, tinhTrang, cap, ...scope }: RecognitionsSearch) => ({
  q,
  typical: tieuBieu,
  status: tinhTrang,
  tierId: cap,
  campaignId: scope.campaignId,
  unitId: scope.unitId,
  asOf: scope.asOf,
  geography: scope.geography,
  path: scope.path,
});

export const asAwards = ({ hinhThuc, tinhTrang, thuHoi, ...scope }: RecognitionsSearch) => ({
  form: hinhThuc,
  status: tinhTrang,
  toRecover: thuHoi,
  campaignId: scope.campaignId,
  unitId: scope.unitId,
  asOf: scope.asOf,
  geography: scope.geography,
  programmeId: scope.programmeId,
  fromYear: scope.fromYear,
  toYear: scope.toYear,
});

export const asNominations = ({ hop, traLoi, ...scope }: RecognitionsSearch) => ({
  box: hop,
  status: traLoi,
  campaignId: scope.campaignId,
  unitId: scope.unitId,
  asOf: scope.asOf,
  geography: scope.geography,
  path: scope.path,
  standing: scope.standing,
});

/** Back to everything: the scope of a figure taken off. */
export const unscoped = {
  campaignId: undefined,
  unitId: undefined,
  programmeId: undefined,
  fromYear: undefined,
  toYear: undefined,
  standing: undefined,
  asOf: undefined,
  geography: undefined,
  path: undefined,
} satisfies Partial<RecognitionsSearch>;

export const scoped = (search: RecognitionsSearch) =>
  (Object.keys(unscoped) as (keyof typeof unscoped)[]).some((name) => search[name] !== undefined);
