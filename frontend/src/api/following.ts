import { useQuery, useQueryClient, type UseQueryOptions } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Problem } from './problem';
import { forget } from './hooks';

const EVERY = 600;

/** A reading of what goes on by itself on the server: read again and again while it does; in the end, what it `changes` is read anew. */
export function useFollowing<View extends { id: string; status: string }, Key extends readonly unknown[]>(
  reading: UseQueryOptions<View, Problem, View, Key>,
  { under, changes }: { under: View['status']; changes: string[] },
) {
  const client = useQueryClient();
  const read = useQuery({
    ...reading,
    refetchInterval: ({ state }) => (state.data?.status === under ? EVERY : false),
  });
  const ended = read.data?.status === 'done' ? read.data.id : undefined;
  const all = changes.join(' ');
  useEffect(() => {
    if (ended) void forget(client, ...all.split(' '));
  }, [client, ended, all]);
  return read;
}
