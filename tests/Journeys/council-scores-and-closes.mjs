/** A council member scores by the keyboard alone; the secretary records who came, closes the session and reads the minutes. */
import assert from 'node:assert/strict';
import { journey, mark } from './lib/journey.mjs';
import { confirmedModel, preparedSession } from './lib/world.mjs';

const run = mark();
const models = [`Tổ hòa giải khéo ${run}`, `Bến nước an toàn ${run}`];
const reason = 'Thiếu biên bản họp dân của một tổ.';
let session;

journey('a council scores and its secretary closes', {
  'puts two confirmed models before a session': async ({ as }) => {
    const [officer, agency, secretary] = [await as('canbo.xa'), await as('thuongtruc'), await as('thuky')];
    const made = [];
    for (const name of models) made.push(await confirmedModel(officer, agency, name));
    session = await preparedSession(secretary, made[0].campaignId, run);
    const { page } = secretary;
    await page.getByRole('navigation', { name: 'Mục lục' }).getByRole('link', { name: /^Xét chọn/ }).click();
    await secretary.look('cac-dot-xet');
    await page.getByRole('link', { name: `Bình xét ${run}` }).first().click();
    await page.getByRole('link', { name: 'Đưa hồ sơ vào' }).first().click();
    await secretary.settled();
    for (const name of models) await rowOf(secretary, name);
    await secretary.look('dua-ho-so-vao');
    await page.getByRole('button', { name: 'Đưa 2 hồ sơ vào đợt xét' }).click();
    await secretary.said('Đã đưa 2 hồ sơ vào đợt xét.');
    await page.getByRole('link', { name: /^Hồ sơ/ }).click();
    await page.getByRole('button', { name: 'Mở chấm 2 hồ sơ' }).click();
    await secretary.look('mo-cham', { within: '[role="dialog"]' });
    await page.getByRole('dialog').getByRole('button', { name: 'Mở chấm 2 hồ sơ' }).click();
    await secretary.said('Đã mở chấm 2 hồ sơ.');
  },

  'scores a dossier by keys alone, in as many as the sheet has lines and four': async ({ as }) => {
    const member = await as('hoidong');
    const { page } = member;
    await page.getByRole('navigation', { name: 'Mục lục' }).getByRole('link', { name: /^Xét chọn/ }).click();
    await member.look('cac-dot-xet');
    await page.getByRole('link', { name: `Bình xét ${run}` }).first().click();
    await page.getByRole('heading', { level: 1, name: /còn 2 hồ sơ chờ chấm/ }).waitFor();
    await member.look('hang-doi');
    // From here on the mouse is not touched.
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/\/ho-so\//);
    await page.getByRole('heading', { level: 2, name: 'Đã chấm 0 / 7 tiêu chí' }).waitFor();
    await member.settled();
    await member.look('phieu-cham');
    await countKeys(page);
    for (const key of [...'m13818', ...'12m9']) await page.keyboard.press(key);
    await page.getByRole('heading', { level: 2, name: 'Đã chấm 7 / 7 tiêu chí' }).waitFor();
    assert.equal(await page.locator('.e-total b').innerText(), '90');
    const first = page.url();
    await page.keyboard.press('Control+Enter');
    await member.said(/Đã nộp phiếu 90 điểm/);
    await page.waitForURL((url) => url.href !== first && /\/ho-so\//.test(url.pathname));
    const keys = await page.evaluate(() => window.keysPressed);
    assert.ok(keys <= 7 + 4, `${keys} keys for a sheet of 7 lines`);
  },

  'may not take points off without a reason': async ({ as }) => {
    const member = await as('hoidong');
    const { page } = member;
    await page.getByRole('heading', { level: 2, name: 'Đã chấm 0 / 7 tiêu chí' }).waitFor();
    for (const key of 'mmmmmmm') await page.keyboard.press(key);
    await page.keyboard.press('t');
    await page.locator('#deduction-points-0:focus').waitFor();
    await page.keyboard.type('1,5');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Mỗi điểm trừ phải ghi lý do; chưa có lý do thì chưa được tính.').waitFor();
    assert.match(page.url(), /\/ho-so\//, 'the sheet is still here');
    await page.locator('#deduction-reason-0:focus').waitFor();
    await member.look('diem-tru-thieu-ly-do');
    await page.keyboard.type(reason);
    assert.equal(await page.locator('#deduction-reason-0').inputValue(), reason);
    await page.keyboard.press('Control+Enter');
    await member.said(/Đã nộp phiếu 98,5 điểm/);
    await page.waitForURL((url) => url.pathname === `/xet-chon/${session.id}`);
    await page.getByRole('heading', { level: 1, name: 'Đồng chí đã nộp đủ 2 phiếu chấm.' }).waitFor();
    await member.look('da-nop-du');
  },

  'is closed by the secretary once the quorum is recorded': async ({ as }) => {
    const secretary = await as('thuky');
    const { page } = secretary;
    await secretary.go(`/xet-chon/${session.id}?xem=thanh-vien`);
    await page.getByText('0 trên 3 thành viên có mặt, chưa đủ số để kết luận').waitFor();
    const here = page.locator('.e-members').getByRole('checkbox');
    for (const at of [0, 1, 2]) await here.nth(at).check();
    await page.getByRole('button', { name: 'Ghi nhận 3 thành viên có mặt' }).click();
    await secretary.said('Đã ghi nhận 3 thành viên có mặt.');
    await page.getByText('3 trên 3 thành viên có mặt, đủ số để kết luận').waitFor();
    await secretary.look('thanh-vien');
    await page.getByRole('link', { name: /^Bảng chấm/ }).click();
    await secretary.look('bang-cham');
    await page.getByRole('link', { name: /^Xếp hạng/ }).click();
    await secretary.look('xep-hang');
    await page.getByRole('button', { name: 'Kết thúc đợt xét' }).click();
    await page.getByRole('dialog').getByText('3 trên 3 thành viên có mặt, đủ số.').waitFor();
    await secretary.look('ket-thuc', { within: '[role="dialog"]' });
    await page.getByRole('dialog').getByRole('button', { name: 'Kết thúc và lập biên bản' }).click();
    await secretary.said('Đã kết thúc đợt xét. Biên bản đã lập.');
  },

  'leaves minutes that everybody on it may read': async ({ as }) => {
    for (const who of ['thuky', 'hoidong']) {
      const reader = await as(who);
      await reader.go(`/xet-chon/${session.id}?xem=bien-ban`);
      const minutes = reader.page.getByRole('region', { name: 'Biên bản bình xét' }).or(reader.page.locator('.e-minutes')).first();
      await minutes.waitFor();
      const text = await minutes.innerText();
      assert.match(text, /BIÊN BẢN/);
      assert.match(text, /Có mặt 3 trên 3 thành viên/);
      for (const name of models) assert.ok(text.includes(name), name);
      assert.match(text, /98,5/);
      assert.match(text, /Hội đồng xét 2 hồ sơ; 2 hồ sơ đạt/);
      await reader.look('bien-ban');
    }
  },
});

/** Ticks the row of this name, going through the list page by page. */
async function rowOf({ page }, name) {
  const box = page.getByRole('checkbox', { name: `Chọn ${name}` });
  await box.waitFor();
  await box.check();
}

/** Counts what is pressed from now on; a held Ctrl is part of its chord. */
const countKeys = (page) =>
  page.evaluate(() => {
    window.keysPressed = 0;
    document.addEventListener('keydown', (event) => {
      if (!['Control', 'Shift', 'Alt'].includes(event.key)) window.keysPressed += 1;
    }, true);
  });
