import type { Kin } from './api';

export interface Branch {
  kin: Kin;
  children: Branch[];
}

/** The list of what came of a model, as the tree that it is. What names no one of the list stands at the root. */
export function branchesOf(root: string, descendants: readonly Kin[]): Branch[] {
  const below = new Map<string, Branch[]>();
  for (const kin of descendants) {
    const children: Branch[] = [];
    const own = below.get(kin.id);
    if (own) children.push(...own);
    below.set(kin.id, children);
    const parent = kin.originId ?? root;
    const siblings = below.get(parent) ?? [];
    siblings.push({ kin, children });
    below.set(parent, siblings);
  }
  return below.get(root) ?? [];
}

/** The place to be said of a model: the unit, and the nearest that stands above it. */
export const placeOf = ({ places }: Kin) => ({
  unit: places.at(-1)?.name ?? '',
  above: places.length > 1 ? places.at(-2)?.name : undefined,
});
