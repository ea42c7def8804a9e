import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api';
import { Page, Sheet } from '@/ui';
import './organisation.css';
import './reorganisation.css';
import { useDraftReorganisation, useRoots } from './api';
import { BasisForm } from './BasisForm';

/** The first leaf of an act: what it rests on. */
export function NewActPage() {
  const { t } = useTranslation('reorganisation');
  const navigate = useNavigate();
  const draft = useDraftReorganisation();
  const { units } = useSession();
  const names = new Map(units.map(({ unitId, unitName }) => [unitId, unitName]));
  const deciding = useRoots().map(({ id }) => ({ value: id, label: names.get(id) ?? '' }));
  return (
    <Page
      title={t('new.title')}
      scope={
        <nav className="k-scope" aria-label={t('way')}>
          <Link to="/sap-xep" search={{}}>
            ‹ {t('title')}
          </Link>
        </nav>
      }
      sentence={t('new.sentence')}
      more={t('new.more')}
    >
      <Sheet>
        <BasisForm
          units={deciding}
          act={t('new.act')}
          busy={draft.isPending}
          error={draft.error}
          onKeep={(basis, unitId) =>
            unitId &&
            draft.mutate(
              { body: { ...basis, unitId, operations: [] } },
              {
                onSuccess: ({ id }) =>
                  void navigate({
                    to: '/sap-xep/$id',
                    params: { id },
                    search: { buoc: 'thao-tac' },
                    replace: true,
                  }),
              },
            )
          }
        />
      </Sheet>
    </Page>
  );
}
