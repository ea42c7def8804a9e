import './evaluation.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  Button,
  ConfirmDialog,
  DateText,
  ErrorState,
  ExportLink,
  Facts,
  LedgerSkeleton,
  Page,
  PageSkeleton,
  say,
  Sheet,
  StatusTag,
  useKeys,
  Views,
} from '@/ui';
import { number } from '@/i18n/format';
import { useGetJudgingSession, useOpenScoring, useQueue, type CandidateRow, type Session } from './api';
import { AddCandidates } from './AddCandidates';
import { CloseDialog } from './CloseDialog';
import { MatrixView } from './MatrixView';
import { MembersView } from './MembersView';
import { QueueView } from './QueueView';
import { RankingView } from './RankingView';
import { firstWaiting } from './scoring';

const MinutesView = lazy(() => import('./MinutesView').then((it) => ({ default: it.MinutesView })));

type View = 'hang-doi' | 'thanh-vien' | 'bang-cham' | 'xep-hang' | 'bien-ban' | 'them';

export function SessionPage() {
  const { id } = useParams({ from: '/shell/xet-chon/$id' });
  const { data: session, error, refetch } = useGetJudgingSession({ path: { id } });
  const queue = useQueue(id);
  const wrong = error ?? queue.error;
  if (wrong)
    return (
      <ErrorState
        error={wrong}
        onRetry={() => {
          void refetch();
          void queue.refetch();
        }}
      />
    );
  if (!session || !queue.data) return <PageSkeleton />;
  return <SessionDesk session={session} queue={queue.data} />;
}

function SessionDesk({ session, queue }: { session: Session; queue: CandidateRow[] }) {
  const { t } = useTranslation('evaluation');
  const { xem } = useSearch({ from: '/shell/xet-chon/$id' });
  const navigate = useNavigate();
  const open = useOpenScoring();
  const [asking, setAsking] = useState<'open' | 'close' | null>(null);
  const { actions, status, myQueue } = session;
  const may = (name: string) => actions.includes(name);
  const path = { id: session.id };
  const next = firstWaiting(queue);

  const shown: View[] = [
    'hang-doi',
    'thanh-vien',
    ...(may('GetMatrix') ? (['bang-cham'] as const) : []),
    ...(may('GetRanking') ? (['xep-hang'] as const) : []),
    ...(may('GetMinutes') ? (['bien-ban'] as const) : []),
    ...(may('AddCandidates') ? (['them'] as const) : []),
  ];
  const view: View =
    xem && shown.includes(xem) ? xem : status === 'closed' && may('GetRanking') ? 'xep-hang' : 'hang-doi';
  const score = () =>
    next &&
    void navigate({
      to: '/xet-chon/$id/ho-so/$candidateId',
      params: { id: session.id, candidateId: next.id },
    });
  useKeys([{ press: 'ctrl+enter', does: t('key.go-on'), run: () => score() }], next !== undefined);

  return (
    <Page
      title={session.title}
      scope={
        <nav className="k-scope" aria-label={t('score.way')}>
          <Link to="/xet-chon">‹ {t('sessions.title')}</Link>
          <span>{session.title}</span>
          <StatusTag kind="session" status={status} />
        </nav>
      }
      sentence={<Finding session={session} queue={queue} />}
      more={
        <>
          {session.councilName} · {session.tierName} · <DateText value={session.heldOn} />
        </>
      }
      acts={
        <>
          {view === 'hang-doi' && <ExportLink list="/api/judging-sessions/{id}/candidates" path={path} />}
          {view === 'bang-cham' && <ExportLink list="/api/judging-sessions/{id}/matrix" path={path} />}
          {view === 'xep-hang' && <ExportLink list="/api/judging-sessions/{id}/ranking" path={path} />}
          {view === 'them' && <ExportLink list="/api/judging-sessions/{id}/eligible" path={path} />}
          {may('CloseSession') && (
            <Button onClick={() => setAsking('close')} variant={next ? 'default' : 'filled'}>
              {t('close.act')}
            </Button>
          )}
          {may('OpenScoring') && (
            <Button variant="filled" onClick={() => setAsking('open')}>
              {t('open.act', { count: session.candidates })}
            </Button>
          )}
          {next && myQueue && (
            <Button variant="filled" onClick={score}>
              {t('queue.go-on', { count: myQueue.of - myQueue.handedIn })}
            </Button>
          )}
        </>
      }
    >
      <Views
        label={t('view.label')}
        current={view}
        views={shown.map((it) => ({
          id: it,
          words: t(`view.${it}`),
          to: `/xet-chon/${session.id}`,
          search: { xem: it },
          count: it === 'hang-doi' ? queue.length : it === 'thanh-vien' ? session.members.length : undefined,
        }))}
      />
      <div className="e-desk">
        <div className="e-desk-main">
          <Suspense fallback={<LedgerSkeleton />}>
            {view === 'hang-doi' && <QueueView session={session} queue={queue} />}
            {view === 'thanh-vien' && <MembersView session={session} />}
            {view === 'bang-cham' && <MatrixView id={session.id} />}
            {view === 'xep-hang' && <RankingView session={session} />}
            {view === 'bien-ban' && <MinutesView id={session.id} />}
            {view === 'them' && <AddCandidates session={session} />}
          </Suspense>
        </div>
        {view !== 'bien-ban' && view !== 'bang-cham' && <Terms session={session} />}
      </div>

      <ConfirmDialog
        opened={asking === 'open'}
        onClose={() => setAsking(null)}
        title={t('open.title')}
        act={t('open.act', { count: session.candidates })}
        busy={open.isPending}
        error={open.error}
        onConfirm={() =>
          open.mutate(
            { path: { id: session.id }, rowVersion: session.rowVersion },
            {
              onSuccess: () => {
                setAsking(null);
                say(t('open.done', { count: session.candidates }));
              },
            },
          )
        }
      >
        {t('open.what')}
      </ConfirmDialog>
      {asking === 'close' && <CloseDialog session={session} onClose={() => setAsking(null)} />}
    </Page>
  );
}

/** What the page found, as a sentence. */
function Finding({ session, queue }: { session: Session; queue: CandidateRow[] }) {
  const { t } = useTranslation('evaluation');
  const { myQueue, status } = session;
  if (status === 'closed')
    return t('finding.closed', {
      count: queue.filter(({ outcome }) => outcome === 'passed').length,
      of: queue.length,
    });
  if (status === 'preparing')
    return queue.length === 0 ? t('finding.bare') : t('finding.preparing', { count: queue.length });
  if (!myQueue) return t('finding.scoring', { count: queue.length });
  const left = myQueue.of - myQueue.handedIn;
  if (left === 0) return t('finding.all-in', { of: myQueue.of });
  return (
    <>
      {t('finding.mine', { count: myQueue.handedIn, of: myQueue.of })}{' '}
      <mark>{t('finding.left', { count: left })}</mark>
    </>
  );
}

/** How this session counts: its rules as sentences. */
function Terms({ session }: { session: Session }) {
  const { t } = useTranslation('evaluation');
  const { rules } = session;
  const { pass, quorum } = rules;
  return (
    <Sheet title={t('terms.title')} className="e-terms">
      <Facts
        facts={[
          [t('terms.campaign'), session.campaignName],
          [t('terms.decision'), session.councilDecision],
          [
            t('terms.quorum'),
            t(session.quorumMet ? 'terms.quorum-met' : 'terms.quorum-short', {
              count: session.present,
              of: session.members.length,
              need: Math.ceil((session.members.length * quorum.numerator) / quorum.denominator),
            }),
          ],
          [
            t('terms.pass'),
            t('terms.pass-rule', {
              average: number(pass.minimumAverage, 2),
              share: number(pass.minimumShare, 2),
              mark: number(pass.passMark, 2),
            }),
          ],
          ...(rules.quotas.length > 0
            ? ([
                [
                  t('terms.quota'),
                  rules.quotas
                    .map(({ subject, places }) =>
                      t('terms.places', { count: places, subject: t(`subject.${subject}`) }),
                    )
                    .join('; '),
                ],
              ] as [string, string][])
            : []),
          [
            t('terms.ties'),
            <ol key="ties" className="e-ties">
              {rules.ties.map(({ by, criterion }) => (
                <li key={by + (criterion ?? '')}>{t(`tie.${by}`, { criterion })}</li>
              ))}
            </ol>,
          ],
        ]}
      />
    </Sheet>
  );
}
