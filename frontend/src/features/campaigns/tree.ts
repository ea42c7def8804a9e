interface Branch {
  id: string;
  parentId?: string | null;
}

/** A page of campaigns with each sub-movement under its own movement, where both stand on it. */
export function asTree<T extends Branch>(rows: T[]): (T & { depth: number })[] {
  const here = new Set(rows.map(({ id }) => id));
  const under = (parent: string | null, depth: number): (T & { depth: number })[] =>
    rows
      .filter((row) => (parent === null ? !row.parentId || !here.has(row.parentId) : row.parentId === parent))
      .flatMap((row) => [{ ...row, depth }, ...(depth < 9 ? under(row.id, depth + 1) : [])]);
  return under(null, 0);
}
