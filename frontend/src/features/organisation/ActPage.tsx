import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { date, number } from '@/i18n/format';
import { DateText, ErrorState, Facts, Page, PageSkeleton, say, Sheet, Views } from '@/ui';
import './organisation.css';
import './reorganisation.css';
import { ActDecisions } from './ActDecisions';
import { ActStatusTag } from './ActsPage';
import { useGetReorganisation, useSaveReorganisation, type Act } from './api';
import { BasisForm } from './BasisForm';
import { Consequences } from './Consequences';
import { OperationList, OperationsStep } from './OperationsStep';
import { namesIn } from './operations';
import { Passing, Reconciliation } from './Reconciliation';
import { actSteps, type ActStep } from './search';

export function ActPage() {
  const { t } = useTranslation('reorganisation');
  const { id } = useParams({ from: '/shell/sap-xep/$id' });
  const { buoc } = useSearch({ from: '/shell/sap-xep/$id' });
  const { data, error, refetch } = useGetReorganisation({ path: { id } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const drafting = data.actions.includes('SaveReorganisation');
  const step = buoc ?? 'thao-tac';
  return (
    <Page
      title={data.title}
      scope={
        <nav className="k-scope" aria-label={t('way')}>
          <Link to="/sap-xep" search={{}}>
            ‹ {t('title')}
          </Link>
          <ActStatusTag status={data.status} />
        </nav>
      }
      sentence={<Finding act={data} />}
      more={data.title}
    >
      {drafting ? <Wizard act={data} step={step} /> : <Reading act={data} />}
      {(!drafting || step === 'tac-dong') && <ActDecisions act={data} />}
    </Page>
  );
}

function Finding({ act }: { act: Act }) {
  const { t } = useTranslation('reorganisation');
  const count = act.operations.length;
  const day = date(act.effectiveOn);
  if (act.status !== 'applied') return t(`finding.${act.status}`, { count, n: number(count), day });
  const sum = (of: 'before' | 'after') => (act.reconciliation ?? []).reduce((all, line) => all + line[of], 0);
  const joined = sum('before') - sum('after');
  return t(joined > 0 ? 'finding.applied-joined' : 'finding.applied', {
    day,
    count: sum('before'),
    n: number(sum('before')),
    joined: number(joined),
  });
}

function Wizard({ act, step: open }: { act: Act; step: ActStep }) {
  const { t } = useTranslation('reorganisation');
  const save = useSaveReorganisation();
  return (
    <>
      <Views
        label={t('steps')}
        current={open}
        views={actSteps.map((step, at) => ({
          id: step,
          words: `${at + 1}. ${t(`step.${step}`)}`,
          count: step === 'thao-tac' ? act.operations.length : undefined,
          to: `/sap-xep/${act.id}`,
          search: { buoc: step },
        }))}
      />
      <div className="k-stack o-leaf">
        {open === 'can-cu' && (
          <Sheet title={t('step.can-cu')} sub={t('basis.owner', { name: act.unitName })}>
            <BasisForm
              key={act.rowVersion}
              given={act}
              act={t('basis.keep')}
              busy={save.isPending}
              error={save.error}
              onKeep={(basis) =>
                save.mutate(
                  {
                    path: { id: act.id },
                    rowVersion: act.rowVersion,
                    body: { ...basis, operations: act.operations },
                  },
                  { onSuccess: () => say(t('basis.kept')) },
                )
              }
            />
          </Sheet>
        )}
        {open === 'thao-tac' && <OperationsStep act={act} />}
        {open === 'tac-dong' && <Consequences act={act} />}
      </div>
    </>
  );
}

function Reading({ act }: { act: Act }) {
  const { t } = useTranslation('reorganisation');
  const { number: no, date: signedOn, issuer } = act.legalBasis;
  return (
    <div className="k-stack">
      {act.reconciliation && <Reconciliation lines={act.reconciliation} />}
      <Sheet title={t('step.can-cu')}>
        <Facts
          facts={[
            [t('basis.number'), no],
            [t('basis.date'), <DateText key="signed" value={signedOn} />],
            [t('basis.issuer'), issuer],
            [t('basis.effective'), <DateText key="effective" value={act.effectiveOn} />],
            [t('basis.unit'), act.unitName],
            ...(act.appliedAt
              ? [
                  [t('applied-at'), <DateText key="applied" value={act.appliedAt} time />] as [
                    string,
                    React.ReactNode,
                  ],
                ]
              : []),
            ...(act.reversedAt
              ? [
                  [t('reversed-at'), <DateText key="reversed" value={act.reversedAt} time />] as [
                    string,
                    React.ReactNode,
                  ],
                ]
              : []),
            ...(act.reason ? [[t('reason'), act.reason] as [string, React.ReactNode]] : []),
          ]}
        />
      </Sheet>
      {act.actions.includes('GetImpact') && <Consequences act={act} />}
      <Sheet
        title={t('operations.title', { count: act.operations.length, n: number(act.operations.length) })}
      >
        <OperationList act={act} />
      </Sheet>
      {act.impact && act.impact.length > 0 && (
        <Sheet title={t('passing.passed')} sub={t('passing.frozen')}>
          <Passing lines={act.impact} names={namesIn(act)} />
        </Sheet>
      )}
    </div>
  );
}
