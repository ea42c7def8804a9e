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
  /** The open row. */
  xem?: string;
  after?: string;
}

const oneOf = <V extends string>(value: unknown, known: readonly V[]) => known.find((it) => it === value);
const text = (value: unknown) =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

export const readRecognitionsSearch = (search: Record<string, unknown>): RecognitionsSearch => ({
  muc: oneOf(search.muc, PARTS),
  q: text(search.q),
  tieuBieu: search.tieuBieu === true || undefined,
  tinhTrang: oneOf(search.tinhTrang, ['issued', 'revoked']),
  cap: text(search.cap),
  hinhThuc: oneOf(search.hinhThuc, FORMS),
  thuHoi: search.thuHoi === true || undefined,
  hop: oneOf(search.hop, ['sent', 'received']),
  traLoi: oneOf(search.traLoi, ['sent', 'accepted', 'returned']),
  xem: text(search.xem),
  after: text(search.after),
});
