import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  DateText,
  EmptyState,
  ErrorState,
  FilterChip,
  Filters,
  Ledger,
  LedgerSkeleton,
  Money,
  Pager,
  StatusTag,
  Tag,
} from '@/ui';
import { useListAwards, type AwardRow } from './api';
import type { PartProps } from './RecognitionsPage';
import { ScopeChip } from './ScopeChip';

const FORMS = ['giay-khen', 'bang-khen', 'bieu-duong', 'thu-khen', 'co-thi-dua'] as const;

/** What was given: form, category, money; the revoked stay in sight with their reason. */
export function AwardsView({ search, onSearch }: PartProps) {
  const { t } = useTranslation(['recognition', 'status']);
  const { hinhThuc, tinhTrang, thuHoi, after } = search;
  const { data, error, refetch, isFetching } = useListAwards(
    {
      query: {
        form: hinhThuc,
        status: tinhTrang,
        toRecover: thuHoi,
        campaignId: search.campaignId,
        unitId: search.unitId,
        asOf: search.asOf,
        geography: search.geography,
        programmeId: search.programmeId,
        fromYear: search.fromYear,
        toYear: search.toYear,
        after,
        limit: 25,
      },
    },
    { keep: true },
  );
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LedgerSkeleton />;
  const rows = data.items;
  const filtered = Boolean(hinhThuc || tinhTrang || thuHoi);
  return (
    <div className="k-list" data-alone>
      <Filters>
        <ScopeChip search={search} onSearch={onSearch} />
        <FilterChip
          label={t('list.form')}
          value={hinhThuc}
          options={FORMS.map((value) => ({ value, words: t(`form.${value}`) }))}
          onChange={(value) => onSearch({ hinhThuc: (value || undefined) as typeof hinhThuc })}
        />
        <FilterChip
          label={t('decisions.status')}
          value={tinhTrang}
          options={(['issued', 'revoked'] as const).map((value) => ({
            value,
            words: t(`status:honour.${value}`),
          }))}
          onChange={(value) => onSearch({ tinhTrang: (value || undefined) as typeof tinhTrang })}
        />
        <FilterChip
          label={t('awards.money')}
          value={thuHoi ? 'yes' : undefined}
          options={[{ value: 'yes', words: t('awards.to-recover') }]}
          onChange={(value) => onSearch({ thuHoi: value ? true : undefined })}
        />
      </Filters>
      {rows.length === 0 ? (
        <EmptyState
          act={
            filtered ? (
              <Link to="/cong-nhan" search={{ muc: 'khen-thuong' }}>
                {t('awards.show-all')}
              </Link>
            ) : (
              <Link to="/quyet-dinh">{t('decisions.title')}</Link>
            )
          }
        >
          {t(filtered ? 'awards.none-such' : 'awards.empty')}
        </EmptyState>
      ) : (
        <Ledger<AwardRow>
          label={t('part.khen-thuong')}
          rows={rows}
          busy={isFetching}
          idOf={(row) => row.id}
          nameOf={(row) => row.recipient}
          columns={[
            {
              id: 'who',
              head: t('awards.recipient'),
              card: 'title',
              cell: (row) => (
                <>
                  <b>{row.recipient}</b>
                  <small>
                    {t(`subject.${row.subject}`)} · {row.authorityName}
                  </small>
                </>
              ),
            },
            {
              id: 'form',
              head: t('list.form'),
              card: 'tag',
              cell: (row) => (
                <>
                  <Tag tone={row.status === 'revoked' ? 'ink' : 'thoc'}>{t(`form.${row.form}`)}</Tag>
                  <small>{t(`category.${row.category}`)}</small>
                </>
              ),
            },
            {
              id: 'status',
              head: t('decisions.status'),
              card: 'tag',
              cell: (row) =>
                row.status === 'revoked' ? (
                  <>
                    <StatusTag kind="honour" status={row.status} />
                    <small>{row.reason}</small>
                    {row.toRecover && <small>{t('awards.to-recover')}</small>}
                  </>
                ) : (
                  <StatusTag kind="honour" status={row.status} />
                ),
            },
            {
              id: 'decision',
              head: t('recognitions.decision'),
              cell: (row) => (
                <>
                  {row.decisionNumber}
                  <small>
                    <DateText value={row.decidedOn} />
                  </small>
                </>
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
      <Pager
        from={0}
        count={rows.length}
        onFirst={after ? () => onSearch({}) : undefined}
        onPrevious={after ? () => window.history.back() : undefined}
        onNext={data.next ? () => onSearch({ after: data.next ?? undefined }) : undefined}
      />
    </div>
  );
}
