import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '@/i18n/format';
import { Button, ConfirmDialog, ErrorState, say, Sheet } from '@/ui';
import { AddressDialog } from '@/ui/AddressDialog';
import {
  useCreateCalendarFeed,
  useListCalendarFeeds,
  useRevokeCalendarFeeds,
  type CalendarFeed,
} from './calendarApi';

/** Addresses under which a calendar programme reads the unit's deadlines: shown once, revoked at will. */
export function CalendarFeeds() {
  const { t } = useTranslation('calendar');
  const feeds = useListCalendarFeeds({ query: { limit: 50 } });
  const create = useCreateCalendarFeed();
  const revoke = useRevokeCalendarFeeds();
  const [made, setMade] = useState<CalendarFeed>();
  const [ending, setEnding] = useState<CalendarFeed>();
  const alive = (feeds.data?.items ?? []).filter(({ revokedAt }) => !revokedAt);
  const close = () => {
    setEnding(undefined);
    revoke.reset();
  };
  return (
    <Sheet
      title={alive.length > 0 ? t('feed.some', { count: alive.length }) : t('feed.title')}
      sub={t('feed.what')}
      acts={
        <Button
          loading={create.isPending}
          onClick={() => create.mutate({ body: {} }, { onSuccess: setMade })}
        >
          {t('feed.create')}
        </Button>
      }
    >
      {feeds.error && <ErrorState error={feeds.error} onRetry={() => void feeds.refetch()} />}
      {create.error && <ErrorState error={create.error} />}
      {alive.length > 0 && (
        <ul className="k-tasks">
          {alive.map((feed) => (
            <li key={feed.id}>
              <span>
                <b>{feed.unitName}</b>
                <small>{t('feed.made', { when: moment(feed.createdAt) })}</small>
              </span>
              <Button size="sm" onClick={() => setEnding(feed)}>
                {t('feed.revoke')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {made && (
        <AddressDialog
          title={t('feed.once')}
          label={t('feed.address')}
          link={made.link ?? ''}
          done={t('feed.done')}
          onClose={() => setMade(undefined)}
        >
          {t('feed.once-what')}
        </AddressDialog>
      )}
      <ConfirmDialog
        opened={ending !== undefined}
        onClose={close}
        title={t('feed.revoke-title')}
        act={t('feed.revoke-act')}
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={() =>
          ending &&
          revoke.mutate(
            { body: { ids: [ending.id] } },
            {
              onSuccess: () => {
                say(t('feed.revoked'));
                close();
              },
            },
          )
        }
      >
        {t('feed.revoke-what')}
      </ConfirmDialog>
    </Sheet>
  );
}
