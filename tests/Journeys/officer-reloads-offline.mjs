/** Out of reach of the network an officer reloads the page, writes and photographs on, and comes back: everything is there once. */
import assert from 'node:assert/strict';
import { journey, mark } from './lib/journey.mjs';
import { photograph } from './lib/photo.mjs';

const OUTPUTS = 'Sản phẩm kiểm chứng được';
const mine = `Biên bản nghiệm thu ${mark()}.`;
const more = ' Có ảnh kèm theo.';
const photo = `sau-khi-lam-${mark()}.jpg`;
const of = {};

journey('an officer reloads out of reach of the network', {
  'has the pages kept on the device when signed in': async ({ as }) => {
    const officer = await as('canbo.xa');
    const { page } = officer;
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    // A draft of its own: other journeys write on theirs at the same time.
    const { items } = await officer.api('GET', '/api/campaigns?status=open&limit=50');
    const campaign = await officer.api('GET', `/api/campaigns/${items.find(({ code }) => code === 'DVK-2026').id}`);
    const { units } = await officer.api('GET', '/api/session');
    ({ id: of.id } = await officer.api('POST', '/api/registrations', {
      body: { campaignId: campaign.id, unitId: units[0].unitId, fieldId: campaign.fields[0].id, name: `Đường hoa ${mark()}`, kind: 'model', subject: 'collective', lineage: 'new', parts: {} },
    }));
    await officer.go(`/dang-ky/${of.id}/sua?buoc=3`);
    // No answer of the API lies in what the worker keeps.
    const kept = await page.evaluate(async () => {
      const all = [];
      for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) all.push(new URL(url).pathname);
      return all;
    });
    assert.ok(kept.includes('/index.html'));
    assert.deepEqual(kept.filter((path) => !/^\/(index\.html|mark\.svg|assets\/[^/]+)$/.test(path)), []);
  },

  'reloads without a network, and writes and photographs on': async ({ as }) => {
    const officer = await as('canbo.xa');
    const { page } = officer;
    await page.context().setOffline(true);
    await page.getByRole('textbox', { name: OUTPUTS }).fill(mine);
    await page.reload();
    await page.getByText('Không có mạng – đang làm việc ngoại tuyến').waitFor();
    await page.getByText(/Đăng nhập gần nhất: Trần Quốc Rạng/).waitFor();
    assert.equal(await page.getByRole('textbox', { name: OUTPUTS }).inputValue(), mine);
    await page.getByRole('textbox', { name: OUTPUTS }).press('End');
    await page.getByRole('textbox', { name: OUTPUTS }).pressSequentially(more);
    await page.getByText('Đang mất kết nối. Nội dung giữ trên máy này và sẽ tự gửi.').first().waitFor();
    const buffer = await photograph(page);
    await page.getByLabel(/Ảnh sau/).setInputFiles({ name: photo, mimeType: 'image/jpeg', buffer });
    await page.getByText(/^Mất kết nối ở/).waitFor();
    await officer.photograph('tai-lai-khi-mat-mang');
    await page.reload();
    await page.getByText(/^Mất kết nối ở/).waitFor();
    assert.equal(await page.getByRole('textbox', { name: OUTPUTS }).inputValue(), mine + more);
    // Another page says that it cannot be read, and leads back to the draft.
    await page.goto(`${officer.at}/dang-ky`);
    await page.getByText('Không có mạng – đang làm việc ngoại tuyến').waitFor();
    await page.getByRole('status').filter({ hasText: 'Không có mạng' }).getByRole('link').first().click();
    await page.waitForURL(/\/sua/);
    officer.troubles.length = 0; // the network was taken away by us
  },

  'comes back, and everything is there once': async ({ as }) => {
    const officer = await as('canbo.xa');
    const { page } = officer;
    await page.goto(`${officer.at}/dang-ky/${of.id}/sua?buoc=3`);
    await page.getByRole('textbox', { name: OUTPUTS }).waitFor();
    await page.context().setOffline(false);
    await page.getByRole('img', { name: new RegExp(photo) }).waitFor({ timeout: 60_000 });
    await page.getByText(/^✓ Đã lưu/).waitFor();
    await page.getByText('Không có mạng – đang làm việc ngoại tuyến').waitFor({ state: 'detached', timeout: 60_000 });
    officer.troubles.length = 0;
    const at = await officer.api('GET', `/api/registrations/${of.id}`);
    assert.equal(at.parts.outputs, mine + more);
    assert.equal(at.files.filter(({ name }) => name === photo).length, 1);
    await officer.look('co-mang-lai');
    const file = at.files.find(({ name }) => name === photo);
    await officer.api('DELETE', `/api/files/${file.id}`, { rowVersion: file.rowVersion });
  },

  'signs out, and nothing of him is left to be opened without a network': async ({ as }) => {
    const officer = await as('canbo.xa');
    const { page } = officer;
    await page.getByRole('button', { name: 'Tài khoản' }).click();
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
    await page.waitForURL(/dang-nhap/);
    await page.waitForFunction(async () => (await caches.keys()).length === 0 && (await navigator.serviceWorker.getRegistrations()).length === 0);
    const left = await page.evaluate(() => Object.keys(localStorage).filter((key) => /^kheo\.(session|read)/.test(key)));
    assert.deepEqual(left, []);
  },
});
