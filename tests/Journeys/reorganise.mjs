/** Two communes become one: the act from its legal basis to its reconciliation, what became of whom, and back again. */
import assert from 'node:assert/strict';
import { journey, mark } from './lib/journey.mjs';

const run = mark();
const number = `${run}/NQ-HĐND`;
const merged = `Đảng ủy xã Hợp Nhất ${run}`;
const isoDay = (offset) => new Date(Date.now() + 7 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10);
const spoken = (day) => day.split('-').reverse().join('/');
const today = isoDay(0);
const unmarked = (name) => name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toLowerCase();
let communes = [];
let act = '';
let before = 0;

/** Open communes in which nobody of the cast works, so that the other journeys keep their ground. */
async function twoCommunes(administrator, ...staff) {
  const kept = await Promise.all(staff.map((person) => person.api('GET', '/api/session')));
  const paths = kept.flatMap(({ units }) => units.map(({ unitPath }) => unitPath));
  const { items } = await administrator.api('GET', '/api/units?kind=commune-committee&limit=100');
  const free = items.filter(({ path, stateName }) => stateName?.startsWith('Xã') && !paths.some((mine) => mine.startsWith(path)));
  assert.ok(free.length >= 2, 'no two communes are left to merge');
  return free.slice(-2);
}

async function pick(page, dialog, label, typed, name) {
  await dialog.getByRole('textbox', { name: label }).or(dialog.getByRole('combobox', { name: label })).first().fill(typed);
  await page.getByRole('option', { name }).first().click();
}

async function decide(person, button, wordsInside) {
  const { page } = person;
  await page.getByRole('button', { name: button }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Ghi lại số văn bản').fill(number.toLowerCase());
  await dialog.getByLabel('Ghi lại ngày có hiệu lực').fill(spoken(today));
  await wordsInside?.(dialog);
  return dialog;
}

journey('an administrator merges two communes and reads what became of them', {
  'drafts the act on its legal basis': async ({ as }) => {
    const administrator = await as('quantri');
    communes = await twoCommunes(administrator, await as('canbo.xa'), await as('canbo.chibo'));
    const { page } = administrator;
    await page.getByRole('navigation', { name: 'Mục lục' }).getByRole('link', { name: 'Sắp xếp tổ chức' }).click();
    await administrator.look('cac-lan-sap-xep');
    await page.getByRole('link', { name: 'Lập lần sắp xếp' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Lần sắp xếp bắt đầu từ văn bản làm căn cứ' }).waitFor();
    await page.getByRole('button', { name: 'Lập 1 bản nháp' }).click();
    assert.equal(await page.getByText('Ô này cần được điền.').count(), 5);
    await page.getByLabel('Tên lần sắp xếp').pressSequentially(`Nhập hai xã ${run}`);
    await page.getByLabel('Số văn bản').pressSequentially(number);
    await page.getByLabel('Ngày văn bản').pressSequentially(spoken(isoDay(-3)));
    await page.getByLabel('Cơ quan ban hành').pressSequentially('Hội đồng nhân dân tỉnh An Bình');
    await page.getByLabel('Có hiệu lực từ ngày').pressSequentially(spoken(today));
    await administrator.look('can-cu');
    await page.getByRole('button', { name: 'Lập 1 bản nháp' }).click();
    await page.waitForURL(/\/sap-xep\/[0-9a-f-]{36}/);
    act = /sap-xep\/([0-9a-f-]{36})/.exec(page.url())[1];
    await page.getByRole('heading', { level: 1, name: /^Bản nháp có 0 thao tác/ }).waitFor();
  },

  'names the communes without marks, and the one they become': async ({ as }) => {
    const administrator = await as('quantri');
    const { page } = administrator;
    await page.getByRole('button', { name: 'Thêm thao tác' }).click();
    const dialog = page.getByRole('dialog');
    for (const { partyName } of communes) await pick(page, dialog, 'Đơn vị sáp nhập', unmarked(partyName), partyName);
    await dialog.getByLabel('Tên tổ chức đảng').pressSequentially(merged);
    await dialog.getByLabel('Tên chính quyền').pressSequentially(merged.replace('Đảng ủy xã', 'Xã'));
    await dialog.getByLabel('Mã đơn vị').pressSequentially(`x-${run}`);
    await administrator.look('thao-tac', { within: '[role="dialog"]' });
    await dialog.getByRole('button', { name: 'Thêm 1 thao tác' }).click();
    await page.getByText(`sáp nhập, thành lập ${merged} trực thuộc Tỉnh ủy An Bình`).waitFor();
    await administrator.look('mot-thao-tac');
  },

  'sees the consequences before anything changes': async ({ as }) => {
    const administrator = await as('quantri');
    const { page } = administrator;
    await page.getByRole('link', { name: 'Xem hệ quả' }).click();
    await page.getByText('Không có quy định nào cản trở lần sắp xếp này.').waitFor();
    await page.getByRole('heading', { level: 2, name: /^Lập 1, kết thúc 2/ }).waitFor();
    await page.getByText(`${communes[0].partyName} → ${merged}`).waitFor();
    for (const { id } of communes) assert.equal((await administrator.api('GET', `/api/units/${id}`)).closedOn, null);
    before = (await administrator.api('GET', `/api/units/${communes[0].parentId}`)).children;
    await administrator.look('he-qua');
  },

  'carries it out by writing number and day again': async ({ as }) => {
    const administrator = await as('quantri');
    const { page } = administrator;
    const dialog = await decide(administrator, `Thực hiện từ ${spoken(today)}`, (inside) => inside.getByLabel('Ghi lại số văn bản').fill('1/NQ'));
    await dialog.getByRole('button', { name: 'Thực hiện 1 thao tác' }).click();
    await dialog.getByText('Chưa đúng số văn bản của lần sắp xếp này.').waitFor();
    await administrator.look('xac-nhan', { within: '[role="dialog"]' });
    assert.equal((await administrator.api('GET', `/api/reorganisations/${act}`)).status, 'draft');
    await dialog.getByLabel('Ghi lại số văn bản').fill(number);
    await dialog.getByRole('button', { name: 'Thực hiện 1 thao tác' }).click();
    await administrator.said(`Đã sắp xếp từ ${spoken(today)} theo ${number}.`);
    await page.getByRole('heading', { level: 2, name: 'Đối chiếu: trước bằng sau' }).waitFor();
    const uneven = page.locator('.o-sums [data-even="false"]');
    assert.equal(await uneven.count(), 0);
    assert.ok((await page.locator('.o-sums tbody tr').count()) > 0);
    await administrator.look('doi-chieu');
  },

  'reads from the old unit what it is now, and from the new one what it was made of': async ({ as }) => {
    const administrator = await as('quantri');
    const { page } = administrator;
    await administrator.go(`/don-vi/${communes[0].id}`);
    await page.getByText(`Nay là ${merged}.`).waitFor();
    await administrator.look('nay-la');
    await page.getByRole('link', { name: 'Xem cả quá trình bằng sơ đồ' }).click();
    await page.getByRole('heading', { level: 1, name: `${communes[0].partyName} nay là ${merged}` }).waitFor();
    await page.locator('.o-graph li').getByRole('link', { name: merged }).click();
    await page.getByRole('heading', { level: 1, name: `${merged} được hợp thành từ 2 đơn vị` }).waitFor();
    for (const { partyName } of communes)
      await page.getByText(`Từ ngày ${spoken(today)}, ${partyName} sáp nhập, thành lập ${merged}, theo ${number}.`).waitFor();
    assert.equal(await page.locator('.o-graph path[data-heir]').count(), 2);
    await administrator.look('nguon-goc');
  },

  'walks the tree of yesterday and of today by keyboard alone': async ({ as }) => {
    const administrator = await as('quantri');
    const { page } = administrator;
    const [{ children }] = (await administrator.api('GET', `/api/units?under=${communes[0].parentId}&sort=path&limit=1&asOf=${isoDay(-1)}`)).items;
    assert.ok(children >= before);
    await administrator.go(`/don-vi?ngay=${isoDay(-1)}`);
    await page.getByRole('heading', { level: 1, name: `Ngày ${spoken(isoDay(-1))}, Tỉnh ủy An Bình có ${children} đơn vị trực thuộc` }).waitFor();
    const tree = page.getByRole('tree');
    await tree.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await tree.getByRole('treeitem', { level: 3 }).first().waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('End');
    // Only lines in sight are drawn: the last one is when the tree has scrolled there.
    await page.waitForFunction(() => document.getElementById(document.querySelector('[role=tree]').getAttribute('aria-activedescendant'))?.innerText);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/don-vi\/[0-9a-f-]{36}\?ngay=/);
    await administrator.look('hom-qua');
    await administrator.go('/don-vi');
    await page.getByRole('heading', { level: 1, name: `Tỉnh ủy An Bình có ${before - 1} đơn vị trực thuộc` }).waitFor();
  },

  'takes the act back, and the tree stands as before': async ({ as }) => {
    const administrator = await as('quantri');
    const { page } = administrator;
    await administrator.go(`/sap-xep/${act}`);
    const dialog = await decide(administrator, 'Hoàn tác', (inside) => inside.getByLabel('Vì sao hoàn tác').fill('Diễn tập, trả lại như cũ'));
    await dialog.getByRole('button', { name: 'Hoàn tác 1 lần sắp xếp' }).click();
    await administrator.said(`Đã hoàn tác; cây tổ chức như trước ${spoken(today)}.`);
    await administrator.look('da-hoan-tac');
    for (const { id } of communes) assert.equal((await administrator.api('GET', `/api/units/${id}`)).closedOn, null);
    assert.equal((await administrator.api('GET', `/api/units/${communes[0].parentId}`)).children, before);
  },
});
