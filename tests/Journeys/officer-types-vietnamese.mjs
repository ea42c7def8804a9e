/** Two hundred phrases typed as UniKey types them, at the speed of the machine, into the inputs officers use: not one letter goes wrong, there or on the way. */
import assert from 'node:assert/strict';
import { journey, mark } from './lib/journey.mjs';
import { phrases } from './lib/phrases.mjs';
import { readsAfter, trace, typeAs } from './lib/telex.mjs';
import { openCampaign } from './lib/world.mjs';

const run = mark();
const traces = phrases.map((phrase, n) => ({ phrase: phrase.normalize('NFC'), presses: trace(phrase, n % 2 === 1) }));
const parts = { situation: 'Thực trạng, lý do', objectives: 'Mục tiêu, tiêu chí', content: 'Nội dung, cách làm', place: 'Địa bàn, đối tượng hưởng lợi' };
const AUTOSAVE = 4_000;
let entry;

const keys = (person) => person.page.context().newCDPSession(person.page);
/** What stands there is marked, and typed over. */
async function marked(page, field) {
  await field.focus();
  await page.keyboard.press('Control+A');
}
/** Where one phrase takes the place of another, every fourth goes through. */
const fourth = (from) => traces.filter((_, n) => n % 4 === from);
/** Now and then the hand rests, and what was typed is asked for or stored. */
const rests = (n) => n % 10 === 9;

const lookedUp = (page, words) => page.waitForRequest((request) => request.url().includes('/api/units?') && new URL(request.url()).searchParams.get('q') === words);

/** What is stored, once it is what was typed; what it was last otherwise. */
async function stored(officer, wanted, of) {
  let last;
  for (const until = Date.now() + AUTOSAVE; Date.now() < until; await new Promise((again) => setTimeout(again, 150))) {
    last = of(await officer.api('GET', `/api/registrations/${entry.id}`));
    if (last === wanted) break;
  }
  return last;
}

journey('an officer types Vietnamese with UniKey', {
  'in traces that delete and type anew': async () => {
    assert.equal(new Set(phrases).size, 200);
    for (const { phrase, presses } of traces) assert.equal(readsAfter(presses), phrase);
    assert.ok(traces.every(({ presses }) => presses.some(({ back }) => back > 0)));
  },

  'in the parts of a registration, which save themselves meanwhile': async ({ as }) => {
    const officer = await as('canbo.xa');
    const { page } = officer;
    const campaign = await openCampaign(officer);
    const session = await officer.api('GET', '/api/session');
    entry = await officer.api('POST', '/api/registrations', {
      body: { campaignId: campaign.id, unitId: session.units[0].unitId, fieldId: campaign.fields[0].id, name: `Gõ tiếng Việt ${run}`, kind: 'model', subject: 'collective', lineage: 'new', parts: {} },
    });
    await officer.go(`/dang-ky/${entry.id}/sua?buoc=2`);
    const cdp = await keys(officer);
    const each = traces.length / Object.keys(parts).length;
    for (const [n, [part, label]] of Object.entries(parts).entries()) {
      const mine = traces.slice(n * each, (n + 1) * each);
      const field = page.getByRole('textbox', { name: label });
      await field.focus();
      for (const { presses } of mine) await typeAs(cdp, [...presses, { key: '\n' }]);
      const text = mine.map(({ phrase }) => `${phrase}\n`).join('');
      assert.equal(await field.inputValue(), text);
      assert.equal(await stored(officer, text.trim(), (view) => view.parts[part]?.trim()), text.trim());
    }
    await page.reload();
    await officer.settled();
    assert.equal((await page.getByRole('textbox', { name: parts.place }).inputValue()).trim(), traces.slice(3 * each).map(({ phrase }) => phrase).join('\n'));
  },

  'in its name, which saves itself too': async ({ as }) => {
    const officer = await as('canbo.xa');
    const { page } = officer;
    await officer.go(`/dang-ky/${entry.id}/sua?buoc=1`);
    const cdp = await keys(officer);
    const field = page.getByRole('textbox', { name: 'Tên mô hình, điển hình' });
    for (const [n, { phrase, presses }] of fourth(0).entries()) {
      await marked(page, field);
      await typeAs(cdp, presses);
      assert.equal(await field.inputValue(), phrase);
      if (rests(n)) assert.equal(await stored(officer, phrase, ({ name }) => name), phrase);
    }
  },

  'in the box that narrows a list, and what it asks for is what was typed': async ({ as }) => {
    const officer = await as('canbo.xa');
    const { page } = officer;
    await officer.go('/don-vi');
    const cdp = await keys(officer);
    const field = page.getByRole('searchbox', { name: /^Tìm tên đơn vị/ });
    for (const [n, { phrase, presses }] of fourth(1).entries()) {
      await marked(page, field);
      const quiet = rests(n) && lookedUp(page, phrase);
      await typeAs(cdp, presses);
      assert.equal(await field.inputValue(), phrase);
      await quiet;
    }
  },

  'in the field that looks a unit up': async ({ as }) => {
    const officer = await as('canbo.xa');
    const { page } = officer;
    await officer.go('/dang-ky/bang-tinh');
    const cdp = await keys(officer);
    const field = page.getByRole('combobox', { name: 'Đơn vị gửi tệp' });
    for (const [n, { phrase, presses }] of fourth(2).entries()) {
      await marked(page, field);
      const quiet = rests(n) && lookedUp(page, phrase);
      await typeAs(cdp, presses);
      assert.equal(await field.inputValue(), phrase);
      await quiet;
    }
  },

  'and would notice an input that finishes words by itself': async ({ as }) => {
    const officer = await as('canbo.xa');
    const { page } = officer;
    const cdp = await keys(officer);
    await page.evaluate(() => {
      const field = document.body.appendChild(Object.assign(document.createElement('input'), { id: 'finishes' }));
      // Writes the rest of the word behind the letters and marks it, as inline completion does.
      field.addEventListener('input', ({ inputType }) => {
        if (!inputType.startsWith('insert') || !field.value.endsWith('d')) return;
        const typed = field.value.length;
        field.value += 'ường';
        field.setSelectionRange(typed, field.value.length);
      });
      field.focus();
    });
    await typeAs(cdp, trace('Hiến đất làm đường', false));
    assert.notEqual(await page.locator('#finishes').inputValue(), 'Hiến đất làm đường');
    await officer.api('POST', `/api/registrations/${entry.id}/withdraw`, { rowVersion: (await officer.api('GET', `/api/registrations/${entry.id}`)).rowVersion });
  },
});
