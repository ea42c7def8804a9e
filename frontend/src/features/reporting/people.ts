import { readDay } from '@/i18n/day';
import { asCsv, type Columns } from '@/i18n/pasted';
import type { PeopleCount } from './peopleApi';

export interface UnitPeople {
  unitId: string;
  unitName: string;
  eligible?: PeopleCount;
  takingPart?: PeopleCount;
}

/** The newest of both numbers of each unit; the lists come newest first. */
export function byUnit(eligible: readonly PeopleCount[], takingPart: readonly PeopleCount[]): UnitPeople[] {
  const units = new Map<string, UnitPeople & { path: string }>();
  const put = (count: PeopleCount, which: 'eligible' | 'takingPart') => {
    const unit = units.get(count.unitId) ?? {
      unitId: count.unitId,
      unitName: count.unitName,
      path: count.unitPath,
    };
    unit[which] ??= count;
    units.set(count.unitId, unit);
  };
  eligible.forEach((count) => put(count, 'eligible'));
  takingPart.forEach((count) => put(count, 'takingPart'));
  return [...units.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The columns of a list of counts; a number and a day as they are written in Vietnam, what is neither is left to be refused. */
const columns: Columns = {
  unit_path: { names: ['duong dan', 'duong dan don vi'] },
  count: {
    names: ['so', 'so dang vien', 'so nguoi'],
    worded: (cell) => (/^\d{1,3}([. ]\d{3})+$/.test(cell) ? cell.replace(/[. ]/g, '') : cell),
  },
  counted_on: { names: ['ngay', 'ngay thong ke'], worded: (cell) => readDay(cell) ?? cell },
  source: { names: ['nguon'] },
};

export const asPeopleCsv = (text: string) => asCsv(text, columns);
