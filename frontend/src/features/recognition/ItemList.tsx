import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState, Ledger, Money, Tag } from '@/ui';
import type { Decision, Item } from './api';

/** The list of a decision that can no longer be written. */
export function ItemList({ decision }: { decision: Decision }) {
  const { t } = useTranslation('recognition');
  return (
    <div className="k-list" data-alone>
      {decision.items.length === 0 ? (
        <EmptyState>{t('list.empty-read')}</EmptyState>
      ) : (
        <Ledger<Item>
          label={t('view.danh-sach')}
          rows={decision.items}
          idOf={(row) => String(row.ordinal)}
          nameOf={(row) => row.modelName ?? row.recipient}
          columns={[
            {
              id: 'name',
              head: t('list.who'),
              card: 'title',
              cell: (row) => (
                <>
                  <b>{row.modelName ?? row.recipient}</b>
                  <small>
                    {row.recipientUnitName}
                    {row.code && ` · ${row.code}`}
                  </small>
                </>
              ),
            },
            {
              id: 'gets',
              head: t('list.gets'),
              card: 'tag',
              cell: (row) => (
                <>
                  {row.recognise && (
                    <Tag tone="tre">{t(row.typical ? 'list.typical' : 'list.recognised')}</Tag>
                  )}
                  {row.awardForm && (
                    <small>
                      {t(`form.${row.awardForm}`)}
                      {row.awardCategory && ` ${t(`category.${row.awardCategory}`)}`}
                    </small>
                  )}
                </>
              ),
            },
            {
              id: 'certificate',
              head: t('list.certificate'),
              cell: (row) =>
                row.certificateCode ? (
                  <Link to="/tra-cuu/$code" params={{ code: row.certificateCode }}>
                    {row.certificateCode}
                  </Link>
                ) : (
                  '–'
                ),
            },
            {
              id: 'money',
              head: t('list.money'),
              numeric: true,
              card: 'end',
              cell: (row) => (row.money == null ? '–' : <Money dong={row.money} />),
            },
          ]}
        />
      )}
    </div>
  );
}
