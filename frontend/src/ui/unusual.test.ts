import { describe, expect, it } from 'vitest';
import { unusual } from './unusual';

describe('what is unusual about a figure', () => {
  const usual = { usualFrom: 20, usualTo: 2000 };
  it('says how many times above the usual it is', () => {
    expect(unusual(80_000, usual)).toMatchObject({ hint: 'times-usual', times: '40', usual: '2.000' });
    expect(unusual(2_500, usual)?.hint).toBe('above-usual');
  });
  it('says what is below, and nothing of what is usual or not told', () => {
    expect(unusual(5, usual)?.hint).toBe('below-usual');
    expect(unusual(20, usual)).toBeNull();
    expect(unusual(null, usual)).toBeNull();
    expect(unusual(5, {})).toBeNull();
  });
});
