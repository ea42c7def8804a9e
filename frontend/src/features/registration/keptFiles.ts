import { createStore, del, entries, set, type UseStore } from 'idb-keyval';
import { currentSession } from '@/api';
import type { FileIs } from './upload';

/** A photograph that has not reached the server lies on this device, under the account that took it, also when the page is gone. */
export interface KeptFile {
  id: string;
  file: File;
  is: FileIs;
}

// Where the browser keeps nothing (a private window, a full disk) a file lives as long as its page.
let place: UseStore | undefined;
const store = () => (place ??= createStore('kheo-unsent', 'files'));
const under = (registrationId: string) => `${currentSession()?.account.id ?? ''}/${registrationId}/`;
const quietly = async <V>(act: () => Promise<V>): Promise<V | undefined> => {
  try {
    return await act();
  } catch {
    return undefined;
  }
};

export const keepFile = (registrationId: string, { id, file, is }: KeptFile) =>
  quietly(() => set(under(registrationId) + id, { id, file, is }, store()));

export const dropFile = (registrationId: string, id: string) =>
  quietly(() => del(under(registrationId) + id, store()));

export const keptFiles = async (registrationId: string): Promise<KeptFile[]> =>
  ((await quietly(() => entries<string, KeptFile>(store()))) ?? [])
    .filter(([key]) => key.startsWith(under(registrationId)))
    .map(([, kept]) => kept);
