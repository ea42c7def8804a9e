/** An administrator works in Swagger UI on his own session: he reads, opens a unit, renames and closes it, and types no header. */
import assert from 'node:assert/strict';
import { origin } from './lib/browser.mjs';
import { journey, mark } from './lib/journey.mjs';

const run = mark();
let unit;

journey('an administrator tries the API in Swagger UI', {
  'reads his session': async ({ as }) => {
    const answer = await execute(await as('quantri'), 'Access/GetSession');
    assert.equal(answer.status, 200);
    assert.equal(answer.content.account.userName, 'quantri');
  },

  'opens a unit': async ({ as }) => {
    const admin = await as('quantri');
    const { units } = await admin.api('GET', '/api/session');
    const { items: tiers } = await admin.api('GET', `/api/tiers?asOf=${today()}&limit=100`);
    const answer = await execute(admin, 'Organisation/CreateUnit', {
      body: { parentId: units[0].unitId, code: `THU${run}`, kind: 'agency', tierId: tiers.at(-1).id, partyName: `Chi bộ chạy thử ${run}`, openedOn: '2026-01-01' },
    });
    assert.equal(answer.status, 201);
    unit = answer.content;
  },

  'renames it and closes it, each under the version he just saw': async ({ as }) => {
    const renamed = await execute(await as('quantri'), 'Organisation/RenameUnit', { id: unit.id, body: { partyName: `Chi bộ đổi tên ${run}`, effectiveOn: '2026-02-01' } });
    assert.deepEqual([renamed.status, renamed.content.rowVersion], [200, 2]);
    const closed = await execute(await as('quantri'), 'Organisation/CloseUnit', { id: unit.id, body: { closedOn: '2026-03-01' } });
    assert.deepEqual([closed.status, closed.content.rowVersion, closed.content.closedOn], [200, 3, '2026-03-01']);
  },
});

const today = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

/** Opens the operation, fills in what is asked of him and executes; headers stay as the page shows them. */
async function execute({ page }, operation, { id, body } = {}) {
  if (!page.url().startsWith(`${origin}/swagger`)) {
    await page.goto(`${origin}/swagger`);
    await page.locator('.opblock-tag').first().waitFor();
  }
  const [tag, name] = operation.split('/');
  const [room, block] = [page.locator(`#operations-tag-${tag}`), page.locator(`#operations-${tag}-${name}`)];
  if ((await room.getAttribute('data-is-open')) !== 'true') await room.click();
  await block.locator('.opblock-summary-control').click();
  await block.getByRole('button', { name: 'Try it out' }).click();
  if (id) await block.getByPlaceholder('id', { exact: true }).fill(id);
  if (body) await block.locator('textarea.body-param__text').fill(JSON.stringify(body));
  await block.getByRole('button', { name: 'Execute' }).click();
  const answer = block.locator('.live-responses-table');
  const status = Number((await answer.locator('.response-col_status').last().innerText()).trim().split('\n')[0]);
  return { status, content: JSON.parse(await answer.locator('.response-col_description .highlight-code code').first().innerText()) };
}
