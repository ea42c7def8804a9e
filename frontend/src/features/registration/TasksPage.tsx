import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { date, daysUntil } from '@/i18n/format';
import { EmptyState, ErrorState, LedgerSkeleton, Page, Tag, TaskList } from '@/ui';
import './registration.css';
import type { Task } from './api';
import { useListMyTasks } from './counts';
import { OnThisDevice } from './OnThisDevice';

/** Where each kind of task is done. */
function place({ kind, id }: Task): { to: string; search?: Record<string, unknown> } {
  switch (kind) {
    case 'register':
    case 'register-more':
      return { to: '/dang-ky/moi', search: { campaign: id } };
    case 'submit-draft':
    case 'mend-registration':
      return { to: `/dang-ky/${id}/sua` };
    case 'report-result':
    case 'mend-result':
      return { to: `/dang-ky/${id}/ket-qua` };
    case 'accept-registrations':
      return { to: '/dang-ky', search: { campaign: id, status: 'submitted', waiting: true } };
    case 'confirm-results':
      return { to: '/dang-ky', search: { campaign: id, status: 'reported', waiting: true } };
    case 'answer-visit':
    case 'mend-progress':
      return { to: `/dang-ky/${id}/thuc-hien` };
    case 'complete-dossier':
      return { to: `/dang-ky/${id}` };
    case 'read-progress':
      return { to: '/dang-ky', search: { campaign: id, progress: 'handed-in', waiting: true } };
    case 'acknowledge-directive':
    case 'issue-own-plan':
      return { to: `/van-ban/${id}` };
    case 'score-session':
      return { to: `/xet-chon/${id}` };
  }
}

export function TasksPage({ above }: { above?: ReactNode }) {
  const { t } = useTranslation('registration');
  const all = useSearch({ from: '/shell/viec-cua-toi' }).xem === 'tat-ca';
  const tasks = useListMyTasks(all ? { query: { all } } : {});
  const { items, total: count, overdue: late } = tasks.data ?? { items: [], total: 0, overdue: 0 };
  const next = items.find(({ due, overdue }) => due && !overdue);
  const sentence = !tasks.data
    ? t('tasks.title')
    : items.length === 0
      ? t('tasks.none')
      : late > 0
        ? t('tasks.late', { count, late })
        : next?.due
          ? t('tasks.next', { count, day: date(next.due) })
          : t('tasks.some', { count });
  return (
    <Page title={t('tasks.title')} sentence={sentence} more={t('tasks.more')}>
      {above}
      <OnThisDevice />
      {tasks.error && !tasks.data ? (
        <ErrorState error={tasks.error} onRetry={() => void tasks.refetch()} />
      ) : !tasks.data ? (
        <LedgerSkeleton rows={5} />
      ) : items.length === 0 ? (
        <EmptyState act={<Link to="/dang-ky">{t('tasks.to-list')}</Link>}>{t('tasks.empty')}</EmptyState>
      ) : (
        <>
          <TaskList
            label={t('tasks.title')}
            tasks={items.map((task) => ({
              id: `${task.kind}-${task.id}`,
              words: t(`task.${task.kind}`, { count: task.count, name: task.name }),
              ...place(task),
              more: task.due
                ? t(task.overdue ? 'tasks.due-past' : 'tasks.due', {
                    day: date(task.due),
                    count: Math.abs(daysUntil(task.due)),
                  })
                : t('tasks.no-due'),
              end: task.overdue ? <Tag tone="son">{t('tasks.overdue')}</Tag> : undefined,
            }))}
          />
          {items.length < count && (
            <p>
              {all ? (
                t('tasks.rest', { count: count - items.length })
              ) : (
                <Link from="/viec-cua-toi" search={{ xem: 'tat-ca' }}>
                  {t('tasks.all', { count })}
                </Link>
              )}
            </p>
          )}
        </>
      )}
    </Page>
  );
}
