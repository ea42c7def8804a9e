import { useTranslation } from 'react-i18next';
import { number, percent } from '@/i18n/format';
import { Facts, Ledger, Sheet } from '@/ui';
import type { PeriodicReport } from './api';

type Figures = PeriodicReport['figures'];

/** The numbers of a report: bound to the campaign's own sums, frozen with the handing in. */
export function ReportFigures({ figures }: { figures: Figures }) {
  const { t } = useTranslation(['periodic', 'reporting', 'recognition']);
  const { stages, coverage, byField, recognisedAtTier, awards } = figures;
  return (
    <div className="k-stack">
      <Sheet title={t('figures.coverage')} sub={t('figures.coverage-sub')}>
        {coverage.length === 0 ? (
          <p>{t('figures.nobody')}</p>
        ) : (
          <Ledger
            label={t('figures.coverage')}
            rows={coverage}
            idOf={(row) => row.tierId}
            nameOf={(row) => row.tierName}
            columns={[
              { id: 'tier', head: t('figures.tier'), card: 'title', cell: (row) => <b>{row.tierName}</b> },
              {
                id: 'done',
                head: t('figures.registered-of'),
                numeric: true,
                card: 'end',
                cell: (row) => t('figures.n-of', { n: number(row.handedIn), of: number(row.obliged) }),
              },
              {
                id: 'rate',
                head: t('figures.rate'),
                numeric: true,
                card: 'tag',
                cell: (row) => (row.obliged > 0 ? percent(row.handedIn / row.obliged) : '—'),
              },
            ]}
          />
        )}
      </Sheet>
      <Sheet title={t('figures.stages')} sub={t('figures.stages-sub')}>
        <Facts
          facts={(['registered', 'resultsHandedIn', 'judged', 'recognised'] as const).map((stage) => [
            t(`figures.stage.${stage}`),
            number(stages[stage]),
          ])}
        />
      </Sheet>
      <Sheet title={t('figures.fields')}>
        <Ledger
          label={t('figures.fields')}
          rows={byField}
          idOf={(row) => row.fieldId}
          nameOf={(row) => row.name}
          columns={[
            { id: 'field', head: t('figures.field'), card: 'title', cell: (row) => row.name },
            {
              id: 'registered',
              head: t('figures.stage.registered'),
              numeric: true,
              card: 'end',
              cell: (row) => number(row.registered),
            },
            {
              id: 'recognised',
              head: t('figures.stage.recognised'),
              numeric: true,
              cell: (row) => number(row.recognised),
            },
          ]}
        />
      </Sheet>
      <Sheet title={t('figures.tiers')} sub={t('reporting:funnel.nested-sub')}>
        {recognisedAtTier.stages.length === 0 ? (
          <p>{t('reporting:funnel.empty')}</p>
        ) : (
          <Facts facts={recognisedAtTier.stages.map((stage) => [stage.tierName, number(stage.count)])} />
        )}
      </Sheet>
      <Sheet title={t('figures.awards')}>
        {awards.length === 0 ? (
          <p>{t('figures.no-awards')}</p>
        ) : (
          <Facts
            facts={awards.map((award) => [
              t('figures.award', {
                form: t(`recognition:form.${award.form}`),
                category: t(`recognition:category.${award.category}`),
                subject: t(`reporting:subject.${award.subject}`).toLowerCase(),
              }),
              number(award.count),
            ])}
          />
        )}
      </Sheet>
    </div>
  );
}
