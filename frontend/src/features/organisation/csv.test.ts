import { describe, expect, it } from 'vitest';
import { asCsv, cellErrors, rowsIn, successorColumns } from './csv';

describe('units pasted or chosen', () => {
  it('come out of a spreadsheet as the CSV of the server', () => {
    expect(asCsv('Mã\tTên Đảng\tMã cấp\tLoại\r\nX01\tĐảng ủy xã A, B\tXA\tcommune-committee\r\n')).toBe(
      'code,name,tier_code,kind\nX01,"Đảng ủy xã A, B",XA,commune-committee',
    );
  });
  it('may be parted by semicolons and begin with a mark of order', () => {
    expect(asCsv('\uFEFFcode;name\nX01;"Chi bộ ""Một""; ấp"')).toBe('code,name\nX01,"Chi bộ ""Một""; ấp"');
  });
  it('keep commas as they are', () => {
    expect(asCsv('code,full_name,level\n01,Hà Nội,province')).toBe(
      'code,full_name,level\n01,Hà Nội,province',
    );
  });
  it('may be a list of successors in its own words', () => {
    expect(asCsv('Mã\tTên\tHợp thành từ\nN1\tXã A\tXã B, Xã C (huyện D)', successorColumns)).toBe(
      'successor_code,successor_name,predecessors\nN1,Xã A,"Xã B, Xã C (huyện D)"',
    );
  });
  it('are counted without their head', () => {
    expect(rowsIn('code,name\nA,B\nC,D\n')).toBe(2);
    expect(rowsIn('')).toBe(0);
  });
});

it('says where an error stands', () => {
  expect(
    cellErrors({ 'csv[3].tierCode': ['unknown'], 'csv[2].name': ['required'], openedOn: ['x'] }),
  ).toEqual([
    { line: 2, column: 'name', codes: ['required'] },
    { line: 3, column: 'tier_code', codes: ['unknown'] },
  ]);
});
