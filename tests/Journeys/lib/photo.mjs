/** A photograph as a phone takes it: a JPEG that says in its EXIF which camera it was and where it stood. */
export const CAMERA = 'MAY-ANH-CUA-CAN-BO';

export async function photograph(page) {
  const plain = Buffer.from(
    await page.evaluate(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
      const pen = canvas.getContext('2d');
      const sky = pen.createLinearGradient(0, 0, 0, 480);
      sky.addColorStop(0, '#9cc3e6');
      sky.addColorStop(1, '#4f7d46');
      pen.fillStyle = sky;
      pen.fillRect(0, 0, 640, 480);
      pen.fillStyle = '#c8553d';
      for (let flower = 0; flower < 40; flower += 1) pen.fillRect((flower * 97) % 640, 300 + ((flower * 53) % 170), 9, 9);
      return canvas.toDataURL('image/jpeg', 0.8).split(',')[1];
    }),
    'base64',
  );
  return Buffer.concat([plain.subarray(0, 2), exif(), plain.subarray(2)]);
}

function exif() {
  // TIFF, little endian: one directory with the maker's name and a pointer to the place.
  const maker = Buffer.from(`${CAMERA}\0`, 'ascii');
  const entries = 2;
  const first = 8;
  const data = first + 2 + entries * 12 + 4;
  const place = data + maker.length + (maker.length % 2);
  const tiff = Buffer.alloc(place + 2 + 2 * 12 + 4);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(first, 4);
  tiff.writeUInt16LE(entries, first);
  const entry = (at, tag, type, count, value) => {
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    if (typeof value === 'string') tiff.write(value, at + 8, 'ascii');
    else tiff.writeUInt32LE(value, at + 8);
  };
  entry(first + 2, 0x010f, 2, maker.length, data);
  entry(first + 14, 0x8825, 4, 1, place);
  maker.copy(tiff, data);
  tiff.writeUInt16LE(2, place);
  entry(place + 2, 0x0001, 2, 2, 'N');
  entry(place + 14, 0x0003, 2, 2, 'E');
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xffe1, 0);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}
