import { useTranslation } from 'react-i18next';
import { useSession } from '@/api';
import { number } from '@/i18n/format';
import { ErrorState, Page, PageSkeleton, Sheet, TaskList, type Task } from '@/ui';
import { useGetUnit, useListAccounts, useListFieldLists, type Campaign } from './api';

/** Before the first campaign reaches anybody there are no figures: what is still to be done, in its order. */
export function FirstSteps({ drafts }: { drafts: Campaign[] }) {
  const { t } = useTranslation('reporting');
  const { permissions, units } = useSession();
  const may = (permission: string) => permissions.includes(permission);
  const home = useGetUnit({ path: { id: units[0]?.unitId ?? '' } }, { enabled: units.length > 0 });
  const accounts = useListAccounts({ query: { limit: 2 } }, { enabled: may('accounts.read') });
  const lists = useListFieldLists({ query: { limit: 1 } });
  const error = home.error ?? accounts.error ?? lists.error;
  if (error)
    return (
      <ErrorState
        error={error}
        onRetry={() => {
          void home.refetch();
          void accounts.refetch();
          void lists.refetch();
        }}
      />
    );
  if (!home.data || !lists.data || (may('accounts.read') && !accounts.data)) return <PageSkeleton />;
  const draft = drafts[0];
  const steps = [
    { id: 'units', to: '/don-vi', needs: 'units.manage', done: home.data.children > 0 },
    // Who may not read the accounts is one of them, made by somebody: the step is behind him.
    {
      id: 'accounts',
      to: '/tai-khoan',
      needs: 'accounts.manage',
      done: (accounts.data?.items.length ?? 2) > 1,
    },
    {
      id: 'fields',
      to: '/dot-thi-dua/phong-trao',
      needs: 'campaigns.manage',
      done: lists.data.items.length > 0,
    },
    { id: 'campaign', to: '/dot-thi-dua/moi', needs: 'campaigns.manage', done: draft !== undefined },
    {
      id: 'launch',
      to: draft ? `/dot-thi-dua/${draft.id}` : '/dot-thi-dua',
      needs: 'campaigns.manage',
      done: false,
    },
  ] as const;
  const left = steps.filter(({ done }) => !done);
  return (
    <Page
      title={t('overview.title')}
      sentence={<mark>{t('first.sentence', { count: left.length, n: number(left.length) })}</mark>}
      more={t('first.more')}
    >
      <Sheet title={t('first.title')} sub={t('first.sub')}>
        <TaskList
          label={t('first.title')}
          tasks={steps.map(({ id, to, needs, done }): Task => ({
            id,
            words: t(`first.step.${id}`),
            more: t(may(needs) ? `first.why.${id}` : 'first.not-yours'),
            to: may(needs) ? to : undefined,
            state: done ? 'done' : id === left[0]?.id ? 'doing' : 'missing',
          }))}
        />
      </Sheet>
    </Page>
  );
}
