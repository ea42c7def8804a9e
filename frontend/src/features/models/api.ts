import type { QueryClient } from '@tanstack/react-query';
import { command, query, remember, type components } from '@/api';

type Schemas = components['schemas'];
export type Replication = Schemas['ReplicationView'];
export type Kin = Schemas['KinModel'];
export type Person = Schemas['PersonInChargeView'];
export type Twinning = Schemas['TwinningView'];
export type TwinningRow = Schemas['TwinningRow'];
export type Replicated = Schemas['ReplicatedRow'];

export const useGetReplication = query('/api/models/{id}/replication');
export const useListReplicated = query('/api/models/replicated');

export const useListPeopleInCharge = query('/api/people-in-charge');
export const useListStandardFields = query('/api/standard-fields');

const TWINNING = '/api/twinnings/{id}';
const twinned = {
  forgets: ['/api/twinnings'],
  then: (answer: Twinning, _call: unknown, client: QueryClient) =>
    remember(client, TWINNING, { path: { id: answer.id } }, answer),
};
export const useListTwinnings = query('/api/twinnings');
export const useGetTwinning = query(TWINNING);
export const useAssignTwinning = command('post', '/api/twinnings', twinned);
export const useChangeTwinning = command('put', TWINNING, twinned);
export const useEndTwinning = command('post', '/api/twinnings/{id}/end', twinned);
