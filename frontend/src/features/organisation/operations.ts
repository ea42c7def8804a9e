import type { Act, NewUnit, Operation, OperationKind, Successor, UnitRow } from './api';

export const operationKinds = [
  'merge',
  'absorb',
  'split',
  'rename',
  'move',
  'retier',
  'transfer',
  'dissolve',
  'create',
  'reopen',
] as const satisfies readonly OperationKind[];

/** Begins with several units, with one, or with none. */
export const beginsWith = (kind: OperationKind) =>
  kind === 'merge' || kind === 'absorb' ? 'many' : kind === 'create' ? 'none' : 'one';

/** Hands over to one unit that exists already. */
export const handsTo = (kind: OperationKind) =>
  kind === 'absorb' || kind === 'transfer' || kind === 'dissolve';

export const newUnit = (
  parentId: string,
  like?: Pick<UnitRow, 'kind' | 'tierId' | 'territorial'>,
): NewUnit => ({
  id: crypto.randomUUID(),
  parentId,
  code: '',
  kind: like?.kind ?? '',
  tierId: like?.tierId ?? '',
  partyName: '',
  stateName: null,
  territorial: like?.territorial ?? false,
  externalCode: null,
  contact: null,
});

const successor = (unitId: string, heir: boolean): Successor => ({ unitId, heir, takes: null });

/** An operation before anything is said of it. */
export function blank(kind: OperationKind, parentId: string): Operation {
  const opened = kind === 'merge' || kind === 'create' ? [newUnit(parentId)] : [];
  return {
    kind,
    units: [],
    successors: kind === 'merge' ? opened.map(({ id }) => successor(id, true)) : [],
    opens: opened,
    partyName: null,
    stateName: null,
    tierId: null,
    parentId: null,
    basis: kind === 'split' ? 'territory' : null,
    note: null,
  };
}

/** The first unit named says what a new one beside it looks like, until something else is said. */
export const alike = (operation: Operation, unit: UnitRow, owner: string): Operation => ({
  ...operation,
  opens: operation.opens.map((opened) =>
    opened.kind === '' && opened.tierId === ''
      ? {
          ...opened,
          kind: unit.kind,
          tierId: unit.tierId,
          territorial: unit.territorial,
          parentId: unit.parentId ?? owner,
        }
      : opened,
  ),
});

/** The unit that takes everything over, chosen anew. */
export const into = (operation: Operation, unitId: string | null): Operation => ({
  ...operation,
  successors: unitId ? [successor(unitId, true)] : [],
});

/** One successor more; the first is the heir until another is chosen, and a unit that goes on is its own. */
export function withSuccessor(operation: Operation, unitId: string, opened?: NewUnit): Operation {
  const itself = operation.units[0] === unitId;
  return {
    ...operation,
    opens: opened ? [...operation.opens, opened] : operation.opens,
    successors: [
      ...operation.successors.map((other) => (itself ? { ...other, heir: false } : other)),
      successor(unitId, itself || operation.successors.length === 0),
    ],
  };
}

export function withoutSuccessor(operation: Operation, unitId: string): Operation {
  const left = operation.successors.filter((other) => other.unitId !== unitId);
  const heirless = left.length > 0 && !left.some(({ heir }) => heir);
  return {
    ...operation,
    opens: operation.opens.filter(({ id }) => id !== unitId),
    successors: left.map((other, at) => (heirless && at === 0 ? { ...other, heir: true } : other)),
  };
}

export const withHeir = (operation: Operation, unitId: string): Operation => ({
  ...operation,
  successors: operation.successors.map((other) => ({ ...other, heir: other.unitId === unitId })),
});

/** Assigns a unit directly below the split one; to nobody means to the heir. */
export const assign = (operation: Operation, below: string, unitId: string | null): Operation => ({
  ...operation,
  successors: operation.successors.map((other) => {
    const rest = (other.takes ?? []).filter((id) => id !== below);
    const takes = other.unitId === unitId ? [...rest, below] : rest;
    return { ...other, takes: takes.length > 0 ? takes : null };
  }),
});

export type Gap =
  | 'units'
  | 'into'
  | 'parent'
  | 'tier'
  | 'name'
  | 'successors'
  | `opens.${number}.${'code' | 'partyName' | 'kind' | 'tierId'}`;

/** What is still wanted before the law can look at it. */
export function gaps(operation: Operation): Gap[] {
  const { kind, units, successors, opens } = operation;
  const found: Gap[] = [];
  if (beginsWith(kind) !== 'none' && units.length === 0) found.push('units');
  if (handsTo(kind) && successors.length === 0) found.push('into');
  if (kind === 'move' && !operation.parentId) found.push('parent');
  if (kind === 'retier' && !operation.tierId) found.push('tier');
  if (kind === 'rename' && !operation.partyName?.trim()) found.push('name');
  if (kind === 'split' && successors.length < 2) found.push('successors');
  opens.forEach((opened, at) => {
    for (const field of ['code', 'partyName', 'kind', 'tierId'] as const)
      if (opened[field].trim() === '') found.push(`opens.${at}.${field}`);
  });
  return found;
}

const orNull = (text?: string | null) => (text?.trim() ? text.trim() : null);

/** As it is sent: no blanks around words, no empty words. */
export const tidy = (operation: Operation): Operation => ({
  ...operation,
  partyName: orNull(operation.partyName),
  stateName: orNull(operation.stateName),
  note: orNull(operation.note),
  opens: operation.opens.map((opened) => ({
    ...opened,
    code: opened.code.trim().toUpperCase(),
    partyName: opened.partyName.trim(),
    stateName: orNull(opened.stateName),
    externalCode: orNull(opened.externalCode),
    contact: orNull(opened.contact),
  })),
});

/** Every unit an act may speak of by name: those that exist, and those it opens itself. */
export const namesIn = (
  act: Pick<Act, 'units' | 'operations' | 'unitId' | 'unitName'>,
): Map<string, string> =>
  new Map([
    [act.unitId, act.unitName],
    ...act.units.map(({ id, name }) => [id, name] as const),
    ...act.operations.flatMap(({ opens }) => opens.map(({ id, partyName }) => [id, partyName] as const)),
  ]);
