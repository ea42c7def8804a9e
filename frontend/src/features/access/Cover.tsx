import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark, UtilityBand } from '@/ui';
import { usePreferring } from './api';

/** A page outside the ledger's covers, for who has not signed in. */
export function Cover({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation('access');
  const prefer = usePreferring();
  useEffect(() => {
    document.title = `${title} — ${t('ui:product')}`;
  }, [title, t]);
  return (
    <div className="k-cover">
      <UtilityBand crumbs={[t('ui:product')]} onPrefer={prefer} />
      <main className="k-cover-sheet">
        <span className="k-brand">
          <Mark size={48} />
          <span>
            <b>{t('ui:product')}</b>
            <span>{t('ui:tagline')}</span>
          </span>
        </span>
        {children}
      </main>
      <footer className="k-cover-foot">{t('cover.foot')}</footer>
    </div>
  );
}
