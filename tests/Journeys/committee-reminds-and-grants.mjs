/** Who has not handed in, reminded in two clicks; the unit answers in one tap and asks for more time, the committee grants it; the days go into a calendar. */
import assert from 'node:assert/strict';
import { journey, mark } from './lib/journey.mjs';
import { openCampaign } from './lib/world.mjs';

const run = mark();
const officerName = `canbo.${run.toLowerCase()}`;
const password = 'an-binh-minh-hoa-2026';
const spoken = (day) => day.split('-').reverse().join('/');
const dayAfter = (day, days) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const unmarked = (name) => name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toLowerCase();
const of = {};

journey('a committee reminds those who have not registered, and one of them is given more time', {
  'seats an officer in a unit that has not registered': async ({ as }) => {
    const [agency, administrator] = [await as('thuongtruc'), await as('quantri')];
    const campaign = await openCampaign(agency);
    const { lines } = await agency.api('GET', `/api/obligations/count?campaignId=${campaign.id}`);
    const { tierId } = lines.find(({ form, states }) => form === 'registration' && states.some(({ state, units }) => state === 'owed' && units.count > 1));
    const { items } = await agency.api('GET', `/api/obligations?campaignId=${campaign.id}&tierId=${tierId}&form=registration&state=owed&reminded=true&limit=50`);
    [of.unit, of.other] = items.filter(({ extended, answer, willHandInOn, wantedOn, actions }) => !extended && !answer && !willHandInOn && !wantedOn && actions.includes('RemindUnits'));
    assert.ok(of.other, 'two units were reminded, and still neither registered nor answered');
    of.board = `/theo-doi?cap=${tierId}&viec=registration&tt=owed`;
    const account = await administrator.api('POST', '/api/accounts', { body: { unitId: of.unit.unitId, userName: officerName, displayName: 'Bùi Thị Đầu Mối' } });
    for (const role of ['unit-officer', 'committee-officer']) await administrator.api('POST', '/api/assignments', { body: { accountId: account.id, unitId: of.unit.unitId, role } });
    await administrator.api('POST', '/api/invitations/accept', { body: { token: account.invitation.token, password } });
  },

  'finds on the board who was reminded in vain, and reminds two again in two clicks': async ({ as }) => {
    const agency = await as('thuongtruc');
    const { page } = agency;
    await agency.go(of.board);
    await page.getByRole('heading', { level: 1, name: /đơn vị .+ chưa đăng ký/ }).waitFor();
    await agency.look('bang-theo-doi');
    await page.getByRole('button', { name: 'Đã nhắc', exact: true }).click();
    await page.getByRole('menuitem', { name: 'rồi' }).click();
    await page.waitForURL(/nhac=true/);
    for (const { unitName } of [of.unit, of.other]) await page.getByRole('checkbox', { name: `Chọn ${unitName}` }).check();
    await agency.look('da-chon-hai');
    await page.getByRole('button', { name: 'Nhắc 2 đơn vị', exact: true }).click();
    const dialog = page.getByRole('dialog');
    for (const { unitName } of [of.unit, of.other]) await dialog.getByText(unitName).waitFor();
    await agency.look('loi-nhac', { within: '[role="dialog"]' });
    await dialog.getByRole('button', { name: 'Nhắc 2 đơn vị' }).click();
    await agency.said('Đã nhắc 2 đơn vị.');
    await page.getByRole('row').filter({ hasText: of.unit.unitName }).getByText(`${of.unit.reminded + 1} lần`).waitFor();
  },

  'is told at the unit, and answers in one tap': async ({ as }) => {
    const officer = await as(officerName);
    const { page } = officer;
    // Notices are told in rounds, half a minute apart.
    for (const until = Date.now() + 90_000; (await officer.api('GET', '/api/my/notices/count')).unread === 0; await page.waitForTimeout(1000)) assert.ok(Date.now() < until, 'nobody was told');
    await officer.go('/');
    await page.getByRole('link', { name: 'Thông báo chưa đọc: 1' }).click();
    await page.getByRole('heading', { level: 1, name: '1 thông báo chưa đọc.' }).waitFor();
    await officer.look('thong-bao');
    await officer.go('/viec-cua-toi');
    await page.getByRole('heading', { level: 2, name: 'Lời nhắc chờ trả lời' }).waitFor();
    await officer.look('loi-nhac-cho-tra-loi');
    const tap = page.getByRole('button', { name: /^Sẽ nộp ngày \d\d\/\d\d\/\d{4}$/ });
    [of.promised] = /\d\d\/\d\d\/\d{4}/.exec(await tap.innerText());
    await tap.click();
    await officer.said(`Đã trả lời: sẽ nộp ngày ${of.promised}.`);
    await officer.look('da-tra-loi');
  },

  'asks for more time': async ({ as }) => {
    const officer = await as(officerName);
    const { page } = officer;
    of.wanted = dayAfter(of.unit.dueOn, 7);
    await page.getByRole('button', { name: 'Xin gia hạn' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Xin gia hạn đến ngày').fill(spoken(of.wanted));
    await dialog.getByLabel('Lý do').fill('Chờ họp chi bộ thống nhất nội dung mô hình.');
    await officer.look('xin-gia-han', { within: '[role="dialog"]' });
    await dialog.getByRole('button', { name: 'Gửi đề nghị' }).click();
    await officer.said('Đã gửi đề nghị gia hạn.');
    await page.getByRole('link', { name: 'Xem việc phải nộp' }).click();
    await page.getByText(`Xin gia hạn đến ${spoken(of.wanted)}, đang chờ trả lời`).waitFor();
    await officer.look('viec-phai-nop');
  },

  'is granted what it asked for, and the board says so': async ({ as }) => {
    const agency = await as('thuongtruc');
    const { page } = agency;
    await agency.go(of.board);
    await page.getByRole('link', { name: /^Xin gia hạn/ }).click();
    const request = page.getByRole('listitem').filter({ hasText: of.unit.unitName });
    await request.getByText('“Chờ họp chi bộ thống nhất nội dung mô hình.”').waitFor();
    await agency.look('xin-gia-han');
    await request.getByRole('button', { name: `Đồng ý đến ${spoken(of.wanted)}` }).click();
    await agency.said(`Đã gia hạn của ${of.unit.unitName} đến ${spoken(of.wanted)}.`);
    await agency.go(of.board);
    await page.getByRole('searchbox', { name: /Tìm đơn vị/ }).fill(unmarked(of.unit.unitName));
    await page.getByRole('button', { name: /^Được gia hạn/ }).click();
    await page.waitForURL(/giaHan=true/);
    const row = page.getByRole('row').filter({ hasText: of.unit.unitName });
    await row.getByText(spoken(of.wanted)).waitFor();
    await row.getByText(`Hẹn nộp ngày ${of.promised}`).filter({ visible: true }).waitFor();
    await row.getByText('đã gia hạn').waitFor();
    await agency.look('da-gia-han');
    await page.getByRole('button', { name: of.unit.unitName }).click();
    await page.getByText(`Gia hạn từ ${spoken(of.unit.dueOn)} đến ${spoken(of.wanted)}`).waitFor();
    await agency.look('chi-tiet');
  },

  'takes the days into a calendar by an address that is shown once': async ({ as }) => {
    const officer = await as(officerName);
    const { page } = officer;
    await officer.go('/lich-lam-viec');
    await officer.look('lich');
    await page.getByRole('button', { name: 'Tạo địa chỉ lịch' }).click();
    const address = await page.getByRole('textbox', { name: 'Địa chỉ lịch' }).inputValue();
    await officer.look('dia-chi-lich', { within: '[role="dialog"]' });
    const calendar = await page.request.get(address);
    assert.equal(calendar.headers()['content-type'].split(';')[0], 'text/calendar');
    assert.match(await calendar.text(), new RegExp(`DTSTART;VALUE=DATE:${of.wanted.replace(/-/g, '')}`));
    await page.getByRole('button', { name: 'Tôi đã chép xong' }).click();
    await page.getByRole('heading', { level: 2, name: '1 địa chỉ lịch đang dùng' }).waitFor();
  },
});
