import './documents.css';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/api';
import { date, number } from '@/i18n/format';
import {
  Button,
  ConfirmDialog,
  ErrorState,
  Facts,
  Need,
  Page,
  PageSkeleton,
  say,
  Sheet,
  StatusTag,
} from '@/ui';
import {
  useDeleteDirective,
  useGetDirective,
  useIssueDirective,
  useWithdrawDirective,
  type Directive,
} from './api';
import { FileList } from './FileList';
import { OwnAnswers } from './OwnAnswers';
import { Receivers } from './Receivers';

/** One document: its words and files, what one's own units answered, and who below has not. */
export function DirectivePage() {
  const { id } = useParams({ from: '/shell/van-ban/$id' });
  const { data, error, refetch } = useGetDirective({ path: { id } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <Desk directive={data} />;
}

function Desk({ directive }: { directive: Directive }) {
  const { t } = useTranslation('documents');
  const navigate = useNavigate();
  const issue = useIssueDirective();
  const withdraw = useWithdrawDirective();
  const drop = useDeleteDirective();
  const [asking, setAsking] = useState<'issue' | 'withdraw' | 'delete' | null>(null);
  const mayIssue = useMay('campaigns.manage');
  const { id, rowVersion, status, counts, actions, own } = directive;
  const may = (name: string) => actions.includes(name);
  const call = { path: { id }, rowVersion };
  const lacking = (['number', 'datedOn', 'signatory'] as const).filter((field) => !directive[field]);
  const shut = () => {
    setAsking(null);
    issue.reset();
    withdraw.reset();
    drop.reset();
  };
  const unanswered = own.filter(({ mayAcknowledge }) => mayAcknowledge).length;
  return (
    <Page
      title={directive.number ?? directive.excerpt}
      scope={
        <nav className="k-scope" aria-label={t('way')}>
          {own.length > 0 || !mayIssue ? (
            <Link to="/van-ban">‹ {t('inbox.title')}</Link>
          ) : (
            <Link to="/van-ban/phat-hanh">‹ {t('issued.title')}</Link>
          )}
          <StatusTag kind="directive" status={status} />
        </nav>
      }
      sentence={
        status === 'draft' ? (
          t('page.draft', { count: counts.received, n: number(counts.received) })
        ) : status === 'withdrawn' ? (
          t('page.withdrawn')
        ) : unanswered > 0 ? (
          <mark>{t('page.to-acknowledge')}</mark>
        ) : own.length > 0 && counts.received === own.length ? (
          t(
            own.some(({ receipt }) => directive.planBy && !receipt?.planOn)
              ? 'page.to-plan'
              : 'page.answered',
          )
        ) : counts.silent > 0 ? (
          t('page.silent', { count: counts.silent, n: number(counts.silent), all: number(counts.received) })
        ) : (
          t('page.all', { count: counts.received, n: number(counts.received) })
        )
      }
      more={directive.excerpt}
      acts={
        <>
          {may('DeleteDirective') && <Button onClick={() => setAsking('delete')}>{t('delete.act')}</Button>}
          {may('SaveDirective') && (
            <Link className="k-btn" to="/van-ban/$id/sua" params={{ id }}>
              {t('edit.act')}
            </Link>
          )}
          {may('WithdrawDirective') && (
            <Button onClick={() => setAsking('withdraw')}>{t('withdraw.act')}</Button>
          )}
          {may('IssueDirective') && (
            <Button
              variant="filled"
              disabled={counts.received === 0 || lacking.length > 0}
              onClick={() => setAsking('issue')}
            >
              {t('issue.act', { count: counts.received, n: number(counts.received) })}
            </Button>
          )}
        </>
      }
    >
      {status === 'withdrawn' && (
        <Need tone="son" title={t('withdraw.was')}>
          {directive.reason}
        </Need>
      )}
      {may('IssueDirective') && lacking.length > 0 && (
        <Need title={t('issue.lacks', { what: lacking.map((field) => t(`field.${field}`)).join(', ') })} />
      )}
      <div className="d-two">
        <div>
          <Sheet>
            <div className="d-head">
              <b>{directive.excerpt}</b>
              <small>
                {directive.number ?? t('no-number')}
                {directive.datedOn && ` · ${date(directive.datedOn)}`} · {directive.unitName}
              </small>
            </div>
            {directive.body && <p className="d-text">{directive.body}</p>}
            <h3 className="d-legend">{t('files.title')}</h3>
            <FileList
              files={directive.attachments}
              to={may('AttachToDirective') ? `/api/directives/${id}/attachments` : undefined}
              removable={may('AttachToDirective')}
            />
          </Sheet>
        </div>
        <div>
          {own.length > 0 && <OwnAnswers directive={directive} />}
          <Sheet title={t('page.facts')}>
            <Facts
              facts={[
                [t('field.issuer'), directive.unitName],
                [
                  t('field.signatory'),
                  [directive.capacity, directive.signatory].filter(Boolean).join(' ') || t('not-yet'),
                ],
                [t('field.programme'), directive.programmeName],
                ...(directive.campaignName
                  ? ([[t('field.campaign'), directive.campaignName]] as [string, string][])
                  : []),
                [t('field.planBy'), directive.planBy ? date(directive.planBy) : t('plan.not-asked')],
                [
                  t('field.to'),
                  [
                    directive.branches.length > 0
                      ? directive.branches.map(({ name }) => name).join('; ')
                      : t('to.everybody'),
                    directive.tiers.length > 0
                      ? t('to.tiers', { tiers: directive.tiers.map(({ name }) => name).join(', ') })
                      : t('to.all-tiers'),
                  ].join(' · '),
                ],
                ...(directive.issuedOn
                  ? ([[t('field.issuedOn'), date(directive.issuedOn)]] as [string, string][])
                  : []),
              ]}
            />
          </Sheet>
        </div>
      </div>
      {counts.received > 0 && (own.length === 0 || counts.received > own.length) && (
        <Receivers directive={directive} />
      )}
      <ConfirmDialog
        opened={asking === 'issue'}
        onClose={shut}
        title={t('issue.title')}
        act={t('issue.act', { count: counts.received, n: number(counts.received) })}
        busy={issue.isPending}
        error={issue.error}
        onConfirm={() =>
          issue.mutate(call, {
            onSuccess: (answer) => {
              shut();
              say(t('issue.done', { count: answer.counts.received, n: number(answer.counts.received) }));
            },
          })
        }
      >
        <p>
          {t('issue.what', { count: counts.received, n: number(counts.received), number: directive.number })}
        </p>
        <p>{t('issue.after')}</p>
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'withdraw'}
        onClose={shut}
        title={t('withdraw.title', { number: directive.number })}
        act={t('withdraw.confirm')}
        reason={{ label: t('withdraw.reason') }}
        busy={withdraw.isPending}
        error={withdraw.error}
        onConfirm={(reason) => withdraw.mutate({ ...call, body: { reason } }, { onSuccess: shut })}
      >
        <p>{t('withdraw.what')}</p>
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'delete'}
        onClose={shut}
        title={t('delete.title')}
        act={t('delete.act')}
        busy={drop.isPending}
        error={drop.error}
        onConfirm={() => drop.mutate(call, { onSuccess: () => void navigate({ to: '/van-ban/phat-hanh' }) })}
      >
        <p>{t('delete.what')}</p>
      </ConfirmDialog>
    </Page>
  );
}
