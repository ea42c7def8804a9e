import { useTranslation } from 'react-i18next';
import { date } from '@/i18n/format';
import { Tag } from '@/ui';
import type { Campaign, PlannedDay, TierDates } from './api';
import { inOrder, stages } from './plan';

/** Dates by tier: the letter's own words beside the day they were understood as. */
export function PlanTable({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const { tiers } = campaign.content;
  const main = new Map(tiers.filter((row) => !row.pilotUnitId).map((row) => [row.tierId, row]));
  return (
    <div className="c-scroll" tabIndex={0} role="region" aria-label={t('plan.title')}>
      <table className="c-plan">
        <thead>
          <tr>
            <th scope="col">{t('plan.tier')}</th>
            {stages.map((stage) => (
              <th key={stage} scope="col">
                {t(`stage.${stage}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inOrder(tiers, campaign.tiers).map((row) => (
            <tr key={row.tierId + (row.pilotUnitId ?? '')} data-pilot={row.pilotUnitId ? '' : undefined}>
              <th scope="row">
                <Who row={row} campaign={campaign} />
              </th>
              {stages.map((stage) => (
                <td key={stage} data-stage={t(`stage.${stage}`)} data-none={none(row[stage]) || undefined}>
                  <Planned
                    day={row[stage]}
                    than={row.pilotUnitId ? main.get(row.tierId)?.[stage] : undefined}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const none = ({ on, text }: PlannedDay) => !on && !text;

function Who({ row, campaign }: { row: TierDates; campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const tier = campaign.tiers.find(({ tierId }) => tierId === row.tierId)?.name;
  const pilot = campaign.pilots.find(({ unitId }) => unitId === row.pilotUnitId)?.name;
  return (
    <>
      <b>{row.pilotUnitId ? (pilot ?? t('plan.pilot')) : tier}</b>
      {row.pilotUnitId ? (
        <Tag tone="thoc">{t('plan.pilot')}</Tag>
      ) : (
        <small>{t(`obliged.${row.obliged}`)}</small>
      )}
    </>
  );
}

function Planned({ day, than }: { day: PlannedDay; than?: PlannedDay }) {
  const { t } = useTranslation('campaigns');
  if (none(day)) return <span aria-hidden="true">—</span>;
  const earlier = than?.on && day.on && day.on < than.on;
  return (
    <>
      {day.on && <time dateTime={day.on}>{date(day.on)}</time>}
      {day.text && <small>{day.text}</small>}
      {earlier && <small className="c-earlier">{t('plan.earlier', { day: date(than.on ?? '') })}</small>}
    </>
  );
}
