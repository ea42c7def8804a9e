import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showNumber } from '@/i18n/numbers';
import { Button } from '@/ui';
import type { Dossier } from './api';

const AimsDialog = lazy(async () => ({ default: (await import('./AimsDialog')).AimsDialog }));

/** From where each indicator starts, and what is to be reached. */
export function Aims({ view }: { view: Dossier }) {
  const { t } = useTranslation('registration');
  const [open, setOpen] = useState(false);
  const mayWrite = view.actions.includes('SaveAims') && view.campaign.indicators.length > 0;
  const set = view.campaign.indicators.flatMap((indicator) => {
    const aim = view.aims.find((one) => one.indicator === indicator.code);
    return aim ? [{ indicator, aim }] : [];
  });
  if (set.length === 0 && !mayWrite) return null;
  return (
    <section className="reg-aims" aria-label={t('aims.title')}>
      <h3>{t('aims.title')}</h3>
      {set.length === 0 ? (
        <p className="reg-quiet">{t('aims.none')}</p>
      ) : (
        <ul>
          {set.map(({ indicator, aim }) => (
            <li key={indicator.code}>
              {indicator.name}:{' '}
              <b>
                {aim.baseline == null ? '—' : showNumber(aim.baseline)} →{' '}
                {aim.target == null ? '—' : showNumber(aim.target)}
              </b>{' '}
              {indicator.unitName ?? t(`measure.${indicator.measure}`)}
            </li>
          ))}
        </ul>
      )}
      {mayWrite && (
        <Button size="sm" onClick={() => setOpen(true)}>
          {t(set.length === 0 ? 'aims.set' : 'aims.change')}
        </Button>
      )}
      {open && (
        <Suspense fallback={null}>
          <AimsDialog view={view} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </section>
  );
}
