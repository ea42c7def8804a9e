import { forms, states, type BoardSearch, type Form, type State, type Tab } from './boardSearch';
import type { CountLine } from './obligationsApi';

export const countOf = (line: CountLine, state: State) =>
  line.states.find((one) => one.state === state)?.units.count ?? 0;
export const missingOf = (line: CountLine) => countOf(line, 'owed') + countOf(line, 'overdue');
export const formOf = (form: string): Form => forms.find((one) => one === form) ?? 'registration';

/** The line of the ledger a view is about: the one named, else where most units are missing, registration first. */
export function lineOf(lines: readonly CountLine[], { cap, viec }: BoardSearch): CountLine | undefined {
  const named = lines.filter((line) => (!cap || line.tierId === cap) && (!viec || line.form === viec));
  const most = (some: readonly CountLine[]) =>
    [...some].sort((a, b) => countOf(b, 'overdue') - countOf(a, 'overdue') || missingOf(b) - missingOf(a))[0];
  const begun = named.filter((line) => line.form === 'registration' && missingOf(line) > 0);
  return most(begun) ?? most(named);
}

/** The tab that opens by itself: what asks for an act. */
export const tabOf = (line: CountLine | undefined, tt?: Tab): Tab =>
  tt ??
  (line && countOf(line, 'overdue') > 0 ? 'overdue' : line && countOf(line, 'owed') > 0 ? 'owed' : 'all');

export const stateOf = (tab: Tab): State | undefined => states.find((one) => one === tab);
