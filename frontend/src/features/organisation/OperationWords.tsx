import { useTranslation } from 'react-i18next';
import { number } from '@/i18n/format';
import { useListTiers, type Operation } from './api';

const SPOKEN = 9;

/** An operation as a sentence. */
export function OperationWords({
  operation,
  names,
}: {
  operation: Operation;
  names: ReadonlyMap<string, string>;
}) {
  const { t } = useTranslation('reorganisation');
  const tiers = useListTiers({ query: { limit: 100 } }, { enabled: operation.kind === 'retier' });
  const called = (id: string) => names.get(id) ?? t('says.unknown');
  const row = (ids: readonly string[]) => {
    const more = ids.length - SPOKEN;
    const said = ids.slice(0, SPOKEN).map(called).join(', ');
    return more > 0 ? t('says.and-more', { said, count: more, n: number(more) }) : said;
  };
  const { kind, units, successors, opens } = operation;
  const heir = successors.find((other) => other.heir);
  return t(`says.${kind}`, {
    units: row(units),
    count: units.length,
    into: row(successors.map(({ unitId }) => unitId)),
    heir: heir ? called(heir.unitId) : '',
    name: kind === 'rename' ? operation.partyName : opens[0]?.partyName,
    parent: operation.parentId ? called(operation.parentId) : opens[0] ? called(opens[0].parentId) : '',
    tier: tiers.data?.items.find(({ id }) => id === operation.tierId)?.name ?? '',
  });
}
