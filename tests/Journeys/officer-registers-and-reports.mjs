/** The officer of a Party cell registers a model and reports on it; the commune above accepts and confirms. */
import assert from 'node:assert/strict';
import { CAMERA, photograph } from './lib/photo.mjs';
import { journey, mark } from './lib/journey.mjs';

const name = `Tuyến đường hoa, dân tự quản số ${mark()}`;
const words = {
  'Thực trạng, lý do': 'Đường vào ấp lầy lội mỗi mùa mưa; trẻ em đi học khó, xe cứu thương không vào được.',
  'Mục tiêu, tiêu chí': 'Đến tháng 10 cứng hóa 1,2 km, trồng hoa hai bên, 120 hộ cùng giữ.',
  'Nội dung, cách làm': 'Họp từng tổ, đảng viên làm trước, hộ khá giúp hộ khó; công khai từng bao xi măng.',
  'Địa bàn, đối tượng hưởng lợi': 'Ấp Tây An, 120 hộ dọc tuyến.',
  'Lực lượng thực hiện': 'Chi bộ chủ trì; Mặt trận, Hội Nông dân, Đoàn thanh niên tham gia.',
  'Sản phẩm kiểm chứng được': '1,2 km đường hoa, biên bản nghiệm thu của dân.',
};
const of = { id: '', intentions: new Set() };

journey('an officer registers a model and reports its result', {
  'signs in and sees what waits for him': async ({ anybody, as }) => {
    const visitor = await anybody('khach');
    await visitor.go('/dang-nhap');
    await visitor.look('dang-nhap');
    const officer = await as('canbo.chibo');
    await officer.look('tong-quan');
    await officer.page.getByRole('navigation', { name: 'Mục lục' }).getByRole('link', { name: /Việc của tôi/ }).click();
    await officer.page.getByRole('heading', { level: 1, name: /việc đang chờ đồng chí/ }).waitFor();
    await officer.look('viec-cua-toi');
  },

  'says in the first screen what it is': async ({ as }) => {
    const officer = await as('canbo.chibo');
    const { page } = officer;
    await page.getByRole('navigation', { name: 'Mục lục' }).getByRole('link', { name: /^Đăng ký/ }).click();
    await page.getByRole('link', { name: 'Đăng ký mô hình mới' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Đăng ký một mô hình trong ba màn hình' }).waitFor();
    await page.getByRole('combobox', { name: 'Lĩnh vực' }).or(page.getByRole('textbox', { name: 'Lĩnh vực' })).first().click();
    await page.getByRole('option').first().click();
    await page.getByRole('textbox', { name: 'Tên mô hình, điển hình' }).pressSequentially(name, { delay: 15 });
    assert.equal(await page.getByRole('textbox', { name: 'Tên mô hình, điển hình' }).inputValue(), name);
    await officer.look('dang-ky-1');
    await page.getByRole('button', { name: 'Viết tiếp nội dung' }).dblclick();
    await page.waitForURL(/\/dang-ky\/[0-9a-f-]{36}\/sua/);
    of.id = /dang-ky\/([0-9a-f-]{36})/.exec(page.url())[1];
  },

  'writes in two more, and the server keeps it while he types': async ({ as }) => {
    const officer = await as('canbo.chibo');
    const { page } = officer;
    let screens = 1;
    for (;;) {
      screens += 1;
      await page.getByRole('heading', { level: 1, name }).waitFor();
      for (const [part, text] of Object.entries(words)) {
        const field = page.getByRole('textbox', { name: part });
        if (await field.isVisible()) {
          await field.pressSequentially(text, { delay: 5 });
          assert.equal(await field.inputValue(), text);
        }
      }
      await page.getByText(/^✓ Đã lưu/).waitFor();
      await officer.look(`dang-ky-${screens}`);
      const on = page.getByRole('button', { name: 'Tiếp tục', exact: true });
      if (!(await on.isVisible())) break;
      await on.click();
      await page.waitForURL(/buoc=3/);
    }
    assert.ok(screens <= 3, `${screens} screens`);
    const kept = await officer.api('GET', `/api/registrations/${of.id}`);
    assert.equal(kept.name, name.normalize('NFC'));
    assert.equal(kept.parts.situation, words['Thực trạng, lý do']);
    assert.equal(kept.parts.outputs, words['Sản phẩm kiểm chứng được']);
    await page.reload();
    await officer.settled();
    assert.equal(await page.getByRole('textbox', { name: 'Sản phẩm kiểm chứng được' }).inputValue(), words['Sản phẩm kiểm chứng được']);
  },

  'submits with a double click, and submits once': async ({ as }) => {
    const officer = await as('canbo.chibo');
    const { page } = officer;
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith(`/${of.id}/submit`)) of.intentions.add(request.headers()['idempotency-key']);
    });
    await page.getByRole('button', { name: 'Gửi đăng ký' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Gửi đăng ký' }).dblclick();
    await page.waitForURL(new RegExp(`/dang-ky/${of.id}$`));
    await officer.said(`Đã gửi đăng ký “${name}”.`);
    assert.equal((await officer.api('GET', `/api/registrations/${of.id}`)).status, 'submitted');
    const { items } = await officer.api('GET', `/api/registrations?q=${encodeURIComponent(name)}&limit=20`);
    assert.equal(items.filter((row) => row.name === name).length, 1, 'one record');
    assert.equal(of.intentions.size, 1, 'one intention');
    await officer.look('ho-so-da-gui');
  },

  'is accepted by the commune above': async ({ as }) => {
    const commune = await as('canbo.xa');
    await commune.look('tong-quan');
    await commune.go('/viec-cua-toi');
    await commune.look('viec-cua-toi');
    await openTab(commune, 'Đã nộp');
    await commune.look('danh-sach');
    await find(commune);
    await commune.page.getByRole('button', { name: 'Tiếp nhận hồ sơ' }).click();
    await commune.look('tiep-nhan', { within: '[role="dialog"]' });
    await commune.page.getByRole('dialog').getByRole('button', { name: 'Tiếp nhận hồ sơ' }).click();
    await commune.said(`Đã tiếp nhận “${name}”.`);
  },

  'reports the result with figures and a photograph': async ({ as }) => {
    const officer = await as('canbo.chibo');
    const { page } = officer;
    await officer.go('/viec-cua-toi');
    await page.getByRole('link', { name: `Báo cáo kết quả “${name}”` }).click();
    await page.waitForURL(new RegExp(`/dang-ky/${of.id}/ket-qua`));
    await figure(page, /Kinh phí huy động/, { target: '250.000.000', actual: '286.500.000' });
    await figure(page, /Chiều dài đường/, { baseline: '0', target: '1,2', actual: '1,25' });
    await figure(page, /Số hộ tham gia/, { target: '120', actual: '500', approximate: true });
    await page.getByRole('textbox', { name: 'Kết quả đạt được' }).pressSequentially('Đã cứng hóa 1,25 km, trên 500 hộ hưởng lợi; đường sạch, hoa nở đều.', { delay: 5 });
    await page.getByRole('textbox', { name: 'Khó khăn, vướng mắc' }).pressSequentially('Hai hộ vắng nhà lâu ngày, tổ tự quản làm thay.', { delay: 5 });
    await page.getByText(/^✓ Đã lưu/).first().waitFor();

    const photo = await photograph(page);
    assert.ok(photo.includes(CAMERA));
    await page.getByLabel('Ảnh sau').setInputFiles({ name: 'anh-sau.jpg', mimeType: 'image/jpeg', buffer: photo });
    await page.getByRole('img', { name: /Sau khi làm: anh-sau/ }).waitFor();
    await officer.look('bao-cao-ket-qua');

    const { files } = await officer.api('GET', `/api/registrations/${of.id}`);
    assert.equal(files.length, 1);
    const stored = await page.evaluate(async (id) => btoa(String.fromCharCode(...new Uint8Array(await (await fetch(`/api/files/${id}`)).arrayBuffer()))), files[0].id);
    const bytes = Buffer.from(stored, 'base64');
    assert.equal(bytes.readUInt16BE(0), 0xffd8, 'a JPEG');
    for (const secret of [CAMERA, 'Exif']) assert.ok(!bytes.includes(secret), `the stored photograph says ${secret}`);
  },

  'hands it in': async ({ as }) => {
    const officer = await as('canbo.chibo');
    const { page } = officer;
    await page.getByRole('button', { name: 'Nộp báo cáo kết quả' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Nộp báo cáo kết quả' }).dblclick();
    await officer.said(`Đã nộp báo cáo kết quả của “${name}”.`);
    await page.waitForURL(new RegExp(`/dang-ky/${of.id}$`));
    const { status, result } = await officer.api('GET', `/api/registrations/${of.id}`);
    assert.equal(status, 'reported');
    const { indicators } = await officer.api('GET', `/api/results/${result.id}`);
    const households = indicators.find(({ indicator }) => indicator === 'ho');
    assert.deepEqual([households.actual, households.approximate], [500, true], 'trên 500 stays approximate');
  },

  'is confirmed by the commune above': async ({ as }) => {
    const commune = await as('canbo.xa');
    const { page } = commune;
    await openTab(commune, 'Đã báo cáo kết quả');
    await find(commune);
    await page.getByRole('link', { name: 'Báo cáo kết quả', exact: true }).first().click();
    await page.waitForURL(new RegExp(`/dang-ky/${of.id}/ket-qua`));
    await commune.look('ket-qua');
    await page.getByRole('button', { name: 'Xác nhận kết quả' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Xác nhận kết quả' }).click();
    await commune.said(`Đã xác nhận kết quả của “${name}”.`);
    assert.equal((await commune.api('GET', `/api/registrations/${of.id}`)).status, 'confirmed');
  },
});

/** The list of registrations, at those in this status. */
async function openTab(person, status) {
  const { page } = person;
  await page.getByRole('navigation', { name: 'Mục lục' }).getByRole('link', { name: /^Đăng ký/ }).click();
  await page.getByRole('navigation', { name: 'Đăng ký theo trạng thái' }).getByRole('link', { name: new RegExp(`^${status}`) }).click();
  await page.waitForURL(/status=/);
  await person.settled();
}

/** As one looks for a dossier: Ctrl K, the words without marks, Enter. */
async function find(person) {
  const { page } = person;
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: 'Từ cần tìm' });
  await box.pressSequentially(name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D'));
  await page.getByRole('option', { name }).first().waitFor();
  await box.press('Enter');
  await page.waitForURL(new RegExp(`/dang-ky/${of.id}`));
  await person.settled();
  await page.getByRole('heading', { level: 2, name }).waitFor();
}

async function figure(page, indicator, { baseline, target, actual, approximate }) {
  const group = page.getByRole('group', { name: indicator });
  const fields = { 'Ban đầu': baseline, 'Chỉ tiêu đề ra': target, 'Đạt được': actual };
  for (const [label, text] of Object.entries(fields))
    if (text !== undefined) await group.getByRole('textbox', { name: label, exact: true }).pressSequentially(text);
  if (approximate) await group.getByRole('checkbox').check();
}
