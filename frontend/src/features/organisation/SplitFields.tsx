import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '@/i18n/format';
import { Button, Choice } from '@/ui';
import { useListUnits, type NewUnit, type Operation, type UnitRow } from './api';
import { NewUnitFields } from './NewUnitFields';
import { assign, newUnit, withHeir, withoutSuccessor, withSuccessor, type Gap } from './operations';
import { UnitChoice, type Named } from './UnitChoice';

interface Props {
  operation: Operation;
  onChange: (operation: Operation) => void;
  /** The unit that is divided, where it was read. */
  divided?: UnitRow;
  missing: readonly Gap[];
  under: string;
  coming: Named[];
  nameOf: (id: string) => string;
  onMet: (row: UnitRow) => void;
  day: string;
}

/** Into whom a unit is divided, who is its heir, and to whom each unit below it comes. */
export function SplitFields(props: Props) {
  const { operation, onChange, divided, missing, under, coming, nameOf, onMet, day } = props;
  const { t } = useTranslation('reorganisation');
  const [unit] = operation.units;
  const { successors, opens } = operation;
  const goesOn = successors.some(({ unitId }) => unitId === unit);
  const change = (opened: NewUnit) =>
    onChange({ ...operation, opens: opens.map((other) => (other.id === opened.id ? opened : other)) });
  const called = (id: string) =>
    opens.find((opened) => opened.id === id)?.partyName.trim() || nameOf(id) || t('split.unnamed');
  return (
    <>
      <Choice
        legend={t('split.basis')}
        value={operation.basis ?? 'territory'}
        options={(['territory', 'member'] as const).map((value) => ({
          value,
          words: t(`split.by-${value}`),
        }))}
        onChange={(basis) => onChange({ ...operation, basis })}
      />
      {unit && (
        <fieldset className="o-new">
          <legend className="k-legend">{t('split.into')}</legend>
          {missing.includes('successors') && (
            <p className="o-wrong" role="alert">
              {t('split.two')}
            </p>
          )}
          <ul className="o-parts">
            {successors.map(({ unitId, heir }) => {
              const at = opens.findIndex(({ id }) => id === unitId);
              const opened = opens[at];
              return (
                <li key={unitId}>
                  <div className="o-part">
                    <b>
                      {called(unitId)}
                      {unitId === unit && <small>{t('split.goes-on')}</small>}
                    </b>
                    <label className="o-tick">
                      <input
                        type="radio"
                        name="heir"
                        checked={heir}
                        disabled={goesOn}
                        onChange={() => onChange(withHeir(operation, unitId))}
                      />
                      {t('split.heir')}
                    </label>
                    <button
                      type="button"
                      className="k-link"
                      aria-label={t('choice.drop', { name: called(unitId) })}
                      onClick={() => onChange(withoutSuccessor(operation, unitId))}
                    >
                      {t('choice.drop-word')}
                    </button>
                  </div>
                  {opened && (
                    <NewUnitFields
                      unit={opened}
                      at={at}
                      missing={missing}
                      under={under}
                      coming={coming}
                      nameOf={nameOf}
                      day={day}
                      onChange={change}
                    />
                  )}
                </li>
              );
            })}
          </ul>
          <UnitChoice
            label={t('split.add-existing')}
            under={under}
            coming={coming}
            without={[unit, ...successors.map(({ unitId }) => unitId)]}
            value={null}
            onChange={(id, row) => {
              if (row) onMet(row);
              if (id) onChange(withSuccessor(operation, id));
            }}
          />
          <div className="k-form-acts">
            <Button
              onClick={() => {
                const opened = newUnit(divided?.parentId ?? under, divided);
                onChange(withSuccessor(operation, opened.id, opened));
              }}
            >
              {t('split.add-new')}
            </Button>
            {!goesOn && (
              <Button onClick={() => onChange(withSuccessor(operation, unit))}>
                {t('split.add-itself')}
              </Button>
            )}
          </div>
          <p className="k-hint">{t(goesOn ? 'split.heir-itself' : 'split.heir-hint')}</p>
        </fieldset>
      )}
      {unit && successors.length > 1 && (
        <Below operation={operation} unit={unit} called={called} onChange={onChange} />
      )}
    </>
  );
}

function Below({
  operation,
  unit,
  called,
  onChange,
}: {
  operation: Operation;
  unit: string;
  called: (id: string) => string;
  onChange: (operation: Operation) => void;
}) {
  const { t } = useTranslation('reorganisation');
  const [after, setAfter] = useState<string[]>([]);
  const first = useListUnits({ query: { parentId: unit, limit: 100 } });
  const last = useListUnits(
    { query: { parentId: unit, after: after.at(-1), limit: 100 } },
    { keep: true, enabled: after.length > 0 },
  );
  const page = after.length > 0 ? last.data : first.data;
  if (!page || (after.length === 0 && page.items.length === 0)) return null;
  const takers = operation.successors.filter(({ unitId }) => unitId !== unit);
  const heir = operation.successors.find((other) => other.heir);
  return (
    <fieldset className="o-new">
      <legend className="k-legend">{t('split.below')}</legend>
      <p className="k-hint">{t('split.below-hint', { name: heir ? called(heir.unitId) : '' })}</p>
      <ul className="o-below">
        {page.items.map(({ id, partyName }) => (
          <li key={id}>
            <label>
              <span>{partyName}</span>
              <select
                value={takers.find(({ takes }) => takes?.includes(id))?.unitId ?? ''}
                onChange={(event) => onChange(assign(operation, id, event.currentTarget.value || null))}
              >
                <option value="">{t('split.to-heir')}</option>
                {takers
                  .filter((other) => !other.heir)
                  .map(({ unitId }) => (
                    <option key={unitId} value={unitId}>
                      {called(unitId)}
                    </option>
                  ))}
              </select>
            </label>
          </li>
        ))}
      </ul>
      <div className="k-form-acts">
        {after.length > 0 && (
          <Button onClick={() => setAfter(after.slice(0, -1))}>{t('split.previous')}</Button>
        )}
        {page.next && (
          <Button onClick={() => setAfter([...after, page.next ?? ''])}>
            {t('split.next', { n: number(100) })}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
