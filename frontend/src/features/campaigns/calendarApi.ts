import { useQuery } from '@tanstack/react-query';
import { command, query, send, type components } from '@/api';

type Schemas = components['schemas'];
export type CalendarMark = Schemas['CalendarDayView'];
export type CalendarLine = Schemas['CalendarLine'];
export type CalendarFeed = Schemas['CalendarFeedView'];

const DAYS = '/api/calendar-days';
const FEEDS = '/api/my/calendar-feeds';
/** Nobody marks more days of a year than ten pages hold. */
const PAGES = 10;

/** Every word on a year's days, or only what one unit says: saving replaces a unit's whole year, so nothing may be missing. */
export const useCalendarDays = (year: number, unitId?: string) =>
  useQuery({
    queryKey: [DAYS, 'year', year, unitId],
    queryFn: async () => {
      const marks: CalendarMark[] = [];
      let after: string | undefined;
      for (let page = 0; page < PAGES; page += 1) {
        const read = await send('get', DAYS, { query: { year, unitId, after, limit: 100 } });
        marks.push(...read.items);
        after = read.next ?? undefined;
        if (!after) break;
      }
      return marks;
    },
    placeholderData: (before) => before,
  });

export const useSaveCalendarDays = command('post', DAYS, {
  forgets: [DAYS, '/api/obligations', '/api/reports'],
});
export const useListCalendarFeeds = query(FEEDS);
export const useCreateCalendarFeed = command('post', '/api/calendar-feeds', { forgets: [FEEDS] });
export const useRevokeCalendarFeeds = command('post', '/api/my/calendar-feeds/revoke', { forgets: [FEEDS] });
