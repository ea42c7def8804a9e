import { Link, useNavigate } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { date, number } from '@/i18n/format';
import { EmptyState, ErrorState, Ledger, LedgerSkeleton, Pager } from '@/ui';
import type { UnitRow } from './api';
import type { UnitSearch } from './search';

/** Units as a list, when the tree is not what is wanted. */
export function FoundUnits({
  search,
  rows,
  active,
  next,
  waiting,
  busy,
  error,
  onRetry,
}: {
  search: UnitSearch;
  rows: UnitRow[];
  active?: string;
  next?: string;
  waiting: boolean;
  busy: boolean;
  error: unknown;
  onRetry: () => void;
}) {
  const { t } = useTranslation('organisation');
  const navigate = useNavigate();
  if (error)
    return (
      <div className="o-inset">
        <ErrorState error={error} onRetry={onRetry} />
      </div>
    );
  if (waiting) return <LedgerSkeleton />;
  if (rows.length === 0)
    return (
      <EmptyState
        act={
          <Link to="/don-vi" search={{ ngay: search.ngay }}>
            {t('list.tree')}
          </Link>
        }
      >
        {t('list.none', { q: search.q })}
      </EmptyState>
    );
  const before = search.before ?? 0;
  return (
    <>
      <Ledger<UnitRow>
        label={t('list.label')}
        rows={rows}
        busy={busy}
        idOf={(row) => row.id}
        nameOf={(row) => row.partyName}
        active={active}
        onActive={(id) =>
          void navigate({ to: '/don-vi/$id', params: { id }, search: { ...search, viec: undefined } })
        }
        columns={[
          {
            id: 'name',
            head: t('unit.unit'),
            card: 'title',
            cell: (row) => (
              <>
                <Link to="/don-vi/$id" params={{ id: row.id }} search={{ ...search, viec: undefined }}>
                  {row.partyName}
                </Link>
                <small>
                  {[
                    row.stateName,
                    row.code,
                    row.pastNames.length > 0 && t('list.once', { names: row.pastNames.join(', ') }),
                    row.closedOn && t('list.gone', { day: date(row.closedOn) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
                {row.successors.length > 0 && (
                  <small>
                    {t('list.now')}{' '}
                    {row.successors.map((unit, at) => (
                      <Fragment key={unit.id}>
                        {at > 0 && ', '}
                        <Link
                          to="/don-vi/$id"
                          params={{ id: unit.id }}
                          search={{ ...search, viec: undefined }}
                        >
                          {unit.name}
                        </Link>
                      </Fragment>
                    ))}
                  </small>
                )}
              </>
            ),
          },
          { id: 'kind', head: t('unit.kind'), card: 'tag', cell: (row) => t(`kind.${row.kind}`) },
          { id: 'tier', head: t('unit.tier'), cell: (row) => row.tierName },
          {
            id: 'children',
            head: t('unit.below'),
            numeric: true,
            card: 'end',
            cell: (row) => (row.children > 0 ? number(row.children) : '—'),
          },
        ]}
      />
      <Pager
        from={before}
        count={rows.length}
        onFirst={
          search.after
            ? () =>
                void navigate({ to: '/don-vi', search: { ...search, after: undefined, before: undefined } })
            : undefined
        }
        onPrevious={search.after ? () => window.history.back() : undefined}
        onNext={
          next
            ? () =>
                void navigate({
                  to: '/don-vi',
                  search: { ...search, after: next, before: before + rows.length },
                })
            : undefined
        }
      />
    </>
  );
}
