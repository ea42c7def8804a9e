import { command, query, remember, useSession, type components } from '@/api';

type Schemas = components['schemas'];
export type UnitRow = Schemas['UnitRow'];
export type Unit = Schemas['UnitView'];
export type Tier = Schemas['TierView'];

export type Lineage = Schemas['LineageView'];
export type LineageStep = Schemas['LineageStep'];
export type Act = Schemas['ReorganisationView'];
export type ActRow = Schemas['ReorganisationRow'];
export type Operation = Schemas['Operation'];
export type OperationKind = Schemas['OperationKind'];
export type NewUnit = Schemas['NewUnit'];
export type Successor = Schemas['Successor'];
export type Impact = Schemas['ImpactView'];
export type PassingLine = Schemas['PassingLine'];
export type OpenWork = Schemas['OpenWork'];

const UNITS = '/api/units';
const ONE = '/api/units/{id}';
const ACTS = '/api/reorganisations';
const ACT = '/api/reorganisations/{id}';

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

export const useGetLineage = query('/api/units/{id}/lineage');

export const useListReorganisations = query(ACTS);
export const useGetReorganisation = query(ACT);
export const useGetImpact = query('/api/reorganisations/{id}/impact');

const actEffects = (...forgets: string[]) => ({
  forgets: [ACTS, ...forgets],
  then: (answer: Act, _call: unknown, client: Parameters<typeof remember>[0]) =>
    remember(client, ACT, { path: { id: answer.id } }, answer),
});
export const useDraftReorganisation = command('post', ACTS, actEffects());
export const useSaveReorganisation = command('put', ACT, actEffects());
export const useScheduleReorganisation = command('post', '/api/reorganisations/{id}/schedule', actEffects());
export const useWithdrawReorganisation = command('post', '/api/reorganisations/{id}/withdraw', actEffects());
// Whatever a page holds may stand elsewhere after an act.
export const useApplyReorganisation = command('post', '/api/reorganisations/{id}/apply', actEffects('/api'));
export const useReverseReorganisation = command(
  'post',
  '/api/reorganisations/{id}/reverse',
  actEffects('/api'),
);
export const useReadSuccessorList = command('post', '/api/reorganisations/from-list');

/** Where the person's tree begins: his units, without those that lie below another of them. */
export function useRoots() {
  const { units } = useSession();
  const places = [...new Map(units.map(({ unitId, unitPath }) => [unitId, unitPath])).entries()];
  return places
    .filter(([id, path]) => !places.some(([other, above]) => other !== id && path.startsWith(above)))
    .map(([id, path]) => ({ id, path }));
}
