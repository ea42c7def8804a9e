/** A sheet of units with faults is checked, mended and imported; the page may be left and loaded anew on the way. */
import assert from 'node:assert/strict';
import { journey, mark } from './lib/journey.mjs';

const run = mark();
const heading = 'Mã;Tên tổ chức đảng;Mã cấp trên;Loại;Mã cấp';
const CELLS = 2500;
const code = `N-${run}`;
const good = [`${code};Đảng bộ nhập ${run};;Tổ chức đảng cơ sở;CO-SO`, ...Array.from({ length: CELLS }, (_, n) => `C${n}-${run};Chi bộ nhập ${n} ${run};${code};Chi bộ;CHI-BO`)];
const file = (name, lines) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${[heading, ...lines].join('\r\n')}\r\n`) });
const total = (CELLS + 1).toLocaleString('vi-VN');
let commune;
let before = 0;
let address = '';

async function send(person, sheet) {
  const { page } = person;
  await page.getByLabel('Tệp danh sách').setInputFiles(sheet);
  await page.getByRole('button', { name: 'Kiểm tra tệp' }).click();
  await page.waitForURL(/\/don-vi\/nhap\/[0-9a-f-]{36}/);
}

journey('an administrator brings a sheet of units in', {
  'is told by row and column what stands against it, and nothing is written': async ({ as }) => {
    const administrator = await as('quantri');
    const { page } = administrator;
    [commune] = (await administrator.api('GET', '/api/units?kind=commune-committee&limit=1')).items;
    before = commune.children;
    await administrator.go(`/don-vi/${commune.id}`);
    await page.getByRole('link', { name: 'Nhập nhiều đơn vị' }).click();
    await page.getByRole('heading', { level: 1, name: /^Chọn tệp để kiểm tra/ }).waitFor();
    await page.getByRole('button', { name: 'Kiểm tra tệp' }).click();
    await page.getByText('Chọn một tệp trước khi kiểm tra.').waitFor();
    await administrator.look('chon-tep');
    await send(administrator, file('don-vi-sai.csv', [good[0], `c 1;Mã có dấu cách;${code};Chi bộ;CHI-BO`, `C2-${run};;KHONG-CO;Chi bộ;CHI-BO`, `C3-${run};Chi bộ lạ;${code};Phường hội;CHI-BO`]));
    await page.getByRole('heading', { level: 1, name: 'Tệp có 4 chỗ cần sửa trước khi nhập' }).waitFor();
    const rows = await page.locator('.k-import-faults tbody tr').allInnerTexts();
    assert.deepEqual(rows.map((row) => row.replace(/\s+/g, ' ').trim()), [
      '3 Mã A3 c 1 Chưa đúng mẫu.', '4 Tên tổ chức đảng B4 (trống) Cần được điền.', '4 Mã cấp trên C4 KHONG-CO Không có trong danh mục.', '5 Loại D5 Phường hội Loại đơn vị không có trong danh mục.',
    ]);
    assert.equal(await page.getByRole('button', { name: /^Nhập/ }).count(), 0);
    await administrator.look('cho-can-sua');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Tải tệp có ghi lỗi' }).click()]);
    assert.match(download.suggestedFilename(), /\.xlsx$/);
    await page.setViewportSize({ width: 390, height: 844 });
    await administrator.look('cho-can-sua-dien-thoai');
    await page.setViewportSize({ width: 1366, height: 900 });
  },

  'sends the mended sheet and sees what would happen': async ({ as }) => {
    const administrator = await as('quantri');
    const { page } = administrator;
    await page.getByRole('link', { name: 'Gửi tệp đã sửa' }).click();
    await page.getByRole('cell', { name: 'don-vi-sai.csv' }).or(page.getByText('don-vi-sai.csv')).first().waitFor();
    await send(administrator, file('don-vi.csv', good));
    await page.getByRole('heading', { level: 1, name: `Tệp sẵn sàng: sẽ lập ${total} đơn vị mới` }).waitFor();
    address = page.url();
    await administrator.look('san-sang');
    assert.equal((await administrator.api('GET', `/api/units/${commune.id}`)).children, before);
  },

  'imports it, loads the page anew on the way, and comes to the tree': async ({ as }) => {
    const administrator = await as('quantri');
    const { page } = administrator;
    await page.getByRole('button', { name: `Nhập ${total} đơn vị` }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('progressbar').waitFor();
    await page.reload();
    await page.goto(`${administrator.at}/viec-cua-toi`);
    await page.goto(address);
    await page.getByRole('heading', { level: 1, name: `Đã lập ${total} đơn vị mới` }).waitFor();
    await administrator.look('da-nhap');
    assert.equal((await administrator.api('GET', `/api/units/${commune.id}`)).children, before + 1);
    await page.getByRole('link', { name: 'Xem trên sơ đồ' }).click();
    await page.waitForURL(new RegExp(`/don-vi/${commune.id}`));
    await page.getByText(`${(before + 1).toLocaleString('vi-VN')} đơn vị đang hoạt động`).waitFor();
  },

  'finds nothing to do in the same sheet, and puts it away': async ({ as }) => {
    const administrator = await as('quantri');
    const { page } = administrator;
    await administrator.go(`/don-vi/nhap?vao=${commune.id}`);
    await administrator.look('cac-lan-da-nhap');
    await send(administrator, file('don-vi.csv', good));
    await page.getByRole('heading', { level: 1, name: 'Mọi đơn vị trong tệp đều đã có; không cần nhập' }).waitFor();
    await page.getByRole('button', { name: 'Bỏ tệp này' }).click();
    await page.getByRole('heading', { level: 1, name: 'Tệp này đã bỏ, không nhập' }).waitFor();
  },
});
