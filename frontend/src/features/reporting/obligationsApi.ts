import { useQuery } from '@tanstack/react-query';
import { command, query, remember, send, type components, type paths } from '@/api';
import { today } from '@/i18n/format';
import { nextWorkingDay } from '@/i18n/workdays';

type Schemas = components['schemas'];
export type BoardRow = Schemas['ObligationRow'];
export type Obligation = Schemas['ObligationView'];
export type Extension = Schemas['ExtensionView'];
export type Reminder = Schemas['ReminderRow'];
export type CountLine = Schemas['ObligationCountLine'];
export type TouchedUnits = Schemas['TouchedUnitsView'];

const BOARD = '/api/obligations';
const ONE = '/api/obligations/{id}';

export const useListObligations = query(BOARD);
export const useCountObligations = query('/api/obligations/count');
export const useGetObligation = query(ONE);
export const useGetDigestText = query('/api/obligations/digest-text');
export const useListExtensions = query('/api/extensions');
export const useListReminders = query('/api/reminders');
const useListCalendarDays = query('/api/calendar-days');

const OWED = [BOARD, '/api/reports', '/api/reminders', '/api/extensions', '/api/my'];
export const useRemindUnits = command('post', '/api/reminders', { forgets: OWED });
export const useExtendUnits = command('post', '/api/obligations/extend', { forgets: OWED });
export const useExemptUnits = command('post', '/api/obligations/exempt', { forgets: OWED });
export const useGrantExtension = command('post', '/api/extensions/{id}/grant', { forgets: OWED });
export const useRefuseExtension = command('post', '/api/extensions/{id}/refuse', { forgets: OWED });
const answered = {
  forgets: OWED,
  then: (answer: Obligation, _call: unknown, client: Parameters<typeof remember>[0]) =>
    remember(client, ONE, { path: { id: answer.id } }, answer),
};
export const useAnswerReminder = command('post', '/api/obligations/{id}/answer', answered);
export const useRequestExtension = command('post', '/api/obligations/{id}/request-extension', answered);

/** As many as one act takes. */
export const MOST = 500;

type Asked = Omit<NonNullable<paths[typeof BOARD]['get']['parameters']['query']>, 'after' | 'limit'>;

/** All rows of a view, page after page, up to what one act takes. */
export const useGatherObligations = (asked: Asked, enabled: boolean) =>
  useQuery({
    queryKey: [BOARD, 'gathered', asked],
    enabled,
    queryFn: async () => {
      const rows: BoardRow[] = [];
      let after: string | undefined;
      do {
        const page = await send('get', BOARD, { query: { ...asked, after, limit: 100 } });
        rows.push(...page.items);
        after = page.next ?? undefined;
      } while (after && rows.length < MOST);
      return rows.slice(0, MOST);
    },
  });

/** The next day on which one works at the place; undefined until the calendar is read. */
export function useNextWorkingDay(unitPath: string) {
  const now = today();
  const year = Number(now.slice(0, 4));
  const current = useListCalendarDays({ query: { year, limit: 100 } });
  const next = useListCalendarDays(
    { query: { year: year + 1, limit: 100 } },
    { enabled: now > `${year}-12-20` },
  );
  if (current.isPending || next.isLoading) return undefined;
  return nextWorkingDay(now, [...(current.data?.items ?? []), ...(next.data?.items ?? [])], unitPath);
}
