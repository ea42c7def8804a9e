import { describe, expect, it } from 'vitest';
import { asCsv, faultsOf, rowsIn } from './pasted';

const columns = {
  successor_code: { names: ['ma', 'ma moi'] },
  successor_name: { names: ['ten', 'ten moi'] },
  predecessors: { names: ['hop thanh tu'] },
};
const read = (text: string) => asCsv(text, columns);

describe('a list pasted or chosen', () => {
  it('comes out of a spreadsheet as the CSV of the server', () => {
    expect(read('Mã\tTên\tHợp thành từ\r\nN1\tXã A\tXã B, Xã C (huyện D)\r\n')).toBe(
      'successor_code,successor_name,predecessors\nN1,Xã A,"Xã B, Xã C (huyện D)"',
    );
  });
  it('may be parted by semicolons and begin with a mark of order', () => {
    expect(read('\uFEFFMã mới;Tên mới\nN1;"Xã ""Một""; ấp"')).toBe(
      'successor_code,successor_name\nN1,"Xã ""Một""; ấp"',
    );
  });
  it('keeps commas as they are, and leaves out what is for the eye only', () => {
    expect(read('successor_code,successor_name\nN1,Xã A')).toBe('successor_code,successor_name\nN1,Xã A');
    expect(read('STT,Mã,Tên\n1,N1,Xã A')).toBe('successor_code,successor_name\nN1,Xã A');
  });
  it('keeps its lines, empty ones too, and one without a known column as it is', () => {
    expect(read('Mã,Tên\n\nN1,Xã A')).toBe('successor_code,successor_name\n,\nN1,Xã A');
    expect(read('a,b\n1,2')).toBe('a,b\n1,2');
  });
  it('is counted without its head', () => {
    expect(rowsIn(read('Mã,Tên\nA,B\nC,D\n'))).toBe(2);
    expect(rowsIn(read(''))).toBe(0);
  });
});

it('says where a fault stands', () => {
  expect(
    faultsOf({
      'csv[3].successorCode': ['unknown'],
      'csv[2].predecessors': ['required'],
      'csv[4].unit_path': ['x'],
      tierId: ['x'],
    }),
  ).toEqual([
    { line: 2, column: 'predecessors', codes: ['required'] },
    { line: 3, column: 'successor_code', codes: ['unknown'] },
    { line: 4, column: 'unit_path', codes: ['x'] },
  ]);
});
