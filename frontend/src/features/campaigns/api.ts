import { command, query, remember, type components } from '@/api';

type Schemas = components['schemas'];
export type CampaignRow = Schemas['CampaignRow'];
export type Campaign = Schemas['CampaignView'];
export type Content = Schemas['CampaignContent'];
export type TierDates = Schemas['TierDates'];
export type PlannedDay = Schemas['PlannedDay'];
export type SheetContent = Schemas['SheetContent'];
export type Indicator = Schemas['Indicator'];
export type Paper = Schemas['RequiredPaper'];
export type Criterion = Schemas['Criterion'];
export type Programme = Schemas['ProgrammeView'];
export type FieldList = Schemas['FieldListView'];
export type FieldLine = Schemas['FieldLine'];
export type StandardField = Schemas['StandardFieldView'];
export type StandardIndicator = Schemas['StandardIndicatorView'];
export type Tier = Schemas['TierView'];

const CAMPAIGNS = '/api/campaigns';
const ONE = '/api/campaigns/{id}';

export const useListCampaigns = query(CAMPAIGNS);
export const useGetCampaign = query(ONE);
export const useListVersions = query('/api/campaigns/{id}/versions');

const effects = {
  forgets: [CAMPAIGNS],
  then: (answer: Campaign, _call: unknown, client: Parameters<typeof remember>[0]) =>
    remember(client, ONE, { path: { id: answer.id } }, answer),
};
export const useCreateCampaign = command('post', CAMPAIGNS, effects);
export const useOpenCampaign = command('post', '/api/campaigns/{id}/open', {
  ...effects,
  forgets: [CAMPAIGNS, '/api/my/tasks', '/api/reports'],
});
export const useCloseCampaign = command('post', '/api/campaigns/{id}/close', effects);

export const useListProgrammes = query('/api/programmes');
export const useListStandardFields = query('/api/standard-fields');
export const useListStandardIndicators = query('/api/standard-indicators');
export const useCreateStandardIndicators = command('post', '/api/standard-indicators', {
  forgets: ['/api/standard-indicators'],
});
export const useListFieldLists = query('/api/field-lists');
export const useListTiers = query('/api/tiers');
export const useGetUnit = query('/api/units/{id}');
export const useCreateProgramme = command('post', '/api/programmes', { forgets: ['/api/programmes'] });
export const useCreateStandardFields = command('post', '/api/standard-fields', {
  forgets: ['/api/standard-fields'],
});
export const useCreateFieldList = command('post', '/api/field-lists', { forgets: ['/api/field-lists'] });
export const useSaveCampaign = command('put', ONE, {
  ...effects,
  forgets: [CAMPAIGNS, '/api/my/tasks', '/api/reports'],
});
