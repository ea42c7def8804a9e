/** The main pages in paper, dark and contrast, on a desk and on a phone: nobody is shut out, nothing runs off the edge. */
import assert from 'node:assert/strict';
import { journey } from './lib/journey.mjs';
import { openCampaign } from './lib/world.mjs';

const pages = ['/', '/theo-doi', '/theo-doi?tt=requests', '/theo-doi?tt=short', '/thong-bao', '/viec-cua-toi', '/dang-ky', '/dang-ky/moi', '/dang-ky?dormant=true', '/xet-chon', '/quyet-dinh', '/quyet-dinh/moi', '/cong-nhan', '/cong-nhan?muc=de-nghi', '/bao-cao', '/bao-cao/do-phu', '/don-vi', '/sap-xep', '/sap-xep/moi', '/lich-lam-viec', '/van-ban', '/van-ban/phat-hanh', '/van-ban/moi', '/giao-uoc', '/giao-uoc/moi', '/nhan-rong', '/nguoi-phu-trach', '/nguoi-phu-trach?luc=tat-ca', '/ket-nghia', '/ket-nghia?viec=phan-cong', '/dot-thi-dua', '/dot-thi-dua/phong-trao', '/ho-so', '/xet-chon/hoi-dong/moi', '/xet-chon/moi', '/dot-thi-dua/moi', '/bao-cao/so-ket'];
/** A draft that lies on the device only and was refused: its page has everything that such a draft can say. */
async function begunHere(person, campaign) {
  const { account, units } = await person.api('GET', '/api/session');
  await person.page.evaluate(([place, text]) => localStorage.setItem(place, text), [`kheo.begun.${account.id}.chu-de`, JSON.stringify({
    id: 'chu-de', is: { unitId: units[0].unitId, kind: 'model', subject: 'collective', lineage: 'new', originId: null }, unitName: units[0].unitName, tierId: campaign.ownDates[0]?.tierId ?? '', at: new Date().toISOString(),
    entry: { fieldId: campaign.fields[0].id, holder: '', name: 'Tuyến đường hoa mang một cái tên dài như thường gặp trong thực tế của các chi bộ ấp', parts: { situation: 'Tuyến đường nhiều cỏ dại.' }, own: {} },
    campaign: { id: campaign.id, name: campaign.content.name, version: 1, form: campaign.content.form, registration: null, fields: campaign.fields.map(({ id, name }) => ({ id, name })) },
    refused: { status: 409, code: 'campaign.not-open', detail: null, traceId: null, errors: {} },
  })]);
  return ['/dang-ky/tren-may/chu-de?buoc=1', '/dang-ky/tren-may/chu-de?buoc=3', '/viec-cua-toi'];
}

/** What is being carried out: a day-book with its pictures, and a report beside the period before. */
async function carriedOut(person) {
  const { items } = await person.api('GET', '/api/registrations?status=accepted&progress=accepted&limit=100');
  for (const { id } of items) {
    const { periods } = await person.api('GET', `/api/registrations/${id}/progress`);
    const read = periods.find(({ status }) => status === 'accepted');
    if (read && (await person.api('GET', `/api/registrations/${id}/activities`)).items.some(({ files }) => files.length > 0)) return [`/dang-ky/${id}/thuc-hien`, `/dang-ky/${id}/tien-do/${read.periodTo}`];
  }
  throw new Error('nothing is being carried out in the demo set');
}

/** A document that was sent down, and a pact as a paper and as it was kept. */
async function promised(person) {
  const { items: [directive] } = await person.api('GET', '/api/directives?status=issued&limit=1');
  const { items: [pact] } = await person.api('GET', '/api/pacts?status=closed&limit=1');
  return [`/van-ban/${directive.id}?xem=chua-nhan`, `/giao-uoc/${pact.id}?xem=van-ban`, `/giao-uoc/${pact.id}?xem=ket-qua`];
}

/** The line of a model that was taken over, as a tree. */
async function takenOver(person) {
  const { items: [most] } = await person.api('GET', '/api/models/replicated?limit=1');
  return [`/nhan-rong/${most.id}`];
}

const themes = { light: 'giay', dark: 'toi', contrast: 'tuong-phan' };


/** Sheets with faults, looked at: their pages have them in a table. */
const sheets = {
  units: {
    address: '/api/unit-imports', page: '/don-vi/nhap', name: 'don-vi-chu-de.csv',
    lines: ['Mã,Tên tổ chức đảng,Loại,Mã cấp,Mã cấp trên', 'A 1,Chi bộ có mã sai và một cái tên dài như thường gặp trong thực tế,Chi bộ,CHI-BO,', 'A2,,Phường hội,CHI-BO,KHONG-CO'],
  },
  headings: {
    address: '/api/registration-imports', page: '/dang-ky/bang-tinh', name: 'ten-cot-la.csv',
    lines: ['Nơi làm,Mảng việc,Tên mô hình,Tên mô hình', ',Xây dựng nông thôn mới,Tuyến đường hoa mang một cái tên dài như thường gặp trong thực tế của các chi bộ ấp,Tên khác'],
  },
  registrations: {
    address: '/api/registration-imports', page: '/dang-ky/bang-tinh', name: 'dang-ky-chu-de.csv',
    lines: ['Đơn vị,Lĩnh vực,Tên mô hình,Loại', ',Xây dựng nông thôn mới,Tuyến đường hoa mang một cái tên dài như thường gặp trong thực tế của các chi bộ ấp,', 'Chi bộ không có,NTM mới,Vườn rau sạch,', ',,,Máy'],
  },
};

async function faultySheet(person, { address, page, name, lines }, fields = {}) {
  const id = await person.page.evaluate(async ([to, called, text, asked]) => {
    const session = await (await fetch('/api/session')).json();
    const form = new FormData();
    for (const [field, value] of Object.entries({ [asked.campaignId ? 'unitId' : 'underUnitId']: session.units[0].unitId, ...asked })) form.set(field, value);
    form.set('file', new File([text], called));
    const answer = await fetch(to, { method: 'POST', body: form, headers: { 'Idempotency-Key': crypto.randomUUID(), 'X-Kheo-Antiforgery': session.antiforgeryToken } });
    return (await answer.json()).id;
  }, [address, name, lines.join('\n'), fields]);
  return `${page}/${id}`;
}

async function stands(person, theme, called, paths) {
  const { page } = person;
  const session = await person.api('GET', '/api/session');
  await person.api('PUT', '/api/me/preferences', { body: { ...session.preferences, theme }, rowVersion: session.account.rowVersion });
  const wrong = [];
  for (const path of paths) {
    await page.setViewportSize({ width: 1366, height: 900 });
    await person.go(path);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), theme);
    for (const [width, height] of [[1366, 900], [390, 844]]) {
      await page.setViewportSize({ width, height });
      await person.settled();
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (beyond > 0) wrong.push(`${path} at ${width} px runs ${beyond} px off the edge`);
      const what = `${called}-${width}-${path.replace(/[0-9a-f-]{36}/, 'mot').replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'tong-quan'}`;
      await person.look(what).catch((error) => wrong.push(error.message));
    }
  }
  assert.deepEqual(wrong, []);
}

journey('the main pages stand in every theme, on a desk and on a phone', {
  ...Object.fromEntries(
    Object.entries(themes).map(([theme, called]) => [
      `in ${theme}`,
      async ({ as }) => {
        const agency = await as('thuongtruc');
        await stands(agency, theme, called, [...pages, ...(await carriedOut(agency)), ...(await promised(agency)), ...(await takenOver(agency))]);
        const administrator = await as('quantri');
        await stands(administrator, theme, called, ['/don-vi/nhap', await faultySheet(administrator, sheets.units)]);
        const officer = await as('canbo.xa');
        const campaign = await openCampaign(officer);
        const campaignId = campaign.id;
        await stands(officer, theme, called, ['/dang-ky/bang-tinh', await faultySheet(officer, sheets.registrations, { campaignId }), await faultySheet(officer, sheets.headings, { campaignId }), ...(await begunHere(officer, campaign))]);
      },
    ]),
  ),
  'and the paper is put back': async ({ as }) => {
    for (const person of [await as('thuongtruc'), await as('quantri'), await as('canbo.xa')]) {
      const session = await person.api('GET', '/api/session');
      await person.api('PUT', '/api/me/preferences', { body: { ...session.preferences, theme: 'light' }, rowVersion: session.account.rowVersion });
    }
  },
});
