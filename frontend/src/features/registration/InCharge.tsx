import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '@/api';
import { date } from '@/i18n/format';
import { Button } from '@/ui';
import type { Dossier } from './api';

const PersonInChargeDialog = lazy(async () => ({
  default: (await import('@/ui/PersonInChargeDialog')).PersonInChargeDialog,
}));
const EndChargeDialog = lazy(async () => ({
  default: (await import('@/ui/PersonInChargeDialog')).EndChargeDialog,
}));

const useListPeopleInCharge = query('/api/people-in-charge');

/** Who answers for the model, since when, and who did before. */
export function InCharge({ view }: { view: Dossier }) {
  const { t } = useTranslation('people');
  const people = useListPeopleInCharge({ query: { modelId: view.model.id, limit: 20 } });
  const [open, setOpen] = useState<'assign' | 'end' | null>(null);
  const mayAssign = view.actions.includes('AssignPersonInCharge');
  if (!people.data || (people.data.items.length === 0 && !mayAssign)) return null;
  const [now, past] = [
    people.data.items.find(({ standing }) => standing),
    people.data.items.filter(({ standing }) => !standing),
  ];
  return (
    <section className="reg-charge" aria-label={t('title')}>
      <h3>{t('title')}</h3>
      {now ? (
        <p>
          <b>{now.name}</b>, {now.position}
          {now.phone && (
            <>
              {' · '}
              <a href={`tel:${now.phone.replace(/[^0-9+]/g, '')}`}>{now.phone}</a>
            </>
          )}
          <span className="reg-quiet"> · {t('since', { day: date(now.validFrom) })}</span>
        </p>
      ) : (
        <p className="reg-quiet">{t('nobody')}</p>
      )}
      {past.length > 0 && (
        <ul className="reg-quiet">
          {past.map((one) => (
            <li key={one.id}>
              {one.name}, {one.position}:{' '}
              {one.validTo
                ? t('from-to', { from: date(one.validFrom), to: date(one.validTo) })
                : t('since', { day: date(one.validFrom) })}
            </li>
          ))}
        </ul>
      )}
      <div className="k-acts">
        {mayAssign && !now && (
          <Button size="sm" onClick={() => setOpen('assign')}>
            {t('assign')}
          </Button>
        )}
        {now?.actions.includes('EndPersonInCharge') && (
          <Button size="sm" onClick={() => setOpen('end')}>
            {t('end')}
          </Button>
        )}
      </div>
      <Suspense fallback={null}>
        {open === 'assign' && (
          <PersonInChargeDialog
            of={{ modelId: view.model.id }}
            called={view.name}
            onClose={() => setOpen(null)}
          />
        )}
        {open === 'end' && now && <EndChargeDialog person={now} onClose={() => setOpen(null)} />}
      </Suspense>
    </section>
  );
}
