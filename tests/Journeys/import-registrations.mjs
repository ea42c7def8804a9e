/** A committee's officer registers by a spreadsheet: the template filled in with faults, mended on the screen, imported in part, and taken back. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { journey, mark } from './lib/journey.mjs';
import { openCampaign } from './lib/world.mjs';
import { filled, textsOf } from './lib/workbook.mjs';

const run = mark();
const name = (what) => `${what} ${run}`;
const file = `dang-ky-${run}.xlsx`;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
let rural;
let cells;
let address;

/** A row of the template: unit, field, name, kind, subject, holder, situation. */
const row = (unit, field, what, { kind = '', subject = '', holder = '' } = {}) => [unit, field, what, kind, subject, holder, `Thực trạng của ${what || 'mô hình'}.`];

async function downloaded(page, link) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()]);
  assert.match(download.suggestedFilename(), /\.xlsx$/);
  return readFile(await download.path());
}

const faultsOn = async (page) => (await page.locator('.k-import-faults tbody tr').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').replace(/ Sửa /, ' ').trim());

/** The field of the cell that is open has the hand already. */
/** From a list, by the keyboard alone: Enter takes what is marked. */
async function choose(page, typed, option) {
  await page.keyboard.type(typed);
  await page.getByRole('option', { name: option }).first().waitFor();
  await page.keyboard.press('Enter');        // nothing is marked yet, so nothing is sent
  await page.keyboard.press('ArrowDown');
  await page.locator('[role=option][data-combobox-selected]').waitFor();
  await page.keyboard.press('Enter');
}
const opened = (page, label) => page.locator(':focus').and(page.getByLabel(label)).waitFor();

journey('an officer registers by a spreadsheet', {
  'fills in the template and is told of each fault at its cell': async ({ as }) => {
    const officer = await as('canbo.xa');
    const { page } = officer;
    const campaign = await openCampaign(officer);
    rural = campaign.fields[0].name;
    cells = (await officer.api('GET', '/api/units?kind=cell&limit=2')).items;
    await officer.go('/dang-ky');
    await page.getByRole('link', { name: 'Đăng ký bằng bảng tính' }).click();
    await page.getByRole('heading', { level: 1, name: /^Chọn tệp để kiểm tra/ }).waitFor();
    await officer.settled();
    assert.equal(await page.getByRole('combobox', { name: 'Đợt thi đua' }).inputValue(), campaign.content.name);
    assert.equal(await page.getByRole('combobox', { name: 'Đơn vị gửi tệp' }).inputValue(), 'Đảng ủy xã Hương Vĩnh');
    await page.getByRole('button', { name: 'Kiểm tra tệp' }).click();
    await page.getByText('Chọn một tệp trước khi kiểm tra.').waitFor();
    await officer.look('chon-tep');
    const template = await downloaded(page, 'Tải tệp mẫu của đợt này');
    assert.deepEqual(textsOf(template)[0].slice(0, 4), ['Đơn vị', 'Lĩnh vực', 'Tên mô hình, điển hình', 'Loại']);
    const sheet = filled(template, [
      row(cells[0].path, rural, name('Tuyến đường hoa')),
      row(cells[1].path, 'NTM mới', name('Thu gom rác tại nguồn')),
      row('Chi bộ không có', rural, name('Vườn rau sạch')),
      row('', 'NTM mới', name('Hộ nghèo vươn lên'), { subject: 'Hộ gia đình', holder: 'Hộ ông Ba' }),
      row(cells[0].path, rural, ''),
      row(cells[0].path, rural, name('TUYẾN ĐƯỜNG HOA')),
      row('', rural, name('Camera an ninh'), { kind: 'Máy' }),
      row('', rural, name('Tổ tự quản')),
    ]);
    // Dropped on the form, as a file is dragged from a folder.
    const carried = await page.evaluateHandle(([content, type, called]) => {
      const files = new DataTransfer();
      files.items.add(new File([Uint8Array.from(atob(content), (c) => c.charCodeAt(0))], called, { type }));
      return files;
    }, [sheet.toString('base64'), XLSX, file]);
    await page.locator('.k-drop').dispatchEvent('drop', { dataTransfer: carried });
    await page.getByText(file).waitFor();
    await page.getByRole('button', { name: 'Kiểm tra tệp' }).click();
    await page.waitForURL(/\/dang-ky\/bang-tinh\/[0-9a-f-]{36}/);
    await page.getByRole('heading', { level: 1, name: 'Tệp có 6 chỗ cần sửa; 2 dòng đã sẵn sàng' }).waitFor();
    address = page.url();
    assert.deepEqual(await faultsOn(page), [
      '3 Lĩnh vực B3 NTM mới Sửa Không có trong danh mục.', '4 Đơn vị A4 Chi bộ không có Sửa Không có đơn vị này trong phạm vi của đơn vị gửi tệp.',
      '5 Lĩnh vực B5 NTM mới Sửa Không có trong danh mục.', '6 Tên mô hình, điển hình C6 (trống) Sửa Cần được điền.',
      `7 Tên mô hình, điển hình C7 ${name('TUYẾN ĐƯỜNG HOA')} Sửa Đã có ở chỗ khác trong tệp.`, '8 Loại D8 Máy Sửa Không có trong danh mục.',
    ].map((text) => text.replace(/ Sửa /, ' ')));
    const coming = await page.locator('.reg-coming tbody tr').allInnerTexts();
    assert.equal(coming.length, 2);
    assert.ok(coming[0].includes(cells[0].partyName) && coming[0].includes(rural), coming[0]);
    assert.ok(coming[1].includes('Đảng ủy xã Hương Vĩnh'), coming[1]);
    await officer.look('cho-can-sua');
    await page.setViewportSize({ width: 390, height: 844 });
    await officer.look('cho-can-sua-dien-thoai');
    await page.setViewportSize({ width: 1366, height: 900 });
    const marked = textsOf(await downloaded(page, 'Tải tệp có ghi lỗi'));
    assert.equal(marked[0].at(-1), 'Lỗi');
    assert.deepEqual([marked[1].at(-1), marked[2].at(-1)], ['', 'Lĩnh vực: Không có trong danh mục.']);
  },

  'mends cells on the screen with the keyboard alone, each checked at once': async ({ as }) => {
    const officer = await as('canbo.xa');
    const { page } = officer;
    await page.getByRole('button', { name: 'Sửa ô B3, dòng 3' }).focus();
    await page.keyboard.press('Enter');
    await opened(page, 'Lĩnh vực, dòng 3');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Space');
    assert.ok(await page.getByRole('checkbox', { name: 'Sửa cả 2 ô ghi như vậy' }).isChecked());
    await page.keyboard.press('Tab');
    await choose(page, rural.slice(0, 8), rural);
    // Both cells that said the same are right now, and the next fault is open.
    await page.getByRole('heading', { level: 1, name: 'Tệp có 4 chỗ cần sửa; 4 dòng đã sẵn sàng' }).waitFor();
    await opened(page, 'Đơn vị, dòng 4');
    await choose(page, cells[1].partyName, cells[1].partyName);
    await page.getByRole('heading', { level: 1, name: 'Tệp có 3 chỗ cần sửa; 5 dòng đã sẵn sàng' }).waitFor();
    await opened(page, 'Tên mô hình, điển hình, dòng 6');
    await officer.look('sua-mot-o');
    await page.keyboard.type(name('Tổ tự quản'));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Tệp có 2 chỗ cần sửa; 6 dòng đã sẵn sàng' }).waitFor();
    await page.getByText('Đã sửa ô C6; còn 2 chỗ cần sửa.').waitFor();
    await opened(page, 'Tên mô hình, điển hình, dòng 7');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator(':focus').getAttribute('aria-label'), 'Sửa ô C7, dòng 7');
  },

  'registers the rows without fault, leaves the page on the way, and finds them in the list': async ({ as }) => {
    const officer = await as('canbo.xa');
    const { page } = officer;
    await Promise.all([page.waitForResponse(/\/apply$/), page.getByRole('button', { name: 'Chỉ lập 6 bản nháp không lỗi' }).click()]);
    await officer.go('/viec-cua-toi');
    await page.goto(address);
    await page.getByRole('heading', { level: 1, name: 'Đã lập 6 bản nháp' }).waitFor();
    await page.getByText(/Còn 2 dòng chưa nhập: tải về, sửa rồi gửi lại\. Hoàn tác được đến \d\d:\d\d, \d\d\/\d\d\/\d{4}\./).waitFor();
    await officer.look('da-lap');
    assert.deepEqual(textsOf(await downloaded(page, 'Tải các dòng chưa nhập')).slice(1).map((cell) => [cell[2], cell.at(-1)]), [
      [name('TUYẾN ĐƯỜNG HOA'), 'Tên mô hình, điển hình: Đã có ở chỗ khác trong tệp.'], [name('Camera an ninh'), 'Loại: Không có trong danh mục.'],
    ]);
    await page.getByRole('link', { name: 'Xem trong danh sách' }).click();
    await page.getByRole('link', { name: name('Tuyến đường hoa') }).waitFor();
    const { items } = await officer.api('GET', `/api/registrations?q=${run}&limit=50`);
    assert.deepEqual(items.map(({ name: called, unitName, status }) => `${called}: ${unitName}, ${status}`).sort(), [
      [name('Hộ nghèo vươn lên'), 'Đảng ủy xã Hương Vĩnh'], [name('Thu gom rác tại nguồn'), cells[1].partyName], [name('Tuyến đường hoa'), cells[0].partyName], [name('Tổ tự quản'), cells[0].partyName],
      [name('Tổ tự quản'), 'Đảng ủy xã Hương Vĩnh'], [name('Vườn rau sạch'), cells[1].partyName],
    ].map(([called, unit]) => `${called}: ${unit}, draft`).sort());
  },

  'takes the whole sheet back': async ({ as }) => {
    const officer = await as('canbo.xa');
    const { page } = officer;
    await officer.go('/dang-ky/bang-tinh');
    await officer.look('cac-lan-da-nhap');
    await page.getByRole('link', { name: file }).click();
    await page.getByRole('button', { name: 'Hoàn tác tệp này' }).click();
    await page.getByRole('dialog', { name: 'Hoàn tác 6 đăng ký?' }).waitFor();
    await officer.look('hoan-tac', { within: '[role="dialog"]' });
    await page.getByRole('button', { name: 'Rút 6 đăng ký' }).click();
    await page.getByRole('heading', { level: 1, name: 'Đã hoàn tác: 6 đăng ký của tệp này đã rút' }).waitFor();
    const { items } = await officer.api('GET', `/api/registrations?q=${run}&limit=50`);
    assert.deepEqual([...new Set(items.map(({ status }) => status))], ['withdrawn']);
  },

  'says on the screen what the columns are whose headings are not understood': async ({ as }) => {
    const officer = await as('canbo.xa');
    const { page } = officer;
    await officer.go('/dang-ky/bang-tinh');
    const lines = ['Nơi làm,Mảng việc,Tên mô hình,Ghi chú riêng', `${cells[0].path},${rural},${name('Sổ tay chi bộ')},gửi anh Ba`, `${cells[1].path},NTM mới,${name('Ngày thứ bảy vì dân')},`];
    await page.getByLabel('Tệp danh sách').setInputFiles({ name: 'ten-cot-la.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) });
    await page.getByRole('button', { name: 'Kiểm tra tệp' }).click();
    await page.getByRole('heading', { level: 1, name: 'Tệp có 4 chỗ cần sửa trước khi đăng ký' }).waitFor();
    await page.getByText('Còn thiếu cột Lĩnh vực.').waitFor();
    await page.getByRole('button', { name: 'Áp dụng và kiểm tra lại' }).click();
    assert.equal(await page.getByText('Chọn một cột, hoặc bỏ qua.').count(), 3);
    await officer.look('ten-cot-la');
    await page.setViewportSize({ width: 390, height: 844 });
    await officer.look('ten-cot-la-dien-thoai');
    await page.setViewportSize({ width: 1366, height: 900 });
    for (const [heading, is] of [['Nơi làm', 'Đơn vị'], ['Mảng việc', 'Lĩnh vực'], ['Ghi chú riêng', 'Bỏ qua cột này']]) {
      await page.getByRole('combobox', { name: `“${heading}” là cột` }).click();
      await page.getByRole('option', { name: is, exact: true }).click();
    }
    await page.getByRole('button', { name: 'Áp dụng và kiểm tra lại' }).click();
    await page.getByRole('heading', { level: 1, name: 'Tệp có 1 chỗ cần sửa; 1 dòng đã sẵn sàng' }).waitFor();
    assert.deepEqual(await faultsOn(page), ['3 Mảng việc B3 NTM mới Không có trong danh mục.']);
    await officer.look('da-chon-cot');
    // The cell is chosen from the fields, for that is what its column was said to be.
    await page.getByRole('button', { name: 'Sửa ô B3, dòng 3' }).click();
    await opened(page, 'Mảng việc, dòng 3');
    await choose(page, rural.slice(0, 8), rural);
    await page.getByRole('heading', { level: 1, name: 'Tệp sẵn sàng: sẽ lập 2 bản nháp' }).waitFor();
    const coming = await page.locator('.reg-coming tbody tr').allInnerTexts();
    assert.ok(coming[0].includes(cells[0].partyName) && coming[1].includes(cells[1].partyName), coming.join(' | '));
    await page.getByRole('button', { name: 'Bỏ tệp này' }).click();
    await page.getByRole('heading', { level: 1, name: 'Tệp này đã bỏ, không nhập' }).waitFor();
  },

  'puts a sheet away that has a column nobody knows': async ({ as }) => {
    const officer = await as('canbo.xa');
    const { page } = officer;
    await officer.go('/dang-ky/bang-tinh');
    const lines = ['Lĩnh vực,Tên mô hình,Ghi chú riêng', `${rural},${name('Sổ tay chi bộ')},x`];
    await page.getByLabel('Tệp danh sách').setInputFiles({ name: 'thua-cot.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) });
    await page.getByRole('button', { name: 'Kiểm tra tệp' }).click();
    await page.getByRole('heading', { level: 1, name: 'Tệp có 1 chỗ cần sửa trước khi đăng ký' }).waitFor();
    assert.deepEqual(await faultsOn(page), ['1 Ghi chú riêng C1 (trống) Chưa hiểu tên cột này.']);
    assert.equal(await page.getByRole('button', { name: /^Sửa ô/ }).count(), 0);
    await page.getByRole('button', { name: 'Bỏ tệp này' }).click();
    await page.getByRole('heading', { level: 1, name: 'Tệp này đã bỏ, không nhập' }).waitFor();
    await officer.look('da-bo');
  },
});
