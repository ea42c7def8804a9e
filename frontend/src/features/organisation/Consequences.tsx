import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { i18n } from '@/i18n';
import { date, number } from '@/i18n/format';
import { Button, ErrorState, Sheet, SheetSkeleton } from '@/ui';
import { useGetImpact, type Act, type Impact } from './api';
import { StepWords } from './LineageText';
import { namesIn } from './operations';
import { Passing, Sums } from './Reconciliation';

/** The dry run: what the act would do, and every rule that stands against it. Nothing is changed by looking. */
export function Consequences({ act }: { act: Act }) {
  const { t } = useTranslation('reorganisation');
  // An act saved anew is looked at anew.
  const { data, error, refetch, isFetching } = useGetImpact({ path: { id: act.id } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data || data.rowVersion !== act.rowVersion) return <SheetSkeleton lines={6} />;
  const { opened, altered, closed, carried, refusals, steps, lines, totals } = data;
  const work = Object.entries(totals).filter(([what]) => what !== 'units');
  const passing = work.reduce((sum, [, rows]) => sum + rows, 0);
  return (
    <div className="k-stack" aria-busy={isFetching}>
      <Refusals act={act} refusals={refusals} />
      {/* A plan that no operation got through has nothing to show. */}
      {opened + altered + closed > 0 && (
        <>
          <Sheet
            title={t('impact.units', {
              opened: number(opened),
              closed: number(closed),
              altered: number(altered),
              carried: number(carried),
            })}
            sub={t('impact.from', { day: date(data.effectiveOn) })}
          >
            <Steps steps={steps} />
          </Sheet>
          <Sheet title={t('impact.work', { count: passing, n: number(passing) })} sub={t('impact.work-more')}>
            <Sums label={t('impact.totals')} sums={work} />
            <Passing lines={lines} names={namesIn(act)} />
          </Sheet>
        </>
      )}
    </div>
  );
}

function Refusals({ act, refusals }: { act: Act; refusals: Impact['refusals'] }) {
  const { t } = useTranslation('reorganisation');
  if (refusals.length === 0)
    return (
      <div className="k-need" data-tone="tre" role="status">
        <b>{t('impact.nothing-against')}</b>
      </div>
    );
  return (
    <div className="o-cells" role="alert">
      <p>
        <b>{t('impact.against', { count: refusals.length, n: number(refusals.length) })}</b>
      </p>
      <ul className="o-refusals">
        {refusals.map(({ operation, unitId, unitName, rule }, at) => (
          <li key={at}>
            {typeof operation === 'number' && (
              <Link
                to="/sap-xep/$id"
                params={{ id: act.id }}
                search={{ buoc: 'thao-tac' }}
                hash={`thao-tac-${operation + 1}`}
              >
                {t('impact.operation', { n: number(operation + 1) })}
              </Link>
            )}{' '}
            {(unitName ?? namesIn(act).get(unitId ?? '')) && (
              <b>{unitName ?? namesIn(act).get(unitId ?? '')}: </b>
            )}
            {i18n.t([`problems:${rule}`, 'ui:trouble.unknown'])} <code>{rule}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

const SHOWN = 30;

function Steps({ steps }: { steps: Impact['steps'] }) {
  const { t } = useTranslation('reorganisation');
  const [shown, setShown] = useState(SHOWN);
  return (
    <>
      <ol className="o-steps">
        {steps.slice(0, shown).map((step, at) => (
          <li key={at}>
            <StepWords step={step} />
          </li>
        ))}
      </ol>
      {shown < steps.length && (
        <p className="o-onward">
          <Button onClick={() => setShown(shown + 10 * SHOWN)}>
            {t('impact.more', { n: number(steps.length - shown) })}
          </Button>
        </p>
      )}
    </>
  );
}
