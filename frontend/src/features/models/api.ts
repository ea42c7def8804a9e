import { query, type components } from '@/api';

type Schemas = components['schemas'];
export type Replication = Schemas['ReplicationView'];
export type Kin = Schemas['KinModel'];
export type Person = Schemas['PersonInChargeView'];
export type Replicated = Schemas['ReplicatedRow'];

export const useGetReplication = query('/api/models/{id}/replication');
export const useListReplicated = query('/api/models/replicated');

export const useListPeopleInCharge = query('/api/people-in-charge');
export const useListStandardFields = query('/api/standard-fields');
