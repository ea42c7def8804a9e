import { command, query, remember, send, type components } from '@/api';

type Schemas = components['schemas'];
export type Overview = Schemas['OverviewView'];
export type MissingUnit = Schemas['MissingUnitRow'];
export type Campaign = Schemas['CampaignRow'];
export type PeriodicReport = Schemas['PeriodicReportView'];
export type PeriodicReportRow = Schemas['PeriodicReportRow'];
export type FieldFigures = Overview['byField'][number];
export type Basis = Schemas['ReportBasis'];
export type Bridge = Schemas['BridgeView'];

export const useListCampaigns = query('/api/campaigns');
export const useGetOverview = query('/api/reports/overview');
export const useGetTileMap = query('/api/reports/tile-map');
export const useListMissingUnits = query('/api/reports/missing-units');
export const useListShortUnits = query('/api/reports/short-units');
export const useGetFunnel = query('/api/reports/funnel');
export const useGetByField = query('/api/reports/by-field');
export const useGetKindBySubject = query('/api/reports/kind-by-subject');
export const useGetBridge = query('/api/reports/bridge');
export const useGetAwardsByProgramme = query('/api/reports/awards-by-programme');

/** What stands before the first campaign. */
export const useGetUnit = query('/api/units/{id}');
export const useListAccounts = query('/api/accounts');
export const useListFieldLists = query('/api/field-lists');

const PERIODIC = '/api/periodic-reports';
const REPORT = '/api/periodic-reports/{id}';
export const useListPeriodicReports = query(PERIODIC);
export const useGetPeriodicReport = query(REPORT);
const reported = {
  forgets: [PERIODIC],
  then: (answer: PeriodicReport, _call: unknown, client: Parameters<typeof remember>[0]) =>
    remember(client, REPORT, { path: { id: answer.id } }, answer),
};
export const useCreatePeriodicReport = command('post', PERIODIC, reported);
export const useHandInPeriodicReport = command('post', '/api/periodic-reports/{id}/hand-in', reported);
export const useAcceptPeriodicReport = command('post', '/api/periodic-reports/{id}/accept', reported);
export const useReturnPeriodicReport = command('post', '/api/periodic-reports/{id}/return', reported);
export const savePeriodicReport = (id: string, rowVersion: number, body: Schemas['SavePeriodicReport']) =>
  send('put', REPORT, { path: { id }, rowVersion, body });
