import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { percent } from '@/i18n/format';
import { ErrorState, StatusTag } from '@/ui';
import { useListSimilarRegistrations, type SimilarRegistration } from './api';

/** How much of it reads the same, in words: a share alone says little. */
const degree = (share: number) => (share >= 0.9 ? 'whole' : share >= 0.6 ? 'most' : 'some');

/** Models that read like this one, and what other units do in the same place: for its author before sending, for the committee before accepting. */
export function Copies({ id }: { id: string }) {
  const { t } = useTranslation('registration');
  const similar = useListSimilarRegistrations({ path: { id } });
  return (
    <section className="reg-copies" aria-label={t('copies.label')} aria-busy={similar.isPending}>
      {similar.error && !similar.data ? (
        <ErrorState error={similar.error} onRetry={() => void similar.refetch()} />
      ) : !similar.data ? (
        <p className="reg-quiet" role="status">
          {t('copies.looking')}
        </p>
      ) : similar.data.items.length + similar.data.samePlace.length === 0 ? (
        <p className="reg-quiet">{t('copies.none')}</p>
      ) : (
        <>
          <Rows title={t('copies.title', { count: similar.data.items.length })} rows={similar.data.items} />
          <Rows
            title={t('copies.same-place', { count: similar.data.samePlace.length })}
            rows={similar.data.samePlace}
          />
        </>
      )}
    </section>
  );
}

function Rows({ title, rows }: { title: string; rows: SimilarRegistration[] }) {
  const { t } = useTranslation('registration');
  const alike = ({ content, name, place, ownUnit }: SimilarRegistration) =>
    [
      content != null &&
        content > 0.3 &&
        t(`copies.content-${degree(content)}`, { share: percent(content, 0) }),
      name > 0.3 && t('copies.name', { share: percent(name, 0) }),
      place != null && !ownUnit && t('copies.place'),
    ]
      .filter(Boolean)
      .join(', ');
  if (rows.length === 0) return null;
  return (
    <div className="reg-similar">
      <b>{title}</b>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <span>
              <Link to="/dang-ky/$id" params={{ id: row.id }}>
                {row.title}
              </Link>
              <small>{[row.unitName, t('copies.year', { year: row.year }), row.code].join(' · ')}</small>
              <small>{alike(row)}</small>
            </span>
            <div>
              <StatusTag kind="registration" status={row.status} />
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
