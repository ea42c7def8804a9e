import { command, query, remember, send, type components } from '@/api';
import { useQuery, type QueryClient } from '@tanstack/react-query';

type Schemas = components['schemas'];
export type Directive = Schemas['DirectiveView'];
export type DirectiveRow = Schemas['DirectiveRow'];
export type Received = Schemas['ReceivedDirective'];
export type Receiver = Schemas['ReceiverRow'];
export type Receipt = Schemas['ReceiptView'];
export type OwnReceipt = Schemas['OwnReceipt'];
export type Attachment = Schemas['AttachmentView'];

const DIRECTIVE = '/api/directives/{id}';
/** Everything that shows a directive or counts one. */
const SHOWN = ['/api/directives', '/api/received-directives', '/api/my/tasks'];

export const useListDirectives = query('/api/directives');
export const useListReceived = query('/api/received-directives');
export const useGetDirective = query(DIRECTIVE);
export const useListReceivers = query('/api/directives/{id}/receivers');
export const useListProgrammes = query('/api/programmes');
export const useListCampaigns = query('/api/campaigns');
export const useListTiers = query('/api/tiers');

const keep = (answer: Directive, _call: unknown, client: QueryClient) =>
  remember(client, DIRECTIVE, { path: { id: answer.id } }, answer);

export const useDraftDirective = command('post', '/api/directives', {
  forgets: ['/api/directives'],
  then: keep,
});
export const useSaveDirective = command('put', DIRECTIVE, { forgets: ['/api/directives'], then: keep });
export const useDeleteDirective = command('delete', DIRECTIVE, {
  then: (_answer, _call, client) => {
    void client.invalidateQueries({ queryKey: ['/api/directives'] });
  },
});
export const useIssueDirective = command('post', '/api/directives/{id}/issue', {
  forgets: SHOWN,
  then: keep,
});
export const useWithdrawDirective = command('post', '/api/directives/{id}/withdraw', {
  forgets: SHOWN,
  then: keep,
});
export const useRemindReceivers = command('post', '/api/directives/{id}/remind', {
  forgets: ['/api/directives/{id}/receivers'],
});
export const useAcknowledge = command('post', '/api/directives/{id}/receipts', { forgets: SHOWN });
export const useSaveOwnPlan = command('put', '/api/receipts/{id}', { forgets: SHOWN });
export const useRemoveAttachment = command('delete', '/api/attachments/{id}', {
  forgets: ['/api/directives'],
});

/** A directive read anew, for a form that begins with what stands. */
export const useDraftToEdit = (id: string | undefined) =>
  useQuery({
    queryKey: [DIRECTIVE, 'edit', id],
    queryFn: ({ signal }) => send('get', DIRECTIVE, { path: { id: id ?? '' } }, { signal }),
    enabled: id !== undefined,
    gcTime: 0,
  });
