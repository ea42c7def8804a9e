import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState, ExportLink, FilterSentence, Page, PageSkeleton, Pager, Sheet } from '@/ui';
import { useGetOverview, useListMissingUnits } from './api';
import { MissingLedger } from './MissingUnits';
import { BasisNote, useReadingParts } from './Reading';
import { useScope } from './useScope';

/** Who has not registered, tier by tier, with how often they were reminded and what they answered. */
export function MissingPage() {
  const { t } = useTranslation('reporting');
  const search = useSearch({ from: '/shell/theo-doi' });
  const navigate = useNavigate({ from: '/theo-doi' });
  const scope = useScope(search);
  const ready = !!scope.campaign;
  const query = { campaignId: scope.campaign?.id, unitId: search.donVi, ...scope.reading };
  const reading = useReadingParts(scope, search);
  const overview = useGetOverview({ query }, { enabled: ready });
  const tiers = overview.data?.coverage ?? [];
  const tier = tiers.find((one) => one.tierId === search.cap) ?? overview.data?.finding ?? tiers[0];
  const asked = { ...query, tierId: search.noi ? undefined : tier?.tierId, path: search.noi };
  const page = useListMissingUnits(
    { query: { ...asked, after: search.after, limit: 50 } },
    { enabled: ready && !!overview.data, keep: true },
  );
  const error = scope.campaigns.error ?? overview.error ?? page.error;
  if (error) return <ErrorState error={error} onRetry={() => void page.refetch()} />;
  if (!overview.data || !page.data || !scope.campaign) return <PageSkeleton />;
  const next = page.data.next;
  return (
    <Page
      title={t('missing.title')}
      scope={
        <FilterSentence
          parts={[
            t('scope.viewing', { unit: overview.data.basis.unitName }),
            {
              label: t('scope.campaign'),
              value: scope.campaign.id,
              onChange: (dot) => scope.choose({ dot }),
              options: scope.all.map((campaign) => ({ value: campaign.id, words: campaign.name })),
            },
            t('scope.at'),
            {
              label: t('scope.tier'),
              value: tier?.tierId ?? '',
              options: tiers.map((one) => ({ value: one.tierId, words: one.tierName })),
              onChange: (cap) =>
                void navigate({ search: (before) => ({ ...before, cap, noi: undefined, after: undefined }) }),
            },
            ...reading,
          ]}
        />
      }
      note={<BasisNote basis={overview.data.basis} />}
      sentence={
        search.noi
          ? t('missing.at-place', { count: page.data.items.length, path: search.noi })
          : tier
            ? t('missing.sentence', { count: tier.missing.count, of: tier.obliged, tier: tier.tierName })
            : t('finding.nobody-obliged')
      }
      acts={<ExportLink list="/api/reports/missing-units" query={asked} />}
    >
      <Sheet>
        <MissingLedger rows={page.data.items} />
        <Pager
          from={0}
          count={page.data.items.length}
          total={search.after || search.noi ? undefined : tier?.missing.count}
          onNext={
            next ? () => void navigate({ search: (before) => ({ ...before, after: next }) }) : undefined
          }
          onFirst={
            search.after
              ? () => void navigate({ search: (before) => ({ ...before, after: undefined }) })
              : undefined
          }
        />
      </Sheet>
    </Page>
  );
}
