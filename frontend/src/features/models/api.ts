import { query, type components } from '@/api';

type Schemas = components['schemas'];
export type Replication = Schemas['ReplicationView'];
export type Kin = Schemas['KinModel'];
export type Replicated = Schemas['ReplicatedRow'];

export const useGetReplication = query('/api/models/{id}/replication');
export const useListReplicated = query('/api/models/replicated');
