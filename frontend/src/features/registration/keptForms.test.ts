import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { rememberSession } from '@/api';
import { somebody } from '@/test-tools';
import { useGetCampaign } from './api';
import { keepForms, keepModels, keptForms, keptModels, keptText, layForms, openCampaigns } from './keptForms';
import { keptDrafts } from './keptReads';

const officer = { ...somebody, units: [{ unitId: 'u1', unitName: 'Chi bộ ấp 3' }] } as typeof somebody;
const answers: Record<string, unknown> = {
  '/api/campaigns': { items: [{ id: 'c1', name: 'Đợt 2026' }] },
  '/api/campaigns/c1': {
    id: 'c1',
    rowVersion: 7,
    content: { form: { fields: [{ code: 'kinh-phi' }] } },
    ownDates: [{ unitId: 'u1', tierId: 't1' }],
  },
  '/api/campaigns/c1/form-schema': { schema: {} },
  '/api/models/reusable': { items: [{ modelId: 'm1', registrationId: 'r1', name: 'Đường hoa' }] },
  '/api/registrations/r1': { id: 'r1', rowVersion: 3, parts: { situation: 'Ít người' } },
};
const asked: string[] = [];
const client = () => new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 30_000 } } });

beforeEach(() => {
  localStorage.clear();
  asked.length = 0;
  rememberSession(officer);
  vi.stubGlobal('fetch', (request: Request) => {
    const { pathname } = new URL(request.url);
    asked.push(pathname);
    return Promise.resolve(
      Response.json(answers[pathname] ?? { status: 404 }, { status: answers[pathname] ? 200 : 404 }),
    );
  });
});
afterEach(() => vi.unstubAllGlobals());

it('keeps the form, the fields and last year’s words, and lays them where a page looks without a network', async () => {
  await keepForms(client());
  expect(asked).toEqual(Object.keys(answers));
  const later = client();
  expect(layForms(later)).toBe(keptForms()?.readAt);
  expect(later.getQueryData(openCampaigns().queryKey)).toEqual(answers['/api/campaigns']);
  expect(later.getQueryData(useGetCampaign.options({ path: { id: 'c1' } }).queryKey)).toEqual(
    answers['/api/campaigns/c1'],
  );
  expect(keptText(later, 'm1')).toEqual(answers['/api/registrations/r1']);
  expect(keptText(later, 'm2')).toBeNull();
  // It is no draft that could be opened.
  expect(keptDrafts()).toEqual([]);
});

it('has nothing for somebody else, and lays nothing over what was read since', async () => {
  await keepForms(client());
  const page = client();
  page.setQueryData(openCampaigns().queryKey, { items: [] } as never);
  layForms(page);
  expect(page.getQueryData(openCampaigns().queryKey)).toEqual({ items: [] });
  rememberSession({ ...officer, account: { ...officer.account, id: 'b2' } });
  expect(layForms(client())).toBeNull();
});

it('finds models again that were looked up, without marks', async () => {
  const model = (id: string, name: string) =>
    ({ id, name, unitName: 'Chi bộ ấp 4', startedYear: 2025 }) as never;
  keepModels([model('m0', 'Chưa giữ biểu nào')]);
  expect(keptModels('chua giu')).toEqual([]);
  await keepForms(client());
  keepModels([model('m5', 'Tuyến đường hoa'), model('m6', 'Vườn rau sạch')]);
  await keepForms(client());
  expect(keptModels('duong HOA').map(({ id }) => id)).toEqual(['m5']);
});
