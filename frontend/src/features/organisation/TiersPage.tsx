import './organisation.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { date, dayAfter, number, today } from '@/i18n/format';
import { Button, EmptyState, ErrorState, ExportLink, Ledger, Page, PageSkeleton, Tag } from '@/ui';
import { useGetUnit, useListTiers, useRoots, type Tier } from './api';
import { CreateTierDialog } from './CreateTierDialog';

const inForce = ({ validFrom, validTo }: Tier) => validFrom <= today() && (!validTo || today() < validTo);

/** The rungs of the hierarchy, from the top down, each with the time in which it holds. */
export function TiersPage() {
  const { t } = useTranslation('organisation');
  const { viec } = useSearch({ from: '/shell/don-vi/cap' });
  const navigate = useNavigate();
  const [top] = useRoots();
  const { data, error, refetch } = useListTiers({ query: { limit: 100 } });
  const unit = useGetUnit({ path: { id: top?.id ?? '' } }, { enabled: top !== undefined }).data;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const rows = data.items;
  const may = unit?.actions.includes('CreateTier') ?? false;
  const act = (next?: 'tao') =>
    void navigate({ to: '/don-vi/cap', search: { viec: next }, replace: next === undefined });
  const holding = rows.filter(inForce).length;
  return (
    <Page
      title={t('tiers.title')}
      scope={
        <nav className="k-scope" aria-label={t('unit.way')}>
          <Link to="/don-vi" search={{}}>
            ‹ {t('title')}
          </Link>
        </nav>
      }
      sentence={t('tiers.sentence', { count: holding, n: number(holding) })}
      more={t('tiers.more')}
      acts={
        <>
          <ExportLink list="/api/tiers" />
          {may && (
            <Button variant="filled" onClick={() => act('tao')}>
              {t('tiers.open')}
            </Button>
          )}
        </>
      }
    >
      <div className="k-list" data-alone>
        {rows.length === 0 ? (
          <EmptyState>{t('tiers.none')}</EmptyState>
        ) : (
          <Ledger<Tier>
            label={t('tiers.title')}
            rows={rows}
            idOf={(row) => row.id}
            nameOf={(row) => row.name}
            columns={[
              {
                id: 'name',
                head: t('tiers.name'),
                card: 'title',
                cell: (row) => (
                  <>
                    <b>{row.name}</b>
                    <small>{row.code}</small>
                  </>
                ),
              },
              {
                id: 'holds',
                head: t('tiers.time'),
                card: 'tag',
                cell: (row) => (
                  <Tag tone={inForce(row) ? 'tre' : 'ink'}>
                    {t(inForce(row) ? 'tiers.holds' : 'tiers.holds-not')}
                  </Tag>
                ),
              },
              {
                id: 'from',
                head: t('tiers.from-to'),
                cell: (row) =>
                  row.validTo
                    ? t('unit.from-to', { from: date(row.validFrom), to: date(dayAfter(row.validTo, -1)) })
                    : t('unit.from-on', { from: date(row.validFrom) }),
              },
              {
                id: 'rank',
                head: t('tiers.rank'),
                numeric: true,
                card: 'end',
                cell: (row) => number(row.rank),
              },
            ]}
          />
        )}
      </div>
      {viec === 'tao' && may && unit && (
        <CreateTierDialog unit={unit} last={rows[rows.length - 1]?.rank ?? 0} onClose={() => act()} />
      )}
    </Page>
  );
}
