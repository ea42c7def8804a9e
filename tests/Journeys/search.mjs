/** Everything in sight is found from one box: without marks, by a code, by the keyboard alone, on a phone. */
import assert from 'node:assert/strict';
import { journey, mark } from './lib/journey.mjs';

const run = mark();
const name = `Hiến đất mở đường đom đóm ${run}`;
const of = { id: '', code: '' };

const box = (page) => page.getByRole('combobox', { name: 'Từ cần tìm' });
async function type(person, words) {
  const { page } = person;
  await box(page).fill('');
  const [answer] = await Promise.all([page.waitForResponse((response) => new URL(response.url()).searchParams.get('q') === words), box(page).pressSequentially(words)]);
  assert.equal(answer.status(), 200);
  await person.settled();
}
async function titles(page) {
  const found = page.getByRole('group', { name: 'Mô hình, điển hình' }).getByRole('option').locator('b');
  await found.first().waitFor();
  return found.allInnerTexts();
}

journey('what is in sight is found by a few words', {
  'an officer types without marks and finds what is written with them': async ({ as }) => {
    const officer = await as('canbo.chibo');
    const { page } = officer;
    const open = (await officer.api('GET', '/api/campaigns?status=open&limit=1')).items[0];
    const { fields } = await officer.api('GET', `/api/campaigns/${open.id}`);
    const made = await officer.api('POST', '/api/registrations', {
      body: { campaignId: open.id, fieldId: fields[0].id, name, kind: 'model', subject: 'collective', parts: { content: 'Bà con góp công, ủng hộ xây dựng nông thôn mới.' } },
    });
    Object.assign(of, { id: made.id, code: made.code });
    // Written for the search's sake and taken back at once: it is no work that waits for anybody.
    await officer.api('POST', `/api/registrations/${of.id}/withdraw`, { rowVersion: made.rowVersion });
    // Whoever is quicker than the field loses no letter, and does nothing to the page below.
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    const stood = page.url();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('jse hien dat');
    await page.waitForFunction(() => document.activeElement?.value === 'jse hien dat');
    assert.equal(page.url(), stood);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByText('Gõ vài từ, có dấu hay không dấu đều được').waitFor();
    await officer.look('trong');
    await type(officer, `hien dat mo duong dom dom ${run.toLowerCase()}`);
    assert.deepEqual(await titles(page), [name]);
    await type(officer, 'hien dat');
    assert.ok((await titles(page)).includes(name));
    assert.ok((await page.locator('mark').allInnerTexts()).includes('Hiến'));
    await officer.look('hien-dat');
  },

  'opens it by the keyboard alone, and again by its code': async ({ as }) => {
    const officer = await as('canbo.chibo');
    const { page } = officer;
    await type(officer, `NTM ${run}`);
    await box(page).press('ArrowDown');
    await box(page).press('ArrowUp');
    await box(page).press('Enter');
    await page.waitForURL(new RegExp(`/dang-ky/${of.id}`));
    await officer.go('/');
    await page.getByRole('button', { name: 'Tìm kiếm' }).click();
    await page.getByRole('button', { name: `NTM ${run}` }).waitFor();      // looked for lately
    await type(officer, of.code.toLowerCase());
    assert.equal((await titles(page))[0], name);
    await page.keyboard.press('Escape');
    assert.equal(await box(page).count(), 0);
  },

  'is told when there is nothing': async ({ as }) => {
    const officer = await as('canbo.chibo');
    const { page } = officer;
    await page.keyboard.press('Control+k');
    await type(officer, 'zyzzyva');
    await page.getByText('Không có gì chứa “zyzzyva”').waitFor();
    await officer.look('khong-co');
    await page.keyboard.press('Escape');
  },

  'the standing agency sees kinds apart and goes on to the list': async ({ as }) => {
    const agency = await as('thuongtruc');
    const { page } = agency;
    await page.keyboard.press('Control+k');
    await type(agency, 'chi bo');
    await page.getByRole('group', { name: 'Đơn vị' }).waitFor();
    await agency.look('theo-loai');
    await page.setViewportSize({ width: 390, height: 844 });
    await agency.look('dien-thoai');
    await page.setViewportSize({ width: 1366, height: 900 });
    await page.getByRole('option', { name: 'Xem tất cả trong danh sách đơn vị' }).click();
    await page.waitForURL(/\/don-vi\?q=/);
  },

  'nobody finds what is not his to read': async ({ as }) => {
    const other = await as('trunguong');
    const found = await other.api('GET', `/api/search?q=${encodeURIComponent(`dom dom ${run}`)}`);
    assert.equal(found.groups.flatMap(({ items }) => items).filter(({ id }) => id === of.id).length, 1);
    const council = await as('hoidong');
    assert.deepEqual((await council.api('GET', `/api/search?q=${encodeURIComponent(`dom dom ${run}`)}`)).groups, []);
  },
});
