import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { date, number } from '@/i18n/format';
import type { LineageStep } from './api';
import { wordOf, type Kin } from './lineage';

/** One step as a sentence. */
export function StepWords({ step }: { step: LineageStep }) {
  const { t } = useTranslation('organisation');
  const what = t(`step.${wordOf(step)}`, { from: step.fromName, to: step.toName });
  const said = { day: date(step.effectiveOn), what, number: step.legalNumber };
  return step.legalNumber ? t('step.told', said) : t('step.told-bare', said);
}

const SPOKEN = 12;

/** Names as links, in a row; of many, the first dozen and how many more. */
export function Names({ kin }: { kin: Kin[] }) {
  const { t } = useTranslation('organisation');
  const more = kin.length - SPOKEN;
  return (
    <>
      {kin.slice(0, SPOKEN).map(({ id, name }, index) => (
        <Fragment key={id}>
          {index > 0 && (index === kin.length - 1 ? ` ${t('lineage.and')} ` : ', ')}
          <Link to="/don-vi/$id" params={{ id }} search={{}} activeProps={{}}>
            {name}
          </Link>
        </Fragment>
      ))}
      {more > 0 && ` ${t('lineage.and-more', { count: more, n: number(more) })}`}
    </>
  );
}
