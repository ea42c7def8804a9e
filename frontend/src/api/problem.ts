/** What went wrong, in the one shape the whole SPA knows. The words live in i18n, keyed by `code`. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string | null = null,
    readonly traceId: string | null = null,
    /** Field → codes, when the shape of what was sent is at fault. */
    readonly errors: Readonly<Record<string, readonly string[]>> = {},
  ) {
    super(detail ?? code);
  }

  /** Worth sending again unchanged: the server may never have seen it, or asked to wait. */
  get passing() {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 502;
  }

  /** Somebody else changed it first. */
  get stale() {
    return this.status === 412;
  }

  /** Short enough to be read over the phone: what it was, and where the log has it. */
  get phoneCode() {
    const trace = this.traceId
      ?.replace(/[^0-9a-z]/gi, '')
      .slice(-6)
      .toUpperCase();
    return trace ? `${this.status || 'MẠNG'}-${trace}` : `${this.status || 'MẠNG'}`;
  }
}

interface Wire {
  status?: unknown;
  code?: unknown;
  detail?: unknown;
  traceId?: unknown;
  errors?: unknown;
}

/** Maps an answer that is no success; a proxy's HTML page becomes a Problem too. */
export function readProblem(status: number, body: unknown): Problem {
  const wire: Wire = typeof body === 'object' && body !== null ? body : {};
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  return new Problem(
    status,
    text(wire.code) ?? `status-${status}`,
    text(wire.detail),
    text(wire.traceId),
    typeof wire.errors === 'object' && wire.errors !== null
      ? (wire.errors as Record<string, readonly string[]>)
      : {},
  );
}

export const asProblem = (error: unknown): Problem =>
  error instanceof Problem
    ? error
    : new Problem(0, 'in-the-page', error instanceof Error ? error.message : null);
