import { command, query, remember, type components } from '@/api';

type Schemas = components['schemas'];
export type AccountRow = Schemas['AccountRow'];
export type Account = Schemas['AccountView'];
export type Assignment = Schemas['AssignmentView'];
export type HandOver = Schemas['HandOverView'];
export type Invitation = Schemas['InvitationLink'];

const ACCOUNTS = '/api/accounts';
const ONE = '/api/accounts/{id}';

export const useListAccounts = query(ACCOUNTS);
export const useGetAccount = query(ONE);
export const useListRoles = query('/api/roles');

const effects = {
  forgets: [ACCOUNTS],
  then: (answer: Account, _call: unknown, client: Parameters<typeof remember>[0]) =>
    remember(client, ONE, { path: { id: answer.id } }, { ...answer, invitation: null }),
};
export const useCreateAccount = command('post', ACCOUNTS, effects);
export const useSaveAccount = command('put', ONE, effects);
export const useDisableAccount = command('post', '/api/accounts/{id}/disable', effects);
export const useEnableAccount = command('post', '/api/accounts/{id}/enable', effects);
export const useInviteAccount = command('post', '/api/accounts/{id}/invite', effects);
export const useAssignRole = command('post', '/api/assignments', { forgets: [ACCOUNTS] });
export const useEndAssignment = command('post', '/api/assignments/{id}/end', { forgets: [ACCOUNTS] });
export const useHandOverWork = command('post', '/api/accounts/{id}/hand-over', {
  forgets: [ACCOUNTS, '/api/registrations'],
});
export const useAcceptInvitation = command('post', '/api/invitations/accept');
export const useCreateFirstAdministrator = command('post', '/api/first-administrator');
