import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useGetLineage } from './api';
import { madeOf, nowIs } from './lineage';
import { Names } from './LineageText';

/** What became of the unit and where it comes from, in two sentences; nothing when it never took part in an act. */
export function UnitLineage({ id }: { id: string }) {
  const { t } = useTranslation('organisation');
  const { data } = useGetLineage({ path: { id } });
  if (!data || data.before.length + data.after.length === 0) return null;
  const [now, made] = [nowIs(data), madeOf(data)];
  return (
    <section className="o-kin">
      <h3>{t('lineage.title')}</h3>
      {now.length > 0 && (
        <p>
          {t(data.closedOn ? 'lineage.now' : 'lineage.gave')} <Names kin={now} />.
        </p>
      )}
      {made.length > 0 && (
        <p>
          {t('lineage.made')} <Names kin={made} />.
        </p>
      )}
      <p>
        <Link to="/don-vi/$id/ke-thua" params={{ id }}>
          {t('lineage.open')}
        </Link>
      </p>
    </section>
  );
}
