import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '@/i18n/format';
import { Button, DateField, Dialog, ErrorState, Select, Textarea, TextInput } from '@/ui';
import type { Act, Operation, UnitRow } from './api';
import { NewUnitFields, useTiersOn } from './NewUnitFields';
import {
  alike,
  beginsWith,
  blank,
  gaps,
  handsTo,
  into,
  namesIn,
  operationKinds,
  tidy,
  type Gap,
} from './operations';
import { SplitFields } from './SplitFields';
import { UnitChoice, UnitChoices } from './UnitChoice';

/** One operation of an act, asked for in the order in which it is said. */
export function OperationDialog({
  act,
  operation: given,
  busy,
  error,
  onKeep,
  onClose,
}: {
  act: Act;
  operation?: Operation;
  busy: boolean;
  error: unknown;
  onKeep: (operation: Operation) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(['reorganisation', 'organisation']);
  const [operation, setOperation] = useState(given ?? blank('merge', act.unitId));
  const [met, setMet] = useState<Record<string, UnitRow>>({});
  const [missing, setMissing] = useState<Gap[]>([]);
  const [endedSince, setEndedSince] = useState<string | null>(null);
  const tiers = useTiersOn(act.effectiveOn);

  const { kind, units, successors, opens } = operation;
  const known = namesIn(act);
  const nameOf = (id: string) => met[id]?.partyName ?? known.get(id) ?? '';
  const named = (id: string) => ({ id, name: nameOf(id) });
  const own = new Set(opens.map(({ id }) => id));
  const coming = act.operations
    .flatMap((other) => other.opens)
    .filter(({ id }) => !own.has(id))
    .map(({ id, partyName }) => ({ id, name: partyName }));
  const meet = (row?: UnitRow) => row && setMet((was) => ({ ...was, [row.id]: row }));
  const change = (next: Operation) => {
    setOperation(next);
    if (missing.length > 0) setMissing(gaps(next));
  };
  const wants = (gap: Gap) => (missing.includes(gap) ? t('organisation:form.missing') : undefined);
  const choice = { under: act.unitId, coming };

  const begin = (id: string | null, row?: UnitRow) => {
    meet(row);
    // A split begins anew with another unit: its parts were said of the one before.
    const next = kind === 'split' ? blank(kind, act.unitId) : operation;
    const fresh = { ...next, units: id ? [id] : [] };
    change(
      row && kind === 'rename'
        ? { ...fresh, partyName: row.partyName, stateName: row.stateName ?? null }
        : fresh,
    );
  };

  return (
    <Dialog opened onClose={onClose} title={t(given ? 'operation.change' : 'operation.new')} size="xl">
      <form
        className="k-form o-operation"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const found = gaps(operation);
          setMissing(found);
          if (found.length === 0) onKeep(tidy(operation));
        }}
      >
        <Select
          data-autofocus
          required
          label={t('operation.kind')}
          description={t(`does.${kind}`)}
          value={kind}
          onChange={(next) => {
            const chosen = operationKinds.find((one) => one === next);
            if (!chosen) return;
            setMissing([]);
            setOperation(blank(chosen, act.unitId));
          }}
          data={operationKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          allowDeselect={false}
          maxDropdownHeight={360}
        />
        {kind === 'reopen' && (
          <DateField
            label={t('operation.ended-since')}
            description={t('operation.ended-since-hint')}
            value={endedSince}
            onChange={setEndedSince}
            max={today()}
          />
        )}
        {beginsWith(kind) === 'many' && (
          <UnitChoices
            {...choice}
            required
            label={t(`begins.${kind}`)}
            description={t('operation.many-hint')}
            chosen={units.map(named)}
            onDrop={(id) => change({ ...operation, units: units.filter((unit) => unit !== id) })}
            onChange={(id, row) => {
              meet(row);
              if (!id) return;
              const next = { ...operation, units: [...units, id] };
              change(row ? alike(next, row, act.unitId) : next);
            }}
            error={wants('units')}
          />
        )}
        {beginsWith(kind) === 'one' && (kind !== 'reopen' || endedSince) && (
          <UnitChoice
            key={`${kind} ${endedSince}`}
            {...choice}
            required
            label={t(`begins.${kind}`)}
            endedSince={kind === 'reopen' ? (endedSince ?? undefined) : undefined}
            value={units[0] ? named(units[0]) : null}
            onChange={begin}
            error={wants('units')}
          />
        )}
        {handsTo(kind) && (
          <UnitChoice
            key={`${kind} into`}
            {...choice}
            required
            label={t(`into.${kind}`)}
            without={units}
            value={successors[0] ? named(successors[0].unitId) : null}
            onChange={(id, row) => {
              meet(row);
              change(into(operation, id));
            }}
            error={wants('into')}
          />
        )}
        {(kind === 'move' || kind === 'reopen') && (
          <UnitChoice
            key={`${kind} parent`}
            {...choice}
            required={kind === 'move'}
            label={t(`parent.${kind}`)}
            without={units}
            value={operation.parentId ? named(operation.parentId) : null}
            onChange={(id, row) => {
              meet(row);
              change({ ...operation, parentId: id });
            }}
            error={wants('parent')}
          />
        )}
        {kind === 'retier' && (
          <Select
            required
            label={t('operation.tier')}
            value={operation.tierId ?? null}
            onChange={(tierId) => change({ ...operation, tierId })}
            data={tiers}
            error={wants('tier')}
          />
        )}
        {kind === 'rename' && (
          <>
            <TextInput
              required
              label={t('organisation:unit.party')}
              value={operation.partyName ?? ''}
              onChange={(event) => change({ ...operation, partyName: event.currentTarget.value })}
              error={wants('name')}
              maxLength={300}
            />
            <TextInput
              label={t('organisation:unit.state')}
              value={operation.stateName ?? ''}
              onChange={(event) => change({ ...operation, stateName: event.currentTarget.value })}
              maxLength={300}
            />
          </>
        )}
        {(kind === 'merge' || kind === 'create') &&
          opens.map((opened, at) => (
            <NewUnitFields
              key={opened.id}
              unit={opened}
              at={at}
              missing={missing}
              under={act.unitId}
              coming={coming}
              nameOf={nameOf}
              day={act.effectiveOn}
              onChange={(next) => change({ ...operation, opens: [next] })}
            />
          ))}
        {kind === 'split' && (
          <SplitFields
            operation={operation}
            onChange={change}
            divided={met[units[0] ?? '']}
            missing={missing}
            under={act.unitId}
            coming={coming}
            nameOf={nameOf}
            onMet={meet}
            day={act.effectiveOn}
          />
        )}
        <Textarea
          label={t('operation.note')}
          value={operation.note ?? ''}
          onChange={(event) => change({ ...operation, note: event.currentTarget.value })}
          maxLength={1000}
          autosize
          minRows={1}
        />
        {error ? <ErrorState error={error} kept={t('ui:confirm.kept')} /> : null}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={busy}>
            {t(given ? 'operation.keep' : 'operation.add')}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
