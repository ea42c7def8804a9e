import './imports.css';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '@/api';
import { number } from '@/i18n/format';
import { Ledger, Pager } from '../Ledger';
import { EmptyState, ErrorState, LedgerSkeleton } from '../states';
import { Tag, type Tone } from '../StatusTag';
import { DateText } from '../text';

type Status = components['schemas']['ImportStatus'];
const tones: Record<Status, Tone> = {
  checked: 'thoc',
  importing: 'thoc',
  done: 'tre',
  failed: 'son',
  cancelled: 'ink',
  undone: 'ink',
};

export function ImportStatusTag({ status }: { status: Status }) {
  const { t } = useTranslation('imports');
  return <Tag tone={tones[status]}>{t(`status.${status}`)}</Tag>;
}

interface Row {
  id: string;
  fileName: string;
  unitName: string;
  campaignName?: string;
  status: Status;
  rows: number;
  toCreate: number;
  faultCount: number;
  checkedBy?: string | null;
  checkedAt: string;
}

/** The files sent before, the newest first. */
export function PastImports({
  past,
  to,
  acts,
  onFirst,
  onNext,
}: {
  past: {
    data?: { items: Row[]; next?: string | null };
    error: unknown;
    isPlaceholderData: boolean;
    refetch: () => unknown;
  };
  /** Where one of them stands, with `$id`. */
  to: string;
  acts: ReactNode;
  onFirst?: () => void;
  onNext: (after: string) => void;
}) {
  const { t } = useTranslation('imports');
  const rows = past.data?.items ?? [];
  const next = past.data?.next;
  return (
    <section className="k-list k-imports" data-alone aria-labelledby="past-imports">
      <header>
        <h2 id="past-imports">{t('past.title')}</h2>
        {acts}
      </header>
      {past.error ? (
        <div className="k-imports-trouble">
          <ErrorState error={past.error} onRetry={() => void past.refetch()} />
        </div>
      ) : !past.data ? (
        <LedgerSkeleton rows={3} />
      ) : rows.length === 0 ? (
        <EmptyState>{t('past.none')}</EmptyState>
      ) : (
        <>
          <Ledger<Row>
            label={t('past.title')}
            rows={rows}
            busy={past.isPlaceholderData}
            idOf={(row) => row.id}
            nameOf={(row) => row.fileName}
            columns={[
              {
                id: 'file',
                head: t('past.file'),
                card: 'title',
                cell: (row) => (
                  <>
                    <Link to={to} params={{ id: row.id } as never}>
                      {row.fileName}
                    </Link>
                    <small>
                      {[
                        row.campaignName,
                        row.unitName,
                        row.faultCount > 0 &&
                          t('past.faults', { count: row.faultCount, n: number(row.faultCount) }),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
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
            onFirst={onFirst}
            onPrevious={onFirst && (() => window.history.back())}
            onNext={next ? () => onNext(next) : undefined}
          />
        </>
      )}
    </section>
  );
}
