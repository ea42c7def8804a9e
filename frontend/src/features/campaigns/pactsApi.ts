import { command, query, remember, type components } from '@/api';
import type { QueryClient } from '@tanstack/react-query';

type Schemas = components['schemas'];
export type Pact = Schemas['PactView'];
export type PactRow = Schemas['PactRow'];
export type PactLine = Schemas['PactLine'];
export type PactScore = Schemas['PactScore'];

const PACT = '/api/pacts/{id}';
const keep = (answer: Pact, _call: unknown, client: QueryClient) =>
  remember(client, PACT, { path: { id: answer.id } }, answer);
const changes = { forgets: ['/api/pacts'], then: keep };

export const useListPacts = query('/api/pacts');
export const useGetPact = query(PACT);
export const useDraftPact = command('post', '/api/pacts', changes);
export const useSavePact = command('put', PACT, changes);
export const useDeletePact = command('delete', PACT, {
  then: (_answer, _call, client) => {
    void client.invalidateQueries({ queryKey: ['/api/pacts'] });
  },
});
export const useSignPact = command('post', '/api/pacts/{id}/sign', changes);
export const useScorePact = command('put', '/api/pacts/{id}/scores', changes);
export const useClosePact = command('post', '/api/pacts/{id}/close', changes);
export const useClonePact = command('post', '/api/pacts/{id}/clone', changes);
