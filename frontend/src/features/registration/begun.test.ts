import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { rememberSession } from '@/api';
import { somebody } from '@/test-tools';
import type { Campaign } from './api';
import {
  askedAt,
  begin,
  begunAt,
  begunHere,
  change,
  dropAllBegun,
  factsOf,
  sendAgain,
  sendAllBegun,
  sendBegun,
  type Begun,
} from './begun';
import { kept } from './keep';
import type { KeptFile } from './keptFiles';

const files = vi.hoisted(() => new Map<string, KeptFile[]>());
vi.mock('./keptFiles', () => ({
  keptFiles: (of: string) => Promise.resolve([...(files.get(of) ?? [])]),
  keepFile: (of: string, file: KeptFile) => {
    files.set(of, [...(files.get(of) ?? []).filter(({ id }) => id !== file.id), file]);
    return Promise.resolve();
  },
  dropFile: (of: string, id: string) => {
    files.set(
      of,
      (files.get(of) ?? []).filter((one) => one.id !== id),
    );
    return Promise.resolve();
  },
}));

const form = { required: ['name'], version: 1, help: null, fields: [{ code: 'kinh-phi', type: 'number' }] };
const fresh = (id = 'b1', own: object = {}): Begun =>
  ({
    id,
    is: { unitId: 'u1', kind: 'model', subject: 'collective', lineage: 'new', originId: null },
    entry: { fieldId: 'f1', holder: '', name: 'Đường hoa', parts: { situation: 'Ít người chăm sóc' }, own },
    unitName: 'Chi bộ ấp 3',
    tierId: 't1',
    campaign: {
      id: 'c1',
      name: 'Đợt 2026',
      version: 1,
      form,
      registration: null,
      fields: [{ id: 'f1', name: 'Nông thôn mới' }],
    },
    at: new Date().toISOString(),
  }) as unknown as Begun;

type Sent = { key: string; body: { name: string; parts: object; answers: object } };
/** Creates once for each key, and answers as it is told to. */
function server() {
  const state = {
    online: true,
    /** It creates, and the answer is lost. */
    loses: false,
    refuses: null as { status: number; code: string; errors?: object } | null,
    made: new Map<string, string>(),
    sent: [] as Sent[],
  };
  vi.stubGlobal('fetch', async (request: Request) => {
    if (!state.online) throw new TypeError('Failed to fetch');
    const key = request.headers.get('Idempotency-Key') ?? '';
    const text = await request.text();
    const body = JSON.parse(text) as Sent['body'];
    state.sent.push({ key, body });
    if (state.refuses) return Response.json(state.refuses, { status: state.refuses.status });
    const before = state.made.get(key);
    if (before !== undefined && before !== text)
      return Response.json({ status: 422, code: 'idempotency-key-reused' }, { status: 422 });
    state.made.set(key, text);
    if (state.loses) throw new TypeError('Failed to fetch');
    return Response.json(
      { id: `r-${key}`, rowVersion: 1, fieldId: 'f1', holder: null, ...body, campaign: { form } },
      { status: 201 },
    );
  });
  return state;
}

beforeEach(() => {
  localStorage.clear();
  files.clear();
  rememberSession(somebody);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('stays on this device while the server is away, and is created by the key it was begun with', async () => {
  const there = server();
  there.online = false;
  begin(fresh());
  expect((await sendBegun('b1')).became).toBe('waiting');
  expect(begunHere().map(({ id }) => id)).toEqual(['b1']);
  there.online = true;
  expect(await sendBegun('b1')).toMatchObject({ became: 'made', id: 'r-b1' });
  expect(there.sent.map(({ key, body }) => [key, body.name])).toEqual([['b1', 'Đường hoa']]);
  expect(begunHere()).toEqual([]);
  expect(begunAt('b1')?.made).toBe('r-b1');
});

it('sends all that was written until the network is back, and nothing before', async () => {
  const there = server();
  const away = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  begin(fresh());
  await sendBegun('b1');
  expect(begunAt('b1')?.sent).toBeUndefined();
  change('b1', { entry: { ...fresh().entry, parts: { outputs: '60 hộ ký biên bản' } } });
  away.mockReturnValue(true);
  await sendBegun('b1');
  expect(there.sent.map(({ body }) => body.parts)).toEqual([{ outputs: '60 hộ ký biên bản' }]);
  expect(kept('r-b1')).toBeNull();
});

it('creates one when the answer was lost and more was typed meanwhile; that waits for the autosave', async () => {
  const there = server();
  there.loses = true;
  begin(fresh());
  expect((await sendBegun('b1')).became).toBe('waiting');
  const { entry } = fresh();
  change('b1', { entry: { ...entry, parts: { ...entry.parts, outputs: '60 hộ ký biên bản' } } });
  there.loses = false;
  expect((await sendBegun('b1')).became).toBe('made');
  expect(there.made.size).toBe(1);
  expect(there.sent.map(({ body }) => body.parts)).toEqual([
    { situation: 'Ít người chăm sóc' },
    { situation: 'Ít người chăm sóc' },
  ]);
  expect(kept('r-b1')).toMatchObject({
    rowVersion: 1,
    value: { parts: { situation: 'Ít người chăm sóc', outputs: '60 hộ ký biên bản' } },
    base: { parts: { situation: 'Ít người chăm sóc' } },
  });
});

it('leaves nothing to be saved when nothing was typed since', async () => {
  server();
  begin(fresh());
  await sendBegun('b1');
  expect(kept('r-b1')).toBeNull();
});

it('is sent once by two that want it at once, and by a page that comes later', async () => {
  const there = server();
  begin(fresh());
  const [a, b] = await Promise.all([sendBegun('b1'), sendBegun('b1')]);
  const later = await sendBegun('b1');
  expect([a, b, later].map((one) => one.became === 'made' && one.id)).toEqual(['r-b1', 'r-b1', 'r-b1']);
  expect(there.sent.length).toBe(1);
  expect(await sendAllBegun()).toEqual([]);
});

it('keeps what was refused with the reason, and sends it again only when asked', async () => {
  const there = server();
  there.refuses = { status: 409, code: 'campaign.not-open' };
  begin(fresh());
  expect(await sendBegun('b1')).toMatchObject({ became: 'refused', problem: { code: 'campaign.not-open' } });
  await sendAllBegun();
  expect(there.sent.length).toBe(1);
  expect(begunHere()).toMatchObject([
    { entry: { name: 'Đường hoa' }, refused: { code: 'campaign.not-open' } },
  ]);
  there.refuses = null;
  change('b1', { entry: { ...fresh().entry, name: 'Đường hoa ấp 3' } });
  expect(await sendAgain('b1')).toMatchObject({ became: 'made' });
  expect(there.sent.at(-1)).toMatchObject({ key: 'b1', body: { name: 'Đường hoa ấp 3' } });
});

it('leaves behind an own answer that is not taken, and has it to be mended', async () => {
  const there = server();
  there.refuses = { status: 400, code: 'invalid', errors: { 'answers.kinh-phi': ['wrong-type'] } };
  begin(fresh('b1', { 'kinh-phi': 'nhiều' }));
  const answers = () => there.sent.map(({ body }) => body.answers);
  vi.stubGlobal(
    'fetch',
    ((inner: typeof fetch) => (request: Request) => {
      if (there.sent.length > 0) there.refuses = null;
      return inner(request);
    })(fetch),
  );
  expect((await sendBegun('b1')).became).toBe('made');
  expect(answers()).toEqual([{ 'kinh-phi': 'nhiều' }, {}]);
  expect(kept('r-b1')).toMatchObject({ value: { own: { 'kinh-phi': 'nhiều' } } });
});

it('takes its photographs along to the registration that it became', async () => {
  server();
  begin(fresh());
  files.set('b1', [{ id: 'p1', file: new File(['x'], 'truoc.jpg'), is: { purpose: 'before' } }]);
  await sendBegun('b1');
  expect([files.get('b1'), files.get('r-b1')?.map(({ id }) => id)]).toEqual([[], ['p1']]);
});

it('does not send what lacks a name or a field', async () => {
  const there = server();
  begin({ ...fresh(), entry: { ...fresh().entry, name: ' ' } });
  expect(await sendBegun('b1')).toEqual({ became: 'waiting' });
  expect(there.sent).toEqual([]);
});

it('asks before it sends what went out so long ago that the server has forgotten its key', async () => {
  vi.useFakeTimers({ now: Date.parse('2026-06-01T00:00:00Z'), toFake: ['Date'] });
  const there = server();
  there.loses = true;
  begin(fresh());
  await sendBegun('b1');
  there.loses = false;
  vi.setSystemTime(Date.parse('2026-06-07T00:00:01Z'));
  expect(await sendBegun('b1')).toEqual({ became: 'waiting' });
  expect(there.sent.length).toBe(1);
  expect((await sendAgain('b1')).became).toBe('made');
});

it('shows nobody else what somebody began, and goes when he signs out', async () => {
  begin(fresh());
  files.set('b1', [{ id: 'p1', file: new File(['x'], 'truoc.jpg'), is: { purpose: 'before' } }]);
  rememberSession({ ...somebody, account: { ...somebody.account, id: 'b2' } });
  expect(begunHere()).toEqual([]);
  await dropAllBegun();
  rememberSession(somebody);
  expect(begunHere().length).toBe(1);
  await dropAllBegun();
  expect([begunHere(), files.get('b1'), Object.keys(localStorage)]).toEqual([[], [], []]);
});

it('lives as long as its page where the browser keeps nothing', async () => {
  server();
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  begin(fresh());
  expect(begunHere().length).toBe(1);
  full.mockRestore();
  expect((await sendBegun('b1')).became).toBe('made');
});

it('asks what the campaign asks of the unit’s tier', () => {
  const asks = {
    required: [],
    version: 1,
    fields: [
      { code: 'a', tiers: ['t1'] },
      { code: 'b', tiers: ['t2'] },
      { code: 'c', when: { field: 'b' } },
      { code: 'd', when: { field: 'a' } },
    ],
  } as unknown as Parameters<typeof askedAt>[0];
  expect(askedAt(asks, 't1').fields?.map(({ code }) => code)).toEqual(['a', 'd']);
  const campaign = {
    id: 'c1',
    version: 3,
    content: { name: 'Đợt 2026', form: asks },
    fields: [{ id: 'f1', name: 'NTM', code: 'NTM' }],
    ownDates: [{ unitId: 'u1', tierId: 't2', dates: { registration: { on: '2026-06-30' } } }],
  } as unknown as Campaign;
  expect(factsOf(campaign, 'u1')).toMatchObject({
    tierId: 't2',
    campaign: { name: 'Đợt 2026', registration: { on: '2026-06-30' }, fields: [{ id: 'f1', name: 'NTM' }] },
  });
});
