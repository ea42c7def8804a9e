/** The province drafts and issues a decision over a closed session, nominates upward, and the tier above takes it up. */
import assert from 'node:assert/strict';
import { journey, mark } from './lib/journey.mjs';
import { confirmedModel, judgedModels } from './lib/world.mjs';

const run = mark();
const name = `Chợ quê không rác ${run}`;
const number = `${1 + (Math.floor(Date.now() / 1000) % 999_999)}-QĐ/TU`;
const letter = `${run}-TTr/TU`;
let decision = '';
let certificate = '';

journey('an authority issues and the tier above sees the nomination', {
  'drafts a decision over a closed session': async ({ as }) => {
    const [officer, agency, secretary, member] = [await as('canbo.xa'), await as('thuongtruc'), await as('thuky'), await as('hoidong')];
    const model = await confirmedModel(officer, agency, name);
    await judgedModels(secretary, member, [model], run);
    const { page } = agency;
    await page.getByRole('navigation', { name: 'Mục lục' }).getByRole('link', { name: /^Quyết định/ }).click();
    await agency.look('quyet-dinh');
    await page.getByRole('link', { name: 'Soạn quyết định' }).click();
    await page.getByRole('radio', { name: new RegExp(`Bình xét ${run}`) }).check();
    await page.getByRole('heading', { level: 1, name: new RegExp(run) }).waitFor();
    await agency.look('soan-quyet-dinh');
    await page.getByRole('button', { name: 'Lập dự thảo với danh sách hồ sơ đạt' }).click();
    await page.waitForURL(/\/quyet-dinh\/[0-9a-f-]{36}/);
    decision = /quyet-dinh\/([0-9a-f-]{36})/.exec(page.url())[1];
    await page.getByRole('heading', { level: 1, name: 'Dự thảo có 1 dòng, 0 tiêu biểu.' }).waitFor();
    await page.getByRole('checkbox', { name: `Tiêu biểu : ${name}` }).or(page.locator('.r-tick input')).first().check();
    await page.locator(`input[aria-label="Hình thức khen cho ${name}"]`).click();
    await page.getByRole('option', { name: 'Bằng khen' }).click();
    await page.getByRole('textbox', { name: `Hệ số cho ${name}` }).pressSequentially('1,5');
    await page.getByText(/^✓ Đã lưu dự thảo/).waitFor();
    await page.getByRole('heading', { level: 1, name: 'Dự thảo có 1 dòng, 1 tiêu biểu.' }).waitFor();
    await agency.look('du-thao');
  },

  'previews the document, which it may not issue itself': async ({ as }) => {
    const agency = await as('thuongtruc');
    const { page } = agency;
    await page.getByRole('navigation', { name: 'Các phần của quyết định' }).getByRole('link', { name: 'Văn bản', exact: true }).click();
    await page.getByText('Bản xem trước; số, ngày và người ký ghi khi ban hành.').waitFor();
    await page.getByRole('heading', { name: 'QUYẾT ĐỊNH' }).first().waitFor();
    await page.getByText('ĐẢNG CỘNG SẢN VIỆT NAM').first().waitFor();
    assert.ok((await page.locator('main').innerText()).includes(name));
    assert.equal(await page.getByRole('button', { name: 'Ban hành' }).count(), 0);
    await agency.look('xem-truoc');
  },

  'is issued by the leader': async ({ as }) => {
    const leader = await as('lanhdao');
    const { page } = leader;
    await leader.look('tong-quan');
    await leader.go('/quyet-dinh?trangThai=draft');
    await leader.look('cho-ban-hanh');
    await leader.go(`/quyet-dinh/${decision}`);
    await page.getByRole('button', { name: 'Ban hành' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Số quyết định' }).pressSequentially(number);
    await dialog.getByRole('textbox', { name: 'Người ký' }).pressSequentially('Nguyễn Văn Minh Họa');
    await leader.look('ban-hanh', { within: '[role="dialog"]' });
    await dialog.getByRole('button', { name: 'Ban hành quyết định 1 dòng' }).dblclick();
    await leader.said(`Đã ban hành ${number} với 1 dòng.`);
    await page.getByRole('heading', { level: 1, name: 'Đã công nhận 1 mô hình, điển hình, 1 tiêu biểu.' }).waitFor();
    assert.ok((await page.locator('main').innerText()).includes(number));
    await leader.look('van-ban');
  },

  'puts the recognition and its certificate into the register': async ({ as }) => {
    const agency = await as('thuongtruc');
    const { page } = agency;
    await page.getByRole('navigation', { name: 'Mục lục' }).getByRole('link', { name: /^Công nhận/ }).click();
    await page.getByRole('textbox', { name: 'Tìm tên, không dấu cũng được' }).pressSequentially(`cho que khong rac ${run.toLowerCase()}`);
    await page.getByRole('link', { name }).first().click();
    await page.getByRole('heading', { level: 2, name }).waitFor();
    await page.getByRole('link', { name: number }).first().waitFor();
    const link = page.locator('.k-facts a[href^="/tra-cuu/"]');
    certificate = (await link.innerText()).trim();
    assert.match(certificate, /\d/);
    await agency.look('cong-nhan');
  },

  'nominates upward': async ({ as }) => {
    const agency = await as('thuongtruc');
    const { page } = agency;
    await page.getByRole('button', { name: 'Đề nghị 1 mô hình lên cấp trên' }).last().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Số tờ trình' }).pressSequentially(letter);
    await dialog.getByRole('textbox', { name: 'Đề nghị điều gì, vì sao' }).pressSequentially('Đề nghị Trung ương xem xét biểu dương: chợ sạch, dân đồng tình, ba xã đã làm theo.');
    await agency.look('de-nghi', { within: '[role="dialog"]' });
    await dialog.getByRole('button', { name: 'Đề nghị 1 mô hình lên cấp trên' }).click();
    await agency.said('Đã đề nghị 1 mô hình lên cấp trên.');
  },

  'is seen and taken up by the tier above': async ({ as }) => {
    const upper = await as('trunguong');
    const { page } = upper;
    await upper.look('tong-quan');
    await page.getByRole('navigation', { name: 'Mục lục' }).getByRole('link', { name: /^Công nhận/ }).click();
    await page.getByRole('heading', { level: 1, name: /đề nghị của cấp dưới chờ đồng chí trả lời/ }).waitFor();
    await page.getByRole('link', { name: /^Đề nghị cấp trên/ }).click();
    await page.getByRole('button', { name: 'Trạng thái' }).click();
    await page.getByRole('menuitem', { name: 'Đã gửi' }).click();
    await page.waitForURL(/traLoi=sent/);
    await page.getByRole('link', { name }).first().click();
    await page.getByRole('heading', { level: 2, name }).waitFor();
    await page.getByText(letter).first().waitFor();
    await upper.look('de-nghi-nhan-duoc');
    await page.getByRole('button', { name: 'Tiếp nhận đề nghị' }).click();
    await upper.said('Đã tiếp nhận; hồ sơ có thể đưa vào đợt xét của đơn vị.');
    await upper.look('da-tiep-nhan');
  },

  'lets anybody check the certificate': async ({ anybody }) => {
    const visitor = await anybody('khach', { expected: [[404, /^\/api\/public\/certificates\//]] });
    const { page } = visitor;
    await visitor.go(`/tra-cuu/${encodeURIComponent(certificate)}`);
    await page.getByRole('heading', { level: 1, name: 'Chứng nhận còn hiệu lực' }).waitFor();
    const text = await page.locator('main').innerText();
    for (const said of [name, number, certificate]) assert.ok(text.includes(said), said);
    await visitor.look('tra-cuu');
    await page.getByRole('textbox', { name: 'Số chứng nhận khác' }).pressSequentially('KHONG-CO-SO-NAY');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Không có chứng nhận số KHONG-CO-SO-NAY.' }).waitFor();
    await visitor.look('tra-cuu-khong-co');
  },
});
