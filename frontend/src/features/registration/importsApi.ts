import type { QueryClient } from '@tanstack/react-query';
import { command, forget, query, remember, upload, type components } from '@/api';
import { useFollowing } from '@/api/following';
import { forgetLists } from './api';

type Schemas = components['schemas'];
export type RegistrationImport = Schemas['RegistrationImportView'];
export type ComingEntry = Schemas['ComingEntry'];

const IMPORTS = '/api/registration-imports';
const IMPORT = '/api/registration-imports/{id}';

export const useListRegistrationImports = query(IMPORTS);
const readRegistrationImport = query(IMPORT);
/** One import, with how far it has come; in the end the list is another. */
export const useGetRegistrationImport = (id: string) =>
  useFollowing(readRegistrationImport.options({ path: { id } }), {
    under: 'importing',
    changes: ['/api/registrations', '/api/my/tasks', '/api/overview', '/api/coverage'],
  });

export const checkRegistrationImport = (
  file: File,
  fields: { campaignId: string; unitId: string; as: RegistrationImport['as'] },
  intention: string,
  onProgress: (share: number) => void,
) => upload<RegistrationImport>({ address: IMPORTS, file, fields, intention, onProgress });

/** What was just answered is what its page shows. */
export const keepRegistrationImport = (client: QueryClient, answer: RegistrationImport) => {
  remember(client, IMPORT, { path: { id: answer.id } }, answer);
  void forget(client, IMPORTS);
};

const effects = {
  then: (answer: RegistrationImport, _call: unknown, client: QueryClient) =>
    keepRegistrationImport(client, answer),
};
export const useMendRegistrationImport = command('post', '/api/registration-imports/{id}/mend', effects);
export const useMatchRegistrationImport = command('post', '/api/registration-imports/{id}/columns', effects);
export const useApplyRegistrationImport = command('post', '/api/registration-imports/{id}/apply', effects);
export const useCancelRegistrationImport = command('post', '/api/registration-imports/{id}/cancel', effects);
export const useUndoRegistrationImport = command('post', '/api/registration-imports/{id}/undo', {
  then: (answer: RegistrationImport, _call: unknown, client: QueryClient) => {
    keepRegistrationImport(client, answer);
    void forgetLists(client);
  },
});
