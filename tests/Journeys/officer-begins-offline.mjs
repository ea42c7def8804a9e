/** In a hamlet without signal an officer begins a registration on his phone, writes all of it, photographs, reloads, and comes back: the server has it once. */
import assert from 'node:assert/strict';
import { journey, mark } from './lib/journey.mjs';
import { photograph } from './lib/photo.mjs';

const run = mark();
const called = `Tuyến đường hoa ấp Hòa Bình ${run}`;
const photo = `truoc-khi-lam-${run}.jpg`;
const away = 'Không có mạng – đang làm việc ngoại tuyến';
const here = 'Chỉ có trên máy này';
/** What stands in each part, by its label. */
const what = {
  'Thực trạng, lý do': 'Tuyến đường 2 km nhiều cỏ dại, 64 hộ ở hai bên.', 'Mục tiêu, tiêu chí': 'Trồng 2 km hoa trước 02/9.', 'Nội dung, cách làm': 'Chi bộ vận động từng hộ, đoàn thể nhận từng đoạn.',
  'Địa bàn, đối tượng hưởng lợi': 'Ấp Hòa Bình, 64 hộ.',
};
const how = {
  'Lực lượng thực hiện': 'Chi bộ chủ trì, Chi hội Phụ nữ phối hợp.', 'Nguồn lực': 'Xã hội hóa 18 triệu đồng, 120 ngày công.', 'Tiến độ': 'Tháng 6 đến tháng 8.', 'Sản phẩm kiểm chứng được': 'Biên bản nghiệm thu có 60 hộ ký.',
  'Khả năng duy trì, nhân rộng': 'Mỗi hộ chăm một đoạn.',
};
const of = {};

const field = (page, label) => page.getByRole('textbox', { name: label });
async function write(page, parts) {
  for (const [label, text] of Object.entries(parts)) await field(page, label).fill(text);
}
async function choose(page, label, at = 0) {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option').nth(at).click();
}

async function putAway(page) {
  await page.getByRole('button', { name: 'Bỏ bản này' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Bỏ bản này' }).click();
  await page.waitForURL(/\/dang-ky(\?|$)/);
}

journey('an officer begins a registration out of reach of the network', {
  'is told honestly on a device that has kept nothing': async ({ anybody }) => {
    const officer = await anybody('may-moi');
    await officer.signIn('canbo.xa');
    const { page } = officer;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    // What he may need is kept behind the first page that he opens; here the device has lost it.
    const keeps = () => Object.keys(localStorage).find((key) => key.startsWith('kheo.read.') && key.endsWith('.register'));
    await page.waitForFunction(keeps);
    await page.evaluate(`localStorage.removeItem((${keeps})())`);
    await page.context().setOffline(true);
    await page.goto(`${officer.at}/dang-ky/moi`);
    await page.getByText(/máy này chưa lưu đợt thi đua nào để đăng ký/).waitFor();
    await officer.photograph('chua-luu-gi');
    await page.context().setOffline(false);
    await page.goto('about:blank');
    officer.troubles.length = 0; // the network was taken away by us
  },

  'begins with what the device has kept, and writes all parts': async ({ as }) => {
    const officer = await as('canbo.xa');
    const { page } = officer;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.endsWith('.register')));
    await page.context().setOffline(true);
    await page.goto(`${officer.at}/dang-ky/moi`);
    await page.getByText('Không có mạng – vẫn đăng ký được').waitFor();
    await page.getByRole('combobox', { name: 'Lĩnh vực' }).waitFor();
    // Last year's model lies here with its words, unless another journey took it up; it is put away again, so that it stays to be taken.
    const again = page.getByRole('region', { name: /^Dùng lại của năm trước/ });
    if ((await again.count()) > 0) {
      await again.getByRole('button', { name: /^Dùng lại/ }).last().click();
      await page.getByText('Mô hình được tiếp tục').waitFor();
      if (!(await page.getByRole('combobox', { name: 'Lĩnh vực' }).inputValue())) await choose(page, 'Lĩnh vực');
      await page.getByRole('button', { name: 'Viết tiếp nội dung' }).click();
      await page.waitForURL(/\/dang-ky\/tren-may\//);
      assert.ok((await field(page, 'Nội dung, cách làm').inputValue()).length > 20);
      await putAway(page);
      await page.goto(`${officer.at}/dang-ky/moi`);
      await page.getByRole('combobox', { name: 'Lĩnh vực' }).waitFor();
    }
    await choose(page, 'Lĩnh vực');
    await field(page, 'Tên mô hình, điển hình').fill(called);
    await officer.photograph('bat-dau-khong-mang');
    await page.getByRole('button', { name: 'Viết tiếp nội dung' }).click();
    await page.waitForURL(/\/dang-ky\/tren-may\/[0-9a-f-]{36}/);
    of.here = page.url();
    await page.getByText(here).first().waitFor();
    await write(page, what);
    await page.getByRole('button', { name: 'Tiếp tục', exact: true }).click();
    await page.waitForURL(/buoc=3/);
    await write(page, how);
    const buffer = await photograph(page);
    await page.getByLabel(/Ảnh trước/).setInputFiles({ name: photo, mimeType: 'image/jpeg', buffer });
    await page.getByText(photo).waitFor();
    await officer.photograph('viet-khong-mang');
    officer.troubles.length = 0;
  },

  'closes the page, finds the draft among his work, and everything in it': async ({ as }) => {
    const officer = await as('canbo.xa');
    const { page } = officer;
    await page.goto(`${officer.at}/viec-cua-toi`);
    await page.getByText(away).waitFor();
    await page.getByRole('list', { name: /bản đăng ký chỉ có trên máy này/ }).getByRole('link', { name: called }).waitFor();
    await officer.photograph('viec-khong-mang');
    await page.getByRole('list', { name: /bản đăng ký chỉ có trên máy này/ }).getByRole('link', { name: called }).click();
    await page.waitForURL(/\/dang-ky\/tren-may\//);
    await page.goto(`${of.here.split('?')[0]}?buoc=3`);
    for (const [label, text] of Object.entries(how)) assert.equal(await field(page, label).inputValue(), text);
    await page.getByText(photo).waitFor();
    await page.reload();
    await page.getByText(photo).waitFor();
    await field(page, 'Tiến độ').fill('Tháng 6 đến hết tháng 8.');
    officer.troubles.length = 0;
  },

  'comes back with two tabs open, and the server has it once, with its photograph': async ({ as }) => {
    const officer = await as('canbo.xa');
    const { page } = officer;
    const other = await page.context().newPage();
    await other.goto(of.here);
    await other.getByText(here).first().waitFor();
    await page.context().setOffline(false);
    for (const tab of [page, other]) await tab.waitForURL(/\/dang-ky\/[0-9a-f-]{36}\/sua/, { timeout: 60_000 });
    assert.equal(page.url().split('?')[0], other.url().split('?')[0]);
    await other.close();
    await page.getByRole('img', { name: new RegExp(photo) }).waitFor({ timeout: 60_000 });
    await page.getByText(/^✓ Đã lưu/).waitFor();
    await page.getByText(away).waitFor({ state: 'detached', timeout: 60_000 });
    officer.troubles.length = 0;
    const { items } = await officer.api('GET', `/api/registrations?q=${run}&limit=50`);
    assert.deepEqual(items.map(({ name, status }) => `${name}: ${status}`), [`${called}: draft`]);
    const at = await officer.api('GET', `/api/registrations/${items[0].id}`);
    assert.deepEqual([at.parts.situation, at.parts.sustainability, at.parts.timetable], [what['Thực trạng, lý do'], how['Khả năng duy trì, nhân rộng'], 'Tháng 6 đến hết tháng 8.']);
    assert.equal(at.filled, 10);
    assert.deepEqual(at.files.map(({ name, purpose }) => `${name}: ${purpose}`), [`${photo}: before`]);
    await officer.look('may-chu-da-nhan');
    await officer.go('/viec-cua-toi');
    assert.equal(await page.getByText(here).count(), 0);
    await officer.api('POST', `/api/registrations/${at.id}/withdraw`, { rowVersion: at.rowVersion });
  },

  'is told why the server does not take what is registered already, and keeps his words': async ({ as }) => {
    const officer = await as('canbo.xa');
    const { page } = officer;
    const name = `Vườn rau sạch liên hộ ${run}`;
    const { items } = await officer.api('GET', '/api/campaigns?status=open&limit=50');
    const campaign = await officer.api('GET', `/api/campaigns/${items[0].id}`);
    const { units } = await officer.api('GET', '/api/session');
    const there = await officer.api('POST', '/api/registrations', {
      body: { campaignId: campaign.id, unitId: units[0].unitId, fieldId: campaign.fields[0].id, name, kind: 'model', subject: 'collective', lineage: 'new', parts: {} },
    });
    // He looks it up while there is a network; without one the device still knows it.
    await officer.go('/dang-ky/moi');
    await field(page, 'Tên mô hình, điển hình').fill(name);
    const near = page.getByRole('listitem').filter({ hasText: name }).getByRole('button', { name: 'Tiếp tục mô hình này' });
    await near.waitFor();
    await page.context().setOffline(true);
    await page.goto(`${officer.at}/dang-ky/moi`);
    await near.click();
    await page.getByText('Mô hình được tiếp tục').waitFor();
    await choose(page, 'Lĩnh vực');
    await page.getByRole('button', { name: 'Viết tiếp nội dung' }).click();
    await page.waitForURL(/\/dang-ky\/tren-may\//);
    await field(page, 'Địa bàn, đối tượng hưởng lợi').fill(`Ấp Hòa Bình ${run}`);
    await page.context().setOffline(false);
    const refused = page.getByRole('alert').filter({ hasText: 'Máy chủ chưa nhận bản đăng ký này' });
    await refused.waitFor({ timeout: 60_000 });
    await page.getByText(away).waitFor({ state: 'detached', timeout: 60_000 });
    officer.troubles.length = 0; // the refusal was meant
    assert.equal(await field(page, 'Địa bàn, đối tượng hưởng lợi').inputValue(), `Ấp Hòa Bình ${run}`);
    await officer.look('may-chu-chua-nhan');
    // Sent again it is refused again, and is still here.
    await refused.getByRole('button', { name: 'Gửi lại' }).click();
    await officer.settled();
    await refused.waitFor();
    officer.troubles.length = 0;
    await officer.go('/dang-ky');
    const here = page.getByRole('list', { name: /bản đăng ký chỉ có trên máy này/ });
    await here.getByText('Máy chủ chưa nhận').waitFor();
    await officer.look('danh-sach-con-ban-tren-may');
    await here.getByRole('link').first().click();
    await putAway(page);
    assert.equal(await here.count(), 0);
    await officer.api('POST', `/api/registrations/${there.id}/withdraw`, { rowVersion: there.rowVersion });
  },

  'signs out only after he was told what would be deleted': async ({ as }) => {
    const officer = await as('canbo.xa');
    const { page } = officer;
    await page.context().setOffline(true);
    await page.goto(`${officer.at}/dang-ky/moi`);
    await choose(page, 'Lĩnh vực');
    await field(page, 'Tên mô hình, điển hình').fill(`Vườn rau sạch ${run}`);
    await page.getByRole('button', { name: 'Viết tiếp nội dung' }).click();
    await page.waitForURL(/\/dang-ky\/tren-may\//);
    const leave = async () => {
      await page.getByRole('button', { name: 'Tài khoản' }).click();
      await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
    };
    await leave();
    const dialog = page.getByRole('dialog', { name: 'Còn 1 bản đăng ký chưa gửi' });
    await dialog.getByText(new RegExp(`Vườn rau sạch ${run}`)).waitFor();
    await officer.photograph('dang-xuat-con-ban');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(here).first().waitFor();
    await leave();
    await dialog.getByRole('button', { name: 'Xóa và đăng xuất' }).click();
    await page.waitForURL(/dang-nhap/);
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => /^kheo\.(session|read|begun)/.test(key))), []);
    await page.context().setOffline(false);
    officer.troubles.length = 0;
  },
});
