import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useListUnits, type UnitRow } from './api';

export interface Place {
  id: string;
  path: string;
}

/** One line of the tree as it is seen: a unit, or what stands where units will come. */
export type Line =
  | { key: string; kind: 'unit'; unit: UnitRow; depth: number; open: boolean; of: number; at: number }
  | { key: string; kind: 'waiting'; depth: number }
  | { key: string; kind: 'error'; depth: number; error: unknown; again: () => void }
  | { key: string; kind: 'more'; depth: number; under: string; after: string };

const HUNDRED = 100;

/** The tree flattened into lines. Children are read when their parent is opened, a hundred at a time. */
export function useTree(roots: Place[], asOf: string | undefined, way: string[]) {
  const [turned, setTurned] = useState<Record<string, boolean>>({});
  const [cursors, setCursors] = useState<Record<string, string[]>>({});

  const tops = useQueries({
    queries: roots.map(({ id }) =>
      useListUnits.options({ query: { under: id, sort: 'path', limit: 1, asOf } }),
    ),
  });
  const opened = [...new Set([...roots.map(({ id }) => id), ...way, ...Object.keys(turned)])].filter(
    (id) => turned[id] ?? true,
  );
  const wanted = opened.flatMap((id) => [undefined, ...(cursors[id] ?? [])].map((after) => ({ id, after })));
  const pages = useQueries({
    queries: wanted.map(({ id, after }) =>
      useListUnits.options({ query: { parentId: id, asOf, after, limit: HUNDRED } }),
    ),
  });

  const lines: Line[] = [];
  const walk = (unit: UnitRow, depth: number, of: number, at: number) => {
    const open = unit.children > 0 && opened.includes(unit.id);
    lines.push({ key: unit.id, kind: 'unit', unit, depth, open, of, at });
    if (!open) return;
    let count = 0;
    wanted.forEach(({ id, after }, index) => {
      const page = pages[index];
      if (id !== unit.id || !page) return;
      const key = `${id} ${after ?? ''}`;
      if (page.error)
        lines.push({
          key,
          kind: 'error',
          depth: depth + 1,
          error: page.error,
          again: () => void page.refetch(),
        });
      else if (!page.data) lines.push({ key, kind: 'waiting', depth: depth + 1 });
      else {
        page.data.items.forEach((child) => walk(child, depth + 1, unit.children, ++count));
        const { next } = page.data;
        if (next && !cursors[id]?.includes(next))
          lines.push({ key: `${key} more`, kind: 'more', depth: depth + 1, under: id, after: next });
      }
    });
  };
  tops.forEach((top, index) => {
    const root = top.data?.items[0];
    const key = roots[index]?.id ?? '';
    if (top.error)
      lines.push({ key, kind: 'error', depth: 0, error: top.error, again: () => void top.refetch() });
    else if (!top.data) lines.push({ key, kind: 'waiting', depth: 0 });
    // A unit that was not there yet has nobody's line; those below it may be older than itself.
    else if (root?.id === key) walk(root, 0, roots.length, index + 1);
  });

  return {
    lines,
    root: tops[0]?.data?.items[0],
    read: tops.every(({ data, error }) => data ?? error),
    turn: (id: string, open: boolean) => setTurned((was) => ({ ...was, [id]: open })),
    further: (id: string, after: string) =>
      setCursors((was) => (was[id]?.includes(after) ? was : { ...was, [id]: [...(was[id] ?? []), after] })),
  };
}
