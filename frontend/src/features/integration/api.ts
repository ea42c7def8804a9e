import { useQuery } from '@tanstack/react-query';
import { command, query, useSessionState, type components } from '@/api';

export type Notice = components['schemas']['NoticeView'];

const NOTICES = '/api/my/notices';
export const useListNotices = query(NOTICES);
export const useCountNotices = query('/api/my/notices/count');
export const useReadNotices = command('post', '/api/my/notices/read', { forgets: [NOTICES] });

/** The number on the bell, asked for seldom. */
export const useUnreadCount = () =>
  useQuery({
    ...useCountNotices.options({}),
    staleTime: 60_000,
    enabled: useSessionState().session !== null,
  }).data?.unread;
