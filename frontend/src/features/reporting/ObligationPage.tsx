import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { daysUntil } from '@/i18n/format';
import { ErrorState, Page, PageSkeleton, Sheet } from '@/ui';
import { formOf } from './board';
import { ObligationDetail } from './ObligationDetail';
import { useGetObligation } from './obligationsApi';

/** One obligation on a page of its own: where a notice leads. */
export function ObligationPage() {
  const { t } = useTranslation('obligations');
  const { id } = useParams({ from: '/shell/phai-nop/$id' });
  const { data, error, refetch } = useGetObligation({ path: { id } });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const form = t(`form.${formOf(data.form)}`);
  const left = daysUntil(data.dueOn);
  const owed = data.state === 'owed' || data.state === 'overdue';
  return (
    <Page
      title={form}
      sentence={
        !owed
          ? t('one.sentence', { unit: data.unitName, form })
          : left === 0
            ? t('one.sentence-today', { form })
            : t(left > 0 ? 'one.sentence-left' : 'one.sentence-past', { form, count: Math.abs(left) })
      }
      more={data.unitName}
      acts={
        <Link to="/theo-doi" search={{ dot: data.campaignId, viec: formOf(data.form) }}>
          {t('one.back')}
        </Link>
      }
    >
      <Sheet>
        <ObligationDetail id={id} alone />
      </Sheet>
    </Page>
  );
}
