import { command, query, remember, send, type components } from '@/api';
import { useQuery, type QueryClient } from '@tanstack/react-query';

type Schemas = components['schemas'];
export type DecisionRow = Schemas['DecisionRow'];
export type Decision = Schemas['DecisionView'];
export type Item = Schemas['DecisionItemView'];
export type ItemInput = Schemas['DecisionItemInput'];
export type SaveDecision = Schemas['SaveDecision'];
export type Preview = Schemas['DecisionPreview'];
export type RecognitionRow = Schemas['RecognitionRow'];
export type Recognition = Schemas['RecognitionView'];
export type AwardRow = Schemas['AwardRow'];
export type NominationRow = Schemas['NominationRow'];
export type Nomination = Schemas['NominationView'];
export type SessionRow = Schemas['JudgingSessionRow'];
export type RegistrationRow = Schemas['RegistrationRow'];
export type BaseSalary = Schemas['BaseSalaryView'];

const DECISION = '/api/decisions/{id}';

export const useListDecisions = query('/api/decisions');
export const useGetDecision = query(DECISION);
export const useListRecognitions = query('/api/recognitions');
export const useGetRecognition = query('/api/recognitions/{id}');
export const useListAwards = query('/api/awards');
export const useListNominations = query('/api/nominations');
export const useGetNomination = query('/api/nominations/{id}');
export const useListBaseSalaries = query('/api/base-salaries');
export const useCreateBaseSalary = command('post', '/api/base-salaries', {
  forgets: ['/api/base-salaries', '/api/decisions'],
});
export const useCheckCertificate = query('/api/public/certificates/{code}');
/** What a decision is drafted from. */
const SESSIONS = '/api/judging-sessions';
/** The closed sessions of these very units: a decision is drafted over its own unit's session only. */
export const useOwnClosedSessions = (unitPaths: string[]) =>
  useQuery({
    queryKey: [SESSIONS, 'closed', unitPaths],
    queryFn: async ({ signal }) => {
      const all: SessionRow[] = [];
      let after: string | undefined;
      do {
        const call = { query: { status: 'closed' as const, limit: 100, after } };
        const page = await send('get', SESSIONS, call, { signal });
        all.push(...page.items.filter(({ unitPath }) => unitPaths.includes(unitPath)));
        after = page.next ?? undefined;
      } while (after);
      return all.sort((a, b) => b.heldOn.localeCompare(a.heldOn));
    },
  });
export const useListCampaigns = query('/api/campaigns');
export const useListRegistrations = query('/api/registrations');
export const useListUnits = query('/api/units');
export const useListTiers = query('/api/tiers');

const keep = (answer: Decision, _call: unknown, client: QueryClient) =>
  remember(client, DECISION, { path: { id: answer.id } }, answer);

export const useDraftDecision = command('post', '/api/decisions', {
  forgets: ['/api/decisions'],
  then: keep,
});
export const useDeleteDraft = command('delete', DECISION, {
  then: (_answer, _call, client) => {
    void client.invalidateQueries({ queryKey: ['/api/decisions'] });
  },
});
const issued = [
  '/api/decisions',
  '/api/recognitions',
  '/api/awards',
  '/api/registrations',
  '/api/nominations',
  '/api/overview',
];
export const useIssueDecision = command('post', '/api/decisions/{id}/issue', { forgets: issued, then: keep });
export const useRevokeDecision = command('post', '/api/decisions/{id}/revoke', {
  forgets: issued,
  then: keep,
});
export const saveDecision = (id: string, rowVersion: number, body: SaveDecision) =>
  send('put', DECISION, { path: { id }, body, rowVersion });

const sent = ['/api/nominations', '/api/recognitions'];
export const useSendNomination = command('post', '/api/nominations', { forgets: sent });
export const useAcceptNomination = command('post', '/api/nominations/{id}/accept', { forgets: sent });
export const useReturnNomination = command('post', '/api/nominations/{id}/return', { forgets: sent });
