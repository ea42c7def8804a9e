import { command, query, type components } from '@/api';

type Schemas = components['schemas'];
export type PeopleCount = Schemas['PeopleCountView'];
export type Coverage = Schemas['CoverageView'];

const COUNTS = '/api/people-counts';
const forgets = [COUNTS, '/api/reports/coverage'];
export const useGetCoverage = query('/api/reports/coverage');
export const useListPeopleCounts = query(COUNTS);
export const useSavePeopleCount = command('post', COUNTS, { forgets });
export const useImportPeopleCounts = command('post', '/api/people-counts/import', { forgets });
