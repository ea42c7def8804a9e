import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Need } from '@/ui';
import { useListSamePhotos, type Dossier } from './api';

/** Photos of this dossier that are also in another one the reader sees: side by side, for him to judge. */
export function SamePhotos({ view }: { view: Dossier }) {
  const { t } = useTranslation('papers');
  const pictures = view.files.filter(({ picture }) => picture).length;
  const same = useListSamePhotos({ path: { id: view.id } }, { enabled: pictures > 0 });
  const items = same.data?.items ?? [];
  if (pictures === 0 || items.length === 0) return null;
  return (
    <Need title={t('same.title', { count: new Set(items.map(({ fileId }) => fileId)).size })}>
      <span className="reg-same">
        {items.map((one) => (
          <span key={one.fileId + one.otherId}>
            <img
              src={`/api/files/${one.fileId}/thumbnail`}
              alt={t('same.here', { name: one.name })}
              loading="lazy"
            />
            <img
              src={`/api/files/${one.otherId}/thumbnail`}
              alt={t('same.there', { name: one.registrationName })}
              loading="lazy"
            />
            <span>
              <Link to="/dang-ky/$id" params={{ id: one.registrationId }}>
                {one.registrationName}
              </Link>
              <small>
                {one.code} · {one.unitName} · {t(one.earlier ? 'same.earlier' : 'same.later')}
              </small>
            </span>
          </span>
        ))}
      </span>
    </Need>
  );
}
