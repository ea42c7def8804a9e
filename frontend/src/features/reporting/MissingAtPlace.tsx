import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DateText, ErrorState, ExportLink, Ledger, Num, Page, PageSkeleton, Sheet } from '@/ui';
import { useListMissingUnits } from './api';
import { BoardPager } from './BoardPager';

const SHOWN = 50;

/** Who had not registered of one place of the old tree: the rows behind a line of the bridge. */
export function MissingAtPlace({
  place,
  query,
  words,
  note,
}: {
  place: string;
  query: { campaignId?: string; unitId?: string; asOf?: string; geography?: 'restated' };
  words: ReactNode;
  note: ReactNode;
}) {
  const { t } = useTranslation(['reporting', 'obligations']);
  const search = useSearch({ from: '/shell/theo-doi' });
  const asked = { ...query, path: place };
  const list = useListMissingUnits(
    { query: { ...asked, after: search.after, limit: SHOWN } },
    { keep: true },
  );
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <PageSkeleton />;
  const { items, next } = list.data;
  return (
    <Page
      title={t('obligations:title')}
      scope={words}
      note={note}
      sentence={t('missing.at-place', { count: items.length, path: place })}
      acts={<ExportLink list="/api/reports/missing-units" query={asked} />}
    >
      <Sheet>
        <Ledger
          label={t('obligations:list.label')}
          rows={items}
          idOf={(row) => row.obligationId}
          nameOf={(row) => row.unitName}
          columns={[
            {
              id: 'unit',
              head: t('obligations:column.unit'),
              card: 'title',
              cell: (row) => (
                <Link to="/phai-nop/$id" params={{ id: row.obligationId }}>
                  {row.unitName}
                </Link>
              ),
            },
            {
              id: 'state',
              head: t('obligations:column.state'),
              card: 'tag',
              cell: (row) =>
                row.drafts > 0 ? t('missing.drafts', { count: row.drafts }) : t('missing.nothing-yet'),
            },
            {
              id: 'due',
              head: t('obligations:column.due'),
              numeric: true,
              card: 'end',
              cell: (row) => <DateText value={row.dueOn} />,
            },
            {
              id: 'reminded',
              head: t('obligations:column.reminded'),
              numeric: true,
              cell: (row) => <Num value={row.reminded} />,
            },
          ]}
        />
        <BoardPager search={search} count={items.length} next={next} />
      </Sheet>
    </Page>
  );
}
