import { describe, expect, it } from 'vitest';
import { asQuery, listed, readUnitSearch } from './search';

describe('the address of the units', () => {
  it('holds the day as it was typed, or none', () => {
    expect(readUnitSearch({ ngay: '1/7/2025' }).ngay).toBe('2025-07-01');
    expect(readUnitSearch({ ngay: '31/4/2025' }).ngay).toBeUndefined();
    expect(readUnitSearch({ ngay: 5 }).ngay).toBeUndefined();
  });

  it('asks the list and its export for that day', () => {
    const search = readUnitSearch({ ngay: '2025-07-01', q: 'cam khe' });
    expect(asQuery(search)).toMatchObject({ asOf: '2025-07-01', q: 'cam khe' });
  });

  it('shows the tree on a past day, and the list when asked or narrowed', () => {
    expect(listed(readUnitSearch({ ngay: '2025-07-01' }))).toBe(false);
    expect(listed(readUnitSearch({ xem: 'danh-sach' }))).toBe(true);
    expect(listed(readUnitSearch({ loai: 'cell' }))).toBe(true);
  });
});
