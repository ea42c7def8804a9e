import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { date } from '@/i18n/format';
import { Button, EmptyState, ErrorState, ExportLink, Page, Sheet, SheetSkeleton, Tag } from '@/ui';
import './registration.css';
import './carrying.css';
import { useGetRegistration, type Dossier } from './api';
import { ActivityDays } from './ActivityDays';
import { ActivityDialog } from './ActivityDialog';
import { useGetProgressBoard, useListActivities, type Activity } from './carryingApi';
import { Contributions } from './Contributions';
import { ProgressPeriods } from './ProgressPeriods';
import { RemindDormantDialog } from './RemindDormantDialog';
import { Going, useUploads } from './Uploads';
import { Visits } from './Visits';

const SHOWN = 20;

/** The day of a moment, in Hà Nội, as the API writes days. */
const dayOf = (moment: string) => date(moment).split('/').reverse().join('-');

/** What was done for a model while it is carried out, day by day, and where its figures stand. */
export function CarryingPage() {
  const { t } = useTranslation('carrying');
  const { id } = useParams({ from: '/shell/dang-ky/$id/thuc-hien' });
  const search = useSearch({ from: '/shell/dang-ky/$id/thuc-hien' });
  const dossier = useGetRegistration({ path: { id } });
  const list = useListActivities(
    { path: { id }, query: { after: search.after, limit: SHOWN } },
    { keep: true },
  );
  const view = dossier.data;
  const last = search.after ? undefined : list.data?.items[0];
  const sentence = !view
    ? t('title')
    : view.dormant
      ? t('head.dormant', { day: date(view.updatedAt) })
      : last
        ? t('head.last', { day: date(last.heldOn) })
        : list.data && !search.after
          ? t('head.none')
          : t('title');
  return (
    <Page
      title={t('title')}
      sentence={sentence}
      more={view && [view.name, view.unitName, view.code].join(' · ')}
      acts={
        <>
          {(list.data?.items.length ?? 0) > 0 && (
            <ExportLink list="/api/registrations/{id}/activities" path={{ id }} />
          )}
          <Button component={Link} to={`/dang-ky/${id}`}>
            {t('to-dossier')}
          </Button>
        </>
      }
    >
      {dossier.error && !view ? (
        <ErrorState error={dossier.error} onRetry={() => void dossier.refetch()} />
      ) : !view ? (
        <SheetSkeleton lines={8} />
      ) : (
        <Carrying view={view} list={list} after={search.after} before={search.before ?? 0} />
      )}
    </Page>
  );
}

function Carrying({
  view,
  list,
  after,
  before,
}: {
  view: Dossier;
  list: ReturnType<typeof useListActivities>;
  after?: string;
  before: number;
}) {
  const { t } = useTranslation('carrying');
  const navigate = useNavigate();
  const { id } = view;
  const board = useGetProgressBoard({ path: { id } });
  const uploads = useUploads(id, 'activities');
  const [writing, setWriting] = useState<Activity | 'new' | null>(null);
  const [reminding, setReminding] = useState(false);
  const may = view.actions.includes('RecordActivity');
  const rows = list.data?.items ?? [];
  const page = (to: { after?: string; before?: number }) =>
    void navigate({ to: '/dang-ky/$id/thuc-hien', params: { id }, search: to });
  return (
    <div className="ca-page">
      <section className="ca-work" aria-label={t('activities')}>
        {view.dormant && (
          <div className="ca-quiet">
            <Tag tone="son">{t('dormant')}</Tag>
            <span>{t('dormant-more', { count: view.campaign.rules.dormantAfterDays ?? 0 })}</span>
            {view.actions.includes('RemindDormant') && (
              <Button size="sm" onClick={() => setReminding(true)}>
                {t('remind.act', { count: 1 })}
              </Button>
            )}
          </div>
        )}
        <div className="ca-head">
          <h2>{t('activities')}</h2>
          {may && (
            <Button variant="filled" onClick={() => setWriting('new')}>
              {t('record')}
            </Button>
          )}
        </div>
        <Going uploads={uploads} />
        {list.error && !list.data ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : !list.data ? (
          <SheetSkeleton lines={6} />
        ) : rows.length === 0 ? (
          <EmptyState
            act={
              may && (
                <button type="button" className="k-link" onClick={() => setWriting('new')}>
                  {t('record-first')}
                </button>
              )
            }
          >
            {t(may ? 'empty' : 'empty-reading')}
          </EmptyState>
        ) : (
          <ActivityDays rows={rows} uploads={uploads} onEdit={setWriting} busy={list.isPlaceholderData} />
        )}
        {(after || list.data?.next) && (
          <div className="ca-pages">
            {after && (
              <Button size="sm" onClick={() => page({})}>
                {t('newest')}
              </Button>
            )}
            {list.data?.next && (
              <Button
                size="sm"
                onClick={() => page({ after: list.data?.next ?? undefined, before: before + rows.length })}
              >
                {t('older')}
              </Button>
            )}
          </div>
        )}
      </section>
      <div className="ca-side">
        <Sheet title={t('progress.title')}>
          {board.error && !board.data ? (
            <ErrorState error={board.error} onRetry={() => void board.refetch()} />
          ) : board.data ? (
            <ProgressPeriods
              id={id}
              board={board.data}
              mayWrite={view.actions.includes('DraftProgress')}
              acceptedOn={dayOf(view.acceptedAt ?? view.createdAt)}
            />
          ) : (
            <SheetSkeleton lines={4} />
          )}
        </Sheet>
        <Contributions id={id} mayAdd={view.actions.includes('AddContribution')} />
      </div>
      <Visits id={id} mayRecord={view.actions.includes('RecordVisit')} />
      {writing && (
        <ActivityDialog
          registrationId={id}
          activity={writing === 'new' ? undefined : writing}
          onClose={() => setWriting(null)}
          onPictures={(files, activityId) => uploads.add(files, { purpose: 'evidence', activityId })}
        />
      )}
      {reminding && <RemindDormantDialog rows={[view]} onClose={() => setReminding(false)} />}
    </div>
  );
}
