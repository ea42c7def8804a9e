import { command, query, type components } from '@/api';

type Schemas = components['schemas'];
export type Overview = Schemas['OverviewView'];
export type MissingUnit = Schemas['MissingUnitRow'];
export type Campaign = Schemas['CampaignRow'];
export type FieldFigures = Overview['byField'][number];
export type Basis = Schemas['ReportBasis'];
export type Bridge = Schemas['BridgeView'];

export const useListCampaigns = query('/api/campaigns');
export const useGetOverview = query('/api/reports/overview');
export const useGetTileMap = query('/api/reports/tile-map');
export const useListMissingUnits = query('/api/reports/missing-units');
export const useGetFunnel = query('/api/reports/funnel');
export const useGetByField = query('/api/reports/by-field');
export const useGetKindBySubject = query('/api/reports/kind-by-subject');
export const useGetBridge = query('/api/reports/bridge');
export const useGetAwardsByProgramme = query('/api/reports/awards-by-programme');

const FIGURES = ['/api/reports', '/api/reminders', '/api/my/tasks'];
export const useRemindUnits = command('post', '/api/reminders', { forgets: FIGURES });
export const useExemptUnit = command('post', '/api/obligations/{id}/exempt', { forgets: FIGURES });
