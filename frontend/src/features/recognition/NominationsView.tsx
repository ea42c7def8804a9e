import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  Button,
  ConfirmDialog,
  DateText,
  EmptyState,
  ErrorState,
  Facts,
  FilterChip,
  Filters,
  Ledger,
  LedgerSkeleton,
  Need,
  Pager,
  say,
  SheetSkeleton,
  Split,
  StatusTag,
} from '@/ui';
import { PaperList } from '@/ui/PaperList';
import { SealedReading } from '@/ui/own/SealedReading';
import { number } from '@/i18n/format';
import {
  useAcceptNomination,
  useGetNomination,
  useListNominations,
  useReturnNomination,
  type NominationRow,
} from './api';
import type { PartProps } from './RecognitionsPage';
import { ScopeChip } from './ScopeChip';
import { asNominations } from './search';

/** What was proposed upward, and what came from below. */
export function NominationsView({ search, onSearch }: PartProps) {
  const { t } = useTranslation(['recognition', 'status']);
  const { hop, traLoi, xem, after } = search;
  const { data, error, refetch, isFetching } = useListNominations(
    {
      query: { ...asNominations(search), after, limit: 25 },
    },
    { keep: true },
  );
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LedgerSkeleton />;
  const rows = data.items;
  const list = (
    <>
      <Filters>
        <ScopeChip search={search} onSearch={onSearch} />
        <FilterChip
          label={t('nominations.box')}
          value={hop}
          options={(['received', 'sent'] as const).map((value) => ({
            value,
            words: t(`nominations.${value}`),
          }))}
          onChange={(value) => onSearch({ hop: (value || undefined) as typeof hop })}
        />
        <FilterChip
          label={t('decisions.status')}
          value={traLoi}
          options={(['sent', 'accepted', 'returned'] as const).map((value) => ({
            value,
            words: t(`status:nomination.${value}`),
          }))}
          onChange={(value) => onSearch({ traLoi: (value || undefined) as typeof traLoi })}
        />
      </Filters>
      {rows.length === 0 ? (
        <EmptyState
          act={
            <Link to="/cong-nhan" search={hop || traLoi ? { muc: 'de-nghi' } : { muc: 'cong-nhan' }}>
              {t(hop || traLoi ? 'nominations.show-all' : 'nominations.go')}
            </Link>
          }
        >
          {t('nominations.empty')}
        </EmptyState>
      ) : (
        <Ledger<NominationRow>
          label={t('part.de-nghi')}
          rows={rows}
          busy={isFetching}
          idOf={(row) => row.id}
          nameOf={(row) => row.name}
          active={xem}
          onActive={(id) => onSearch({ xem: id, after })}
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
                  <small>{t('nominations.way', { from: row.unitName, to: row.toUnitName })}</small>
                </>
              ),
            },
            {
              id: 'status',
              head: t('decisions.status'),
              card: 'tag',
              cell: (row) => <StatusTag kind="nomination" status={row.status} />,
            },
            {
              id: 'letter',
              head: t('nominations.letter'),
              card: 'end',
              cell: (row) => (
                <>
                  {row.letterNumber}
                  <small>
                    <DateText value={row.letterDate} />
                  </small>
                </>
              ),
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
    <Split
      label={t('part.de-nghi')}
      detailLabel={t('nominations.one')}
      list={list}
      detail={xem && <Detail key={xem} id={xem} />}
      onClose={() => onSearch({ xem: undefined, after })}
    />
  );
}

function Detail({ id }: { id: string }) {
  const { t } = useTranslation('recognition');
  const { data, error, refetch } = useGetNomination({ path: { id } });
  const accept = useAcceptNomination();
  const giveBack = useReturnNomination();
  const [returning, setReturning] = useState(false);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SheetSkeleton lines={8} />;
  const { nomination: row, dossier, actions, rowVersion } = data;
  const { judged, result } = dossier;
  return (
    <div className="k-stack">
      <div>
        <StatusTag kind="nomination" status={row.status} />
        <h2 className="r-name-of">{row.name}</h2>
        <p className="k-sub">{t('nominations.way', { from: row.unitName, to: row.toUnitName })}</p>
      </div>
      {row.status === 'returned' && row.reason && (
        <Need tone="son" title={t('nominations.returned')}>
          {row.reason}
        </Need>
      )}
      <Facts
        facts={[
          [t('nominations.letter'), `${row.letterNumber}`],
          [t('nominate.day'), <DateText key="d" value={row.letterDate} />],
          [t('nominations.code'), `${dossier.code} · ${dossier.unitName}`],
          ...(judged
            ? ([
                [
                  t('nominations.judged'),
                  t('nominations.judged-as', {
                    session: judged.session,
                    average: judged.average == null ? '–' : number(judged.average, 2),
                    rank: judged.rank ?? '–',
                  }),
                ],
              ] as [string, string][])
            : []),
        ]}
      />
      <p className="r-text">{data.statement}</p>
      {result && <p className="r-text">{result.text.narrative}</p>}
      {dossier.papers && <PaperList papers={dossier.papers} />}
      {dossier.recognitions.length > 0 && (
        <ul className="k-tasks" aria-label={t('recognitions.other')}>
          {dossier.recognitions.map((below) => (
            <li key={below.certificateCode}>
              <span>
                <b>{below.tier}</b>
                <small>
                  {below.authority} · {below.decisionNumber} · <DateText value={below.recognisedOn} />
                </small>
              </span>
              <Link to="/tra-cuu/$code" params={{ code: below.certificateCode }}>
                {below.certificateCode}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <section className="r-sealed" aria-label={t('nominations.sealed')}>
        <h3 className="r-h3">{t('nominations.sealed')}</h3>
        <SealedReading heading="h4" parts={dossier.parts} answers={dossier.answers} />
      </section>
      {accept.error && <ErrorState error={accept.error} />}
      {(actions.includes('AcceptNomination') || actions.includes('ReturnNomination')) && (
        <div className="k-form-acts">
          {actions.includes('AcceptNomination') && (
            <Button
              variant="filled"
              loading={accept.isPending}
              onClick={() =>
                accept.mutate(
                  { path: { id }, rowVersion },
                  { onSuccess: () => say(t('nominations.accepted')) },
                )
              }
            >
              {t('nominations.accept')}
            </Button>
          )}
          {actions.includes('ReturnNomination') && (
            <Button onClick={() => setReturning(true)}>{t('nominations.return')}</Button>
          )}
        </div>
      )}
      <ConfirmDialog
        opened={returning}
        onClose={() => setReturning(false)}
        title={t('nominations.return')}
        act={t('nominations.return-act')}
        reason={{ label: t('nominations.reason'), description: t('nominations.reason-more') }}
        busy={giveBack.isPending}
        error={giveBack.error}
        onConfirm={(reason) =>
          giveBack.mutate(
            { path: { id }, body: { reason }, rowVersion },
            {
              onSuccess: () => {
                setReturning(false);
                say(t('nominations.given-back'));
              },
            },
          )
        }
      />
    </div>
  );
}
