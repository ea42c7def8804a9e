import { useTranslation } from 'react-i18next';
import { useSessionState, type Preferences } from '@/api';
import { usePreferences } from './preferences';
import { Weave } from './Mark';

/** The band of Vietnamese government portals: where you are, A− A A+, contrast, dark, English. */
export function UtilityBand({
  crumbs,
  onPrefer,
}: {
  crumbs: string[];
  onPrefer: (change: Partial<Preferences>) => void;
}) {
  const { t } = useTranslation('ui');
  const { fontScale, theme, language } = usePreferences();
  const demo = useSessionState().session?.demo ?? false;
  const scales = [
    ['small', 'A−'],
    ['normal', 'A'],
    ['large', 'A+'],
  ] as const;
  return (
    <>
      <div className="k-util" role="region" aria-label={t('band.label')}>
        <span>
          {crumbs.join(' › ')}
          {demo && <em className="k-demo">{t('demo')}</em>}
        </span>
        <ul>
          <li className="k-wide">{t('band.font')}</li>
          {scales.map(([scale, sign]) => (
            <li key={scale}>
              <button
                type="button"
                aria-pressed={fontScale === scale}
                onClick={() => onPrefer({ fontScale: scale })}
              >
                <span aria-hidden="true">{sign}</span>
                <span className="sr">{t(`band.font-${scale}`)}</span>
              </button>
            </li>
          ))}
          <li className="k-wide">
            <button
              type="button"
              aria-pressed={theme === 'contrast'}
              onClick={() => onPrefer({ theme: theme === 'contrast' ? 'light' : 'contrast' })}
            >
              {t('band.contrast')}
            </button>
          </li>
          <li className="k-wide">
            <button
              type="button"
              aria-pressed={theme === 'dark'}
              onClick={() => onPrefer({ theme: theme === 'dark' ? 'light' : 'dark' })}
            >
              {t('band.dark')}
            </button>
          </li>
          <li className="k-wide">
            <button
              type="button"
              lang={language === 'vi' ? 'en' : 'vi'}
              onClick={() => onPrefer({ language: language === 'vi' ? 'en' : 'vi' })}
            >
              {language === 'vi' ? 'English' : 'Tiếng Việt'}
            </button>
          </li>
        </ul>
      </div>
      <Weave />
    </>
  );
}
