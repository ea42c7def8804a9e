/** What is read and written while a model is carried out. Apart from `api.ts`, so that only its pages load it. */
import type { QueryClient } from '@tanstack/react-query';
import { command, forget, query, remember, send, type components } from '@/api';
import { forgetDossier, forgetLists } from './api';

type Schemas = components['schemas'];
export type Activity = Schemas['ActivityView'];
export type Progress = Schemas['ProgressView'];
export type ProgressFigure = Schemas['ProgressFigureView'];
export type Visit = Schemas['VisitView'];
export type Contribution = Schemas['ContributionView'];
export type Board = Schemas['ProgressBoard'];
export type Period = Schemas['ProgressLine'];
export type Tally = Schemas['ProgressTally'];

const ACTIVITIES = '/api/registrations/{id}/activities';
const GIFTS = '/api/registrations/{id}/contributions';
const VISITS = '/api/registrations/{id}/visits';
const BOARD = '/api/registrations/{id}/progress';
const PROGRESS = '/api/progress/{id}';

export const useListActivities = query(ACTIVITIES);
export const useGetProgressBoard = query(BOARD);
export const useGetProgress = query(PROGRESS);

export const useListVisits = query(VISITS);

export const useListContributions = query(GIFTS);
export const useSumContributions = query('/api/registrations/{id}/contributions/sums');

const carried = {
  then: (answer: Activity, _call: unknown, client: QueryClient) => {
    void forgetDossier(client, answer.registrationId);
    void forgetLists(client);
  },
};
export const useRecordActivity = command('post', ACTIVITIES, carried);
export const useSaveActivity = command('put', '/api/activities/{id}', carried);
export const useRemoveActivity = command('delete', '/api/activities/{id}', {
  forgets: [ACTIVITIES, '/api/registrations/{id}'],
});

const visited = {
  forgets: [VISITS],
  then: (answer: Visit, _call: unknown, client: QueryClient) => {
    void forgetDossier(client, answer.registrationId);
    void forgetLists(client);
  },
};
export const useRecordVisit = command('post', VISITS, visited);
export const useSaveVisit = command('put', '/api/visits/{id}', visited);
export const useAnswerVisit = command('post', '/api/visits/{id}/answer', visited);
export const useCloseVisit = command('post', '/api/visits/{id}/close', visited);

const given = {
  forgets: [GIFTS],
  then: (answer: Contribution, _call: unknown, client: QueryClient) => {
    void forgetDossier(client, answer.registrationId);
    void forgetLists(client);
  },
};
export const useAddContribution = command('post', GIFTS, given);
export const useSaveContribution = command('put', '/api/contributions/{id}', given);
export const useRemoveContribution = command('delete', '/api/contributions/{id}', { forgets: [GIFTS] });

/** The board is read again: a report that moved on changes where the indicators stand. */
export function keepProgress(client: QueryClient, answer: Progress) {
  remember(client, PROGRESS, { path: { id: answer.id } }, answer);
  void forget(client, BOARD);
  void forgetDossier(client, answer.registrationId);
  void forgetLists(client);
}
const progress = {
  then: (answer: Progress, _call: unknown, client: QueryClient) => keepProgress(client, answer),
};
export const useDraftProgress = command('post', BOARD, progress);
export const useHandInProgress = command('post', '/api/progress/{id}/hand-in', progress);
export const useReturnProgress = command('post', '/api/progress/{id}/return', progress);
export const useAcceptProgress = command('post', '/api/progress/{id}/accept', progress);

/** The autosave sends by itself, one call at a time. */
type Body = Schemas['SaveProgress'];
export const saveProgress = (id: string, rowVersion: number, body: Body): Promise<Progress> =>
  send('put', PROGRESS, { path: { id }, rowVersion, body });

export const useRemindDormant = command('post', '/api/registrations/remind');
