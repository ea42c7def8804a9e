import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/api';
import { date, number } from '@/i18n/format';
import {
  DateText,
  EmptyState,
  ErrorState,
  FilterChip,
  Filters,
  Ledger,
  LedgerSkeleton,
  Page,
  Pager,
  Tag,
  type Tone,
} from '@/ui';
import './organisation.css';
import './reorganisation.css';
import { useListReorganisations, type ActRow } from './api';
import { actStatuses, type ActStatus } from './search';

const tones: Record<ActStatus, Tone> = {
  draft: 'ink',
  scheduled: 'thoc',
  applied: 'tre',
  reversed: 'son',
  withdrawn: 'ink',
};

export function ActStatusTag({ status }: { status: ActStatus }) {
  const { t } = useTranslation('reorganisation');
  return <Tag tone={tones[status]}>{t(`status.${status}`)}</Tag>;
}

/** The acts, the latest to take effect first. */
export function ActsPage() {
  const { t } = useTranslation('reorganisation');
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/sap-xep' });
  const mayDraft = useMay('units.manage');
  const list = useListReorganisations(
    { query: { status: search.trangThai, after: search.after, limit: 25 } },
    { keep: true },
  );
  const waiting = useListReorganisations({ query: { status: 'scheduled', limit: 100 } });
  const rows = list.data?.items ?? [];
  const next = waiting.data?.items.at(-1);
  const sentence = () => {
    if (!waiting.data) return t('head.reading');
    if (!next) return t('head.none');
    const count = waiting.data.items.length;
    return t('head.waiting', { count, n: number(count), day: date(next.effectiveOn) });
  };
  return (
    <Page
      title={t('title')}
      sentence={sentence()}
      more={t('head.more')}
      acts={
        mayDraft && (
          <Link className="k-btn" data-variant="filled" to="/sap-xep/moi">
            {t('new.open')}
          </Link>
        )
      }
    >
      <section className="k-list" data-alone aria-label={t('title')}>
        <Filters>
          <FilterChip
            label={t('list.status')}
            value={search.trangThai}
            options={actStatuses.map((value) => ({ value, words: t(`status.${value}`) }))}
            onChange={(value) =>
              void navigate({
                to: '/sap-xep',
                search: { trangThai: actStatuses.find((one) => one === value) },
                replace: true,
              })
            }
          />
        </Filters>
        {list.error ? (
          <div className="o-inset">
            <ErrorState error={list.error} onRetry={() => void list.refetch()} />
          </div>
        ) : !list.data ? (
          <LedgerSkeleton />
        ) : rows.length === 0 ? (
          <EmptyState
            act={
              mayDraft && (
                <Link to="/sap-xep/moi" className="k-btn">
                  {t('new.open')}
                </Link>
              )
            }
          >
            {t('list.none')}
          </EmptyState>
        ) : (
          <>
            <Ledger<ActRow>
              label={t('title')}
              rows={rows}
              busy={list.isPlaceholderData}
              idOf={(row) => row.id}
              nameOf={(row) => row.title}
              columns={[
                {
                  id: 'title',
                  head: t('basis.title'),
                  card: 'title',
                  cell: (row) => (
                    <>
                      <Link to="/sap-xep/$id" params={{ id: row.id }} search={{}}>
                        {row.title}
                      </Link>
                      <small>
                        {t('list.basis', {
                          number: row.legalNumber,
                          day: date(row.legalDate),
                          issuer: row.legalIssuer,
                        })}
                      </small>
                    </>
                  ),
                },
                {
                  id: 'status',
                  head: t('list.status'),
                  card: 'tag',
                  cell: (row) => <ActStatusTag status={row.status} />,
                },
                {
                  id: 'effective',
                  head: t('list.effective'),
                  card: 'end',
                  cell: (row) => <DateText value={row.effectiveOn} />,
                },
                { id: 'unit', head: t('list.unit'), cell: (row) => row.unitName },
                {
                  id: 'operations',
                  head: t('list.operations'),
                  numeric: true,
                  cell: (row) => number(row.operations),
                },
              ]}
            />
            <Pager
              from={0}
              count={rows.length}
              onFirst={
                search.after
                  ? () => void navigate({ to: '/sap-xep', search: { ...search, after: undefined } })
                  : undefined
              }
              onPrevious={search.after ? () => window.history.back() : undefined}
              onNext={
                list.data.next
                  ? () =>
                      void navigate({
                        to: '/sap-xep',
                        search: { ...search, after: list.data?.next ?? undefined },
                      })
                  : undefined
              }
            />
          </>
        )}
      </section>
    </Page>
  );
}
