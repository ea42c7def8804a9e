import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, Page } from '@/ui';

export function RouteTrouble({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('ui');
  return (
    <Page title={t('trouble.title')} sentence={t('trouble.title')}>
      <ErrorState error={error} onRetry={reset} />
    </Page>
  );
}

/** Outside the covers, where no page has opened yet, there is no `main` to stand in. */
export const BareTrouble = (trouble: ErrorComponentProps) => (
  <main className="k-main">
    <RouteTrouble {...trouble} />
  </main>
);
export const BareNotFound = () => (
  <main className="k-main">
    <NotFound />
  </main>
);

export function NotFound() {
  const { t } = useTranslation('ui');
  return (
    <Page title={t('trouble.title')} sentence={t('trouble.title')}>
      <EmptyState act={<Link to="/">{t('trouble.home')}</Link>}>{t('trouble.not-found')}</EmptyState>
    </Page>
  );
}
