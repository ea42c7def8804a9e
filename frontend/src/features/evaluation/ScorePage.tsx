import './evaluation.css';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  Button,
  ConfirmDialog,
  EmptyState,
  ErrorState,
  Need,
  Page,
  PageSkeleton,
  say,
  SheetSkeleton,
} from '@/ui';
import { number } from '@/i18n/format';
import { useDeclareConflict, useGetCandidate, useGetJudgingSession, useQueue, type Candidate } from './api';
import { Dossier } from './Dossier';
import { firstWaiting, nextOf } from './scoring';
import { ScoreSheet } from './ScoreSheet';

/** One dossier: what the unit says on the left, my sheet on the right; the keyboard is enough. */
export function ScorePage() {
  const { id, candidateId } = useParams({ from: '/shell/xet-chon/$id/ho-so/$candidateId' });
  const { data: session, error: noSession } = useGetJudgingSession({ path: { id } });
  const { data: queue, error: noQueue } = useQueue(id);
  const { data: candidate, error, refetch } = useGetCandidate({ path: { id: candidateId } });
  const client = useQueryClient();
  const next = queue && nextOf(queue, candidateId);
  useEffect(() => {
    if (next) void client.prefetchQuery(useGetCandidate.options({ path: { id: next.id } }));
  }, [client, next]);

  const wrong = error ?? noSession ?? noQueue;
  if (wrong) return <ErrorState error={wrong} onRetry={() => void refetch()} />;
  if (!candidate || !session || !queue)
    return (
      <PageSkeleton>
        <div className="e-score" aria-hidden="true">
          <SheetSkeleton lines={9} />
          <SheetSkeleton lines={10} />
        </div>
      </PageSkeleton>
    );
  return (
    <Scoring
      key={candidate.id}
      candidate={candidate}
      sessionId={id}
      place={queue.findIndex((row) => row.id === candidate.id) + 1}
      of={queue.length}
      handedIn={session.myQueue?.handedIn}
      toScore={session.myQueue?.of}
      next={(next ?? firstWaiting(queue.filter((row) => row.id !== candidate.id)))?.id}
    />
  );
}

interface Props {
  candidate: Candidate;
  sessionId: string;
  place: number;
  of: number;
  handedIn?: number;
  toScore?: number;
  next?: string;
}

function Scoring({ candidate, sessionId, place, of, handedIn, toScore, next }: Props) {
  const { t } = useTranslation('evaluation');
  const navigate = useNavigate();
  const [stepping, setStepping] = useState(false);
  const declare = useDeclareConflict();
  const { actions, recused, mySheet } = candidate;

  const goOn = () => {
    if (next)
      void navigate({ to: '/xet-chon/$id/ho-so/$candidateId', params: { id: sessionId, candidateId: next } });
    else void navigate({ to: '/xet-chon/$id', params: { id: sessionId } });
  };
  return (
    <Page
      title={candidate.name}
      sentence={candidate.name}
      scope={
        <nav className="k-scope" aria-label={t('score.way')}>
          <Link to="/xet-chon/$id" params={{ id: sessionId }}>
            ‹ {t('score.back')}
          </Link>
          <span>
            {t('score.place', { place, of })}
            {toScore !== undefined && <> · {t('score.done', { count: handedIn ?? 0, of: toScore })}</>}
          </span>
        </nav>
      }
      more={[candidate.code, candidate.unitName, t(`subject.${candidate.subject}`), candidate.fieldName].join(
        ' · ',
      )}
      acts={
        <>
          {actions.includes('DeclareConflict') && (
            <Button onClick={() => setStepping(true)}>{t('conflict.act')}</Button>
          )}
          {next && (
            <Button onClick={goOn} variant={actions.includes('HandInScoreSheet') ? 'default' : 'filled'}>
              {t('score.next')} ›
            </Button>
          )}
        </>
      }
    >
      <div className="e-score">
        <Dossier candidate={candidate} />
        {mySheet && !recused ? (
          <ScoreSheet candidate={candidate} sheet={mySheet} sessionId={sessionId} onHandedIn={goOn} />
        ) : (
          <section className="k-sheet e-sheet" aria-label={t('score.sheet')}>
            {recused ? (
              <Need
                title={t('score.recused')}
                acts={next && <Button onClick={goOn}>{t('score.next')} ›</Button>}
              >
                {t(`recusal.${recused}-why`)}
              </Need>
            ) : (
              <EmptyState
                act={
                  <Link to="/xet-chon/$id" params={{ id: sessionId }}>
                    {t('score.back')}
                  </Link>
                }
              >
                {t(`score.no-sheet-${candidate.sessionStatus}`)}
              </EmptyState>
            )}
            {candidate.average != null && (
              <p className="e-average">
                {t('score.average', {
                  average: number(candidate.average, 2),
                  count: candidate.scorers ?? 0,
                })}
              </p>
            )}
          </section>
        )}
      </div>
      <ConfirmDialog
        opened={stepping}
        onClose={() => setStepping(false)}
        title={t('conflict.title')}
        act={t('conflict.confirm')}
        reason={{ label: t('conflict.reason'), description: t('conflict.reason-more') }}
        busy={declare.isPending}
        error={declare.error}
        onConfirm={(note) =>
          declare.mutate(
            { path: { id: candidate.id }, body: { note }, rowVersion: candidate.rowVersion },
            {
              onSuccess: () => {
                setStepping(false);
                say(t('conflict.done'));
              },
            },
          )
        }
      >
        {t('conflict.what')}
      </ConfirmDialog>
    </Page>
  );
}
