import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { date, daysUntil } from '@/i18n/format';
import { Button, EmptyState, ErrorState, Page, SheetSkeleton } from '@/ui';
import './registration.css';
import { useGetRegistration, useGetResult } from './api';
import { ResultForm } from './ResultForm';
import { ResultReading } from './ResultReading';

/** The result report of one registration: written by the unit, confirmed or returned by the committee above. */
export function ResultPage() {
  const { t } = useTranslation('registration');
  const { id } = useParams({ from: '/shell/dang-ky/$id/ket-qua' });
  const dossier = useGetRegistration({ path: { id } });
  const view = dossier.data;
  const resultId = view?.result?.id;
  const read = useGetResult({ path: { id: resultId ?? '' } }, { enabled: resultId !== undefined });
  const trouble = (!view && dossier.error) || (resultId && !read.data && read.error);
  const due = view?.campaign.result?.on;
  const left = due ? daysUntil(due) : 0;
  const result = read.data;
  const writes = view?.actions.includes('DraftResult') || result?.actions.includes('SaveResult');

  const body = trouble ? (
    <ErrorState error={trouble} onRetry={() => void (view ? read.refetch() : dossier.refetch())} />
  ) : !view || (resultId && !result) ? (
    <SheetSkeleton lines={10} />
  ) : writes ? (
    <ResultForm key={view.id} view={view} result={result} />
  ) : result ? (
    <ResultReading view={view} result={result} />
  ) : (
    <EmptyState
      act={
        <Link to="/dang-ky/$id" params={{ id }}>
          {t('form.to-dossier')}
        </Link>
      }
    >
      {t('result.not-yet')}
    </EmptyState>
  );
  return (
    <Page
      title={t('result.title')}
      sentence={view ? t('result.sentence', { name: view.name }) : t('result.title')}
      more={
        view &&
        [
          view.code,
          view.unitName,
          writes && due && t(left < 0 ? 'need.due-past' : 'need.due', { day: date(due), count: left }),
        ]
          .filter(Boolean)
          .join(' · ')
      }
      acts={
        view && (
          <Button component={Link} to={`/dang-ky/${id}`}>
            {t('form.to-dossier')}
          </Button>
        )
      }
    >
      {body}
    </Page>
  );
}
