import './obligations.css';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { date, moment } from '@/i18n/format';
import { Button, ErrorState, Facts, Need, SheetSkeleton, StatusTag } from '@/ui';
import { AnswerActs } from './AnswerActs';
import { formOf } from './board';
import { AnswerRequest } from './ExtensionRequests';
import { useGetObligation, type Extension, type Obligation } from './obligationsApi';
import { RemindDialog } from './RemindDialog';
import { TouchDialog } from './TouchDialog';

/** One unit's obligation with everything that was said about it, and what this person may do. */
export function ObligationDetail({ id, alone }: { id: string; alone?: boolean }) {
  const { data, error, refetch } = useGetObligation({ path: { id } });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SheetSkeleton lines={8} />;
  return <Reading row={data} alone={alone} />;
}

function Reading({ row, alone }: { row: Obligation; alone?: boolean }) {
  const { t } = useTranslation('obligations');
  const [asking, setAsking] = useState<'remind' | 'extend' | 'exempt'>();
  const form = formOf(row.form);
  const may = (name: string) => row.actions.includes(name);
  const waiting = row.extensions.find(({ status }) => status === 'requested');
  const facts: [string, ReactNode][] = [
    [t('one.campaign'), row.campaignName],
    [t('one.due'), date(row.dueOn)],
  ];
  if (row.plannedOn && row.plannedOn !== row.dueOn) facts.push([t('one.planned'), date(row.plannedOn)]);
  facts.push([t('one.basis'), t(row.basis === 'own' ? 'one.basis-own' : 'one.basis-subtree')]);
  if (row.handedInAt) facts.push([t('one.handed-in'), moment(row.handedInAt)]);
  if (row.returnedAt) facts.push([t('one.returned'), moment(row.returnedAt)]);
  if (row.exemptReason)
    facts.push([
      t('one.exempt'),
      row.exemptedBy && row.exemptedAt
        ? t('one.exempt-by', { reason: row.exemptReason, who: row.exemptedBy, when: moment(row.exemptedAt) })
        : row.exemptReason,
    ]);
  facts.push([
    t('one.reminded'),
    row.lastRemindedAt
      ? t('one.reminded-last', { count: row.reminded, when: moment(row.lastRemindedAt) })
      : t('one.reminded-never'),
  ]);
  if (row.answer) facts.push([t('one.answer'), `“${row.answer}”`]);
  if (row.willHandInOn) facts.push([t('one.will'), date(row.willHandInOn)]);
  const close = () => setAsking(undefined);
  return (
    <article className="b-one">
      <p>
        <StatusTag kind="obligation" status={row.state} />
      </p>
      {!alone && <h2>{row.unitName}</h2>}
      {!alone && <p className="b-under">{t(`form.${form}`)}</p>}
      {waiting && (
        <Need
          title={t('row.wants', { day: waiting.wantedOn ? date(waiting.wantedOn) : '…' })}
          acts={<AnswerRequest row={waiting} />}
        >
          “{waiting.reason}”
        </Need>
      )}
      <AnswerActs about={row} answered={!!row.answeredAt && row.answeredAt >= (row.lastRemindedAt ?? '')} />
      <Facts facts={facts} />
      {row.transferredOn && <p>{t('one.transferred', { day: date(row.transferredOn) })}</p>}
      {row.extensions.length > 0 && (
        <section>
          <h3>{t('one.extensions')}</h3>
          <ul className="b-trace">
            {row.extensions.map((one) => (
              <li key={one.id}>
                <b>{worded(one, t)}</b>
                <p>“{one.reason}”</p>
                {one.answer && <p>“{one.answer}”</p>}
                <small>
                  {[
                    one.requestedBy,
                    one.requestedAt && moment(one.requestedAt),
                    one.decidedBy,
                    one.decidedAt && moment(one.decidedAt),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
      {!alone && (
        <p>
          <Link to="/phai-nop/$id" params={{ id: row.id }}>
            {t('one.open')}
          </Link>
        </p>
      )}
      {(may('RemindUnits') || may('ExtendUnits') || may('ExemptUnit')) && (
        <div className="b-acts b-foot">
          {may('RemindUnits') && (
            <Button variant="filled" onClick={() => setAsking('remind')}>
              {t('acts.remind', { count: 1 })}
            </Button>
          )}
          {may('ExtendUnits') && (
            <Button onClick={() => setAsking('extend')}>{t('acts.extend', { count: 1 })}</Button>
          )}
          {may('ExemptUnit') && (
            <Button onClick={() => setAsking('exempt')}>{t('acts.exempt', { count: 1 })}</Button>
          )}
        </div>
      )}
      {asking === 'remind' && <RemindDialog rows={[row]} form={form} onClose={close} />}
      {(asking === 'extend' || asking === 'exempt') && (
        <TouchDialog kind={asking} rows={[row]} onClose={close} />
      )}
    </article>
  );
}

function worded(one: Extension, t: ReturnType<typeof useTranslation<'obligations'>>['t']) {
  const to = one.newDueOn ?? one.wantedOn;
  return t(`extension.${one.status}`, {
    from: one.oldDueOn ? date(one.oldDueOn) : '…',
    to: to ? date(to) : '…',
  });
}
