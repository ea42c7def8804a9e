import { describe, expect, it } from 'vitest';
import { asCsv, cellErrors, rowsIn } from './csv';

describe('successors pasted or chosen', () => {
  it('come out of a spreadsheet as the CSV of the server', () => {
    expect(asCsv('Mã\tTên\tHợp thành từ\r\nN1\tXã A\tXã B, Xã C (huyện D)\r\n')).toBe(
      'successor_code,successor_name,predecessors\nN1,Xã A,"Xã B, Xã C (huyện D)"',
    );
  });
  it('may be parted by semicolons and begin with a mark of order', () => {
    expect(asCsv('\uFEFFMã mới;Tên mới\nN1;"Xã ""Một""; ấp"')).toBe(
      'successor_code,successor_name\nN1,"Xã ""Một""; ấp"',
    );
  });
  it('keep commas as they are', () => {
    expect(asCsv('successor_code,successor_name\nN1,Xã A')).toBe('successor_code,successor_name\nN1,Xã A');
  });
  it('are counted without their head', () => {
    expect(rowsIn('Mã,Tên\nA,B\nC,D\n')).toBe(2);
    expect(rowsIn('')).toBe(0);
  });
});

it('says where an error stands', () => {
  expect(
    cellErrors({ 'csv[3].successorCode': ['unknown'], 'csv[2].predecessors': ['required'], tierId: ['x'] }),
  ).toEqual([
    { line: 2, column: 'predecessors', codes: ['required'] },
    { line: 3, column: 'successor_code', codes: ['unknown'] },
  ]);
});
