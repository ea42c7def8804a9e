import './recognition.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  Button,
  ConfirmDialog,
  DateText,
  ErrorState,
  ExportLink,
  Money,
  Need,
  Page,
  PageSkeleton,
  say,
  SheetSkeleton,
  StatusTag,
  Views,
} from '@/ui';
import { useDeleteDraft, useGetDecision, useRevokeDecision, type Decision } from './api';
import { AddLines } from './AddLines';
import { DecisionWords } from './DecisionWords';
import { IssueDialog } from './IssueDialog';
import { ItemList } from './ItemList';
import { ListEditor } from './ListEditor';
import { useDraft, type Kept } from './useDraft';

const DecisionPaper = lazy(() => import('./DecisionPaper').then((it) => ({ default: it.DecisionPaper })));

export function DecisionPage() {
  const { id } = useParams({ from: '/shell/quyet-dinh/$id' });
  const { data, error, refetch } = useGetDecision({ path: { id } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return data.actions.includes('SaveDecision') ? (
    <Draft key={`${id} draft`} decision={data} />
  ) : (
    <Desk
      decision={data}
      list={<ItemList decision={data} />}
      flush={() => Promise.resolve(data.rowVersion)}
    />
  );
}

function Draft({ decision }: { decision: Decision }) {
  const draft = useDraft(decision);
  const { t } = useTranslation('recognition');
  return (
    <Desk
      decision={decision}
      kept={draft.kept}
      flush={draft.flush}
      list={<ListEditor decision={decision} lines={draft.lines} onChange={draft.setLines} />}
      words={<DecisionWords words={draft.words} onWrite={draft.write} />}
      add={<AddLines decision={decision} lines={draft.lines} onChange={draft.setLines} />}
      trouble={
        draft.kept.state === 'failed' && (
          <ErrorState
            error={draft.kept.problem}
            kept={t('kept.on-page')}
            onRetry={() =>
              draft.kept.state === 'failed' && draft.kept.problem.stale
                ? window.location.reload()
                : void draft.flush().catch(() => undefined)
            }
          />
        )
      }
    />
  );
}

type View = 'danh-sach' | 'loi-van' | 'them' | 'van-ban';

interface DeskProps {
  decision: Decision;
  kept?: Kept;
  flush: () => Promise<number>;
  list: React.ReactNode;
  words?: React.ReactNode;
  add?: React.ReactNode;
  trouble?: React.ReactNode;
}

function Desk({ decision, kept, flush, list, words, add, trouble }: DeskProps) {
  const { t } = useTranslation('recognition');
  const { xem } = useSearch({ from: '/shell/quyet-dinh/$id' });
  const navigate = useNavigate();
  const drop = useDeleteDraft();
  const revoke = useRevokeDecision();
  const [asking, setAsking] = useState<'issue' | 'revoke' | 'delete' | null>(null);
  const [going, setGoing] = useState(false);
  const { status, actions, items } = decision;
  const may = (name: string) => actions.includes(name);
  const shown: View[] = ['danh-sach', ...(words ? (['loi-van', 'them'] as const) : []), 'van-ban'];
  const view: View = xem && shown.includes(xem) ? xem : words ? 'danh-sach' : 'van-ban';
  const path = { id: decision.id };

  /** What the pause has not sent yet goes first, so that the act finds the newest version. */
  const ask = async (act: 'issue' | 'delete') => {
    setGoing(true);
    try {
      await flush();
      setAsking(act);
    } catch {
      /* said beside the list */
    } finally {
      setGoing(false);
    }
  };

  return (
    <Page
      title={decision.number ?? decision.title}
      scope={
        <nav className="k-scope k-noprint" aria-label={t('way')}>
          <Link to="/quyet-dinh">‹ {t('decisions.title')}</Link>
          <StatusTag kind="decision" status={status} />
          {decision.number && <b>{decision.number}</b>}
          {kept && (
            <span className={kept.state === 'kept' ? 'k-saved' : 'r-unsaved'} role="status">
              {kept.state === 'writing'
                ? t('kept.writing')
                : kept.state === 'failed'
                  ? t('kept.failed')
                  : kept.at && (
                      <>
                        ✓ {t('kept.at')} <DateText value={kept.at.toISOString()} time="only" />
                      </>
                    )}
            </span>
          )}
        </nav>
      }
      sentence={
        status === 'draft'
          ? items.length === 0
            ? t('decision.bare')
            : t('decision.draft', { count: items.length, typical: decision.typical })
          : status === 'issued'
            ? decision.recognised === 0
              ? t('decision.rewarded', { count: items.length })
              : t('decision.issued', { count: decision.recognised, typical: decision.typical })
            : t('decision.revoked')
      }
      more={
        <>
          {decision.title}
          {decision.money > 0 && (
            <>
              {' · '}
              {t(status === 'draft' ? 'decision.money-draft' : 'decision.money')}{' '}
              <Money dong={decision.money} />
            </>
          )}
        </>
      }
      acts={
        <>
          {view === 'van-ban' && <Button onClick={() => window.print()}>{t('decision.print')}</Button>}
          <ExportLink list="/api/decisions/{id}/items" path={{ id: decision.id }} />
          {may('DeleteDraft') && <Button onClick={() => void ask('delete')}>{t('delete.act')}</Button>}
          {may('RevokeDecision') && <Button onClick={() => setAsking('revoke')}>{t('revoke.act')}</Button>}
          {may('IssueDecision') && (
            <Button
              variant="filled"
              loading={going}
              disabled={items.length === 0}
              onClick={() => void ask('issue')}
            >
              {t('issue.act')}
            </Button>
          )}
        </>
      }
    >
      {status === 'revoked' && decision.reason && (
        <Need tone="son" title={t('decision.revoked-why')}>
          {decision.reason}
        </Need>
      )}
      {trouble}
      <Views
        label={t('view.label')}
        current={view}
        views={shown.map((it) => ({
          id: it,
          words: t(`view.${it}`),
          to: `/quyet-dinh/${decision.id}`,
          search: { xem: it },
          count: it === 'danh-sach' ? items.length : undefined,
        }))}
      />
      <div className="r-desk">
        {view === 'danh-sach' && list}
        {view === 'loi-van' && words}
        {view === 'them' && add}
        {view === 'van-ban' && (
          <Suspense fallback={<SheetSkeleton lines={16} />}>
            <DecisionPaper decision={decision} />
          </Suspense>
        )}
      </div>

      {asking === 'issue' && (
        <IssueDialog
          decision={decision}
          onClose={() => setAsking(null)}
          onIssued={() => {
            setAsking(null);
            void navigate({ to: '/quyet-dinh/$id', params: path, search: { xem: 'van-ban' } });
          }}
        />
      )}
      <ConfirmDialog
        opened={asking === 'revoke'}
        onClose={() => setAsking(null)}
        title={t('revoke.title', { number: decision.number })}
        act={t('revoke.confirm', { count: items.length })}
        reason={{ label: t('revoke.reason'), description: t('revoke.reason-more') }}
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={(reason) =>
          revoke.mutate(
            { path, body: { reason }, rowVersion: decision.rowVersion },
            {
              onSuccess: () => {
                setAsking(null);
                say(t('revoke.done'));
              },
            },
          )
        }
      >
        {t('revoke.what', { count: items.length })}
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'delete'}
        onClose={() => setAsking(null)}
        title={t('delete.title')}
        act={t('delete.confirm')}
        busy={drop.isPending}
        error={drop.error}
        onConfirm={() =>
          drop.mutate(
            { path, rowVersion: decision.rowVersion },
            {
              onSuccess: () => {
                say(t('delete.done'));
                void navigate({ to: '/quyet-dinh' });
              },
            },
          )
        }
      >
        {t('delete.what')}
      </ConfirmDialog>
    </Page>
  );
}
