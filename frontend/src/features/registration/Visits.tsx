import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { date } from '@/i18n/format';
import { Button, ConfirmDialog, EmptyState, ErrorState, ExportLink, say, StatusTag } from '@/ui';
import { useAnswerVisit, useCloseVisit, useListVisits, type Visit } from './carryingApi';
import { VisitDialog } from './VisitDialog';

/** Who came to look, what they found and asked, and what the unit answered. */
export function Visits({ id, mayRecord }: { id: string; mayRecord: boolean }) {
  const { t } = useTranslation('carrying');
  const [after, setAfter] = useState<string>();
  const list = useListVisits({ path: { id }, query: { after, limit: 10 } }, { keep: true });
  const [writing, setWriting] = useState<Visit | 'new' | null>(null);
  const [asking, setAsking] = useState<{ visit: Visit; act: 'answer' | 'close' } | null>(null);
  const answer = useAnswerVisit();
  const close = useCloseVisit();
  const rows = list.data?.items ?? [];
  const shut = () => {
    setAsking(null);
    answer.reset();
    close.reset();
  };
  const call = asking && { path: { id: asking.visit.id }, rowVersion: asking.visit.rowVersion };
  const done = (words: string) => ({
    onSuccess: () => {
      shut();
      say(words);
    },
  });
  if (rows.length === 0 && !mayRecord && list.data) return null;
  return (
    <section className="ca-work" aria-label={t('visit.title')}>
      <div className="ca-head">
        <h2>{t('visit.title')}</h2>
        <span className="ca-pages">
          {rows.length > 0 && <ExportLink small list="/api/registrations/{id}/visits" path={{ id }} />}
          {mayRecord && <Button onClick={() => setWriting('new')}>{t('visit.record')}</Button>}
        </span>
      </div>
      {list.error && !list.data ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data && rows.length === 0 ? (
        <EmptyState>{t('visit.empty')}</EmptyState>
      ) : (
        <ol className="ca-days" aria-busy={!list.data || list.isPlaceholderData}>
          {rows.map((visit) => (
            <li key={visit.id}>
              <time dateTime={visit.visitedOn}>
                <b>{date(visit.visitedOn).slice(0, 5)}</b>
                <small>{visit.visitedOn.slice(0, 4)}</small>
              </time>
              <article>
                <p className="ca-line">
                  <b>{visit.byName}</b>
                  <StatusTag kind="visit" status={visit.status} />
                </p>
                <p className="reg-quiet">
                  {visit.members}
                  {visit.helperName && <> · {t('twinning.by', { name: visit.helperName })}</>}
                </p>
                <p className="reg-text">{visit.found}</p>
                {visit.guidance && (
                  <p className="ca-guidance">
                    <b>{t('visit.guidance')}:</b> {visit.guidance}
                    {visit.followUpBy && <> · {t('visit.until', { day: date(visit.followUpBy) })}</>}
                  </p>
                )}
                {visit.reply && (
                  <p className="ca-reply">
                    <b>{t('visit.reply')}</b> {visit.reply}
                    {visit.repliedAt && <span className="reg-quiet"> {date(visit.repliedAt)}</span>}
                  </p>
                )}
                {visit.actions.length > 0 && (
                  <div className="ca-acts">
                    {visit.actions.includes('AnswerVisit') && (
                      <button
                        type="button"
                        className="k-link"
                        onClick={() => setAsking({ visit, act: 'answer' })}
                      >
                        {t(visit.reply ? 'visit.answer-again' : 'visit.answer')}
                      </button>
                    )}
                    {visit.actions.includes('CloseVisit') && (
                      <button
                        type="button"
                        className="k-link"
                        onClick={() => setAsking({ visit, act: 'close' })}
                      >
                        {t('visit.close')}
                      </button>
                    )}
                    {visit.actions.includes('SaveVisit') && (
                      <button type="button" className="k-link" onClick={() => setWriting(visit)}>
                        {t('edit')}
                        <span className="sr"> {t('visit.of-day', { day: date(visit.visitedOn) })}</span>
                      </button>
                    )}
                  </div>
                )}
              </article>
            </li>
          ))}
        </ol>
      )}
      {(after ?? list.data?.next) && (
        <div className="ca-pages">
          {after && (
            <Button size="sm" onClick={() => setAfter(undefined)}>
              {t('newest')}
            </Button>
          )}
          {list.data?.next && (
            <Button size="sm" onClick={() => setAfter(list.data?.next ?? undefined)}>
              {t('older')}
            </Button>
          )}
        </div>
      )}
      {writing && (
        <VisitDialog
          registrationId={id}
          visit={writing === 'new' ? undefined : writing}
          onClose={() => setWriting(null)}
        />
      )}
      <ConfirmDialog
        opened={asking?.act === 'answer'}
        onClose={shut}
        title={t('visit.answer-title')}
        act={t('visit.answer-act')}
        reason={{ label: t('visit.answer-label'), description: asking?.visit.guidance ?? undefined }}
        busy={answer.isPending}
        error={answer.error}
        onConfirm={(reply) => call && answer.mutate({ ...call, body: { reply } }, done(t('visit.answered')))}
      />
      <ConfirmDialog
        opened={asking?.act === 'close'}
        onClose={shut}
        title={t('visit.close-title')}
        act={t('visit.close')}
        busy={close.isPending}
        error={close.error}
        onConfirm={() => call && close.mutate(call, done(t('visit.closed')))}
      >
        {t('visit.close-more')}
      </ConfirmDialog>
    </section>
  );
}
