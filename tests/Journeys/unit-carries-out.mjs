/** What was registered is carried out: an activity with a photograph from a phone, a progress report that is returned, mended and accepted, a visit that is answered. */
import assert from 'node:assert/strict';
import { journey, mark } from './lib/journey.mjs';
import { photograph } from './lib/photo.mjs';

const name = `Tổ dân vận cùng giữ kênh sạch ${mark()}`;
const done = 'Ra quân vớt rác, khơi thông 400 m kênh đầu ấp.';
const of = { id: '', period: '' };

journey('a unit carries out what it registered', {
  'has registered a model, and the commune accepted it': async ({ as }) => {
    const officer = await as('canbo.chibo');
    const commune = await as('canbo.xa');
    const { items } = await officer.api('GET', '/api/campaigns?status=open&limit=50');
    const campaign = await officer.api('GET', `/api/campaigns/${items[0].id}`);
    const { units } = await officer.api('GET', '/api/session');
    const parts = Object.fromEntries(['situation', 'objectives', 'content', 'place', 'forces', 'resources', 'timetable', 'outputs', 'sustainability'].map((part) => [part, 'Đã bàn trong chi bộ.']));
    let at = await officer.api('POST', '/api/registrations', { body: { campaignId: campaign.id, unitId: units[0].unitId, fieldId: campaign.fields[0].id, name, kind: 'model', subject: 'collective', lineage: 'new', parts } });
    at = await officer.api('POST', `/api/registrations/${at.id}/submit`, { rowVersion: at.rowVersion });
    of.id = at.id;
    await commune.api('POST', `/api/registrations/${at.id}/accept`, { rowVersion: at.rowVersion });
    const { periods } = await officer.api('GET', `/api/registrations/${at.id}/progress`);
    of.period = periods.filter(({ begun }) => begun).at(-1).periodTo;
  },

  'records what was done, on the phone, with a photograph': async ({ as }) => {
    const officer = await as('canbo.chibo');
    const { page } = officer;
    await page.setViewportSize({ width: 390, height: 844 });
    await officer.go(`/dang-ky/${of.id}`);
    await page.getByRole('link', { name: 'Thực hiện', exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Chưa ghi hoạt động nào từ khi được tiếp nhận' }).waitFor();
    await officer.look('so-trong');
    await page.getByRole('button', { name: 'Ghi hoạt động', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Ghi hoạt động' }).click();
    await dialog.getByText('Ghi việc đã làm.').waitFor();
    await dialog.getByRole('textbox', { name: 'Đã làm việc gì' }).pressSequentially(done, { delay: 5 });
    await dialog.getByRole('textbox', { name: 'Nơi làm' }).pressSequentially('Kênh ấp, tổ 3', { delay: 5 });
    await dialog.getByRole('textbox', { name: 'Số người tham gia' }).pressSequentially('42');
    await dialog.getByRole('textbox', { name: 'Số ngày công' }).pressSequentially('42,5');
    await dialog.getByLabel('Chụp hoặc chọn ảnh').setInputFiles({ name: 'ra-quan.jpg', mimeType: 'image/jpeg', buffer: await photograph(page) });
    await dialog.getByRole('img', { name: /ra-quan/ }).waitFor();
    const { height, bottom } = await dialog.evaluate((box) => ({ height: innerHeight, bottom: box.scrollHeight }));
    assert.ok(bottom <= height, `the form is ${bottom} px high on a screen of ${height}`);
    await officer.look('ghi-hoat-dong', { within: '[role="dialog"]' });
    await dialog.getByRole('button', { name: 'Ghi hoạt động' }).dblclick();
    await officer.said('Đã ghi hoạt động vào sổ.');
    await page.getByRole('img', { name: /Ảnh hoạt động: ra-quan/ }).waitFor();
    await officer.look('so-hoat-dong');
    const { items } = await officer.api('GET', `/api/registrations/${of.id}/activities`);
    assert.deepEqual(items.map(({ what, people, workdays, files }) => [what, people, workdays, files.length]), [[done, 42, 42.5, 1]]);
  },

  'hands in a progress report': async ({ as }) => {
    const officer = await as('canbo.chibo');
    const { page } = officer;
    await page.getByRole('list', { name: 'Các kỳ báo cáo' }).getByRole('link').last().click();
    await page.waitForURL(new RegExp(`/tien-do/${of.period}$`));
    await page.getByRole('button', { name: /^Viết báo cáo/ }).click();
    await page.getByRole('textbox', { name: 'Việc đã làm trong kỳ' }).pressSequentially('Khơi thông 400 m kênh, 42 hộ cùng làm.', { delay: 5 });
    const line = page.getByRole('group').first();
    await line.getByRole('textbox', { name: 'Chỉ tiêu đề ra' }).pressSequentially('10');
    await line.getByRole('textbox', { name: 'Đến nay' }).pressSequentially('120');
    await line.getByText('Gấp mười lần chỉ tiêu trở lên: xem lại đơn vị tính.').waitFor();
    await officer.look('bao-cao-tien-do');
    await handIn(officer);
  },

  'is returned by the commune, which was told that it waits': async ({ as }) => {
    const commune = await as('canbo.xa');
    const { page } = commune;
    const { items } = await commune.api('GET', '/api/registrations?progress=handed-in&waiting=true&limit=100');
    assert.ok(items.some(({ id }) => id === of.id), 'the report waits for the commune');
    await commune.go(`/dang-ky/${of.id}/tien-do/${of.period}`);
    await commune.look('doc-bao-cao');
    await page.getByText('Gấp mười lần chỉ tiêu trở lên: xem lại đơn vị tính.').waitFor();
    await page.getByRole('button', { name: 'Trả báo cáo để bổ sung' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'Việc đã làm trong kỳ' }).check();
    await dialog.getByRole('textbox', { name: 'Ý kiến về Việc đã làm trong kỳ' }).pressSequentially('Nêu rõ còn bao nhiêu mét kênh.', { delay: 5 });
    await dialog.getByRole('button', { name: 'Trả báo cáo để bổ sung' }).click();
    await commune.said(`Đã trả lại báo cáo tiến độ của “${name}”.`);
  },

  'is mended by the unit': async ({ as }) => {
    const officer = await as('canbo.chibo');
    const { page } = officer;
    await officer.go('/viec-cua-toi');
    await page.getByRole('link', { name: new RegExp(`^Bổ sung 1 báo cáo tiến độ “${name}”`) }).click();
    await page.getByRole('list', { name: 'Các kỳ báo cáo' }).getByRole('link').last().click();
    await page.getByText('Nêu rõ còn bao nhiêu mét kênh.').waitFor();
    await officer.look('bo-sung');
    await page.getByRole('textbox', { name: 'Việc đã làm trong kỳ' }).fill('Khơi thông 400 m kênh, 42 hộ cùng làm; còn 250 m.');
    await handIn(officer);
  },

  'and accepted': async ({ as }) => {
    const commune = await as('canbo.xa');
    const { page } = commune;
    await commune.go(`/dang-ky/${of.id}/tien-do/${of.period}`);
    await page.getByRole('button', { name: 'Tiếp nhận báo cáo' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Tiếp nhận báo cáo' }).click();
    await commune.said(`Đã tiếp nhận báo cáo tiến độ của “${name}”.`);
    const { periods } = await commune.api('GET', `/api/registrations/${of.id}/progress`);
    assert.equal(periods.find(({ periodTo }) => periodTo === of.period).status, 'accepted');
    assert.equal((await commune.api('GET', `/api/registrations/${of.id}`)).status, 'accepted', 'a progress report moves its registration nowhere');
  },

  'is visited by the Front, and asked for an answer': async ({ as }) => {
    const commune = await as('canbo.xa');
    const { page } = commune;
    await commune.go(`/dang-ky/${of.id}/thuc-hien`);
    await page.getByRole('button', { name: 'Ghi lần kiểm tra' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^Nơi khác/ }).check();
    await dialog.getByRole('textbox', { name: 'Tên nơi đến kiểm tra' }).pressSequentially('Ủy ban Mặt trận Tổ quốc xã', { delay: 5 });
    await dialog.getByRole('textbox', { name: 'Thành phần' }).pressSequentially('Chủ tịch Mặt trận xã', { delay: 5 });
    await dialog.getByRole('textbox', { name: 'Nhận xét' }).pressSequentially('Kênh đã thông; còn rác ở đoạn cuối.', { delay: 5 });
    await dialog.getByRole('textbox', { name: 'Hướng dẫn để lại' }).pressSequentially('Đặt lưới chắn rác.', { delay: 5 });
    await dialog.getByRole('textbox', { name: 'Hạn đơn vị trả lời' }).fill('31/12/2099');
    await dialog.getByRole('textbox', { name: 'Nhận xét' }).focus();
    await commune.look('ghi-kiem-tra', { within: '[role="dialog"]' });
    await dialog.getByRole('button', { name: 'Ghi lần kiểm tra' }).click();
    await commune.said('Đã ghi lần kiểm tra.');
    await page.getByRole('region', { name: 'Kiểm tra, thăm nắm' }).getByText('Chờ trả lời').waitFor();
  },

  'and answers': async ({ as }) => {
    const officer = await as('canbo.chibo');
    const { page } = officer;
    await officer.go(`/dang-ky/${of.id}/thuc-hien`);
    await page.getByRole('button', { name: 'Trả lời đã làm' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Đã làm được gì' }).pressSequentially('Đã làm: đặt hai lưới chắn.', { delay: 5 });
    await page.getByRole('dialog').getByRole('button', { name: 'Gửi trả lời' }).click();
    await officer.said('Đã gửi trả lời.');
    await officer.look('da-tra-loi');
    const commune = await as('canbo.xa');
    await commune.go(`/dang-ky/${of.id}/thuc-hien`);
    await commune.page.getByText('Đã làm: đặt hai lưới chắn.').waitFor();
    await commune.page.getByRole('button', { name: 'Kết thúc theo dõi' }).click();
    await commune.page.getByRole('dialog').getByRole('button', { name: 'Kết thúc theo dõi' }).click();
    await commune.said('Đã kết thúc theo dõi.');
    const { items } = await commune.api('GET', `/api/registrations/${of.id}/visits`);
    assert.deepEqual(items.map(({ status, reply }) => [status, reply]), [['closed', 'Đã làm: đặt hai lưới chắn.']]);
  },
});

async function handIn({ page }) {
  await page.getByRole('button', { name: 'Nộp báo cáo tiến độ' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Nộp báo cáo tiến độ' }).dblclick();
  await page.waitForURL(new RegExp(`/dang-ky/${of.id}/thuc-hien`));
  await page.getByRole('list', { name: 'Các kỳ báo cáo' }).getByText('Đã nộp', { exact: true }).waitFor();
}
