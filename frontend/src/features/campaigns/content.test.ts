import { describe, expect, it } from 'vitest';
import type { SheetContent, Tier } from './api';
import {
  blank,
  hasDates,
  initials,
  lacking,
  newBand,
  newCriterion,
  newKnockOut,
  newSheet,
  newSub,
  sectionsOf,
  slug,
  tidy,
  total,
  withSubs,
} from './content';

const sheet: SheetContent = {
  subject: 'collective',
  criteria: [
    {
      code: 'I',
      name: 'Cách làm',
      maxPoints: 40,
      subCriteria: [{ code: 'I.1', name: 'Sáng tạo', maxPoints: 40 }],
    },
    { code: 'II', name: 'Hiệu quả', maxPoints: 60, subCriteria: [] },
  ],
  bands: [{ code: 'X1', name: 'Xuất sắc', from: 90 }],
  knockOuts: [{ code: 'L1', name: 'Có khiếu kiện đúng' }],
  passMark: 50,
};

describe('codes nobody has to think of', () => {
  it('come from the name, and not twice', () => {
    expect(initials('Xây dựng nông thôn mới')).toBe('XDNTM');
    expect(initials('Văn hóa – xã hội', ['VHXH'])).toBe('VHXH2');
    expect(slug('Nguyên nhân chủ quan')).toBe('nguyen-nhan-chu-quan');
  });
  it('go on where the sheet stops', () => {
    expect(newCriterion(sheet).code).toBe('III');
    expect(newSub(sheet, sheet.criteria[0]!).code).toBe('I.2');
    expect(newKnockOut(sheet).code).toBe('L2');
    expect(newBand(sheet).code).toBe('X2');
  });
});

describe('a criteria sheet', () => {
  it('is worth what its criteria are worth', () => {
    expect(total(sheet)).toBe(100);
    const [first] = sheet.criteria;
    expect(
      withSubs({ ...first!, subCriteria: [...first!.subCriteria, { code: 'I.2', name: 'b', maxPoints: 5 }] })
        .maxPoints,
    ).toBe(45);
  });
  it('of another subject begins as a copy', () => {
    expect(newSheet('household', sheet)).toMatchObject({ subject: 'household', passMark: 50 });
    expect(newSheet('household').criteria).toEqual([]);
  });
});

describe('a first campaign', () => {
  const first = blank('Thi đua 2027', 'list', [{ id: 'cell' }, { id: 'base' }] as Tier[], 2027);
  it('may be kept as a draft at once, and is launched when it has a day', () => {
    expect(lacking(first)).toEqual({ what: [], dates: [], asks: [], criteria: [] });
    expect(hasDates(first)).toBe(false);
    const dated = {
      ...first,
      tiers: first.tiers.map((row) => ({ ...row, registration: { on: null, text: 'cuối tháng 6' } })),
    };
    expect(hasDates(dated)).toBe(true);
  });
  it('says what is missing, and where', () => {
    expect(
      lacking({
        ...first,
        name: ' ',
        periodTo: first.periodFrom,
        tiers: first.tiers.map((row) => ({ ...row, obliged: 'own' as const })),
        indicators: [{ code: 'a', name: '', measure: 'unit', rollUp: 'sum', required: false }],
        sheets: [newSheet('collective'), { ...sheet, subject: 'individual', passMark: 101 }],
      }),
    ).toEqual({
      what: ['name', 'period'],
      dates: ['obliged'],
      asks: ['indicator-name', 'indicator-unit'],
      criteria: ['sheet-empty', 'sheet-mark'],
    });
  });
});

describe('sections that reports must contain', () => {
  const before = [{ code: 'nguyen-nhan', name: 'Nguyên nhân' }];
  it('keep their code when a word is mended, and when one is put before them', () => {
    expect(sectionsOf('Nguyên nhân chủ quan', before)[0]?.code).toBe('nguyen-nhan');
    expect(sectionsOf('Kiến nghị\nNguyên nhân', before).map(({ code }) => code)).toEqual([
      'kien-nghi',
      'nguyen-nhan',
    ]);
  });
  it('are called after their finished name, without empty lines', () => {
    const content = { ...blank('Thi đua', 'list', [], 2027), legalBases: ['Kế hoạch 12 ', ''] };
    let sections = before;
    for (const typed of ['Nguyên nhân\nK', 'Nguyên nhân\nKiến nghị\n'])
      sections = sectionsOf(typed, sections);
    const sent = tidy(
      { ...content, rules: { ...content.rules, reportSections: sections } },
      { ...content, rules: { ...content.rules, reportSections: before } },
    );
    expect(sent.rules.reportSections).toEqual([...before, { code: 'kien-nghi', name: 'Kiến nghị' }]);
    expect(sent.legalBases).toEqual(['Kế hoạch 12']);
  });
});
