import { command, forget, query, remember, upload, useSession, type components } from '@/api';
import { useFollowing } from '@/api/following';

type Schemas = components['schemas'];
export type UnitRow = Schemas['UnitRow'];
export type Unit = Schemas['UnitView'];
export type Tier = Schemas['TierView'];

export type Lineage = Schemas['LineageView'];
export type LineageStep = Schemas['LineageStep'];
export type UnitImport = Schemas['UnitImportView'];
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

const IMPORTS = '/api/unit-imports';
const IMPORT = '/api/unit-imports/{id}';

export const useListUnitImports = query(IMPORTS);
const readUnitImport = query(IMPORT);
/** One import, with how far it has come; in the end the tree is another. */
export const useGetUnitImport = (id: string) =>
  useFollowing(readUnitImport.options({ path: { id } }), {
    under: 'importing',
    changes: [UNITS, '/api/session'],
  });

export const checkUnitImport = (
  file: File,
  fields: { underUnitId: string; openedOn: string },
  intention: string,
  onProgress: (share: number) => void,
) => upload<UnitImport>({ address: IMPORTS, file, fields, intention, onProgress });

/** What was just sent is what its page shows. */
export const keepUnitImport = (client: Parameters<typeof remember>[0], sent: UnitImport) => {
  remember(client, IMPORT, { path: { id: sent.id } }, sent);
  return forget(client, IMPORTS);
};

const importEffects = {
  then: (answer: UnitImport, _call: unknown, client: Parameters<typeof remember>[0]) =>
    keepUnitImport(client, answer),
};
export const useApplyUnitImport = command('post', '/api/unit-imports/{id}/apply', importEffects);
export const useCancelUnitImport = command('post', '/api/unit-imports/{id}/cancel', importEffects);

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
