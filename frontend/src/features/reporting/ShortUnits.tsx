import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, Ledger, LedgerSkeleton, Tag } from '@/ui';
import { useQuotaWords } from '@/ui/quota';
import { useListShortUnits } from './api';
import { BoardPager } from './BoardPager';
import type { BoardSearch } from './boardSearch';

/** Who has registered, but fewer than the campaign asks, and how many of what are still missing. */
export function ShortUnits({
  search,
  asked,
}: {
  search: BoardSearch;
  asked: { campaignId?: string; unitId?: string; geography?: 'restated' };
}) {
  const { t } = useTranslation(['obligations', 'registration']);
  const words = useQuotaWords();
  const list = useListShortUnits({ query: { ...asked, after: search.after, limit: 50 } }, { keep: true });
  if (list.error && !list.data) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <LedgerSkeleton />;
  const { items, next } = list.data;
  if (items.length === 0) return <EmptyState>{t('short.none')}</EmptyState>;
  return (
    <section className="k-list" data-alone aria-label={t('short.label')}>
      <div className="b-ledger">
        <Ledger
          label={t('short.label')}
          rows={items}
          idOf={(row) => row.unitId}
          nameOf={(row) => row.unitName}
          busy={list.isPlaceholderData}
          columns={[
            {
              id: 'unit',
              head: t('column.unit'),
              card: 'title',
              cell: (row) => (
                <>
                  <Link to="/dang-ky" search={{ campaign: asked.campaignId, unit: row.unitId }}>
                    {row.unitName}
                  </Link>
                  <small>{[row.tierName, row.parentName].filter(Boolean).join(' · ')}</small>
                </>
              ),
            },
            {
              id: 'contact',
              head: t('column.contact'),
              cell: (row) => row.contact ?? <span className="b-quiet">{t('contact.none')}</span>,
            },
            {
              id: 'short',
              head: t('short.column'),
              card: 'tag',
              cell: (row) =>
                row.short.map(({ quota, fieldName, standing, missing }, at) => (
                  <span key={at} className="b-short">
                    <Tag tone="thoc">{t('registration:quota.missing', { n: missing })}</Tag>{' '}
                    {t('short.of', { what: words(quota, fieldName), standing, min: quota.min })}
                  </span>
                )),
            },
          ]}
        />
      </div>
      <BoardPager search={search} count={items.length} next={next} />
    </section>
  );
}
