import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '@/i18n/format';
import { Button, ConfirmDialog, Dialog, ErrorState, say, Sheet, TextInput } from '@/ui';
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
      {made && <Address feed={made} onClose={() => setMade(undefined)} />}
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

function Address({ feed, onClose }: { feed: CalendarFeed; onClose: () => void }) {
  const { t } = useTranslation('calendar');
  const [copied, setCopied] = useState(false);
  const address = new URL(feed.link ?? '', window.location.origin).href;
  return (
    <Dialog opened title={t('feed.once')} size="lg">
      <div className="k-form">
        <p>{t('feed.once-what')}</p>
        <div className="y-address">
          <TextInput
            label={t('feed.address')}
            value={address}
            readOnly
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button
            variant="filled"
            data-autofocus
            onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}
          >
            {t(copied ? 'feed.copied' : 'feed.copy')}
          </Button>
        </div>
        <p className="sr" role="status">
          {copied ? t('feed.copied') : ''}
        </p>
        <div className="k-form-acts">
          <Button onClick={onClose}>{t('feed.done')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
