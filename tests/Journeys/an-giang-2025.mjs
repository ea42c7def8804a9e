/** The act of 1 July 2025 that made An Giang of An Giang and Kiên Giang, from the published list, and a campaign of 2023 read on both sides of it. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { emptyHouse } from './lib/house.mjs';
import { journey } from './lib/journey.mjs';
import { published, theDayBefore } from './lib/published.mjs';

const list = published('an-giang-2025-reorganisation.csv');
const password = 'mưa chiều trên sông Hậu';
const campaign = 'Thi đua Dân vận khéo năm 2023';
const number = '1654/NQ-UBTVQH15';
/** Who registered in 2023: two of An Giang, one of which the act divides, and three of Kiên Giang, one of which stays what it is. */
const models = {
  'Xã Vĩnh Châu': 'Cánh đồng lúa giảm phát thải', 'Phường Vĩnh Mỹ': 'Tuyến hẻm không rác', 'Phường Vĩnh Lợi': 'Bến đò an toàn',
  'Phường An Hòa': 'Tổ hòa giải bên hẻm', 'Xã Bình Giang': 'Kênh xanh xứ Hòn',
};
const of = { units: {} };

journey('two provinces become one, and a report of 2023 is read as it was and as it would be', {
  'opens the house of the day before': async ({ anybody, own, as }) => {
    const visitor = await anybody('nguoi-mo-so');
    const { page } = visitor;
    await page.goto(own.link);
    await page.getByRole('radio', { name: 'Cả nước' }).check();
    const typed = {
      'Tên tổ chức đảng': 'Ban Chấp hành Trung ương', 'Mã đơn vị': 'TW', 'Ghi lịch sử đơn vị từ ngày': '01/01/2000', 'Họ và tên': 'Quản trị Trung ương', 'Tên đăng nhập': 'quantri',
      'Mật khẩu': password, 'Nhập lại mật khẩu mới': password,
    };
    for (const [label, text] of Object.entries(typed)) await page.getByRole('textbox', { name: label, exact: true }).fill(text);
    await page.getByRole('button', { name: 'Mở sổ' }).click();
    await page.waitForURL(/dang-nhap/);

    const administrator = await as('quantri');
    const { rows, successors } = theDayBefore(await readFile(list, 'utf8'));
    assert.equal(successors, 102);
    const { units: [{ unitId: root }] } = await administrator.api('GET', '/api/session');
    assert.equal((await administrator.api('POST', '/api/units/import', { body: { underUnitId: root, openedOn: '2000-01-01', rows } })).created, rows.length);
    const named = async (name) => (await administrator.api('GET', `/api/units?q=${encodeURIComponent(name)}&limit=100`)).items.find(({ stateName }) => stateName === name);
    for (const name of ['Tỉnh An Giang', 'Tỉnh Kiên Giang', ...Object.keys(models)]) of.units[name] = await named(name);
    Object.assign(of, { root, tiers: (await administrator.api('GET', '/api/tiers?limit=100')).items });
    const people = { thuongtruc: [root, ['standing-agency', 'committee-officer']], canbo: [root, ['unit-officer']] };
    for (const [userName, [unitId, roles]] of Object.entries(people)) {
      const account = await administrator.api('POST', '/api/accounts', { body: { unitId, userName, displayName: `Cán bộ ${userName}` } });
      for (const role of roles) await administrator.api('POST', '/api/assignments', { body: { accountId: account.id, unitId, role } });
      await administrator.api('POST', '/api/invitations/accept', { body: { token: account.invitation.token, password } });
    }
    await administrator.go('/don-vi');
    await administrator.look('cay-ngay-truoc');
  },

  // The product's clock is today's, so what is dated 2023 is the campaign: its period, its days, and units that stood then. What was handed in is late.
  'holds the campaign of 2023 among the communes of the two provinces': async ({ as }) => {
    const [agency, officer] = [await as('thuongtruc'), await as('canbo')];
    const programme = await agency.api('POST', '/api/programmes', { body: { code: 'DVK', name: 'Dân vận khéo' } });
    const [standard] = (await agency.api('GET', '/api/standard-fields')).items;
    const fields = await agency.api('POST', '/api/field-lists', {
      body: { programmeId: programme.id, validFrom: '2023-01-01', fields: [{ code: 'NTM', name: 'Xây dựng nông thôn mới', standardFieldId: standard.id, other: false }] },
    });
    const base = of.tiers.find(({ code }) => code === 'CO-SO').id;
    let drafted = await agency.api('POST', '/api/campaigns', {
      body: {
        programmeId: programme.id, code: 'DVK-2023',
        content: {
          fieldListId: fields.id, name: campaign, theme: null, periodFrom: '2023-01-01', periodTo: '2023-12-31', legalBases: [], form: { required: ['name'], version: 1 }, indicators: [], sheets: [],
          rules: { late: 'accept', skipTier: false, reportSections: [], resultSections: [], dormantAfterDays: 90, dueOnWorkingDay: false },
          tiers: [{ tierId: base, obliged: 'own', registration: { on: '2023-06-30' }, ...Object.fromEntries(['result', 'judging', 'recognition', 'conference'].map((what) => [what, { on: null }])) }],
        },
      },
    });
    drafted = await agency.api('POST', `/api/campaigns/${drafted.id}/open`, { rowVersion: drafted.rowVersion });
    for (const [place, name] of Object.entries(models)) {
      let entry = await officer.api('POST', '/api/registrations', {
        body: { campaignId: drafted.id, unitId: of.units[place].id, fieldId: drafted.fields[0].id, name, kind: 'model', subject: 'collective', lineage: 'new', parts: {} },
      });
      entry = await officer.api('POST', `/api/registrations/${entry.id}/submit`, { rowVersion: entry.rowVersion });
      await agency.api('POST', `/api/registrations/${entry.id}/accept`, { rowVersion: entry.rowVersion });
    }
    const { rowVersion } = await agency.api('GET', `/api/campaigns/${drafted.id}`);
    await agency.api('POST', `/api/campaigns/${drafted.id}/close`, { rowVersion });
    of.campaign = drafted.id;
  },

  'drafts the act and reads the published list into it': async ({ as }) => {
    const administrator = await as('quantri');
    const { page } = administrator;
    await administrator.go('/sap-xep/moi');
    const typed = {
      'Tên lần sắp xếp': 'Sắp xếp đơn vị hành chính tỉnh An Giang năm 2025', 'Số văn bản': number, 'Ngày văn bản': '16/06/2025', 'Cơ quan ban hành': 'Ủy ban Thường vụ Quốc hội',
      'Có hiệu lực từ ngày': '01/07/2025',
    };
    for (const [label, text] of Object.entries(typed)) await page.getByLabel(label).fill(text);
    await page.getByRole('button', { name: 'Lập 1 bản nháp' }).click();
    await page.waitForURL(/\/sap-xep\/[0-9a-f-]{36}/);
    of.act = /sap-xep\/([0-9a-f-]{36})/.exec(page.url())[1];
    await page.getByRole('button', { name: 'Đọc từ danh sách' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[type="file"]').setInputFiles(list);
    await pick(page, dialog, 'Đơn vị mới trực thuộc', 'tinh uy an giang', 'Tỉnh ủy An Giang');
    await dialog.getByRole('combobox', { name: 'Cấp của đơn vị mới' }).or(dialog.getByRole('textbox', { name: 'Cấp của đơn vị mới' })).first().click();
    await page.getByRole('option', { name: /xã, phường, đặc khu/ }).click();
    await dialog.getByRole('button', { name: 'Đọc 102 dòng' }).click();
    await dialog.getByText('6 đơn vị giữ nguyên, 3 đơn vị chia cho nhiều nơi. Chưa có gì được ghi.').waitFor();
    await administrator.look('danh-sach', { within: '[role="dialog"]' });
    await dialog.getByRole('button', { name: /^Thêm \d+ thao tác$/ }).click();
    await dialog.waitFor({ state: 'detached' });
    await administrator.look('cac-thao-tac');
  },

  'sees the consequences and carries it out': async ({ as }) => {
    const administrator = await as('quantri');
    const { page } = administrator;
    await page.getByRole('link', { name: 'Xem hệ quả' }).click();
    await page.getByText('Không có quy định nào cản trở lần sắp xếp này.').waitFor();
    await administrator.look('he-qua');
    await page.getByRole('button', { name: 'Thực hiện từ 01/07/2025' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Ghi lại số văn bản').fill(number);
    await dialog.getByLabel('Ghi lại ngày có hiệu lực').fill('01/07/2025');
    await dialog.getByRole('button', { name: /^Thực hiện \d+ thao tác$/ }).click();
    await administrator.said(`Đã sắp xếp từ 01/07/2025 theo ${number}.`);
    await page.getByRole('heading', { level: 2, name: 'Đối chiếu: trước bằng sau' }).waitFor();
    assert.equal(await page.locator('.o-sums [data-even="false"]').count(), 0);
    await administrator.look('doi-chieu');
  },

  'reads what became of whom': async ({ as }) => {
    const administrator = await as('quantri');
    const { page } = administrator;
    const { id } = (await administrator.api('GET', `/api/units?q=${encodeURIComponent('Phường Rạch Giá')}&limit=10`)).items.find(({ stateName }) => stateName === 'Phường Rạch Giá');
    of.rachGia = id;
    await administrator.go(`/don-vi/${id}/ke-thua`);
    await page.getByRole('heading', { level: 1, name: 'Phường Rạch Giá được hợp thành từ 9 đơn vị' }).waitFor();
    await administrator.look('rach-gia');
    await administrator.go(`/don-vi/${of.units['Xã Vĩnh Châu'].id}`);
    await page.getByText('Nay là Phường Vĩnh Tế').waitFor();
    await administrator.look('vinh-chau');
    const below = await administrator.api('GET', `/api/units/${of.units['Tỉnh An Giang'].id}`);
    assert.equal(below.children, 102);
    await administrator.go('/don-vi?ngay=2025-06-30');
    await page.getByRole('heading', { level: 1, name: /^Ngày 30\/06\/2025, / }).waitFor();
    await administrator.look('cay-ngay-30-6');
  },

  'reads the report of 2023 as it was recorded': async ({ as }) => {
    const agency = await as('thuongtruc');
    const { page } = agency;
    const [anGiang, kienGiang] = ['Tỉnh An Giang', 'Tỉnh Kiên Giang'].map((name) => of.units[name].id);
    assert.deepEqual(await Promise.all([anGiang, kienGiang, of.root].map((unit) => registered(agency, unit))), [2, 3, 5]);
    await agency.go(`/bao-cao?dot=${of.campaign}&donVi=${kienGiang}`);
    await page.getByText('theo địa giới khi ghi nhận').first().waitFor();
    await page.getByRole('heading', { name: `Số liệu ${campaign}: con số nào cũng mở được danh sách của nó.` }).waitFor();
    await agency.look('kien-giang-khi-ghi-nhan');
  },

  'and by the units of today, with every difference explained and nothing lost': async ({ as }) => {
    const agency = await as('thuongtruc');
    const { page } = agency;
    const [anGiang, kienGiang] = ['Tỉnh An Giang', 'Tỉnh Kiên Giang'].map((name) => of.units[name].id);
    const now = 'restated';
    assert.deepEqual(await Promise.all([anGiang, kienGiang, of.rachGia, of.root].map((unit) => registered(agency, unit, now))), [5, 0, 2, 5]);
    await agency.go(`/bao-cao?dot=${of.campaign}&donVi=${anGiang}`);
    await page.getByRole('button', { name: /^Theo đơn vị nào/ }).click();
    await page.getByRole('menuitem', { name: 'theo đơn vị hiện nay' }).click();
    await page.waitForURL(/diaGioi=restated/);
    await page.getByRole('heading', { level: 2, name: 'Từ 2 khi ghi nhận thành 5 theo đơn vị hiện nay' }).waitFor();
    const lines = page.getByRole('table', { name: 'Giải thích chênh lệch giữa hai cách tính' }).getByRole('row');
    await lines.filter({ hasText: 'Tỉnh ủy Kiên Giang' }).filter({ hasText: number }).getByText('+3').waitFor();
    const bridge = await agency.api('GET', `/api/reports/bridge?campaignId=${of.campaign}&unitId=${anGiang}&figure=registered`);
    assert.equal(bridge.recorded.count + bridge.lines.reduce((sum, { difference }) => sum + difference, 0), bridge.restated.count);
    const parts = (await agency.api('GET', `/api/reports/bridge?campaignId=${of.campaign}&unitId=${of.rachGia}&figure=registered`)).lines;
    assert.deepEqual(parts.map(({ unitName, difference }) => [unitName, difference]).sort(), [['Đảng bộ phường An Hòa', 1], ['Đảng bộ phường Vĩnh Lợi', 1]]);
    const whole = await agency.api('GET', `/api/reports/bridge?campaignId=${of.campaign}&unitId=${of.root}&figure=registered`);
    assert.deepEqual([whole.recorded.count, whole.restated.count, whole.lines.reduce((sum, { difference }) => sum + difference, 0)], [5, 5, 0]);
    await agency.look('an-giang-theo-hien-nay');

    await lines.last().getByRole('link').click();
    await page.waitForURL(/\/dang-ky\?/);
    for (const name of Object.values(models)) await page.getByText(name).first().waitFor();
    await agency.look('nam-mo-hinh');
  },
}, { house: emptyHouse, password, skip: list ? false : 'shared/data with the published list is not beside this checkout' });

/** How many registrations of 2023 a unit has, in one reading or the other. */
const registered = async (person, unitId, geography = 'recorded') =>
  (await person.api('GET', `/api/registrations?campaignId=${of.campaign}&unitId=${unitId}&geography=${geography}&limit=100`)).items.length;

async function pick(page, dialog, label, typed, name) {
  await dialog.getByRole('textbox', { name: label }).or(dialog.getByRole('combobox', { name: label })).first().fill(typed);
  await page.getByRole('option', { name }).first().click();
}
