import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  BulkBar,
  Button,
  DateText,
  EmptyState,
  ErrorState,
  Facts,
  FilterChip,
  Filters,
  Ledger,
  LedgerSkeleton,
  Money,
  Need,
  Pager,
  SheetSkeleton,
  Split,
  StatusTag,
  Tag,
  TextInput,
} from '@/ui';
import { useGetRecognition, useListRecognitions, useListTiers, type RecognitionRow } from './api';
import { NominateDialog } from './NominateDialog';
import type { PartProps } from './RecognitionsPage';
import { ScopeChip } from './ScopeChip';

export function RecognitionsView({ search, onSearch }: PartProps) {
  const { t } = useTranslation(['recognition', 'status']);
  const { q, tieuBieu, tinhTrang, cap, xem, after } = search;
  const { data, error, refetch, isFetching } = useListRecognitions(
    {
      query: {
        q,
        typical: tieuBieu,
        status: tinhTrang,
        tierId: cap,
        campaignId: search.campaignId,
        unitId: search.unitId,
        asOf: search.asOf,
        geography: search.geography,
        path: search.path,
        after,
        limit: 25,
      },
    },
    { keep: true },
  );
  const tiers = useListTiers({ query: { limit: 50 } });
  const [picked, setPicked] = useState<Set<string>>(new Set());
  const [sending, setSending] = useState<RecognitionRow[] | null>(null);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LedgerSkeleton />;
  const rows = data.items;
  const filtered = Boolean(q || tieuBieu || tinhTrang || cap);
  const sendable = rows.filter((row) => row.actions.includes('SendNomination'));
  const chosen = sendable.filter(({ id }) => picked.has(id));
  const list = (
    <>
      <Filters>
        <ScopeChip search={search} onSearch={onSearch} />
        <Find q={q} onFind={(words) => onSearch({ q: words })} />
        <FilterChip
          label={t('recognitions.only')}
          value={tieuBieu ? 'typical' : undefined}
          options={[{ value: 'typical', words: t('list.typical') }]}
          onChange={(value) => onSearch({ tieuBieu: value ? true : undefined })}
        />
        <FilterChip
          label={t('recognitions.tier')}
          value={cap}
          options={(tiers.data?.items ?? []).map(({ id, name }) => ({ value: id, words: name }))}
          onChange={(value) => onSearch({ cap: value || undefined })}
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
      </Filters>
      <BulkBar count={chosen.length} onClear={() => setPicked(new Set())}>
        <Button onClick={() => setSending(chosen)}>{t('nominate.act', { count: chosen.length })}</Button>
      </BulkBar>
      {rows.length === 0 ? (
        <EmptyState
          act={
            filtered ? (
              <Link to="/cong-nhan" search={{}}>
                {t('recognitions.show-all')}
              </Link>
            ) : (
              <Link to="/quyet-dinh">{t('decisions.title')}</Link>
            )
          }
        >
          {t(filtered ? 'recognitions.none-such' : 'recognitions.empty')}
        </EmptyState>
      ) : (
        <Ledger<RecognitionRow>
          label={t('recognitions.title')}
          rows={rows}
          busy={isFetching}
          idOf={(row) => row.id}
          nameOf={(row) => row.name}
          active={xem}
          onActive={(id) => onSearch({ xem: id, after })}
          picked={sendable.length > 0 ? picked : undefined}
          onPick={sendable.length > 0 ? setPicked : undefined}
          columns={[
            {
              id: 'name',
              head: t('list.who'),
              card: 'title',
              cell: (row) => (
                <>
                  <Link to="/cong-nhan" search={{ ...search, xem: row.id }}>
                    {row.name}
                  </Link>
                  <small>
                    {row.holder ? `${row.holder} · ` : ''}
                    {row.authorityName}
                  </small>
                </>
              ),
            },
            {
              id: 'tier',
              head: t('recognitions.tier'),
              card: 'tag',
              cell: (row) => (
                <>
                  {row.status === 'revoked' ? (
                    <StatusTag kind="honour" status="revoked" />
                  ) : (
                    row.typical && <Tag tone="tre">{t('list.typical')}</Tag>
                  )}{' '}
                  {row.tierName}
                </>
              ),
            },
            ...(xem
              ? []
              : [
                  {
                    id: 'decision',
                    head: t('recognitions.decision'),
                    cell: (row: RecognitionRow) => row.decisionNumber,
                  },
                  {
                    id: 'certificate',
                    head: t('list.certificate'),
                    cell: (row: RecognitionRow) => (
                      <Link to="/tra-cuu/$code" params={{ code: row.certificateCode }}>
                        {row.certificateCode}
                      </Link>
                    ),
                  },
                ]),
            {
              id: 'day',
              head: t('recognitions.day'),
              numeric: true,
              card: 'end',
              cell: (row) => <DateText value={row.recognisedOn} />,
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
    </>
  );
  return (
    <>
      <Split
        label={t('recognitions.title')}
        detailLabel={t('recognitions.one')}
        list={list}
        detail={xem && <Detail id={xem} onSend={(row) => setSending([row])} />}
        onClose={() => onSearch({ xem: undefined, after })}
      />
      {sending && (
        <NominateDialog
          recognitions={sending}
          onClose={() => setSending(null)}
          onSent={() => {
            setSending(null);
            setPicked(new Set());
          }}
        />
      )}
    </>
  );
}

/** Words to look for; sent when the writing pauses, so that Vietnamese typing tools are left alone. */
function Find({ q, onFind }: { q?: string; onFind: (q: string | undefined) => void }) {
  const { t } = useTranslation('recognition');
  const [text, setText] = useState(q ?? '');
  useEffect(() => {
    const words = text.trim();
    if (words === (q ?? '')) return;
    const timer = setTimeout(() => onFind(words || undefined), 400);
    return () => clearTimeout(timer);
  });
  return (
    <TextInput
      className="r-find"
      aria-label={t('recognitions.find')}
      placeholder={t('recognitions.find')}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}

function Detail({ id, onSend }: { id: string; onSend: (row: RecognitionRow) => void }) {
  const { t } = useTranslation('recognition');
  const { data, error, refetch } = useGetRecognition({ path: { id } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SheetSkeleton lines={8} />;
  const { recognition: row } = data;
  return (
    <div className="k-stack">
      <div>
        <StatusTag kind="honour" status={row.status} />{' '}
        {row.typical && <Tag tone="tre">{t('list.typical')}</Tag>}
        <h2 className="r-name-of">{row.name}</h2>
      </div>
      {row.status === 'revoked' && (
        <Need tone="son" title={t('recognitions.revoked')}>
          {data.reason} {data.revokedOn && <DateText value={data.revokedOn} />}
        </Need>
      )}
      <Facts
        facts={[
          [t('recognitions.tier'), row.tierName],
          [t('recognitions.authority'), row.authorityName],
          [
            t('recognitions.decision'),
            <Link key="d" to="/quyet-dinh/$id" params={{ id: data.decisionId }}>
              {row.decisionNumber}
            </Link>,
          ],
          [t('recognitions.day'), <DateText key="n" value={row.recognisedOn} />],
          [t('recognitions.year'), String(row.rewardYear)],
          [
            t('list.certificate'),
            <Link key="c" to="/tra-cuu/$code" params={{ code: row.certificateCode }}>
              {row.certificateCode}
            </Link>,
          ],
          ...(data.skippedTiers.length > 0
            ? ([[t('recognitions.skipped'), data.skippedTiers.join(', ')]] as [string, string][])
            : []),
        ]}
      />
      {data.awards.length > 0 && (
        <section aria-label={t('part.khen-thuong')}>
          <h3 className="r-h3">{t('part.khen-thuong')}</h3>
          <ul className="k-tasks">
            {data.awards.map((award) => (
              <li key={award.id}>
                <span>
                  <b>{t(`form.${award.form}`)}</b>
                  <small>
                    {t(`category.${award.category}`)}
                    {award.toRecover && ` · ${t('awards.to-recover')}`}
                  </small>
                </span>
                {award.money != null && <Money dong={award.money} />}
              </li>
            ))}
          </ul>
        </section>
      )}
      {data.otherTiers.length > 0 && (
        <section aria-label={t('recognitions.other')}>
          <h3 className="r-h3">{t('recognitions.other')}</h3>
          <ul className="k-tasks">
            {data.otherTiers.map((other) => (
              <li key={other.id}>
                <span>
                  <b>{other.tierName}</b>
                  <small>
                    {other.authorityName} · <DateText value={other.recognisedOn} />
                  </small>
                </span>
                <StatusTag kind="honour" status={other.status} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {data.actions.includes('SendNomination') && (
        <div className="k-form-acts">
          <Button variant="filled" onClick={() => onSend(row)}>
            {t('nominate.act', { count: 1 })}
          </Button>
        </div>
      )}
    </div>
  );
}
