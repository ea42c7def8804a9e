/** A model over the years: the agency adds to the catalogue, an officer sets targets and names who is in charge, a committee assigns a unit to help another, a reader opens the tree of who took a model over. */
import assert from 'node:assert/strict';
import { journey, mark } from './lib/journey.mjs';

const person = `Nguyễn Thị Sáu ${mark()}`;
const indicator = `Cây xanh được trồng ${mark()}`;
const help = `Giúp xã làm đường, sửa nhà cho hộ nghèo ${mark()}`;
const of = { dossier: '', model: '' };

journey('a model is looked after, helped and taken over', {
  'the agency adds an indicator to the catalogue, with what is usual': async ({ as }) => {
    const agency = await as('thuongtruc');
    const { page } = agency;
    await agency.go('/dot-thi-dua/phong-trao');
    await page.getByRole('button', { name: 'Thêm chỉ tiêu' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Thêm chỉ tiêu' }).click();
    await dialog.getByText('Chưa điền').first().waitFor();
    await dialog.getByLabel('Tên chỉ tiêu').pressSequentially(indicator, { delay: 3 });
    await dialog.getByLabel('Từ', { exact: true }).pressSequentially('50');
    await dialog.getByLabel('Đến', { exact: true }).pressSequentially('2000');
    await agency.look('them-chi-tieu', { within: '[role="dialog"]' });
    await dialog.getByRole('button', { name: 'Thêm chỉ tiêu' }).dblclick();
    await agency.said(`Đã thêm chỉ tiêu ${indicator}`);
    await agency.look('danh-muc');
    const { items } = await agency.api('GET', '/api/standard-indicators?limit=100');
    assert.deepEqual(items.filter(({ name }) => name === indicator).map(({ usualFrom, usualTo }) => [usualFrom, usualTo]), [[50, 2000]]);
  },

  'an officer finds a model without anybody in charge and names somebody': async ({ as }) => {
    const officer = await as('canbo.xa');
    const { page } = officer;
    await officer.go('/dang-ky?campaign=all&unattended=true');
    await officer.look('chua-co-nguoi-phu-trach');
    const { items } = await officer.api('GET', '/api/registrations?unattended=true&status=accepted&limit=1');
    assert.equal(items.length, 1, 'nobody is without a person in charge in the demo set');
    of.dossier = items[0].id;
    await officer.go(`/dang-ky/${of.dossier}?campaign=all`);
    await page.getByRole('button', { name: /^(Đặt|Sửa) mục tiêu$/ }).click();
    const aims = page.getByRole('dialog');
    await aims.getByLabel('Ban đầu').first().fill('12');
    await aims.getByLabel('Chỉ tiêu đề ra').first().fill('320');
    await officer.look('dat-muc-tieu', { within: '[role="dialog"]' });
    await aims.getByRole('button', { name: 'Lưu mục tiêu' }).click();
    await officer.said('Đã lưu mức ban đầu và mục tiêu');
    await page.getByText('12 → 320').waitFor();
    const charge = page.getByRole('region', { name: 'Người phụ trách' });
    await charge.getByText('Chưa có người phụ trách.').waitFor();
    await charge.getByRole('button', { name: 'Giao người phụ trách' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Giao người phụ trách' }).click();
    await dialog.getByText('Chưa điền').first().waitFor();
    await dialog.getByLabel('Họ và tên').pressSequentially(person, { delay: 3 });
    await dialog.getByLabel('Chức vụ').pressSequentially('Chi hội trưởng Chi hội Phụ nữ');
    await dialog.getByLabel('Điện thoại').pressSequentially('0912 345 678');
    await officer.look('giao-nguoi-phu-trach', { within: '[role="dialog"]' });
    await dialog.getByRole('button', { name: 'Giao người phụ trách' }).dblclick();
    await officer.said(`Đã giao ${person}`);
    await charge.getByText(person).first().waitFor();
    await officer.look('da-giao');
    const { model } = await officer.api('GET', `/api/registrations/${of.dossier}`);
    of.model = model.id;
    const people = await officer.api('GET', `/api/people-in-charge?modelId=${of.model}`);
    assert.deepEqual(people.items.map(({ name, standing }) => [name, standing]), [[person, true]]);
  },

  'the list of people shows it, and the charge ends': async ({ as }) => {
    const officer = await as('canbo.xa');
    const { page } = officer;
    await officer.go('/nguoi-phu-trach');
    await page.getByText(person).first().waitFor();
    await officer.look('nguoi-phu-trach');
    await page.getByRole('button', { name: new RegExp(`Thôi phụ trách.*${person}`) }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Thôi phụ trách' }).click();
    await officer.said(`Đã ghi ${person} thôi phụ trách`);
    const people = await officer.api('GET', `/api/people-in-charge?modelId=${of.model}`);
    assert.deepEqual(people.items.map(({ name, standing }) => [name, standing]), [[person, false]]);
  },

  'a committee assigns a unit to help another, and both sides see it': async ({ as }) => {
    const agency = await as('thuongtruc');
    const { page } = agency;
    const commune = (await (await as('canbo.xa')).api('GET', '/api/session')).units[0];
    const { items } = await agency.api('GET', '/api/units?limit=100');
    const helper = items.find((unit) => unit.id !== commune.unitId && !unit.closedOn && unit.tierName === items.find(({ id }) => id === commune.unitId)?.tierName) ?? items.find((unit) => unit.id !== commune.unitId && !unit.closedOn && unit.parentId);
    await agency.go('/ket-nghia');
    await agency.look('ket-nghia-trong');
    await page.getByRole('button', { name: 'Phân công giúp đỡ' }).first().click();
    const dialog = page.getByRole('dialog');
    for (const [label, name] of [['Đơn vị giúp đỡ', helper.partyName], ['Đơn vị được giúp', commune.unitName]]) {
      await dialog.getByRole('combobox', { name: label }).fill(name);
      await page.getByRole('option', { name, exact: true }).first().click();
    }
    await dialog.getByLabel('Nội dung giúp đỡ').pressSequentially(help, { delay: 3 });
    await agency.look('phan-cong', { within: '[role="dialog"]' });
    await dialog.getByRole('button', { name: 'Phân công giúp đỡ' }).dblclick();
    await page.waitForURL(/\/ket-nghia\/[0-9a-f-]{36}$/);
    await page.getByRole('heading', { level: 1, name: `${helper.partyName} giúp ${commune.unitName}` }).waitFor();
    await agency.look('mot-phan-cong');
    const officer = await as('canbo.xa');
    await officer.go('/ket-nghia');
    await officer.page.getByText(help).first().waitFor();
    // Notices are told in rounds, half a minute apart; this one leads to what was assigned, and back again.
    const told = officer.page.getByRole('link', { name: `${helper.partyName} được phân công giúp đỡ đơn vị đồng chí` });
    for (const until = Date.now() + 90_000; ; await officer.page.waitForTimeout(1000)) {
      await officer.go('/thong-bao');
      if ((await told.count()) > 0) break;
      assert.ok(Date.now() < until, 'the helped unit was not told');
    }
    await officer.look('duoc-bao');
    await told.first().click();
    await officer.page.waitForURL(/\/ket-nghia\/[0-9a-f-]{36}$/);
    await officer.page.getByRole('heading', { level: 1, name: `${helper.partyName} giúp ${commune.unitName}` }).waitFor();
    await officer.page.goBack();
    await officer.page.waitForURL(/\/thong-bao$/);
    await officer.go('/ket-nghia');
    await officer.page.setViewportSize({ width: 390, height: 844 });
    await officer.look('ket-nghia-390');
  },

  'a reader opens the tree of the model that was taken over most, by keyboard alone': async ({ as }) => {
    const leader = await as('thuongtruc');
    const { page } = leader;
    await leader.go('/nhan-rong');
    await leader.look('nhan-rong');
    const { items } = await leader.api('GET', '/api/models/replicated?limit=1');
    assert.ok(items.length > 0, 'nothing was replicated in the demo set');
    const row = page.getByRole('link', { name: items[0].name }).first();
    await row.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /nơi đã học theo/ }).waitFor();
    const tree = page.getByRole('list', { name: `Những nơi học theo ${items[0].name}` });
    assert.ok((await tree.getByRole('listitem').count()) >= items[0].adopters);
    await leader.look('cay-nhan-rong');
    await page.setViewportSize({ width: 390, height: 844 });
    await leader.look('cay-nhan-rong-390');
  },
});
