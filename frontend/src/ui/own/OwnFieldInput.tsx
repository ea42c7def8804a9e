import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { money, number } from '@/i18n/format';
import { Button, Choice, DateField, Select, Textarea, TextInput } from '..';

import { NumberField } from '../NumberField';
import { UnitPicker } from '../UnitPicker';
import './own.css';
import type { Flaws } from './check';
import { inOneText, type OwnField, type Said, type TableColumn } from './fields';

/** More options than this are a list to open. */
const AT_A_GLANCE = 5;

interface Props {
  field: OwnField;
  said: Said | undefined;
  onSay: (said: Said | undefined) => void;
  /** Codes of what is wrong, by place; `required` is asked for elsewhere. */
  flaws?: Flaws;
  units?: Record<string, string>;
  onUnit?: (id: string, name: string) => void;
  files?: readonly { id: string; name: string }[];
}

type Simple = Pick<OwnField, 'type' | 'options' | 'maxLength'>;

/** Asks one of a campaign's own fields. The twelve types are told apart here and in `show`, and nowhere else. */
export function OwnFieldInput({ field, said, onSay, flaws = {}, units = {}, onUnit, files = [] }: Props) {
  const { t } = useTranslation('ownfields');
  const { code, type, required } = field;
  const at = `answers.${code}`;
  const wrong = (place: string, name?: ReactNode) => {
    const codes = flaws[place]?.filter((one) => one !== 'required') ?? [];
    return codes.length > 0 ? (
      <>
        {name}
        {codes.map((one) => t(`flaw.${one}`)).join(' ')}
      </>
    ) : undefined;
  };
  const label = (
    <>
      {field.label}
      {field.unitName && ` (${field.unitName})`}
      {type === 'money' && ` (${t('dong')})`}
      {!required && <span className="own-quiet"> {t('optional')}</span>}
    </>
  );
  const help = [field.help, useBounds(field)].filter(Boolean).join(' ') || undefined;
  const parts = said && typeof said === 'object' && !Array.isArray(said) ? said : {};
  const words = (of: Said | undefined) => (typeof of === 'string' ? of : '');
  const unitOf = (id: Said | undefined) =>
    typeof id === 'string' && id ? { id, name: units[id] ?? t('unit-unknown') } : null;
  const group = (children: ReactNode, error?: ReactNode) => (
    <fieldset className="own-group">
      <legend className="k-legend">{label}</legend>
      {help && <p className="own-quiet">{help}</p>}
      {children}
      {error && (
        <p className="own-wrong" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );

  if (type === 'multiple-choice') {
    const chosen = Array.isArray(said) ? said : [];
    return group(
      field.options?.map((one) => (
        <label key={one.code} className="own-tick">
          <input
            type="checkbox"
            className="k-check"
            checked={chosen.includes(one.code)}
            onChange={(event) =>
              onSay(
                field.options
                  ?.map((each) => each.code)
                  .filter((each) =>
                    each === one.code ? event.currentTarget.checked : chosen.includes(each),
                  ),
              )
            }
          />
          {one.label}
        </label>
      )),
      wrong(at),
    );
  }
  if (type === 'unit')
    return (
      <UnitPicker
        label={required ? field.label : `${field.label} ${t('optional')}`}
        description={help}
        optional={!required}
        value={unitOf(said)}
        error={flaws[at] && t(`flaw.${flaws[at][0] ?? 'unknown'}`)}
        onChange={(unit) => {
          if (unit) onUnit?.(unit.id, unit.name);
          onSay(unit?.id);
        }}
      />
    );
  if (type === 'person')
    return group(
      <div className="own-pair">
        <TextInput
          label={t('person.name')}
          maxLength={200}
          value={words(parts.name)}
          onChange={(event) => onSay({ ...parts, name: event.currentTarget.value })}
          error={wrong(`${at}.name`)}
        />
        <TextInput
          label={t('person.position')}
          maxLength={200}
          value={words(parts.position)}
          onChange={(event) => onSay({ ...parts, position: event.currentTarget.value })}
          error={wrong(`${at}.position`)}
        />
      </div>,
      wrong(at),
    );
  if (type === 'place')
    return group(
      <div className="own-pair">
        <TextInput
          label={t('place.words')}
          maxLength={500}
          value={words(parts.words)}
          onChange={(event) => onSay({ ...parts, words: event.currentTarget.value })}
          error={wrong(`${at}.words`)}
        />
        <UnitPicker
          label={t('place.unit')}
          optional
          value={unitOf(parts.unit)}
          onChange={(unit) => {
            if (unit) onUnit?.(unit.id, unit.name);
            onSay({ ...parts, unit: unit?.id ?? '' });
          }}
        />
      </div>,
      wrong(at) ?? wrong(`${at}.unit`),
    );
  if (type === 'table')
    return group(
      <Rows
        columns={field.columns ?? []}
        rows={Array.isArray(said) ? said : []}
        onSay={onSay}
        at={at}
        wrong={wrong}
      />,
      wrong(at),
    );
  if (type === 'file')
    return (
      <Select
        label={label}
        description={help ? `${help} ${t('file.hint')}` : t('file.hint')}
        placeholder={t('file.choose')}
        nothingFoundMessage={t('file.none')}
        data={files.map(({ id, name }) => ({ value: id, label: name }))}
        value={typeof said === 'string' && files.some(({ id }) => id === said) ? said : null}
        clearable
        onChange={(id) => onSay(id ?? undefined)}
        error={wrong(at)}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
    );
  return (
    <Plain
      field={field}
      label={label}
      legend={field.label}
      description={help}
      said={said}
      onSay={onSay}
      error={wrong(at)}
      required={required}
    />
  );
}

/** Words, figures, days and choices: what may also stand in a table's cell. */
function Plain({
  field: { type, options, maxLength },
  label,
  legend,
  description,
  said,
  onSay,
  error,
  required,
}: {
  field: Simple;
  label: ReactNode;
  /** Where there is room to show the options of a choice at a glance. */
  legend?: string;
  description?: string;
  said: Said | undefined;
  onSay: (said: Said | undefined) => void;
  error?: ReactNode;
  required: boolean;
}) {
  const { t } = useTranslation('ownfields');
  const text = typeof said === 'string' ? said : '';
  switch (type) {
    case 'number':
    case 'money':
      return (
        <NumberField
          label={label}
          description={description}
          value={typeof said === 'number' ? said : null}
          onChange={(value) => onSay(value ?? undefined)}
          error={error}
        />
      );
    case 'date':
      return (
        <DateField
          label={label}
          description={description}
          value={text || null}
          onChange={(day) => onSay(day ?? undefined)}
          error={error}
        />
      );
    case 'choice': {
      return legend && required && (options?.length ?? 0) < AT_A_GLANCE ? (
        <div>
          <Choice
            legend={legend}
            hint={description}
            value={text}
            onChange={onSay}
            options={(options ?? []).map((one) => ({ value: one.code, words: one.label }))}
          />
          {error && (
            <p className="own-wrong" role="alert">
              {error}
            </p>
          )}
        </div>
      ) : (
        <Select
          label={label}
          description={description}
          placeholder={t('choose')}
          data={(options ?? []).map((one) => ({ value: one.code, label: one.label }))}
          value={options?.some((one) => one.code === text) ? text : null}
          clearable={!required}
          onChange={(value) => onSay(value ?? undefined)}
          error={error}
          comboboxProps={{ transitionProps: { duration: 0 } }}
        />
      );
    }
    case 'long-text':
      return (
        <Textarea
          label={label}
          description={description}
          autosize
          minRows={3}
          maxRows={16}
          maxLength={maxLength ?? 8000}
          value={text}
          onChange={(event) => onSay(event.currentTarget.value)}
          error={error}
        />
      );
    default:
      return (
        <TextInput
          label={label}
          description={description}
          autoComplete="off"
          maxLength={maxLength ?? 300}
          value={text}
          onChange={(event) => onSay(event.currentTarget.value)}
          error={error}
        />
      );
  }
}

function Rows({
  columns,
  rows,
  onSay,
  at,
  wrong,
}: {
  columns: readonly TableColumn[];
  rows: Said[];
  onSay: (said: Said) => void;
  at: string;
  wrong: (place: string) => ReactNode;
}) {
  const { t } = useTranslation('ownfields');
  const shown = rows.length > 0 ? rows : [{}];
  const put = (n: number, code: string, said: Said | undefined) =>
    onSay(shown.map((row, each) => (each === n ? { ...(row as object), [code]: said ?? '' } : row)));
  // What is blank is not kept, so the place of a row among those that are is counted.
  const place = (n: number) => shown.slice(0, n).filter((row) => inOneText(row) !== '').length;
  return (
    <>
      <ol className="own-rows">
        {shown.map((row, n) => (
          <li key={n} aria-label={t('table.row', { n: n + 1 })}>
            {columns.map((column) => (
              <Plain
                key={column.code}
                field={column}
                required={column.required}
                label={
                  column.label +
                  (column.unitName
                    ? ` (${column.unitName})`
                    : column.type === 'money'
                      ? ` (${t('dong')})`
                      : '')
                }
                said={(row as { [code: string]: Said })[column.code]}
                onSay={(said) => put(n, column.code, said)}
                error={wrong(`${at}[${place(n)}].${column.code}`)}
              />
            ))}
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={t('table.drop', { n: n + 1 })}
              onClick={() => onSay(shown.filter((_, each) => each !== n))}
            >
              {t('table.drop-act')}
            </Button>
          </li>
        ))}
      </ol>
      <Button size="sm" onClick={() => onSay([...shown, {}])}>
        {t('table.add')}
      </Button>
    </>
  );
}

function useBounds({ type, min, max, maxLength }: OwnField) {
  const { t } = useTranslation('ownfields');
  const figure = (value: number) => (type === 'money' ? money(value) : number(value, 4));
  if (min != null && max != null) return t('bounds.between', { min: figure(min), max: figure(max) });
  if (min != null) return t('bounds.least', { min: figure(min) });
  if (max != null) return t('bounds.most', { max: figure(max) });
  return maxLength != null ? t('bounds.length', { max: number(maxLength) }) : undefined;
}
