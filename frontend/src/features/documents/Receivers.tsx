import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { date, number } from '@/i18n/format';
import {
  Button,
  DateText,
  Dialog,
  EmptyState,
  ErrorState,
  ExportLink,
  Ledger,
  LedgerSkeleton,
  Pager,
  say,
  Tag,
  Textarea,
} from '@/ui';
import { useListReceivers, useRemindReceivers, type Directive, type Receiver } from './api';

const filters = {
  'chua-nhan': { acknowledged: false },
  'da-nhan': { acknowledged: true },
  'chua-ke-hoach': { planned: false },
  'co-ke-hoach': { planned: true },
} as const;
type View = keyof typeof filters;

/** Who received it: every count opens its units, and those that have not answered can be reminded together. */
export function Receivers({ directive }: { directive: Directive }) {
  const { t } = useTranslation('documents');
  const { xem, after } = useSearch({ from: '/shell/van-ban/$id' });
  const navigate = useNavigate({ from: '/van-ban/$id' });
  const [reminding, setReminding] = useState<'receipt' | 'plan'>();
  const { id, counts, status, planBy } = directive;
  const draft = status === 'draft';
  const query = draft || !xem ? {} : filters[xem];
  const list = useListReceivers({ path: { id }, query: { ...query, after, limit: 25 } }, { keep: true });
  const rows = list.data?.items ?? [];
  const mayRemind = directive.actions.includes('RemindReceivers');
  const lines: [View | undefined, number][] = [
    [undefined, counts.received],
    ['chua-nhan', counts.silent],
    ['da-nhan', counts.acknowledged],
    ...(planBy
      ? ([
          ['chua-ke-hoach', counts.planless],
          ['co-ke-hoach', counts.planned],
        ] as [View, number][])
      : []),
  ];
  return (
    <section className="d-receivers" aria-labelledby="d-receivers">
      <div className="d-bar">
        <h2 id="d-receivers">{t(draft ? 'receivers.draft' : 'receivers.title')}</h2>
        <span className="d-bar">
          <ExportLink small list="/api/directives/{id}/receivers" path={{ id }} query={query} />
          {mayRemind && planBy && counts.planless > 0 && (
            <Button onClick={() => setReminding('plan')}>
              {t('remind.act-plan', { count: counts.planless, n: number(counts.planless) })}
            </Button>
          )}
          {mayRemind && counts.silent > 0 && (
            <Button variant="filled" onClick={() => setReminding('receipt')}>
              {t('remind.act', { count: counts.silent, n: number(counts.silent) })}
            </Button>
          )}
        </span>
      </div>
      {!draft && (
        <ul className="d-counts">
          {lines.map(([view, count]) => (
            <li key={view ?? 'all'}>
              <Link
                to="/van-ban/$id"
                params={{ id }}
                search={{ xem: view }}
                resetScroll={false}
                aria-current={xem === view ? 'true' : undefined}
              >
                <b>{number(count)}</b>
                {t(`receivers.${view ?? 'all'}`)}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <div className="k-list" data-alone>
        {list.error ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : !list.data ? (
          <LedgerSkeleton rows={6} />
        ) : rows.length === 0 ? (
          <EmptyState>{t('receivers.none-such')}</EmptyState>
        ) : (
          <>
            <Ledger<Receiver>
              label={t('receivers.title')}
              rows={rows}
              busy={list.isFetching}
              idOf={(row) => row.unitId}
              nameOf={(row) => row.unitName}
              columns={[
                {
                  id: 'unit',
                  head: t('column.unit'),
                  card: 'title',
                  cell: (row) => (
                    <>
                      <Link to="/don-vi/$id" params={{ id: row.unitId }}>
                        {row.unitName}
                      </Link>
                      <small>{[row.parentName, row.contact].filter(Boolean).join(' · ')}</small>
                    </>
                  ),
                },
                { id: 'tier', head: t('column.tier'), cell: (row) => row.tierName },
                ...(draft
                  ? []
                  : [
                      {
                        id: 'state',
                        head: t('column.acknowledgement'),
                        card: 'tag' as const,
                        cell: (row: Receiver) =>
                          row.acknowledgedAt ? (
                            <>
                              <DateText value={row.acknowledgedAt} />
                              <small>{row.acknowledgedName}</small>
                            </>
                          ) : row.ended ? (
                            <Tag>{t('state.ended')}</Tag>
                          ) : (
                            <Tag tone="son">{t('state.not-acknowledged')}</Tag>
                          ),
                      },
                      {
                        id: 'plan',
                        head: t('column.plan'),
                        cell: (row: Receiver) =>
                          row.planNumber ? (
                            row.planFileId ? (
                              <a href={`/api/attachments/${row.planFileId}`} download>
                                {t('plan.is', { number: row.planNumber, day: date(row.planOn ?? '') })}
                              </a>
                            ) : (
                              t('plan.is', { number: row.planNumber, day: date(row.planOn ?? '') })
                            )
                          ) : (
                            '–'
                          ),
                      },
                      {
                        id: 'reminded',
                        head: t('column.reminded'),
                        numeric: true,
                        card: 'end' as const,
                        cell: (row: Receiver) =>
                          row.reminded > 0 && row.lastRemindedAt
                            ? t('remind.times', { count: row.reminded, day: date(row.lastRemindedAt) })
                            : '–',
                      },
                    ]),
              ]}
            />
            <Pager
              from={0}
              count={rows.length}
              onFirst={after ? () => void navigate({ search: { xem } }) : undefined}
              onPrevious={after ? () => window.history.back() : undefined}
              onNext={
                list.data.next
                  ? () =>
                      void navigate({
                        search: { xem, after: list.data.next ?? undefined },
                        resetScroll: false,
                      })
                  : undefined
              }
            />
          </>
        )}
      </div>
      {reminding && (
        <RemindDialog directive={directive} wanted={reminding} onClose={() => setReminding(undefined)} />
      )}
    </section>
  );
}

function RemindDialog({
  directive,
  wanted,
  onClose,
}: {
  directive: Directive;
  wanted: 'receipt' | 'plan';
  onClose: () => void;
}) {
  const { t } = useTranslation('documents');
  const remind = useRemindReceivers();
  const [message, setMessage] = useState(
    t(wanted === 'receipt' ? 'remind.words' : 'remind.words-plan', {
      number: directive.number,
      day: directive.planBy ? date(directive.planBy) : '',
    }),
  );
  const count = wanted === 'receipt' ? directive.counts.silent : directive.counts.planless;
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t(`remind.title-${wanted}`, { count, n: number(count) })}
      size="lg"
    >
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!message.trim()) return;
          remind.mutate(
            { path: { id: directive.id }, body: { wanted, message: message.trim() } },
            {
              onSuccess: ({ units }) => {
                say(t('remind.done', { count: units, n: number(units) }));
                onClose();
              },
            },
          );
        }}
      >
        <p>{t('remind.what')}</p>
        <Textarea
          label={t('remind.message')}
          required
          autosize
          minRows={3}
          maxRows={8}
          maxLength={1000}
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
          error={!message.trim() && t('missing')}
        />
        {remind.error && <ErrorState error={remind.error} kept={t('ui:confirm.kept')} />}
        <div className="k-form-acts">
          {/* The second click of a double click is no second wish. */}
          <Button
            type="submit"
            variant="filled"
            data-autofocus
            loading={remind.isPending}
            onClick={(event) => event.detail > 1 && event.preventDefault()}
          >
            {t('remind.send', { count, n: number(count) })}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
