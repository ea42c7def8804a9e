/** On a phone an officer takes last year's model up again, loses the network, writes and photographs on, and comes back: nothing is lost and nothing is there twice. */
import assert from 'node:assert/strict';
import { journey, mark } from './lib/journey.mjs';
import { photograph } from './lib/photo.mjs';

const OUTPUTS = 'Sản phẩm kiểm chứng được';
const mine = 'Biên bản nghiệm thu của dân, 60 hộ ký.';
const more = ' Có ảnh kèm theo.';
const theirs = 'Biên bản nghiệm thu có Mặt trận xã xác nhận.';
const of = { id: '', name: '' };

journey('an officer registers again and goes out of reach', {
  'takes last year’s model up in one press': async ({ as }) => {
    const officer = await as('canbo.xa');
    const { page } = officer;
    await page.setViewportSize({ width: 390, height: 844 });
    await officer.go('/dang-ky/moi');
    const again = page.getByRole('region', { name: /^Dùng lại của năm trước/ });
    await officer.look('dung-lai');
    await again.getByRole('button', { name: /^Dùng lại/ }).first().click();
    await page.getByText('Mô hình được tiếp tục').waitFor();
    of.name = await page.getByRole('textbox', { name: 'Tên mô hình, điển hình' }).inputValue();
    assert.notEqual(of.name, '');
    await page.getByRole('button', { name: 'Viết tiếp nội dung' }).click();
    await page.waitForURL(/\/dang-ky\/[0-9a-f-]{36}\/sua/);
    of.id = /dang-ky\/([0-9a-f-]{36})/.exec(page.url())[1];
    const begun = await officer.api('GET', `/api/registrations/${of.id}`);
    assert.deepEqual([begun.name, begun.model.lineage, begun.parts.content.length > 20], [of.name, 'continuing', true]);
    // Beside this year's target stands what last year came to.
    await page.getByRole('complementary', { name: /^Kết quả năm \d{4}$/ }).waitFor();
    await officer.look('ket-qua-nam-truoc');
  },

  'writes and photographs on without a network, and comes back': async ({ as, anybody }) => {
    const officer = await as('canbo.xa');
    const { page } = officer;
    await page.getByRole('button', { name: 'Tiếp tục', exact: true }).click();
    await page.waitForURL(/buoc=3/);
    await officer.settled();
    await page.context().setOffline(true);
    await page.getByRole('textbox', { name: OUTPUTS }).fill(mine);
    await page.getByText('Đang mất kết nối. Nội dung giữ trên máy này và sẽ tự gửi.').first().waitFor();
    const buffer = await photograph(page);
    await page.getByLabel(/Ảnh trước/).setInputFiles({ name: 'truoc-khi-lam.jpg', mimeType: 'image/jpeg', buffer });
    await page.getByText(/^Mất kết nối ở/).waitFor();
    await officer.photograph('mat-mang');

    // Meanwhile his colleague writes the same part, and another one, at a desk.
    const colleague = await anybody('canbo.xa.hai');
    await colleague.signIn('canbo.xa');
    const at = await colleague.api('GET', `/api/registrations/${of.id}`);
    await colleague.api('PUT', `/api/registrations/${of.id}`, {
      rowVersion: at.rowVersion,
      body: { fieldId: at.fieldId, holder: at.holder ?? null, name: at.name, parts: { ...at.parts, outputs: theirs, resources: 'Xã hội hóa 20 triệu đồng.' } },
    });
    await page.context().setOffline(false);
    await page.getByRole('alert', { name: 'Có người vừa sửa cùng nội dung' }).waitFor({ timeout: 60_000 });
    officer.troubles.length = 0; // the network was taken away by us, and the stale text was meant
  },

  'finds both texts side by side, and the photograph there once': async ({ as }) => {
    const officer = await as('canbo.xa');
    const { page } = officer;
    const clash = page.getByRole('alert', { name: 'Có người vừa sửa cùng nội dung' });
    await officer.look('hai-ban');
    // He types on while both texts stand there: that is kept too.
    await page.getByRole('textbox', { name: OUTPUTS }).press('End');
    await page.getByRole('textbox', { name: OUTPUTS }).pressSequentially(more);
    await clash.getByText('Bản tôi viết').click();
    await clash.getByRole('button', { name: 'Lưu theo lựa chọn' }).click();
    await page.getByText(/^✓ Đã lưu/).waitFor();
    await page.getByRole('img', { name: /truoc-khi-lam/ }).waitFor({ timeout: 60_000 });
    const kept = await officer.api('GET', `/api/registrations/${of.id}`);
    assert.deepEqual([kept.parts.outputs, kept.parts.resources], [mine + more, 'Xã hội hóa 20 triệu đồng.']);
    assert.deepEqual(kept.files.map(({ name }) => name), ['truoc-khi-lam.jpg']);
    await page.reload();
    await officer.settled();
    assert.equal(await page.getByRole('textbox', { name: OUTPUTS }).inputValue(), mine + more);
    assert.equal((await officer.api('GET', `/api/registrations/${of.id}`)).files.length, 1);
  },

  'hands it in, is answered, and the answer is taken back before he hears of it': async ({ as }) => {
    const officer = await as('canbo.xa');
    const agency = await as('thuongtruc');
    let at = await officer.api('GET', `/api/registrations/${of.id}`);
    at = await officer.api('POST', `/api/registrations/${of.id}/submit`, { rowVersion: at.rowVersion });
    const { page } = agency;
    await agency.go(`/dang-ky/${of.id}`);
    await page.getByRole('button', { name: 'Trả để bổ sung' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'Mục tiêu, tiêu chí' }).click();
    await dialog.getByRole('checkbox', { name: /^Mục tiêu cần đo được/ }).click();
    await agency.look('loi-thuong-gap', { within: '[role="dialog"]' });
    await dialog.getByRole('button', { name: 'Trả để bổ sung' }).click();
    await agency.said(/Đơn vị được báo sau 2 phút/);
    assert.equal((await agency.api('GET', `/api/registrations/${of.id}`)).status, 'returned');
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await agency.said(/Đã rút lại trả lời/);
    at = await officer.api('GET', `/api/registrations/${of.id}`);
    assert.equal(at.status, 'submitted');
  },

  'is merged into another registration, and that is taken back on both sides': async ({ as }) => {
    const officer = await as('canbo.xa');
    const agency = await as('thuongtruc');
    const at = await officer.api('GET', `/api/registrations/${of.id}`);
    const name = `Tuyến đường hoa liên ấp ${mark()}`;
    const { id } = await officer.api('POST', '/api/registrations', {
      body: { campaignId: at.campaign.id, unitId: at.unitId, fieldId: at.fieldId, name, kind: 'model', subject: 'collective', lineage: 'new', parts: at.parts },
    });
    let into = await officer.api('GET', `/api/registrations/${id}`);
    into = await officer.api('POST', `/api/registrations/${id}/submit`, { rowVersion: into.rowVersion });
    const { page } = agency;
    await agency.go(`/dang-ky/${of.id}`);
    await page.getByRole('button', { name: 'Gộp vào hồ sơ khác' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Tìm hồ sơ cùng đợt' }).fill(name);
    await dialog.getByRole('listitem').filter({ hasText: name }).getByRole('button', { name: 'Chọn' }).click();
    await dialog.getByRole('textbox', { name: 'Lý do gộp' }).fill('Cùng một tuyến đường.');
    await agency.look('gop', { within: '[role="dialog"]' });
    await dialog.getByRole('button', { name: 'Gộp vào hồ sơ khác' }).click();
    await agency.said(/Đơn vị được báo sau 2 phút/);
    assert.equal((await agency.api('GET', `/api/registrations/${of.id}`)).status, 'merged');
    await agency.look('da-gop');
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await agency.said(/Đã rút lại trả lời/);
    const back = await officer.api('GET', `/api/registrations/${of.id}`);
    into = await officer.api('GET', `/api/registrations/${id}`);
    assert.deepEqual([back.status, back.mergedInto ?? null, into.status, into.joined], ['submitted', null, 'submitted', []]);
    await officer.api('POST', `/api/registrations/${of.id}/withdraw`, { rowVersion: back.rowVersion });
    await officer.api('POST', `/api/registrations/${id}/withdraw`, { rowVersion: into.rowVersion });
  },
});
