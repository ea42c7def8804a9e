import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Button, Select, Textarea, TextInput } from '@/ui';
import { NumberField } from '@/ui/NumberField';
import type { OwnField, TableColumn } from '@/ui/own/fields';
import { allParts } from '@/ui/own/parts';
import type { PlanTier } from './DatesFields';
import { asType, columnTypes, newColumn, offers, optionsOf, types } from './ownFields';

type When = NonNullable<OwnField['when']>;
type Words = TFunction<['campaigns', 'ownfields']>;

export function conditionWords(when: When, fields: readonly OwnField[], t: Words): string {
  if (when.part) return t('ownfields:editor.when-part', { part: t(`part.${when.part}`) });
  const on = fields.find(({ code }) => code === when.field);
  const label = on?.label ?? '';
  return when.is
    ? t('ownfields:editor.when-is', {
        label,
        option: on?.options?.find(({ code }) => code === when.is)?.label ?? '',
      })
    : t('ownfields:editor.when-filled', { label });
}

const ALWAYS = '';
const keyOf = ({ field, part, is }: When) => JSON.stringify([field ?? null, part ?? null, is ?? null]);

/** How one own field is asked. */
export function OwnFieldFields({
  field,
  earlier,
  tiers,
  onChange,
}: {
  field: OwnField;
  earlier: readonly OwnField[];
  tiers: PlanTier[];
  onChange: (field: OwnField) => void;
}) {
  const { t } = useTranslation(['campaigns', 'ownfields']);
  const put = (change: Partial<OwnField>) => onChange({ ...field, ...change });
  const conditions: When[] = [
    ...earlier.flatMap((one): When[] =>
      one.options
        ? [
            ...one.options
              .filter(({ label }) => label.trim())
              .map(({ code }) => ({ field: one.code, is: code })),
            { field: one.code },
          ]
        : [{ field: one.code }],
    ),
    ...allParts.map((part): When => ({ part })),
  ];
  const { type } = field;
  return (
    <div className="c-own-fields">
      <TextInput
        className="c-own-wide"
        label={t('ownfields:editor.label')}
        value={field.label}
        maxLength={200}
        autoFocus={field.label === ''}
        onChange={(event) => put({ label: event.currentTarget.value })}
      />
      <Select
        label={t('ownfields:editor.kind')}
        data={types.map((value) => ({ value, label: t(`ownfields:type.${value}`) }))}
        value={type}
        allowDeselect={false}
        onChange={(value) => value && onChange(asType(field, value as OwnField['type']))}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
      <label className="c-tick">
        <input
          type="checkbox"
          className="k-check"
          checked={field.required}
          onChange={(event) => put({ required: event.currentTarget.checked })}
        />
        {t('ownfields:editor.required')}
      </label>
      <TextInput
        className="c-own-all"
        label={t('ownfields:editor.help')}
        value={field.help ?? ''}
        maxLength={500}
        onChange={(event) => put({ help: event.currentTarget.value })}
      />
      {offers(type) && (
        <Textarea
          className="c-own-all"
          label={t('ownfields:editor.options')}
          autosize
          minRows={3}
          value={(field.options ?? []).map(({ label }) => label).join('\n')}
          onChange={(event) => put({ options: optionsOf(event.currentTarget.value, field.options ?? []) })}
        />
      )}
      {type === 'table' && <Columns columns={field.columns ?? []} onChange={(columns) => put({ columns })} />}
      {type === 'number' && (
        <TextInput
          label={t('ownfields:editor.unit-name')}
          value={field.unitName ?? ''}
          maxLength={32}
          onChange={(event) => put({ unitName: event.currentTarget.value })}
        />
      )}
      {(type === 'number' || type === 'money') && (
        <>
          <NumberField
            label={t('ownfields:editor.min')}
            value={field.min ?? null}
            onChange={(min) => put({ min })}
          />
          <NumberField
            label={t('ownfields:editor.max')}
            value={field.max ?? null}
            onChange={(max) => put({ max })}
          />
        </>
      )}
      {(type === 'text' || type === 'long-text') && (
        <NumberField
          label={t('ownfields:editor.max-length')}
          value={field.maxLength ?? null}
          onChange={(maxLength) => put({ maxLength })}
        />
      )}
      <Select
        className="c-own-all"
        label={t('ownfields:editor.when')}
        data={[
          { value: ALWAYS, label: t('ownfields:editor.always') },
          ...conditions.map((when) => ({ value: keyOf(when), label: conditionWords(when, earlier, t) })),
        ]}
        value={field.when ? keyOf(field.when) : ALWAYS}
        allowDeselect={false}
        onChange={(key) => put({ when: conditions.find((when) => keyOf(when) === key) ?? null })}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
      <fieldset className="c-ticks c-own-all">
        <legend>{t('ownfields:editor.tiers')}</legend>
        <label className="c-tick">
          <input
            type="checkbox"
            className="k-check"
            checked={!field.tiers?.length}
            onChange={() =>
              put({ tiers: field.tiers?.length ? null : tiers.slice(0, 1).map(({ tierId }) => tierId) })
            }
          />
          {t('ownfields:editor.every')}
        </label>
        {field.tiers?.length
          ? tiers.map(({ tierId, name }) => (
              <label key={tierId} className="c-tick">
                <input
                  type="checkbox"
                  className="k-check"
                  checked={field.tiers?.includes(tierId) ?? false}
                  onChange={(event) =>
                    put({
                      tiers: event.currentTarget.checked
                        ? [...(field.tiers ?? []), tierId]
                        : (field.tiers ?? []).filter((id) => id !== tierId),
                    })
                  }
                />
                {name}
              </label>
            ))
          : null}
      </fieldset>
    </div>
  );
}

function Columns({
  columns,
  onChange,
}: {
  columns: readonly TableColumn[];
  onChange: (columns: TableColumn[]) => void;
}) {
  const { t } = useTranslation('ownfields');
  const put = (at: number, change: Partial<TableColumn>) =>
    onChange(columns.map((one, n) => (n === at ? { ...one, ...change } : one)));
  return (
    <fieldset className="c-own-columns c-own-all">
      <legend className="k-legend">{t('editor.columns')}</legend>
      <ul>
        {columns.map((column, at) => (
          <li key={column.code}>
            <TextInput
              label={t('editor.column')}
              value={column.label}
              maxLength={200}
              onChange={(event) => put(at, { label: event.currentTarget.value })}
            />
            <Select
              label={t('editor.column-kind')}
              data={columnTypes.map((value) => ({ value, label: t(`type.${value}`) }))}
              value={column.type}
              allowDeselect={false}
              onChange={(value) =>
                value &&
                put(at, {
                  type: value as TableColumn['type'],
                  options: value === 'choice' ? (column.options ?? []) : null,
                  unitName: value === 'number' ? column.unitName : null,
                })
              }
              comboboxProps={{ transitionProps: { duration: 0 } }}
            />
            {column.type === 'number' && (
              <TextInput
                label={t('editor.unit-name')}
                value={column.unitName ?? ''}
                maxLength={32}
                onChange={(event) => put(at, { unitName: event.currentTarget.value || null })}
              />
            )}
            {column.type === 'choice' && (
              <Textarea
                label={t('editor.column-options')}
                autosize
                minRows={2}
                value={(column.options ?? []).map(({ label }) => label).join('\n')}
                onChange={(event) =>
                  put(at, { options: optionsOf(event.currentTarget.value, column.options ?? []) })
                }
              />
            )}
            <label className="c-tick">
              <input
                type="checkbox"
                className="k-check"
                checked={column.required}
                onChange={(event) => put(at, { required: event.currentTarget.checked })}
              />
              {t('editor.required')}
            </label>
            {columns.length > 1 && (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={t('editor.drop-column', { n: at + 1 })}
                onClick={() => onChange(columns.filter((_, n) => n !== at))}
              >
                {t('editor.drop-act')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {columns.length < 12 && (
        <Button size="sm" onClick={() => onChange([...columns, newColumn(columns)])}>
          {t('editor.add-column')}
        </Button>
      )}
    </fieldset>
  );
}
