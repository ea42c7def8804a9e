import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Dossier } from './api';
import { keep, kept } from './keep';
import { useDraft } from './useDraft';

const view = (answers: object) =>
  ({
    id: 'r1',
    rowVersion: 4,
    fieldId: 'f1',
    holder: null,
    name: 'Đường hoa',
    parts: {},
    answers,
    campaign: { form: { required: [], fields: [{ code: 'kinh-phi' }] } },
  }) as unknown as Dossier;

const sent: { answers: object }[] = [];
const open = (dossier: Dossier) =>
  renderHook(() => useDraft(dossier, () => ({})), {
    wrapper: ({ children }) => (
      <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
    ),
  }).result;

beforeEach(() => {
  sent.length = 0;
  localStorage.clear();
  vi.stubGlobal('fetch', async (request: Request) => {
    const body = (await request.json()) as { answers: object };
    sent.push(body);
    return Response.json({ ...view(body.answers), rowVersion: 5 });
  });
});
afterEach(() => vi.unstubAllGlobals());

it('sends before handing in when the server still has an answer to what the form does not ask any more', async () => {
  const draft = open(view({ 'kinh-phi': 5, 'da-bo': 'x' }));
  expect(draft.current.entry.own).toEqual({ 'kinh-phi': 5 });
  expect(await draft.current.flush()).toBe(true);
  expect(sent.map(({ answers }) => answers)).toEqual([{ 'kinh-phi': 5 }]);
  expect(draft.current.draft.autosave.rowVersion).toBe(5);
});

it('sends nothing before handing in when the server has it all', async () => {
  const draft = open(view({ 'kinh-phi': 5 }));
  expect(await draft.current.flush()).toBe(true);
  expect(sent).toEqual([]);
});

it('takes up nothing from this device that only says what the form does not ask any more', () => {
  const dossier = view({ 'kinh-phi': 5 });
  const value = {
    fieldId: 'f1',
    holder: '',
    name: 'Đường hoa',
    parts: {},
    own: { 'kinh-phi': 5, 'da-bo': 'x' },
  };
  keep('r1', { value, rowVersion: 3 });
  expect(open(dossier).current.left).toBeNull();
  expect(kept('r1')).toBeNull();
});
