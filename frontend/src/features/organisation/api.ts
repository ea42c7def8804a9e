import { command, query, remember, useSession, type components } from '@/api';

type Schemas = components['schemas'];
export type UnitRow = Schemas['UnitRow'];
export type Unit = Schemas['UnitView'];
export type Tier = Schemas['TierView'];

const UNITS = '/api/units';
const ONE = '/api/units/{id}';

export const useListUnits = query(UNITS);
export const useGetUnit = query(ONE);
export const useListTiers = query('/api/tiers');
export const useCreateTier = command('post', '/api/tiers', { forgets: ['/api/tiers'] });

const effects = {
  forgets: [UNITS],
  then: (answer: Unit, _call: unknown, client: Parameters<typeof remember>[0]) =>
    remember(client, ONE, { path: { id: answer.id } }, answer),
};
export const useCreateUnit = command('post', UNITS, effects);
export const useRenameUnit = command('post', '/api/units/{id}/rename', effects);
export const useCloseUnit = command('post', '/api/units/{id}/close', effects);
export const useImportUnits = command('post', '/api/units/import', { forgets: [UNITS] });

/** Where the person's tree begins: his units, without those that lie below another of them. */
export function useRoots() {
  const { units } = useSession();
  const places = [...new Map(units.map(({ unitId, unitPath }) => [unitId, unitPath])).entries()];
  return places
    .filter(([id, path]) => !places.some(([other, above]) => other !== id && path.startsWith(above)))
    .map(([id, path]) => ({ id, path }));
}
