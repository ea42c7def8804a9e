import type { Rules, SheetContent, TieRule } from './api';

/** What a session is called with until somebody says otherwise: two thirds present, the sheets' own pass mark, half of the votes. */
export function usualRules(sheets: SheetContent[]): Rules {
  const mark = passMarkOf(sheets);
  return {
    quorum: { numerator: 2, denominator: 3 },
    pass: { minimumAverage: mark, passMark: mark, minimumShare: 50, minimumTurnout: 50, knockOutsToFail: 1 },
    ties: [{ by: 'more-scorers' }, { by: 'earlier-submission' }, { by: 'chair-choice' }],
    quotas: [],
  };
}

/** The lowest mark by which a sheet of the campaign lets pass; half of its points where it names none. */
function passMarkOf(sheets: SheetContent[]): number {
  const marks = sheets.map(
    ({ passMark, criteria }) => passMark ?? criteria.reduce((sum, { maxPoints }) => sum + maxPoints, 0) / 2,
  );
  return marks.length > 0 ? Math.min(...marks) : 50;
}

/** Criteria and sub-criteria by which equals may be told apart. */
export const criteriaOf = (sheets: SheetContent[]) => [
  ...new Map(
    sheets
      .flatMap(({ criteria }) => criteria.flatMap((one) => [one, ...one.subCriteria]))
      .map(({ code, name }) => [code, name] as const),
  ),
];

/** `2/3` as people write it; what is no part of a whole reads as nothing. */
export function readPart(typed: string): Rules['quorum'] {
  const [, numerator, denominator] = /^\s*(\d{1,3})\s*\/\s*(\d{1,3})\s*$/.exec(typed) ?? [];
  return { numerator: Number(numerator ?? 0), denominator: Number(denominator ?? 0) };
}

const CHAIR: TieRule = { by: 'chair-choice' };

/** The chair's choice stays last, whatever is put before it. */
export const inTieOrder = (ties: TieRule[]): TieRule[] => [
  ...ties.filter(({ by }) => by !== 'chair-choice'),
  CHAIR,
];

export function moved<T>(list: T[], at: number, by: 1 | -1): T[] {
  const to = at + by;
  const [here, there] = [list[at], list[to]];
  if (here === undefined || there === undefined) return list;
  return list.map((one, index) => (index === at ? there : index === to ? here : one));
}

/** Fields whose figure cannot stand, by the name of the field. */
export function unsound({ quorum, pass, ties, quotas }: Rules): string[] {
  const whole = (value: number) => Number.isInteger(value) && value > 0;
  const share = (value: number) => value >= 0 && value <= 100;
  return [
    ...(whole(quorum.numerator) && whole(quorum.denominator) && quorum.numerator <= quorum.denominator
      ? []
      : ['quorum']),
    ...(pass.minimumAverage >= 0 ? [] : ['minimumAverage']),
    ...(pass.passMark >= 0 ? [] : ['passMark']),
    ...(share(pass.minimumShare) ? [] : ['minimumShare']),
    ...(share(pass.minimumTurnout) ? [] : ['minimumTurnout']),
    ...(whole(pass.knockOutsToFail) ? [] : ['knockOutsToFail']),
    ...(ties.some(({ by, criterion }) => by === 'higher-on-criterion' && !criterion) ? ['ties'] : []),
    ...(quotas.every(({ places }) => whole(places)) ? [] : ['quotas']),
  ];
}
