import { useNavigate } from '@tanstack/react-router';
import { useSessionState } from '@/api';
import { useListCampaigns } from './api';

export interface Scope {
  dot?: string;
  donVi?: string;
  /** A past day at whose end the figures are taken; absent: now. */
  den?: string;
  /** By today's units; absent: as recorded. */
  diaGioi?: 'restated';
}

/** Campaign and unit of a page, kept in its address; the newest open campaign and the caller's own unit when unsaid. */
export function useScope(search: Scope) {
  const navigate = useNavigate();
  const campaigns = useListCampaigns({ query: { limit: 50 } });
  const all = (campaigns.data?.items ?? []).filter((campaign) => campaign.status !== 'draft');
  const open = all.find((campaign) => campaign.status === 'open') ?? all[0];
  const campaign = all.find((campaign) => campaign.id === search.dot) ?? open;
  const own = useSessionState().session?.units[0];
  const reading = { asOf: search.den, geography: search.diaGioi };
  const choose = (change: Scope) =>
    void navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({ ...before, ...change, after: undefined }) as never,
    });
  return {
    campaigns,
    all,
    campaign,
    reading,
    unitId: search.donVi,
    unitName: own?.unitName ?? '',
    choose,
  };
}
