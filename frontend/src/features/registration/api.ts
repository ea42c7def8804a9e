import type { QueryClient } from '@tanstack/react-query';
import { command, query, remember, send, type components } from '@/api';

type Schemas = components['schemas'];
export type Dossier = Schemas['RegistrationView'];
export type Row = Schemas['RegistrationRow'];
export type FileFacts = Schemas['FileFacts'];
export type Result = Schemas['ResultView'];
export type Indicator = Schemas['Indicator'];
export type Figure = Schemas['IndicatorFigure'];
export type SimilarModel = Schemas['SimilarModel'];
export type SimilarRegistration = Schemas['SimilarRegistration'];
export type CampaignRow = Schemas['CampaignRow'];
export type Campaign = Schemas['CampaignView'];
export type HandIn = Schemas['HandInView'];
export type Bulk = Schemas['BulkView'];
export type Reusable = Schemas['ReusableModel'];
export type Task = Schemas['TaskView'];

const ONE = '/api/registrations/{id}';
const RESULT = '/api/results/{id}';

export const useListRegistrations = query('/api/registrations');
export const useGetRegistration = query(ONE);
export const useGetResult = query(RESULT);
export const useListSimilarModels = query('/api/models/similar');
export const useListReusableModels = query('/api/models/reusable');
export const useListSimilarRegistrations = query('/api/registrations/{id}/similar');
export const useListCampaigns = query('/api/campaigns');
export const useGetCampaign = query('/api/campaigns/{id}');
export const useListUnits = query('/api/units');
export const useGetUnit = query('/api/units/{id}');
export const useGetFormSchema = query('/api/campaigns/{id}/form-schema');
export const useListHandIns = query('/api/registrations/{id}/hand-ins');
export const useGetQuotas = query('/api/quotas');
export const useListSamePhotos = query('/api/registrations/{id}/same-photos');

/** Lists, counts and tasks are asked again; the row itself came with the answer. */
const lists = [
  '/api/registrations',
  '/api/registrations/count',
  '/api/registrations/{id}/similar',
  '/api/my/tasks',
  '/api/overview',
  '/api/coverage',
];
export const forgetLists = (client: QueryClient) =>
  client.invalidateQueries({ predicate: ({ queryKey }) => lists.includes(String(queryKey[0])) });
/** A file that came or went shows in the dossier and with its activity. */
export const forgetDossier = (client: QueryClient, id: string) =>
  Promise.all([
    client.invalidateQueries(useGetRegistration.options({ path: { id } })),
    client.invalidateQueries(useListSamePhotos.options({ path: { id } })),
    client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === '/api/registrations' }),
    client.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] === '/api/registrations/{id}/activities',
    }),
  ]);

export function keepDossier(client: QueryClient, answer: Dossier) {
  remember(client, ONE, { path: { id: answer.id } }, answer);
  void forgetLists(client);
}
/** A result moves its registration on, so that is read again. */
export function keepResult(client: QueryClient, answer: Result) {
  remember(client, RESULT, { path: { id: answer.id } }, answer);
  void forgetDossier(client, answer.registrationId);
  void forgetLists(client);
}
const dossier = {
  then: (answer: Dossier, _call: unknown, client: QueryClient) => keepDossier(client, answer),
};
const result = { then: (answer: Result, _call: unknown, client: QueryClient) => keepResult(client, answer) };

export const useSubmitRegistration = command('post', '/api/registrations/{id}/submit', dossier);
export const useWithdrawRegistration = command('post', '/api/registrations/{id}/withdraw', dossier);
export const useAcceptRegistration = command('post', '/api/registrations/{id}/accept', dossier);
export const useSaveAims = command('put', '/api/registrations/{id}/aims', dossier);
export const useMarkPilot = command('post', '/api/registrations/{id}/pilot', dossier);
export const useReturnRegistration = command('post', '/api/registrations/{id}/return', dossier);
export const useRefuseRegistration = command('post', '/api/registrations/{id}/refuse', dossier);
export const useMergeRegistration = command('post', '/api/registrations/{id}/merge', dossier);
const bulk = { forgets: ['/api/registrations', '/api/my/tasks'] };
export const useAcceptRegistrations = command('post', '/api/registrations/accept', bulk);
export const useReturnRegistrations = command('post', '/api/registrations/return', bulk);
export const useTakeBackAnswers = command('post', '/api/registrations/take-back', bulk);
export const useHandInResult = command('post', '/api/results/{id}/hand-in', result);
export const useReturnResult = command('post', '/api/results/{id}/return', result);
export const useConfirmResult = command('post', '/api/results/{id}/confirm', result);
export const useRemoveFile = command('delete', '/api/files/{id}');

/** The autosaves send by themselves, one at a time, so they are no mutations of a page. */
type SaveBody = Schemas['SaveRegistration'];
export const saveRegistration = (id: string, rowVersion: number, body: SaveBody) =>
  send('put', ONE, { path: { id }, rowVersion, body });
type ResultBody = Schemas['SaveResult'];
export const saveResult = (id: string, rowVersion: number, body: ResultBody) =>
  send('put', RESULT, { path: { id }, rowVersion, body });
export const draftResult = (id: string, body: ResultBody, intention: string) =>
  send('post', '/api/registrations/{id}/results', { path: { id }, body }, { intention });
export const readResult = (id: string): Promise<Result> => send('get', RESULT, { path: { id } });
export const readRegistration = (id: string): Promise<Dossier> => send('get', ONE, { path: { id } });

/** What the same model wrote last time, to begin from. */
export async function writtenBefore(campaignId: string, unitId: string, modelId: string) {
  const { items } = await send('get', '/api/models/reusable', { query: { campaignId, unitId, modelId } });
  return items[0] ? readRegistration(items[0].registrationId) : null;
}
