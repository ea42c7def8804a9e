import { screen } from '@testing-library/react';
import { beforeAll, expect, it } from 'vitest';
import { workbook } from '@/api';
import { startI18n } from '@/i18n';
import { renderIn } from '@/test-tools';
import { ExportLink } from './ExportLink';

beforeAll(() => startI18n('vi'));

it('asks for the whole list by the filters of the page', () => {
  renderIn(
    <ExportLink
      list="/api/registrations"
      query={{ campaignId: undefined, status: 'submitted', late: false, q: 'hiến đất' }}
    />,
  );
  expect(screen.getByRole('link', { name: 'Xuất Excel' }).getAttribute('href')).toBe(
    '/api/registrations/export.xlsx?status=submitted&late=false&q=hi%E1%BA%BFn+%C4%91%E1%BA%A5t',
  );
});

it('names the thing whose list it is', () => {
  expect(workbook('/api/judging-sessions/{id}/candidates', { path: { id: 'a/b' } })).toBe(
    '/api/judging-sessions/a%2Fb/candidates/export.xlsx',
  );
  expect(workbook('/api/decisions', { query: {} })).toBe('/api/decisions/export.xlsx');
});

it('takes no filter that the list does not have, and no page of it', () => {
  // @ts-expect-error a workbook has no pages
  workbook('/api/decisions', { query: { limit: 5 } });
  // @ts-expect-error nor a filter of another list
  workbook('/api/decisions', { query: { typical: true } });
  // @ts-expect-error nor is there one of what is no list
  workbook('/api/session', {});
});
