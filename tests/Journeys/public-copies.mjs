/** An officer blackens a photograph for the public by keys and by pointer; the picture itself stays, and the copy can be taken back. */
import assert from 'node:assert/strict';
import { journey, mark } from './lib/journey.mjs';
import { photograph } from './lib/photo.mjs';

const name = `ra-quan-${mark()}.jpg`;
const of = {};

journey('an officer makes a public copy of a photograph', {
  'finds that every file is private': async ({ as }) => {
    const officer = await as('canbo.xa');
    const { page } = officer;
    const mine = await officer.api('GET', '/api/registrations?status=draft&limit=1');
    of.id = mine.items[0].id;
    await officer.go(`/dang-ky/${of.id}/sua?buoc=3`);
    const buffer = await photograph(page);
    await page.getByLabel(/Ảnh trước/).setInputFiles({ name, mimeType: 'image/jpeg', buffer });
    await page.getByRole('img', { name: new RegExp(name) }).waitFor();
    await officer.go(`/dang-ky/${of.id}`);
    await page.getByRole('heading', { name: 'Bản công khai' }).waitFor();
    await officer.look('tep-rieng');
  },

  'lays boxes by keys and by pointer, and makes the copy': async ({ as }) => {
    const officer = await as('canbo.xa');
    const { page } = officer;
    await page.getByRole('button', { name: `Che ảnh ${name}` }).click();
    const dialog = page.getByRole('dialog', { name: 'Che ảnh để công khai' });
    await dialog.getByRole('button', { name: 'Thêm ô che' }).click();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    await dialog.getByRole('button', { name: 'Ô che 1: cách trái 41%, cách trên 40%, rộng 20%, cao 21%' }).waitFor();
    await page.keyboard.press('Delete');
    await dialog.getByRole('group', { name: 'Ảnh có 0 ô che' }).waitFor();
    await dialog.getByRole('button', { name: 'Thêm ô che' }).click();
    const stage = await dialog.getByRole('group', { name: /^Ảnh có/ }).boundingBox();
    await page.mouse.move(stage.x + stage.width * 0.05, stage.y + stage.height * 0.05);
    await page.mouse.down();
    await page.mouse.move(stage.x + stage.width * 0.25, stage.y + stage.height * 0.3, { steps: 5 });
    await page.mouse.up();
    await dialog.getByRole('group', { name: 'Ảnh có 2 ô che' }).waitFor();
    await officer.look('che-anh', { within: '[role="dialog"]' });
    await dialog.getByRole('button', { name: 'Lập bản công khai với 2 ô che' }).click();
    await officer.said(/Đã lập bản công khai/);
    await page.getByRole('img', { name: `Bản công khai của ${name}` }).waitFor();
    await officer.look('co-ban-cong-khai');
    const { files } = await officer.api('GET', `/api/registrations/${of.id}`);
    assert.ok(files.find((one) => one.name === name).publicCopyId);
  },

  'reads it on a phone in the dark, and takes it back': async ({ as }) => {
    const officer = await as('canbo.xa');
    const { page } = officer;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.evaluate(() => (document.documentElement.dataset.theme = 'dark'));
    await officer.look('dien-thoai-toi');
    await page.getByRole('button', { name: `Gỡ bản công khai của ${name}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Gỡ bản công khai' }).click();
    await officer.said(/Đã gỡ bản công khai/);
    const { files } = await officer.api('GET', `/api/registrations/${of.id}`);
    const photo = files.find((one) => one.name === name);
    assert.equal(photo.publicCopyId ?? null, null);
    await officer.api('DELETE', `/api/files/${photo.id}`, { rowVersion: photo.rowVersion });
  },
});
