import { useQuery } from '@tanstack/react-query';
import { query, useSessionState } from '@/api';

export const useCountRegistrations = query('/api/registrations/count');
export const useListMyTasks = query('/api/my/tasks');

/** The numbers in the contents, asked for seldom. */
const SELDOM = 60_000;
const useGranted = (permission: string) =>
  useSessionState().session?.permissions.includes(permission) ?? false;
export function useMyTaskCount() {
  return useQuery({
    ...useListMyTasks.options({}),
    staleTime: SELDOM,
    enabled: useSessionState().session !== null,
  }).data?.total;
}
export function useRegistrationCount() {
  return useQuery({
    ...useCountRegistrations.options({}),
    staleTime: SELDOM,
    enabled: useGranted('registrations.read'),
  }).data?.all;
}
