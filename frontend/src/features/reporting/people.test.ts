import { describe, expect, it } from 'vitest';
import { asPeopleCsv, byUnit } from './people';
import type { PeopleCount } from './peopleApi';

describe('counts of members', () => {
  it('are read as officers write them, and keep their lines', () => {
    expect(
      asPeopleCsv(
        '\uFEFFĐường dẫn;Đơn vị;Số đảng viên;Ngày;Nguồn\r\n/AB/X1/;"Chi bộ; ấp 1";1.024;1/3/26;"BC 4, quý I"\r\n/AB/X2/;B;;;\r\n',
      ),
    ).toBe('unit_path,count,counted_on,source\n/AB/X1/,1024,2026-03-01,"BC 4, quý I"\n/AB/X2/,,,');
    expect(asPeopleCsv('unit_path\tcount\n/AB/\tnhiều')).toBe('unit_path,count\n/AB/,nhiều');
    expect(asPeopleCsv('unit_path,count\n/AB/,31')).toBe('unit_path,count\n/AB/,31');
  });

  it('stand by unit, the newest of each', () => {
    const of = (unitId: string, countedOn: string, count: number) =>
      ({ unitId, unitName: unitId, unitPath: `/${unitId}/`, countedOn, count }) as PeopleCount;
    const rows = byUnit(
      [of('B', '2026-03-01', 9), of('B', '2026-01-01', 8), of('A', '2026-01-01', 5)],
      [of('B', '2026-02-01', 7)],
    );
    expect(
      rows.map(({ unitId, eligible, takingPart }) => [unitId, eligible?.count, takingPart?.count]),
    ).toEqual([
      ['A', 5, undefined],
      ['B', 9, 7],
    ]);
  });
});
