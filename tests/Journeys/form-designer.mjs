/** The standing agency designs the form of a campaign of its own; an officer answers it on a phone; the form changes, and what was handed in reads as it was asked. */
import assert from 'node:assert/strict';
import { journey, mark } from './lib/journey.mjs';

const title = `Đợt có biểu riêng ${mark()}`;
const model = `Cánh đồng không đốt rơm ${mark()}`;
const of = { campaign: '', id: '' };
const ahead = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const parts = Object.fromEntries(['situation', 'objectives', 'content', 'place', 'forces', 'timetable', 'outputs', 'sustainability'].map((part) => [part, 'Đã bàn trong chi bộ.']));

async function choose(page, field, option) {
  await field.click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

async function add(page, label, kind) {
  await page.getByRole('button', { name: 'Thêm mục riêng' }).click();
  const open = page.locator('.c-own > li[data-open="true"]');
  await open.getByRole('textbox', { name: 'Câu hỏi' }).fill(label);
  await choose(page, open.getByRole('combobox', { name: 'Kiểu trả lời' }).or(open.getByRole('textbox', { name: 'Kiểu trả lời' })).first(), kind);
  return open;
}

journey('a campaign asks what it wants to know', {
  'of a campaign that the agency has drafted': async ({ as }) => {
    const agency = await as('thuongtruc');
    const { items } = await agency.api('GET', '/api/campaigns?status=open&limit=50');
    const { content, programmeId } = await agency.api('GET', `/api/campaigns/${items[0].id}`);
    const none = { on: null, text: null };
    const tiers = content.tiers.filter(({ pilotUnitId }) => !pilotUnitId).map((row) => ({ ...row, registration: { on: ahead(30), text: null }, result: none, judging: none, recognition: none, conference: none, reports: null }));
    const body = { programmeId, code: `BR-${Date.now()}`, content: { ...content, name: title, periodTo: ahead(60), tiers, parentId: null, form: { required: ['name', 'situation'], version: 1 }, rules: { ...content.rules, registrationFrom: null, quotas: null } } };
    of.campaign = (await agency.api('POST', '/api/campaigns', { body })).id;
  },

  'designs its form by hand and sees what officers will see': async ({ as }) => {
    const agency = await as('thuongtruc');
    const { page } = agency;
    await agency.go(`/dot-thi-dua/${of.campaign}/sua?buoc=yeu-cau`);
    await page.getByRole('heading', { name: 'Chưa có mục riêng' }).waitFor();
    await page.getByRole('textbox', { name: 'Hướng dẫn riêng cho phần “thực trạng”' }).fill('Nêu diện tích đốt rơm của vụ trước.');
    const way = await add(page, 'Hình thức thực hiện', 'Chọn một');
    await way.getByRole('checkbox', { name: 'Bắt buộc' }).check();
    await way.getByRole('textbox', { name: /^Các phương án/ }).fill('Làm mới\nNhân rộng');
    const origin = await add(page, 'Nhân rộng từ mô hình nào', 'Chữ ngắn');
    await origin.getByRole('checkbox', { name: 'Bắt buộc' }).check();
    await choose(page, origin.getByRole('combobox', { name: 'Chỉ hỏi khi' }).or(origin.getByRole('textbox', { name: 'Chỉ hỏi khi' })).first(), '“Hình thức thực hiện” là “Nhân rộng”');
    const money = await add(page, 'Kinh phí đối ứng', 'Tiền (đồng)');
    await money.getByRole('textbox', { name: 'Hướng dẫn' }).fill('Phần dân góp, không tính ngân sách.');
    await money.getByRole('textbox', { name: 'Nhiều nhất' }).fill('5.000.000.000');
    const roads = await add(page, 'Các thửa ruộng', 'Bảng');
    await roads.getByRole('textbox', { name: 'Tên cột' }).fill('Tên thửa');
    await roads.getByRole('button', { name: 'Thêm cột' }).click();
    await roads.getByRole('textbox', { name: 'Tên cột' }).nth(1).fill('Diện tích');
    await choose(page, roads.getByRole('combobox', { name: 'Kiểu', exact: true }).or(roads.getByRole('textbox', { name: 'Kiểu', exact: true })).nth(1), 'Số');
    await roads.getByRole('textbox', { name: 'Đơn vị tính' }).fill('ha');

    const preview = page.getByRole('region', { name: 'Cán bộ sẽ thấy' });
    assert.equal(await preview.getByLabel(/^Nhân rộng từ mô hình nào/).count(), 0, 'not asked yet');
    await preview.getByLabel('Nhân rộng', { exact: true }).check();
    await preview.getByLabel(/^Nhân rộng từ mô hình nào/).waitFor();
    await agency.look('thiet-ke-bieu');
    // By the keyboard alone: the table goes up a place.
    await page.getByRole('button', { name: 'Đưa “Các thửa ruộng” lên trên' }).focus();
    await page.keyboard.press('Enter');
    await page.setViewportSize({ width: 390, height: 844 });
    await agency.look('thiet-ke-bieu-390');
    await page.setViewportSize({ width: 1366, height: 900 });
    await page.getByRole('button', { name: 'Lưu và tiếp tục' }).or(page.getByRole('button', { name: /^Lưu/ })).first().click();
    await page.waitForURL(/buoc=tieu-chi/);
    const { content, rowVersion } = await agency.api('GET', `/api/campaigns/${of.campaign}`);
    assert.deepEqual(content.form.fields.map(({ code, type }) => [code, type]), [['hinh-thuc-thuc-hien', 'choice'], ['nhan-rong-tu-mo-hinh-nao', 'text'], ['cac-thua-ruong', 'table'], ['kinh-phi-doi-ung', 'money']]);
    assert.deepEqual(content.form.fields[1].when, { field: 'hinh-thuc-thuc-hien', part: null, is: 'nhan-rong' });
    await agency.api('POST', `/api/campaigns/${of.campaign}/open`, { rowVersion });
  },

  'is answered on a phone, field by field': async ({ as }) => {
    const officer = await as('canbo.chibo');
    const { page } = officer;
    const campaign = await officer.api('GET', `/api/campaigns/${of.campaign}`);
    const { units } = await officer.api('GET', '/api/session');
    of.id = (await officer.api('POST', '/api/registrations', { body: { campaignId: of.campaign, unitId: units[0].unitId, fieldId: campaign.fields[0].id, name: model, kind: 'model', subject: 'collective', lineage: 'new', parts } })).id;
    await page.setViewportSize({ width: 390, height: 844 });
    await officer.go(`/dang-ky/${of.id}/sua?buoc=2`);
    await page.getByText('Nêu diện tích đốt rơm của vụ trước.').waitFor();
    await officer.go(`/dang-ky/${of.id}/sua?buoc=3`);
    await page.getByRole('heading', { name: 'Mục riêng của đợt' }).waitFor();
    await page.getByText('Còn thiếu').or(page.getByText(/^Còn 1/)).first().waitFor();
    await page.getByLabel('Nhân rộng', { exact: true }).check();
    await page.getByLabel(/^Nhân rộng từ mô hình nào/).fill('Cánh đồng ấp Tây');
    await page.getByLabel(/^Kinh phí đối ứng/).fill('9.000.000.000');
    await page.getByText('Ngoài giới hạn; chưa lưu.').waitFor();
    await officer.look('sai-gioi-han');
    await page.getByLabel(/^Kinh phí đối ứng/).fill('18.500.000');
    await page.getByLabel('Tên thửa').fill('Thửa Bàu Sen');
    await page.getByLabel('Diện tích (ha)').fill('2,5');
    await page.getByRole('button', { name: 'Thêm dòng' }).click();
    await page.getByLabel('Tên thửa').nth(1).fill('Thửa Gò');
    await page.getByText(/^✓ Đã lưu/).waitFor();
    await officer.look('tra-loi-390');
    await page.waitForFunction(async ([id]) => Object.keys((await (await fetch(`/api/registrations/${id}`)).json()).answers).length === 4, [of.id]);
    const { answers } = await officer.api('GET', `/api/registrations/${of.id}`);
    assert.deepEqual(answers['cac-thua-ruong'], [{ 'ten-thua': 'Thửa Bàu Sen', 'dien-tich': 2.5 }, { 'ten-thua': 'Thửa Gò' }]);
    assert.equal(answers['kinh-phi-doi-ung'], 18500000);
    await page.getByRole('button', { name: 'Gửi đăng ký' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Gửi đăng ký' }).click();
    await page.waitForURL(new RegExp(`/dang-ky/${of.id}$`));
    await page.getByRole('cell', { name: 'Thửa Bàu Sen' }).waitFor();
    await officer.look('ho-so-390');
  },

  'is asked otherwise from now on, and reads as it was asked': async ({ as }) => {
    const agency = await as('thuongtruc');
    const { page } = agency;
    const { content, rowVersion } = await agency.api('GET', `/api/campaigns/${of.campaign}`);
    const fields = content.form.fields.filter(({ type }) => type !== 'money').map((field) => (field.code === 'cac-thua-ruong' ? { ...field, label: 'Danh sách thửa' } : field));
    await agency.api('PUT', `/api/campaigns/${of.campaign}`, { rowVersion, body: { content: { ...content, form: { ...content.form, fields } } } });
    await agency.go(`/dang-ky/${of.id}`);
    await page.getByRole('heading', { name: 'Các thửa ruộng' }).waitFor();
    await page.getByText('18.500.000 đồng').waitFor();
    await agency.look('doc-theo-ban-cu');
    // Closed again: nobody else's list of open campaigns begins with it.
    const now = await agency.api('GET', `/api/campaigns/${of.campaign}`);
    await agency.api('POST', `/api/campaigns/${of.campaign}/close`, { rowVersion: now.rowVersion });
  },
});
