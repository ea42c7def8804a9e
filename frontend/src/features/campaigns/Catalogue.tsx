import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '@/i18n/format';
import { showNumber } from '@/i18n/numbers';
import { Button, ErrorState, ExportLink, Sheet } from '@/ui';
import { useListStandardIndicators } from './api';

const StandardIndicatorDialog = lazy(async () => ({
  default: (await import('./StandardIndicatorDialog')).StandardIndicatorDialog,
}));

/** The catalogue of indicators, as it reaches the own unit. */
export function Catalogue({ mayManage }: { mayManage: boolean }) {
  const { t } = useTranslation(['indicators', 'campaigns']);
  const { data, error, refetch } = useListStandardIndicators({ query: { limit: 100 } });
  const [adding, setAdding] = useState(false);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const rows = data?.items ?? [];
  return (
    <Sheet
      title={t('catalogue-count', { count: rows.length, n: number(rows.length) })}
      sub={t('catalogue-sub')}
      acts={
        <>
          {rows.length > 0 && <ExportLink small list="/api/standard-indicators" />}
          {mayManage && <Button onClick={() => setAdding(true)}>{t('add')}</Button>}
        </>
      }
    >
      {rows.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <ul className="c-list">
          {rows.map((one) => (
            <li key={one.id}>
              {one.name}{' '}
              <small>
                {[
                  one.code,
                  one.unitName ?? t(`campaigns:measure.${one.measure}`),
                  t(`campaigns:roll-up.${one.rollUp}`),
                  (one.usualFrom ?? one.usualTo) != null &&
                    t('between', {
                      from: one.usualFrom == null ? '…' : showNumber(one.usualFrom),
                      to: one.usualTo == null ? '…' : showNumber(one.usualTo),
                    }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </li>
          ))}
        </ul>
      )}
      {adding && (
        <Suspense fallback={null}>
          <StandardIndicatorDialog there={rows.map(({ code }) => code)} onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </Sheet>
  );
}
