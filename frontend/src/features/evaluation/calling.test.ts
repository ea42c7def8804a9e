import { describe, expect, it } from 'vitest';
import { criteriaOf, inTieOrder, moved, readPart, unsound, usualRules } from './calling';

const sheet = (passMark: number | null) => ({
  subject: 'collective' as const,
  criteria: [
    {
      code: 'I',
      name: 'Cách làm',
      maxPoints: 40,
      subCriteria: [{ code: 'I.1', name: 'Sáng tạo', maxPoints: 40 }],
    },
    { code: 'II', name: 'Hiệu quả', maxPoints: 60, subCriteria: [] },
  ],
  bands: [],
  knockOuts: [],
  passMark,
});

describe('a session that is being called', () => {
  it('passes by the mark of its sheets, or by half of their points', () => {
    expect(usualRules([sheet(70)]).pass.passMark).toBe(70);
    expect(usualRules([sheet(null)]).pass.minimumAverage).toBe(50);
    expect(unsound(usualRules([sheet(70)]))).toEqual([]);
  });
  it('keeps the chair for the last', () => {
    expect(inTieOrder([{ by: 'chair-choice' }, { by: 'more-scorers' }]).map(({ by }) => by)).toEqual([
      'more-scorers',
      'chair-choice',
    ]);
  });
  it('tells equals apart by any criterion of any sheet, once', () => {
    expect(criteriaOf([sheet(70), sheet(70)]).map(([code]) => code)).toEqual(['I', 'I.1', 'II']);
  });
  it('reads a part of the seats', () => {
    expect(readPart(' 2 / 3 ')).toEqual({ numerator: 2, denominator: 3 });
    expect(readPart('hai phần ba')).toEqual({ numerator: 0, denominator: 0 });
  });
  it('moves a rule and never loses one', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  });
  it('names the figures that cannot stand', () => {
    const rules = usualRules([]);
    expect(
      unsound({
        ...rules,
        quorum: { numerator: 3, denominator: 2 },
        pass: { ...rules.pass, minimumShare: 101, knockOutsToFail: 0 },
        ties: [{ by: 'higher-on-criterion' }],
        quotas: [{ subject: 'collective', places: 1.5 }],
      }),
    ).toEqual(['quorum', 'minimumShare', 'knockOutsToFail', 'ties', 'quotas']);
  });
});
