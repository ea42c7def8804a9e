import type { Lineage, LineageStep } from './api';

export interface Kin {
  id: string;
  name: string;
  /** Took the records and the open work, or handed them over. */
  heir: boolean;
}

const others = (step: LineageStep) => step.fromUnitId !== step.toUnitId;

/** Whom the unit was made of, by the steps that ended in it. A unit that only handed over a task is no part of it. */
export function madeOf({ unitId, before }: Lineage): Kin[] {
  const kin = new Map<string, Kin>();
  for (const step of before)
    if (step.toUnitId === unitId && step.fromUnitId && others(step) && step.kind !== 'transfer')
      kin.set(step.fromUnitId, { id: step.fromUnitId, name: step.fromName ?? '', heir: step.heir });
  return [...kin.values()];
}

/** Who stands in its place at the end of every way on. */
export function nowIs({ unitId, after }: Lineage): Kin[] {
  const steps = after.filter((step) => others(step) && step.kind !== 'transfer' && step.toUnitId);
  const last = new Map<string, Kin>();
  const seen = new Set([unitId]);
  const follow = (id: string, heir: boolean) => {
    for (const { toUnitId, toName, heir: takes } of steps.filter(({ fromUnitId }) => fromUnitId === id)) {
      if (!toUnitId || seen.has(toUnitId)) continue;
      seen.add(toUnitId);
      if (steps.some(({ fromUnitId }) => fromUnitId === toUnitId)) follow(toUnitId, heir && takes);
      else last.set(toUnitId, { id: toUnitId, name: toName ?? '', heir: heir && takes });
    }
  };
  follow(unitId, true);
  return [...last.values()].sort((a, b) => Number(b.heir) - Number(a.heir));
}

/** `merge`, or what of a split: who stays, who is heir, who takes a part. */
export const wordOf = ({ kind, fromUnitId, toUnitId, heir }: LineageStep) =>
  kind !== 'split' ? kind : fromUnitId === toUnitId ? 'split-stays' : heir ? 'split-heir' : 'split';

export interface Edge {
  from: number;
  to: number;
  heir: boolean;
}

/** The lines between units of the graph, by their place in `nodes`; each pair once. */
export function edgesOf({ nodes, before, after }: Lineage): Edge[] {
  const at = new Map(nodes.map(({ id }, index) => [id, index]));
  const edges = new Map<string, Edge>();
  for (const step of [...before, ...after]) {
    const from = at.get(step.fromUnitId ?? '');
    const to = at.get(step.toUnitId ?? '');
    if (from === undefined || to === undefined || from === to) continue;
    const key = `${from} ${to}`;
    edges.set(key, { from, to, heir: step.heir || edges.get(key)?.heir === true });
  }
  return [...edges.values()];
}
