import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { number } from '@/i18n/format';
import {
  DateText,
  EmptyState,
  ErrorState,
  ExportLink,
  Ledger,
  LedgerSkeleton,
  Pager,
  Tag,
  type Tone,
} from '@/ui';
import { useListUnitImports, type ImportStatus, type UnitImportRow } from './api';

const tones: Record<ImportStatus, Tone> = {
  checked: 'thoc',
  importing: 'thoc',
  done: 'tre',
  failed: 'son',
  cancelled: 'ink',
  undone: 'ink',
};

export function ImportStatusTag({ status }: { status: ImportStatus }) {
  const { t } = useTranslation('imports');
  return <Tag tone={tones[status]}>{t(`status.${status}`)}</Tag>;
}

/** The files sent before, the newest first. */
export function PastImports() {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/don-vi/nhap' });
  const list = useListUnitImports({ query: { after: search.after, limit: 10 } }, { keep: true });
  const rows = list.data?.items ?? [];
  const go = (after?: string) => void navigate({ to: '/don-vi/nhap', search: { ...search, after } });
  return (
    <section className="k-list o-past" data-alone aria-labelledby="past-imports">
      <header>
        <h2 id="past-imports">{t('past.title')}</h2>
        <ExportLink small list="/api/unit-imports" />
      </header>
      {list.error ? (
        <div className="o-inset">
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        </div>
      ) : !list.data ? (
        <LedgerSkeleton rows={3} />
      ) : rows.length === 0 ? (
        <EmptyState>{t('past.none')}</EmptyState>
      ) : (
        <>
          <Ledger<UnitImportRow>
            label={t('past.title')}
            rows={rows}
            busy={list.isPlaceholderData}
            idOf={(row) => row.id}
            nameOf={(row) => row.fileName}
            columns={[
              {
                id: 'file',
                head: t('past.file'),
                card: 'title',
                cell: (row) => (
                  <>
                    <Link to="/don-vi/nhap/$id" params={{ id: row.id }}>
                      {row.fileName}
                    </Link>
                    <small>
                      {row.unitName}
                      {row.faultCount > 0 &&
                        ` · ${t('past.faults', { count: row.faultCount, n: number(row.faultCount) })}`}
                    </small>
                  </>
                ),
              },
              {
                id: 'status',
                head: t('past.status'),
                card: 'tag',
                cell: (row) => <ImportStatusTag status={row.status} />,
              },
              { id: 'rows', head: t('past.rows'), numeric: true, cell: (row) => number(row.rows) },
              { id: 'new', head: t('past.new'), numeric: true, cell: (row) => number(row.toCreate) },
              { id: 'by', head: t('past.by'), cell: (row) => row.checkedBy },
              {
                id: 'at',
                head: t('past.at'),
                card: 'end',
                cell: (row) => <DateText value={row.checkedAt} />,
              },
            ]}
          />
          <Pager
            from={0}
            count={rows.length}
            onFirst={search.after ? () => go() : undefined}
            onPrevious={search.after ? () => window.history.back() : undefined}
            onNext={list.data.next ? () => go(list.data?.next ?? undefined) : undefined}
          />
        </>
      )}
    </section>
  );
}
