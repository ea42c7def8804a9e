/** A document goes down the tree: the province issues it, a commune acknowledges it on a phone and enters its own plan, the province sees who has not and reminds them. */
import assert from 'node:assert/strict';
import { journey, mark } from './lib/journey.mjs';

const excerpt = `Về việc ra quân làm sạch kênh rạch ${mark()}`;
const number = `${mark().replace(/\D/g, '').slice(-5) || '77'}-CV/TU`;
const of = { id: '', sentTo: 0 };
const pdf = { name: 'cong-van.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n') };
const inSixWeeks = new Date(Date.now() + 42 * 86_400_000).toISOString().slice(0, 10).split('-').reverse().join('/');
const today = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());

journey('a document goes down the tree and is answered', {
  'is written by the province, which sees how far it will reach before it issues it': async ({ as }) => {
    const agency = await as('thuongtruc');
    const { page } = agency;
    await agency.go('/van-ban/phat-hanh');
    await agency.look('ban-hanh');
    await page.getByRole('link', { name: 'Soạn văn bản' }).click();
    await page.getByRole('textbox', { name: 'Trích yếu' }).pressSequentially(excerpt, { delay: 3 });
    await page.getByRole('textbox', { name: 'Số, ký hiệu' }).pressSequentially(number);
    await page.getByRole('textbox', { name: 'Người ký' }).pressSequentially('Lê Quang Minh');
    await page.getByRole('textbox', { name: 'Nội dung chính' }).pressSequentially('Mỗi xã, phường ra quân một ngày trong tháng và ban hành kế hoạch riêng.');
    await page.getByRole('textbox', { name: 'Hạn ban hành kế hoạch' }).pressSequentially(inSixWeeks);
    await page.getByRole('group', { name: /^Chỉ gửi tới cấp/ }).getByRole('checkbox').nth(2).check();
    await agency.look('soan');
    await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
    await page.waitForURL(/\/van-ban\/[0-9a-f-]{36}$/);
    of.id = page.url().split('/').at(-1);
    await page.getByLabel(/Đính kèm tệp/).setInputFiles(pdf);
    await agency.said('Đã đính kèm cong-van.pdf');
    const heading = await page.getByRole('heading', { level: 1 }).textContent();
    of.sentTo = Number(/(\d[\d.]*) đơn vị/.exec(heading)[1].replace('.', ''));
    assert.ok(of.sentTo > 50, heading);
    await agency.look('ban-nhap');
    await page.getByRole('button', { name: /^Ban hành tới/ }).click();
    await agency.look('xac-nhan-ban-hanh', { within: '[role="dialog"]' });
    await page.getByRole('dialog').getByRole('button', { name: /^Ban hành tới/ }).dblclick();
    await agency.said(`Đã gửi tới ${of.sentTo} đơn vị`);
    const { counts, status } = await agency.api('GET', `/api/directives/${of.id}`);
    assert.deepEqual([status, counts.received, counts.silent], ['issued', of.sentTo, of.sentTo]);
  },

  'is acknowledged by a commune on the phone, which enters its own plan': async ({ as }) => {
    const commune = await as('canbo.xa');
    const { page } = commune;
    await page.setViewportSize({ width: 390, height: 844 });
    await commune.go('/van-ban');
    await page.getByRole('heading', { level: 1, name: /văn bản đơn vị chưa xác nhận đã nhận/ }).waitFor();
    await commune.look('van-ban-den');
    await page.getByRole('link', { name: excerpt }).click();
    await page.getByRole('heading', { level: 1, name: 'Đơn vị chưa xác nhận đã nhận văn bản này' }).waitFor();
    await commune.look('doc-van-ban');
    await page.getByRole('button', { name: 'Đã nhận' }).dblclick();
    await commune.said('Đã xác nhận đã nhận văn bản');
    await page.getByRole('button', { name: 'Ghi kế hoạch của đơn vị' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Ghi kế hoạch' }).click();
    await dialog.getByText('Chưa điền').first().waitFor();
    await dialog.getByRole('textbox', { name: 'Số, ký hiệu kế hoạch' }).pressSequentially('45-KH/ĐU');
    await dialog.getByRole('textbox', { name: 'Ngày ban hành' }).pressSequentially(today);
    await commune.look('ke-hoach', { within: '[role="dialog"]' });
    await dialog.getByRole('button', { name: 'Ghi kế hoạch' }).click();
    await commune.said('Đã ghi kế hoạch của đơn vị');
    await page.getByLabel(/Đính kèm bản kế hoạch/).setInputFiles({ ...pdf, name: 'ke-hoach-45.pdf' });
    await commune.said('Đã đính kèm ke-hoach-45.pdf');
    await page.getByRole('heading', { level: 1, name: /^Còn|^Đơn vị đã trả lời xong/ }).waitFor();
    await commune.look('da-tra-loi');
    const { own } = await commune.api('GET', `/api/directives/${of.id}`);
    assert.deepEqual(own.map(({ receipt }) => [receipt.planNumber, receipt.attachments.length]), [['45-KH/ĐU', 1]]);
  },

  'shows the province who has not, and reminds them together': async ({ as }) => {
    const agency = await as('thuongtruc');
    const { page } = agency;
    await agency.go(`/van-ban/${of.id}`);
    await page.getByRole('heading', { level: 1, name: `Còn ${of.sentTo - 1} trên ${of.sentTo} đơn vị chưa xác nhận đã nhận` }).waitFor();
    await page.getByRole('link', { name: /^1\s*đã có kế hoạch/ }).click();
    await page.getByRole('link', { name: /^45-KH\/ĐU ngày/ }).waitFor();
    await agency.look('da-co-ke-hoach');
    await page.getByRole('link', { name: new RegExp(`^${of.sentTo - 1}\\s*chưa nhận`) }).click();
    await agency.settled();
    await agency.look('chua-nhan');
    await page.getByRole('button', { name: `Nhắc ${of.sentTo - 1} đơn vị chưa nhận` }).click();
    await agency.look('nhac', { within: '[role="dialog"]' });
    await page.getByRole('dialog').getByRole('button', { name: `Nhắc ${of.sentTo - 1} đơn vị` }).dblclick();
    await agency.said(`Đã nhắc ${of.sentTo - 1} đơn vị`);
    await page.getByText(/^1 lần/).first().waitFor();
    await agency.look('da-nhac');
  },
});
