/** A campaign asked more than the ten parts: a judge scores what was answered to it, and the tier above reads it, although the form has changed since. */
import assert from 'node:assert/strict';
import { journey, mark } from './lib/journey.mjs';
import { confirmedModel, preparedSession } from './lib/world.mjs';

const run = mark();
const name = `Bờ kè không rác ${run}`;
const of = { session: null, candidate: '', commune: '', recognition: '' };
const fields = (way) => [
  { code: 'hinh-thuc', label: way, type: 'choice', required: true, options: [{ code: 'moi', label: 'Làm mới' }, { code: 'nhan-rong', label: 'Nhân rộng' }] },
  { code: 'kinh-phi', label: 'Kinh phí đối ứng', type: 'money' },
  { code: 'phoi-hop', label: 'Đơn vị phối hợp', type: 'unit' },
  {
    code: 'doan', label: 'Các đoạn kè', type: 'table',
    columns: [{ code: 'ten', label: 'Tên đoạn', type: 'text', required: true }, { code: 'dai', label: 'Chiều dài', type: 'number', unitName: 'm' }, { code: 'xong', label: 'Hoàn thành', type: 'date' }],
  },
];

async function readsAsAsked({ page }) {
  for (const label of ['Hình thức thực hiện', 'Kinh phí đối ứng', 'Đơn vị phối hợp', 'Các đoạn kè']) await page.getByRole('heading', { name: label, exact: true }).waitFor();
  for (const said of ['Làm mới', '18.500.000 đồng', of.commune]) await page.getByText(said, { exact: true }).first().waitFor();
  await page.getByRole('cell', { name: 'Kè chợ Bàu Sen' }).waitFor();
  assert.equal(await page.getByRole('heading', { name: 'Cách làm', exact: true }).count(), 0, 'the new label is of the new form');
}

async function onAPhone(person, what) {
  await person.page.setViewportSize({ width: 390, height: 844 });
  await person.look(`${what}-390`);
  await person.page.setViewportSize({ width: 1366, height: 900 });
}

journey('answers to own fields climb with the dossier', {
  'a model of a campaign with own fields is put before a council, and the form changes': async ({ as }) => {
    const [officer, agency, secretary] = [await as('canbo.xa'), await as('thuongtruc'), await as('thuky')];
    const { items } = await agency.api('GET', '/api/campaigns?status=open&limit=50');
    const { content, programmeId } = await agency.api('GET', `/api/campaigns/${items[0].id}`);
    const own = { ...content, name: `Đợt hỏi thêm ${run}`, parentId: null, tiers: content.tiers.filter(({ pilotUnitId }) => !pilotUnitId), form: { required: ['name', 'situation', 'content'], version: 1, fields: fields('Hình thức thực hiện') }, rules: { ...content.rules, quotas: null, papers: null } };
    let campaign = await agency.api('POST', '/api/campaigns', { body: { programmeId, code: `HT-${Date.now()}`, content: own } });
    campaign = await agency.api('POST', `/api/campaigns/${campaign.id}/open`, { rowVersion: campaign.rowVersion });
    const [commune] = (await officer.api('GET', '/api/session')).units;
    of.commune = commune.unitName;
    const model = await confirmedModel(officer, agency, name, {
      campaign: await officer.api('GET', `/api/campaigns/${campaign.id}`),
      answers: { 'hinh-thuc': 'moi', 'kinh-phi': 18_500_000, 'phoi-hop': commune.unitId, doan: [{ ten: 'Kè chợ Bàu Sen', dai: 420.5, xong: '2026-08-15' }, { ten: 'Kè ấp Tây', dai: 180 }] },
    });
    campaign = await agency.api('GET', `/api/campaigns/${campaign.id}`);
    campaign = await agency.api('PUT', `/api/campaigns/${campaign.id}`, { rowVersion: campaign.rowVersion, body: { content: { ...campaign.content, form: { ...campaign.content.form, fields: fields('Cách làm') } } } });
    // Closed again: nobody else's list of open campaigns begins with it.
    await agency.api('POST', `/api/campaigns/${campaign.id}/close`, { rowVersion: campaign.rowVersion });
    const session = await preparedSession(secretary, campaign.id, run);
    of.session = await secretary.api('POST', `/api/judging-sessions/${session.id}/candidates`, { body: { registrationIds: [model.id] }, rowVersion: session.rowVersion });
    of.session = await secretary.api('POST', `/api/judging-sessions/${session.id}/open`, { rowVersion: of.session.rowVersion });
    of.candidate = (await secretary.api('GET', `/api/judging-sessions/${session.id}/candidates`)).items[0].id;
  },

  'a judge reads them as they were asked, and scores': async ({ as }) => {
    const member = await as('hoidong');
    await member.go(`/xet-chon/${of.session.id}/ho-so/${of.candidate}`);
    await readsAsAsked(member);
    await member.look('ho-so-niem-phong');
    await onAPhone(member, 'ho-so-niem-phong');
    const { sheet, mySheet } = await member.api('GET', `/api/candidates/${of.candidate}`);
    const lines = sheet.criteria.flatMap((criterion) => (criterion.subCriteria.length > 0 ? criterion.subCriteria : [criterion])).map(({ code, maxPoints }) => ({ criterion: code, score: maxPoints, remark: null }));
    const saved = await member.api('PUT', `/api/candidates/${of.candidate}/score-sheet`, { body: { lines, deductions: [], knockOuts: [] }, rowVersion: mySheet.rowVersion });
    await member.api('POST', `/api/candidates/${of.candidate}/score-sheet/hand-in`, { rowVersion: saved.rowVersion });
  },

  'it is recognised and proposed upward': async ({ as }) => {
    const [agency, secretary, leader] = [await as('thuongtruc'), await as('thuky'), await as('lanhdao')];
    const at = `/api/judging-sessions/${of.session.id}`;
    let session = await secretary.api('GET', at);
    session = await secretary.api('POST', `${at}/attendance`, { body: { present: session.members.map(({ accountId }) => accountId) }, rowVersion: session.rowVersion });
    await secretary.api('POST', `${at}/close`, { rowVersion: session.rowVersion });
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const draft = await agency.api('POST', '/api/decisions', { body: { campaignId: session.campaignId, sessionId: session.id, purpose: 'recognise', family: 'party', title: `Công nhận mô hình ${run}`, legalBases: [], authority: 'Ban Thường vụ Tỉnh ủy' } });
    await leader.api('POST', `/api/decisions/${draft.id}/issue`, { rowVersion: draft.rowVersion, body: { number: `${1 + (Math.floor(Date.now() / 1000) % 999_999)}-QĐ/TU`, decidedOn: today, signatory: 'Nguyễn Văn Minh Họa', capacity: 'T/M BAN THƯỜNG VỤ, BÍ THƯ' } });
    const { items } = await agency.api('GET', `/api/recognitions?campaignId=${session.campaignId}&limit=10`);
    assert.equal(items.length, 1);
    await agency.api('POST', '/api/nominations', { body: { recognitionId: items[0].id, letterNumber: `${run}-TTr/TU`, letterDate: today, statement: 'Đề nghị Trung ương xem xét biểu dương mô hình bờ kè không rác.' } });
  },

  'the tier above reads them with the proposal': async ({ as }) => {
    const upper = await as('trunguong');
    const { page } = upper;
    await upper.go('/cong-nhan?muc=de-nghi&hop=received&traLoi=sent');
    await page.getByRole('link', { name }).first().click();
    await page.getByRole('heading', { level: 2, name }).waitFor();
    await page.getByRole('heading', { name: 'Nội dung đăng ký gửi kèm, niêm phong khi đề nghị' }).waitFor();
    await readsAsAsked(upper);
    await upper.look('de-nghi-kem-tra-loi');
    await onAPhone(upper, 'de-nghi-kem-tra-loi');
    await page.getByRole('button', { name: 'Tiếp nhận đề nghị' }).click();
    await upper.said('Đã tiếp nhận; hồ sơ có thể đưa vào đợt xét của đơn vị.');
  },
});
