import { expect, it } from 'vitest';
import { asQuery, narrow, readSearch } from './search';

const unit = '0198c1a2-0020-7c3d-9f10-6a2b4c8d0e1f';

it('takes from the address what it knows and drops the rest', () => {
  expect(readSearch({ unit, status: 'submitted', subject: 'nobody', late: 'true', q: 2026, x: '1' })).toEqual(
    {
      campaign: undefined,
      unit,
      field: undefined,
      status: 'submitted',
      kind: undefined,
      subject: undefined,
      late: true,
      q: '2026',
      after: undefined,
      before: undefined,
    },
  );
  expect(readSearch({ unit: "' or 1=1", campaign: 'all' })).toMatchObject({
    unit: undefined,
    campaign: 'all',
  });
});

it('starts again on the first page when another filter is set', () => {
  expect(narrow({ after: 'abc', before: 20, q: 'hoa' }, { late: true })).toEqual({
    after: undefined,
    before: undefined,
    q: 'hoa',
    late: true,
  });
});

it('asks for every campaign with none', () => {
  expect(asQuery({ campaign: 'all', q: 'hoa' })).toMatchObject({ campaignId: undefined, q: 'hoa' });
});
