import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { date } from '@/i18n/format';
import { Button, EmptyState, ErrorState, Page, Sheet, SheetSkeleton, StatusTag } from '@/ui';
import './registration.css';
import './carrying.css';
import { useGetRegistration } from './api';
import { useDraftProgress, useGetProgress, useGetProgressBoard } from './carryingApi';
import { ProgressForm } from './ProgressForm';
import { ProgressReading } from './ProgressReading';
import { usePeriod } from './usePeriod';

/** The report on one period of a model that is being carried out: written by the unit, accepted or returned by the committee above. */
export function ProgressPage() {
  const { t } = useTranslation('carrying');
  const named = usePeriod();
  const { id, den } = useParams({ from: '/shell/dang-ky/$id/tien-do/$den' });
  const dossier = useGetRegistration({ path: { id } });
  const board = useGetProgressBoard({ path: { id } });
  const period = board.data?.periods.find(({ periodTo }) => periodTo === den);
  const reportId = period?.reportId ?? undefined;
  const read = useGetProgress({ path: { id: reportId ?? '' } }, { enabled: reportId !== undefined });
  const draft = useDraftProgress();
  const view = dossier.data;
  const report = read.data;
  const trouble =
    (!view && dossier.error) || (!board.data && board.error) || (reportId && !report && read.error);
  const retry = () => {
    void dossier.refetch();
    void board.refetch();
    if (reportId) void read.refetch();
  };
  const words = period ? named(period) : t('progress.one');
  const begin = () => draft.mutate({ path: { id }, body: { periodTo: den, narrative: '' } });

  const body = trouble ? (
    <ErrorState error={trouble} onRetry={retry} />
  ) : !view || !board.data || (reportId && !report) ? (
    <SheetSkeleton lines={10} />
  ) : report?.actions.includes('SaveProgress') ? (
    <ProgressForm key={report.id} view={view} report={report} />
  ) : report ? (
    <ProgressReading view={view} report={report} />
  ) : !period ? (
    <EmptyState act={<Link to={`/dang-ky/${id}/thuc-hien` as never}>{t('to-carrying')}</Link>}>
      {t('progress.unknown')}
    </EmptyState>
  ) : (
    <Sheet>
      {view.actions.includes('DraftProgress') && period.begun ? (
        <EmptyState
          act={
            <Button variant="filled" loading={draft.isPending} onClick={begin}>
              {t('progress.begin', { period: words })}
            </Button>
          }
        >
          {t('progress.not-begun')}
        </EmptyState>
      ) : (
        <EmptyState>{t('progress.nothing')}</EmptyState>
      )}
      {draft.error && <ErrorState error={draft.error} />}
    </Sheet>
  );
  return (
    <Page
      title={t('progress.one')}
      sentence={t('progress.sentence', { period: words })}
      more={
        view &&
        [view.name, view.unitName, period && t('progress.until', { to: date(period.periodTo) })]
          .filter(Boolean)
          .join(' · ')
      }
      note={report && <StatusTag kind="report" status={report.status} />}
      acts={
        <Button component={Link} to={`/dang-ky/${id}/thuc-hien`}>
          {t('to-carrying')}
        </Button>
      }
    >
      {body}
    </Page>
  );
}
