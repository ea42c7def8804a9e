/** An empty house, and people with nothing but a browser: from the one-time link to the report that is accepted. */
import assert from 'node:assert/strict';
import { emptyHouse } from './lib/house.mjs';
import { journey } from './lib/journey.mjs';

const password = 'mưa chiều trên sông Hậu';
const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
const year = today.slice(0, 4);
const movement = 'Dân vận khéo';
const campaign = `Thi đua ${movement} năm ${year}`;
const model = 'Tuyến đường hoa ấp Đông';
const words = 'Phong trào đi vào nền nếp; chi bộ nào cũng có mô hình.';
const units = 'Mã,Tên Đảng,Mã cấp trên,Mã cấp,Loại\nDB01,Đảng bộ cơ sở ấp Đông,,CO-SO,grassroots\nCB01,Chi bộ ấp Đông,DB01,CHI-BO,cell';
/** Everybody but the administrator, and the roles that he gives them at their unit. */
const people = {
  thuongtruc: { displayName: 'Lê Thị Thường Trực', at: 'Tỉnh ủy Bình Minh', roles: ['standing-agency', 'council-member'] },
  chutich: { displayName: 'Trần Văn Chủ Tịch', at: 'Tỉnh ủy Bình Minh', roles: ['leader', 'council-member'] },
  uyvien: { displayName: 'Phạm Thị Ủy Viên', at: 'Tỉnh ủy Bình Minh', roles: ['council-member'] },
  'canbo.xa': { displayName: 'Ngô Văn Cấp Ủy', at: 'Đảng ủy xã Tân Đông', roles: ['committee-officer'] },
  'canbo.chibo': { displayName: 'Đỗ Thị Chi Bộ', at: 'Chi bộ ấp Đông', roles: ['unit-officer'] },
};
const of = {};

journey('an empty house is opened, and its first campaign summed up', {
  'is opened by the one-time link': async ({ anybody, own, as }) => {
    const visitor = await anybody('nguoi-mo-so');
    const { page } = visitor;
    await page.goto(own.link);
    await visitor.look('mo-so');
    const typed = { 'Tên tổ chức đảng': 'Tỉnh ủy Bình Minh', 'Mã đơn vị': 'BM', 'Họ và tên': 'Quản trị Bình Minh', 'Tên đăng nhập': 'quantri', 'Mật khẩu': password, 'Nhập lại mật khẩu mới': password };
    for (const [label, text] of Object.entries(typed)) await fill(page, label, text);
    await page.getByRole('button', { name: 'Mở sổ' }).click();
    await page.waitForURL(/dang-nhap/);
    const administrator = await as('quantri');
    await administrator.page.getByRole('heading', { level: 1, name: 'Còn 5 việc trước khi các đơn vị đăng ký được' }).waitFor();
    await administrator.look('cac-buoc-mo-so');
  },

  'gets a tier of its own, and units': async ({ as }) => {
    const administrator = await as('quantri');
    const { page } = administrator;
    await page.getByRole('link', { name: 'Lập các đơn vị trực thuộc' }).click();
    await page.getByRole('link', { name: 'Các cấp' }).click();
    await page.getByRole('button', { name: 'Thêm cấp' }).click();
    await administrator.look('them-cap', { within: '[role="dialog"]' });
    await fill(page, 'Tên cấp', 'Tổ đảng');
    await fill(page, 'Mã đơn vị', 'TO-DANG');
    await page.getByRole('button', { name: 'Thêm 1 cấp' }).click();
    await administrator.said('Đã thêm cấp Tổ đảng.');
    await administrator.look('cac-cap');

    await page.getByRole('link', { name: '‹ Đơn vị' }).click();
    await page.getByRole('button', { name: 'Lập đơn vị trực thuộc' }).click();
    await fill(page, 'Tên tổ chức đảng', 'Đảng ủy xã Tân Đông');
    await fill(page, 'Mã đơn vị', 'X01');
    await choose(page, 'Loại', /^Đảng ủy xã/);
    await choose(page, 'Cấp', /xã, phường, đặc khu/);
    await page.getByRole('button', { name: 'Lập 1 đơn vị' }).click();
    await administrator.said('Đã lập Đảng ủy xã Tân Đông.');
    await page.getByRole('heading', { level: 2, name: 'Đảng ủy xã Tân Đông' }).waitFor();
    await page.getByRole('link', { name: 'Nhập nhiều đơn vị' }).click();
    await page.getByLabel('Tệp danh sách').setInputFiles({ name: 'don-vi.csv', mimeType: 'text/csv', buffer: Buffer.from(units) });
    await page.getByRole('button', { name: 'Kiểm tra tệp' }).click();
    await page.getByRole('button', { name: 'Nhập 2 đơn vị' }).click();
    await page.getByRole('heading', { level: 1, name: 'Đã lập 2 đơn vị mới' }).waitFor();
    await page.getByRole('link', { name: 'Xem trên sơ đồ' }).click();
    await page.getByRole('heading', { level: 2, name: 'Đảng ủy xã Tân Đông' }).waitFor();
    await administrator.look('don-vi');
  },

  'gives everybody an account and roles': async ({ as, anybody }) => {
    const administrator = await as('quantri');
    const { page } = administrator;
    await page.getByRole('navigation', { name: 'Mục lục' }).getByRole('link', { name: 'Tài khoản' }).click();
    await page.getByRole('button', { name: 'Lập tài khoản' }).click();
    await fill(page, 'Họ và tên', people.thuongtruc.displayName);
    await fill(page, 'Tên đăng nhập', 'thuongtruc');
    await page.getByRole('button', { name: 'Lập 1 tài khoản' }).click();
    const link = await page.getByRole('textbox', { name: 'Đường dẫn' }).inputValue();
    await administrator.look('duong-dan-moi', { within: '[role="dialog"]' });
    await page.getByRole('button', { name: 'Đã gửi, đóng lại' }).click();
    await choose(page, 'Vai trò', 'Cơ quan thường trực Ban Chỉ đạo', page.getByRole('dialog'));
    await page.getByRole('button', { name: 'Giao 1 vai trò' }).click();
    await administrator.said(/^Đã giao vai trò Cơ quan thường trực/);
    await administrator.look('tai-khoan');

    const visitor = await anybody('nguoi-duoc-moi');
    await visitor.page.goto(link);
    for (const label of ['Mật khẩu mới', 'Nhập lại mật khẩu mới']) await visitor.page.getByRole('textbox', { name: label, exact: true }).fill(password);
    await visitor.look('dat-mat-khau');
    await visitor.page.getByRole('button', { name: 'Đặt mật khẩu' }).click();
    await visitor.page.waitForURL(/dang-nhap/);

    // The others in the same way, by the same doors.
    const { items } = await administrator.api('GET', '/api/units?limit=100');
    const idOf = (name) => items.find(({ partyName }) => partyName === name).id;
    const first = (await administrator.api('GET', '/api/accounts?q=thuongtruc')).items[0];
    for (const [userName, { displayName, at, roles }] of Object.entries(people)) {
      const account = userName === 'thuongtruc' ? first : await administrator.api('POST', '/api/accounts', { body: { unitId: idOf(at), userName, displayName } });
      for (const role of account === first ? roles.slice(1) : roles)
        await administrator.api('POST', '/api/assignments', { body: { accountId: account.id, unitId: idOf(at), role } });
      if (account !== first) await administrator.api('POST', '/api/invitations/accept', { body: { token: account.invitation.token, password } });
    }
    of.commune = idOf('Đảng ủy xã Tân Đông');
  },

  'founds a movement and publishes its fields': async ({ as }) => {
    const agency = await as('thuongtruc');
    const { page } = agency;
    await page.getByRole('heading', { level: 1, name: 'Còn 3 việc trước khi các đơn vị đăng ký được' }).waitFor();
    await page.getByRole('link', { name: 'Lập phong trào, công bố lĩnh vực' }).click();
    await agency.look('phong-trao-trong');
    await page.getByRole('button', { name: 'Lập phong trào mới' }).first().click();
    await fill(page, 'Tên phong trào', movement);
    assert.equal(await page.getByRole('textbox', { name: 'Mã' }).inputValue(), 'DVK');
    await agency.look('lap-phong-trao', { within: '[role="dialog"]' });
    await page.getByRole('button', { name: 'Lập 1 phong trào' }).click();
    await page.getByRole('heading', { level: 1, name: `Danh mục 6 lĩnh vực của phong trào ${movement}` }).waitFor();
    await agency.look('cong-bo-linh-vuc');
    await page.getByRole('button', { name: 'Công bố 6 lĩnh vực' }).click();
    await agency.said('Đã công bố 6 lĩnh vực.');
    await agency.look('phong-trao');
  },

  'writes the first campaign, screen by screen, and launches it': async ({ as }) => {
    const agency = await as('thuongtruc');
    const { page } = agency;
    const on = () => page.getByRole('button', { name: 'Lưu, sang phần sau' }).click();
    await page.getByRole('link', { name: '‹ Đợt thi đua' }).click();
    await page.getByRole('link', { name: 'Soạn đợt thi đua mới' }).first().click();
    await fill(page, 'Tên đợt thi đua', campaign);
    await fill(page, 'Chủ đề', 'Mỗi chi bộ một việc khéo');
    await fill(page, 'Mã', `DVK-${year}`);
    await fill(page, 'Từ ngày', `01/01/${year}`);
    await fill(page, 'Đến ngày', `31/12/${year}`);
    await agency.look('soan-dot');
    await page.getByRole('button', { name: 'Ghi bản soạn, viết tiếp' }).click();
    await page.waitForURL(/buoc=han/);
    await agency.settled();

    const cell = page.getByRole('group', { name: 'Chi bộ', exact: true });
    await choose(page, 'Ai phải đăng ký', 'Đơn vị tự đăng ký', cell);
    await cell.getByRole('textbox', { name: 'Lời văn: hạn đăng ký' }).fill('cuối tháng 12');
    await cell.getByRole('textbox', { name: 'Hạn báo cáo kết quả', exact: true }).fill(`31/12/${year}`);
    await agency.look('thoi-han');
    await on();

    await page.getByRole('button', { name: 'Thêm chỉ tiêu' }).click();
    await fill(page, 'Tên chỉ tiêu', 'Ngày công huy động');
    await fill(page, 'Phần phải có trong sơ kết, tổng kết', 'Nguyên nhân chủ quan');
    await agency.look('yeu-cau');
    await on();

    await page.getByRole('button', { name: 'Thêm bộ cho tập thể' }).click();
    for (const [code, name, points] of [['I', 'Cách làm sáng tạo', '40'], ['II', 'Hiệu quả, sức lan tỏa', '60']]) {
      await page.getByRole('button', { name: 'Thêm tiêu chí' }).click();
      await page.getByRole('textbox', { name: `Tiêu chí ${code}`, exact: true }).fill(name);
      await page.getByRole('textbox', { name: 'Điểm tối đa' }).last().fill(points);
    }
    await page.getByText('2 tiêu chí, 100 điểm').waitFor();
    await agency.look('bo-tieu-chi');
    await on();
    await agency.look('xem-lai');
    await page.getByRole('button', { name: 'Lưu bản soạn' }).click();
    await page.getByRole('button', { name: 'Phát động', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Phát động 1 đợt' }).click();
    await agency.said(`Đã phát động ${campaign}.`);
    await agency.look('da-phat-dong');
    of.campaign = await agency.api('GET', `/api/campaigns/${/dot-thi-dua\/([0-9a-f-]{36})/.exec(page.url())[1]}`);
    assert.equal(of.campaign.content.tiers.find(({ obliged }) => obliged === 'own').registration.on, `${year}-12-31`, 'the words were understood');
  },

  'tells the commune of the one dossier that waits for it, from two tiers below': async ({ as }) => {
    const officer = await as('canbo.chibo');
    await officer.go('/viec-cua-toi');
    await officer.page.getByRole('link', { name: `Đăng ký mô hình cho đợt “${campaign}”` }).waitFor();
    await officer.look('viec-cua-chi-bo');
    const required = of.campaign.content.form.required.filter((part) => part !== 'name');
    let entry = await officer.api('POST', '/api/registrations', {
      body: {
        campaignId: of.campaign.id, fieldId: of.campaign.fields[0].id, name: model, kind: 'model', subject: 'collective', lineage: 'new',
        parts: Object.fromEntries(required.map((part) => [part, 'Đường vào ấp dài 1,2 km, trồng hoa hai bên, 120 hộ cùng giữ.'])),
      },
    });
    entry = await officer.api('POST', `/api/registrations/${entry.id}/submit`, { rowVersion: entry.rowVersion });
    of.entry = entry.id;

    const commune = await as('canbo.xa');
    const { page } = commune;
    await commune.go('/viec-cua-toi');
    await page.getByRole('link', { name: `Xem và tiếp nhận 1 hồ sơ của đợt “${campaign}”` }).click();
    await page.getByRole('heading', { level: 1, name: '1 hồ sơ của Đảng ủy xã Tân Đông đang chờ đồng chí' }).waitFor();
    await commune.look('dang-cho');
    await page.getByRole('button', { name: 'Tiếp nhận hồ sơ' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Tiếp nhận hồ sơ' }).click();
    await commune.said(`Đã tiếp nhận “${model}”.`);
    const agency = await as('thuongtruc');
    assert.deepEqual((await agency.api('GET', '/api/my/tasks')).items.filter(({ kind }) => kind === 'accept-registrations'), [], 'counted once');
  },

  'confirms the result that was handed in': async ({ as }) => {
    const [officer, commune] = [await as('canbo.chibo'), await as('canbo.xa')];
    let result = await officer.api('POST', `/api/registrations/${of.entry}/results`, {
      body: { narrative: 'Đã xong 1,25 km, hoa nở đều.', indicators: of.campaign.content.indicators.map(({ code }) => ({ indicator: code, actual: 320, approximate: false })) },
    });
    result = await officer.api('POST', `/api/results/${result.id}/hand-in`, { rowVersion: result.rowVersion });
    const { page } = commune;
    await commune.go('/viec-cua-toi');
    await page.getByRole('link', { name: `Xác nhận 1 báo cáo kết quả của đợt “${campaign}”` }).click();
    await page.getByRole('link', { name: 'Báo cáo kết quả', exact: true }).first().click();
    await page.getByRole('button', { name: 'Xác nhận kết quả' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Xác nhận kết quả' }).click();
    await commune.said(`Đã xác nhận kết quả của “${model}”.`);
  },

  'records a council and calls its session': async ({ as }) => {
    const agency = await as('thuongtruc');
    const { page } = agency;
    await page.getByRole('navigation', { name: 'Mục lục' }).getByRole('link', { name: 'Xét chọn' }).click();
    await agency.look('chua-co-dot-xet');
    await page.getByRole('link', { name: 'Hội đồng', exact: true }).click();
    await page.getByRole('link', { name: 'Ghi hội đồng mới' }).first().click();
    await fill(page, 'Số quyết định', '15-QĐ/TU');
    for (const [userName, { displayName }] of Object.entries(people).slice(0, 3).sort()) {
      await fill(page, 'Thêm thành viên', userName);
      await page.getByRole('option', { name: new RegExp(displayName) }).click();
    }
    await page.getByRole('heading', { level: 1, name: 'Hội đồng 3 người, trong đó 1 ủy viên' }).waitFor();
    await agency.look('ghi-hoi-dong');
    await page.getByRole('button', { name: 'Ghi hội đồng 3 người' }).click();
    await page.getByRole('link', { name: 'Lập đợt xét của hội đồng này' }).waitFor();
    await agency.look('hoi-dong');
    await page.getByRole('link', { name: 'Lập đợt xét của hội đồng này' }).click();
    await fill(page, 'Tên đợt xét', `Bình xét ${year}`);
    await fill(page, 'Phần thành viên phải có mặt', '1/2');
    await page.getByRole('button', { name: 'Thêm: điểm một tiêu chí cao hơn' }).click();
    await choose(page, 'Chọn tiêu chí', /^II\./);
    await agency.look('lap-dot-xet');
    await page.getByRole('button', { name: 'Lập 1 đợt xét' }).click();
    await agency.said(`Đã lập “Bình xét ${year}”.`);
    await page.getByRole('checkbox', { name: `Chọn ${model}` }).check();
    await agency.look('dua-ho-so-vao');
    await page.getByRole('button', { name: 'Đưa 1 hồ sơ vào đợt xét' }).click();
    await agency.said('Đã đưa 1 hồ sơ vào đợt xét.');
    await page.getByRole('button', { name: 'Mở chấm 1 hồ sơ' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Mở chấm 1 hồ sơ' }).click();
    await agency.said('Đã mở chấm 1 hồ sơ.');
    of.session = /xet-chon\/([0-9a-f-]{36})/.exec(page.url())[1];
  },

  'judges, recognises and rewards with money': async ({ as }) => {
    const [agency, chair] = [await as('thuongtruc'), await as('chutich')];
    for (const member of [agency, chair]) {
      const [{ id }] = (await member.api('GET', `/api/judging-sessions/${of.session}/candidates`)).items;
      const { mySheet } = await member.api('GET', `/api/candidates/${id}`);
      const saved = await member.api('PUT', `/api/candidates/${id}/score-sheet`, { rowVersion: mySheet.rowVersion, body: { lines: [{ criterion: 'I', score: 36 }, { criterion: 'II', score: 55 }], deductions: [], knockOuts: [] } });
      await member.api('POST', `/api/candidates/${id}/score-sheet/hand-in`, { rowVersion: saved.rowVersion });
    }
    const session = async (verb, body) => {
      const { rowVersion } = await agency.api('GET', `/api/judging-sessions/${of.session}`);
      return agency.api('POST', `/api/judging-sessions/${of.session}/${verb}`, { rowVersion, body });
    };
    const { members } = await agency.api('GET', `/api/judging-sessions/${of.session}`);
    await session('attendance', { present: members.map(({ accountId }) => accountId) });
    await session('close');

    const { page } = agency;
    await page.getByRole('navigation', { name: 'Mục lục' }).getByRole('link', { name: 'Quyết định' }).click();
    await page.getByRole('link', { name: 'Mức lương cơ sở' }).click();
    await page.getByRole('button', { name: 'Ghi mức lương cơ sở' }).first().click();
    await fill(page, 'Căn cứ', 'Nghị định 73/2024/NĐ-CP');
    await fill(page, 'Số tiền (đồng)', '2.340.000');
    await fill(page, 'Áp dụng từ ngày', '01/07/2024');
    await agency.look('ghi-luong-co-so', { within: '[role="dialog"]' });
    await page.getByRole('button', { name: 'Ghi 1 mức lương' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mức lương cơ sở đang áp dụng: 2.340.000 đồng' }).waitFor();
    await agency.look('luong-co-so');

    let draft = await agency.api('POST', '/api/decisions', {
      body: { campaignId: of.campaign.id, sessionId: of.session, purpose: 'both', family: 'party', title: 'Về việc công nhận và khen thưởng', authority: 'Ban Thường vụ Tỉnh ủy', legalBases: [] },
    });
    draft = await agency.api('PUT', `/api/decisions/${draft.id}`, {
      rowVersion: draft.rowVersion,
      body: { purpose: 'both', family: 'party', title: draft.title, authority: draft.authority, legalBases: [], items: [{ registrationId: of.entry, recognise: true, typical: true, awardForm: 'bang-khen', awardCategory: 'for-the-model', coefficient: 1.5 }] },
    });
    const issued = await chair.api('POST', `/api/decisions/${draft.id}/issue`, { rowVersion: draft.rowVersion, body: { number: '27-QĐ/TU', decidedOn: today, signatory: 'Trần Văn Chủ Tịch', capacity: 'T/M BAN THƯỜNG VỤ' } });
    assert.equal(issued.items[0].money, 3_510_000);
  },

  'is summed up by the commune and accepted by the province': async ({ as }) => {
    const commune = await as('canbo.xa');
    const { page } = commune;
    await commune.go('/bao-cao');
    await commune.look('so-lieu');
    await page.getByRole('link', { name: 'Sơ kết, tổng kết' }).click();
    await page.getByRole('button', { name: 'Lập báo cáo' }).first().click();
    await page.getByRole('radio', { name: 'Tổng kết' }).check();
    await commune.look('lap-bao-cao', { within: '[role="dialog"]' });
    await page.getByRole('button', { name: 'Lập 1 báo cáo' }).click();
    await page.getByRole('heading', { level: 1, name: 'Còn 1 phần phải viết trước khi nộp' }).waitFor();
    await fill(page, 'Đánh giá chung', words);
    await fill(page, 'Nguyên nhân chủ quan', 'Một số hộ vắng nhà lâu ngày.');
    await page.getByText(/^✓ Đã lưu lúc/).waitFor();
    await commune.look('viet-bao-cao');
    await page.getByRole('button', { name: 'Nộp báo cáo' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Nộp 1 báo cáo' }).click();
    await commune.said('Đã nộp báo cáo Tổng kết.');

    const agency = await as('thuongtruc');
    await agency.go('/bao-cao/so-ket');
    await agency.page.getByRole('heading', { level: 1, name: '1 báo cáo chờ đồng chí trả lời' }).waitFor();
    await agency.look('cho-tra-loi');
    await agency.page.getByRole('link', { name: 'Tổng kết của Đảng ủy xã Tân Đông' }).click();
    await agency.page.getByText(words).waitFor();
    await agency.page.getByRole('row', { name: /^Chi bộ 1 \/ 1/ }).waitFor();
    await agency.look('doc-bao-cao');
    await agency.page.getByRole('button', { name: 'Tiếp nhận' }).click();
    await agency.page.getByRole('dialog').getByRole('button', { name: 'Tiếp nhận 1 báo cáo' }).click();
    await agency.said('Đã tiếp nhận báo cáo của Đảng ủy xã Tân Đông.');
    const [report] = (await agency.api('GET', '/api/periodic-reports')).items;
    assert.equal(report.status, 'accepted');
    await agency.go('/');
    await agency.look('tong-quan');
  },
}, { house: emptyHouse, password });

const box = (page, name) => page.getByRole('textbox', { name, exact: true }).or(page.getByRole('combobox', { name, exact: true })).first();
const fill = (page, label, text) => box(page, label).fill(text);

/** Opens the list under this label and takes the option. */
async function choose(page, label, option, within = page) {
  await box(within, label).click();
  await page.getByRole('option', { name: option }).first().click();
}
