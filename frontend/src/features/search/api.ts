import { query, type components } from '@/api';

type Schemas = components['schemas'];
export type Group = Schemas['FoundGroup'];
export type Item = Schemas['FoundItem'];
export type Kind = Group['kind'];

export const useSearchEverything = query('/api/search');
