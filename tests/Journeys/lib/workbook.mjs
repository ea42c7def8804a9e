/** A workbook as it is downloaded, filled in below its headings, and read back. Only what these journeys need of the format. */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

const SHEET = 'xl/worksheets/sheet1.xml';
const escaped = (text) => text.replace(/[<>&]/g, (c) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[c]);
const plain = (text) => text.replace(/&(lt|gt|amp|quot|apos);/g, (_, name) => ({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" })[name]);

/** The same workbook with these rows below the last one; an empty text leaves its cell out. */
export function filled(workbook, rows) {
  const parts = unzip(workbook);
  const xml = parts.get(SHEET).toString('utf8');
  const [, prefix = ''] = /<(\w+:)?sheetData/.exec(xml);
  const last = xml.split(`<${prefix}row`).length - 1;
  const cell = (text, row, column) =>
    text === '' ? '' : `<${prefix}c r="${String.fromCharCode(65 + column)}${row}" t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escaped(text)}</${prefix}t></${prefix}is></${prefix}c>`;
  const written = rows.map((row, n) => `<${prefix}row r="${last + 1 + n}">${row.map((text, column) => cell(text, last + 1 + n, column)).join('')}</${prefix}row>`).join('');
  parts.set(SHEET, Buffer.from(xml.replace(`</${prefix}sheetData>`, `${written}</${prefix}sheetData>`)));
  return zip(parts);
}

/** The texts of the first sheet, row by row. */
export function textsOf(workbook) {
  const xml = unzip(workbook).get(SHEET).toString('utf8');
  return [...xml.matchAll(/<(?:\w+:)?row\b.*?<\/(?:\w+:)?row>/gs)].map(([row]) =>
    [...row.matchAll(/<(?:\w+:)?c\b[^>]*?(?:\/>|>(.*?)<\/(?:\w+:)?c>)/gs)].map(([, inside = '']) => plain(inside.replace(/<[^>]*>/g, ''))));
}

function unzip(bytes) {
  const parts = new Map();
  let at = bytes.readUInt32LE(bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1') + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [method, size, name, extra, comment, local] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)];
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(from, from + size);
    parts.set(bytes.toString('utf8', at + 46, at + 46 + name), method === 0 ? packed : inflateRawSync(packed));
    at += 46 + name + extra + comment;
  }
  return parts;
}

function zip(parts) {
  const [locals, entries] = [[], []];
  let at = 0;
  for (const [name, content] of parts) {
    const [path, packed] = [Buffer.from(name), deflateRawSync(content)];
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(path.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), facts, path, packed);
    entries.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), facts, place, path);
    at += 30 + path.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.size, 4);
  end.writeUInt16LE(parts.size, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
}
