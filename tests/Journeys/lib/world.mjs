/** What must have happened before a journey begins, brought about by the same people over the public API. */
import assert from 'node:assert/strict';

export async function openCampaign(person) {
  const { items } = await person.api('GET', '/api/campaigns?status=open&limit=50');
  assert.ok(items.length > 0, 'no campaign is open');
  return person.api('GET', `/api/campaigns/${items[0].id}`);
}

/** A model of the commune committee itself, carried as far as a confirmed result; the province judges such ones. */
export async function confirmedModel(officer, agency, name, { campaign: of, answers } = {}) {
  const campaign = of ?? (await openCampaign(officer));
  const session = await officer.api('GET', '/api/session');
  const required = campaign.content.form.required.filter((part) => part !== 'name');
  let entry = await officer.api('POST', '/api/registrations', {
    body: {
      campaignId: campaign.id, unitId: session.units[0].unitId, fieldId: campaign.fields[0].id, name, kind: 'model', subject: 'collective',
      lineage: 'new', parts: Object.fromEntries(required.map((part) => [part, `Nội dung minh họa của phần này trong hồ sơ “${name}”, nêu việc làm và con số kiểm chứng được.`])), answers,
    },
  });
  entry = await officer.api('POST', `/api/registrations/${entry.id}/submit`, { rowVersion: entry.rowVersion });
  entry = await agency.api('POST', `/api/registrations/${entry.id}/accept`, { rowVersion: entry.rowVersion });
  let result = await officer.api('POST', `/api/registrations/${entry.id}/results`, {
    body: {
      narrative: 'Đã làm xong, 96 hộ cùng tham gia và giữ gìn đến nay.', difficulties: 'Mùa mưa kéo dài làm chậm hai tuần.',
      indicators: campaign.content.indicators.filter((asked) => asked.required !== false).map(({ code }) => ({ indicator: code, baseline: 0, target: 90, actual: 96, approximate: false })),
    },
  });
  result = await officer.api('POST', `/api/results/${result.id}/hand-in`, { rowVersion: result.rowVersion });
  await agency.api('POST', `/api/results/${result.id}/confirm`, { rowVersion: result.rowVersion });
  return { id: entry.id, name, campaignId: campaign.id };
}

/** A council of three of the province's people, and a session of it without candidates yet. */
export async function preparedSession(secretary, campaignId, name) {
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  const council = await secretary.api('POST', '/api/councils', {
    body: {
      name: `Hội đồng bình xét thử ${name}`, decisionNumber: '15-QĐ/TU', decisionDate: today, termFrom: today,
      seats: [{ userName: 'lanhdao', role: 'chair' }, { userName: 'thuky', role: 'secretary' }, { userName: 'hoidong', role: 'member' }],
    },
  });
  return secretary.api('POST', '/api/judging-sessions', {
    body: {
      councilId: council.id, campaignId, title: `Bình xét ${name}`, heldOn: today,
      rules: {
        quorum: { numerator: 2, denominator: 3 }, pass: { minimumAverage: 60, passMark: 60, minimumShare: 50, minimumTurnout: 0, knockOutsToFail: 1 },
        ties: [{ by: 'earlier-submission' }, { by: 'chair-choice' }], quotas: [],
      },
    },
  });
}

/** A closed session in which one member scored these models and passed them. */
export async function judgedModels(secretary, member, models, name) {
  let session = await preparedSession(secretary, models[0].campaignId, name);
  const at = (verb) => `/api/judging-sessions/${session.id}/${verb}`;
  const step = async (verb, body) => (session = await secretary.api('POST', at(verb), { body, rowVersion: session.rowVersion }));
  await step('candidates', { registrationIds: models.map(({ id }) => id) });
  await step('open');
  const { items } = await member.api('GET', at('candidates'));
  for (const { id } of items) {
    const { sheet, mySheet } = await member.api('GET', `/api/candidates/${id}`);
    const lines = sheet.criteria
      .flatMap((criterion) => (criterion.subCriteria.length > 0 ? criterion.subCriteria : [criterion]))
      .map(({ code, maxPoints }) => ({ criterion: code, score: maxPoints - 1, remark: null }));
    const saved = await member.api('PUT', `/api/candidates/${id}/score-sheet`, { body: { lines, deductions: [], knockOuts: [] }, rowVersion: mySheet.rowVersion });
    await member.api('POST', `/api/candidates/${id}/score-sheet/hand-in`, { rowVersion: saved.rowVersion });
  }
  session = await secretary.api('GET', `/api/judging-sessions/${session.id}`);
  await step('attendance', { present: session.members.map(({ accountId }) => accountId) });
  await step('close');
  return session;
}
