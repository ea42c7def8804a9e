/** A dossier is made complete on a phone: what is missing stands there, a photograph is added part by part over a bad line, and 8/9 becomes 9/9. The same photograph in another dossier is shown to the committee. */
import assert from 'node:assert/strict';
import { journey, mark } from './lib/journey.mjs';

const name = `Đường hoa tổ dân vận ${mark()}`;
const copy = `Đường cờ tổ dân vận ${mark()}`;
const of = { campaign: '', id: '', other: '', photo: null };
const parts = Object.fromEntries(['situation', 'objectives', 'content', 'place', 'forces', 'resources', 'timetable', 'outputs', 'sustainability'].map((part) => [part, 'Đã bàn trong chi bộ.']));

/** A photograph too big to go whole, and like no other: spots of light by its number. */
const photograph = (page, number) =>
  page.evaluate((seed) => {
    let dice = seed;
    const next = () => (dice = (dice * 48271) % 2147483647) / 2147483647;
    const canvas = Object.assign(document.createElement('canvas'), { width: 2400, height: 1800 });
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#6d8a5c';
    pen.fillRect(0, 0, 2400, 1800);
    for (let spot = 0; spot < 14; spot += 1) {
      pen.fillStyle = `hsl(${360 * next()} 60% ${20 + 60 * next()}%)`;
      pen.beginPath();
      pen.arc(2400 * next(), 1800 * next(), 150 + 350 * next(), 0, 7);
      pen.fill();
    }
    const grain = pen.getImageData(0, 0, 2400, 1800);
    for (let at = 0; at < grain.data.length; at += 4) grain.data[at + (at % 3)] += 200 * next() - 100;
    pen.putImageData(grain, 0, 0);
    return canvas.toDataURL('image/jpeg', 0.92).split(',')[1];
  }, number);

async function register(officer, called) {
  const campaign = await officer.api('GET', `/api/campaigns/${of.campaign}`);
  const { units } = await officer.api('GET', '/api/session');
  const at = await officer.api('POST', '/api/registrations', { body: { campaignId: campaign.id, unitId: units[0].unitId, fieldId: campaign.fields[0].id, name: called, kind: 'model', subject: 'collective', lineage: 'new', parts } });
  return officer.api('POST', `/api/registrations/${at.id}/submit`, { rowVersion: at.rowVersion });
}

journey('a dossier is made complete', {
  'of a model whose result the commune confirmed': async ({ as }) => {
    const officer = await as('canbo.chibo');
    const commune = await as('canbo.xa');
    const { items } = await officer.api('GET', '/api/campaigns?status=open&limit=50');
    of.campaign = items[0].id;
    for (const [key, called] of [['id', name], ['other', copy]]) {
      const at = await register(officer, called);
      of[key] = at.id;
      await commune.api('POST', `/api/registrations/${at.id}/accept`, { rowVersion: at.rowVersion });
    }
    const { papers } = await officer.api('GET', `/api/registrations/${of.id}`);
    of.needed = papers.needed;
    assert.deepEqual(papers.papers.filter(({ there, least }) => there >= least).map(({ proof }) => proof), ['registration']);
    of.photo = await photograph(officer.page, 20261 + Math.floor(Math.random() * 1e6));
  },

  'shows what is missing, and takes a big photograph in parts over a line that breaks': async ({ as }) => {
    const officer = await as('canbo.chibo');
    const { page } = officer;
    await page.setViewportSize({ width: 390, height: 844 });
    await officer.go(`/dang-ky/${of.id}`);
    await page.getByRole('heading', { name: new RegExp(`^Đủ hồ sơ 1/${of.needed}`) }).waitFor();
    await officer.look('con-thieu');
    const buffer = Buffer.from(of.photo, 'base64');
    assert.ok(buffer.length > 1_000_000, `the photograph has ${buffer.length} bytes only`);
    let [sent, broken] = [0, 0];
    await page.route('**/api/uploads/*/parts', (route) => {
      sent += 1;
      if (sent === 2) return (broken += 1), route.abort('connectionreset');
      return route.continue();
    });
    await page.getByLabel('Thêm Ảnh minh chứng').setInputFiles(['a', 'b', 'c'].map((letter) => ({ name: `anh-${letter}.jpg`, mimeType: 'image/jpeg', buffer })));
    await page.getByRole('progressbar', { name: 'anh-a.jpg' }).waitFor();
    await officer.photograph('dang-gui');
    await page.getByRole('heading', { name: new RegExp(`^Đủ hồ sơ 2/${of.needed}`) }).waitFor({ timeout: 60_000 });
    await page.unroute('**/api/uploads/*/parts');
    assert.equal(broken, 1);
    officer.troubles.length = 0; // the broken line was ours
    const { files } = await officer.api('GET', `/api/registrations/${of.id}`);
    assert.deepEqual(files.map(({ name: called, paper }) => [called, paper]), [['anh-a.jpg', 'anh'], ['anh-b.jpg', 'anh'], ['anh-c.jpg', 'anh']]);
  },

  'is complete with the last paper': async ({ as }) => {
    const officer = await as('canbo.chibo');
    const commune = await as('canbo.xa');
    const { page } = officer;
    const { indicators } = (await officer.api('GET', `/api/registrations/${of.id}`)).campaign;
    const result = await officer.api('POST', `/api/registrations/${of.id}/results`, {
      body: { narrative: 'Đã trồng 400 m hoa.', difficulties: 'Mưa nhiều.', indicators: indicators.filter(({ required }) => required).map(({ code }) => ({ indicator: code, baseline: null, target: 10, actual: 12, approximate: false, note: null })) },
    });
    const handedIn = await officer.api('POST', `/api/results/${result.id}/hand-in`, { rowVersion: result.rowVersion });
    await commune.api('POST', `/api/results/${handedIn.id}/confirm`, { rowVersion: handedIn.rowVersion });
    await officer.go('/viec-cua-toi');
    await page.getByRole('link', { name: new RegExp(`giấy tờ còn thiếu cho hồ sơ “${name}”`) }).click();
    const missing = (await officer.api('GET', `/api/registrations/${of.id}`)).papers.papers.filter(({ there, least }) => there < least);
    const n = of.needed;
    for (const [at, paper] of missing.entries()) {
      const there = n - missing.length + at;
      await page.getByRole('heading', { name: new RegExp(`^Đủ hồ sơ ${there}/${n}`) }).waitFor();
      await page.getByLabel(`Thêm ${paper.name}`).setInputFiles({ name: `${paper.code}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n') });
    }
    await page.getByRole('heading', { name: `Đủ hồ sơ ${n}/${n}, không thiếu giấy tờ nào` }).waitFor();
    await officer.look('du-ho-so');
    const list = await officer.api('GET', `/api/registrations?campaignId=${of.campaign}&papersMissing=true&limit=100`);
    assert.ok(!list.items.some(({ id }) => id === of.id));
  },

  'the same photograph in another dossier is shown to the committee that reads it': async ({ as }) => {
    const officer = await as('canbo.chibo');
    const commune = await as('canbo.xa');
    await officer.go(`/dang-ky/${of.other}`);
    await officer.page.getByLabel('Thêm Ảnh minh chứng').setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(of.photo, 'base64') });
    await officer.page.getByText('1 ảnh giống ảnh trong hồ sơ khác').waitFor({ timeout: 60_000 });
    await officer.look('anh-giong');
    await commune.go(`/dang-ky/${of.other}`);
    const flag = commune.page.locator('.k-need', { hasText: 'ảnh giống ảnh trong hồ sơ khác' });
    await flag.getByRole('link', { name }).first().waitFor();
    await commune.look('anh-giong');
  },
});
