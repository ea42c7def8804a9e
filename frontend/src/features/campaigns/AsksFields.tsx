import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '@/i18n/format';
import { Button, Select, Sheet, SheetSkeleton, TextInput, Textarea } from '@/ui';
import { NumberField } from '@/ui/NumberField';
import type { Content, FieldList, Indicator } from './api';
import { ReadingFields } from './ReadingFields';
import type { PlanTier } from './DatesFields';
import { IndicatorPicker } from './IndicatorPicker';
import { PapersFields } from './PapersFields';
import { cycles, measures, resultSections, rollUps, sectionsOf, slug } from './content';

const FormDesigner = lazy(() => import('./FormDesigner'));

/** What units are asked: in which fields, which parts of the form, which figures, which sections of their reports. */
export function AsksFields({
  content,
  lists,
  tiers,
  onChange,
}: {
  content: Content;
  lists: FieldList[];
  tiers: PlanTier[];
  onChange: (part: Partial<Content>) => void;
}) {
  const { t } = useTranslation('campaigns');
  const { form, rules } = content;
  const list = lists.find(({ id }) => id === content.fieldListId);
  const ruling = (change: Partial<Content['rules']>) => onChange({ rules: { ...rules, ...change } });
  return (
    <div className="k-stack">
      <Sheet title={t('edit.fields')} sub={t('edit.fields-sub')}>
        <div className="k-form">
          <Select
            label={t('edit.list')}
            value={content.fieldListId}
            onChange={(fieldListId) => fieldListId && onChange({ fieldListId })}
            data={lists.map((one) => ({
              value: one.id,
              label: t('edit.list-of', { n: number(one.version), fields: number(one.fields.length) }),
            }))}
            allowDeselect={false}
          />
          {list && <p className="k-hint">{list.fields.map(({ name }) => name).join(' · ')}</p>}
        </div>
      </Sheet>
      <Suspense fallback={<SheetSkeleton lines={8} />}>
        <FormDesigner form={form} tiers={tiers} onChange={(next) => onChange({ form: next })} />
      </Suspense>
      <ReadingFields rules={rules} list={list} onChange={ruling} />
      <Indicators indicators={content.indicators} onChange={(indicators) => onChange({ indicators })} />
      <PapersFields
        papers={rules.papers ?? []}
        tiers={tiers}
        onChange={(papers) => ruling({ papers: papers.length > 0 ? papers : null })}
      />
      <Sheet title={t('edit.results')} sub={t('edit.results-sub')}>
        <div className="k-form">
          <Ticks
            legend={t('edit.result-sections')}
            all={resultSections.map((value) => ({ value, words: t(`result-section.${value}`) }))}
            on={rules.resultSections}
            onChange={(sections) => ruling({ resultSections: sections })}
          />
          <Textarea
            label={t('edit.report-sections')}
            description={t('edit.report-sections-hint')}
            value={rules.reportSections.map(({ name }) => name).join('\n')}
            onChange={(event) =>
              ruling({ reportSections: sectionsOf(event.currentTarget.value, rules.reportSections) })
            }
            autosize
            minRows={2}
          />
          <NumberField
            label={t('edit.dormant')}
            description={t('edit.dormant-hint')}
            value={rules.dormantAfterDays ?? null}
            onChange={(dormantAfterDays) => ruling({ dormantAfterDays })}
          />
          <Select
            label={t('edit.progress')}
            description={t('edit.progress-hint')}
            value={rules.progress ?? 'quarter'}
            onChange={(cycle) => cycle && ruling({ progress: cycle as Content['rules']['progress'] })}
            data={cycles.map((value) => ({ value, label: t(`cycle.${value}`) }))}
            allowDeselect={false}
          />
          <label className="c-tick">
            <input
              type="checkbox"
              className="k-check"
              checked={rules.skipTier}
              onChange={(event) => ruling({ skipTier: event.currentTarget.checked })}
            />
            {t('edit.skip-tier')}
          </label>
        </div>
      </Sheet>
    </div>
  );
}

function Ticks<V extends string>({
  legend,
  all,
  on,
  onChange,
}: {
  legend: string;
  all: { value: V; words: string; fixed?: boolean }[];
  on: readonly V[];
  onChange: (on: V[]) => void;
}) {
  return (
    <fieldset className="c-ticks">
      <legend className="sr">{legend}</legend>
      {all.map(({ value, words, fixed }) => (
        <label key={value} className="c-tick">
          <input
            type="checkbox"
            className="k-check"
            checked={on.includes(value)}
            disabled={fixed}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? [...on, value] : on.filter((one) => one !== value))
            }
          />
          {words}
        </label>
      ))}
    </fieldset>
  );
}

function Indicators({
  indicators,
  onChange,
}: {
  indicators: Indicator[];
  onChange: (indicators: Indicator[]) => void;
}) {
  const { t } = useTranslation('campaigns');
  const put = (at: number, change: Partial<Indicator>) =>
    onChange(indicators.map((one, index) => (index === at ? { ...one, ...change } : one)));
  return (
    <Sheet
      title={t('indicators', { count: indicators.length, n: number(indicators.length) })}
      sub={t('edit.indicators-sub')}
      acts={
        <Button
          onClick={() =>
            onChange([
              ...indicators,
              {
                code: slug(
                  `chi-tieu-${indicators.length + 1}`,
                  indicators.map(({ code }) => code),
                ),
                name: '',
                measure: 'workday',
                rollUp: 'sum',
                unitName: null,
                required: false,
              },
            ])
          }
        >
          {t('edit.add-indicator')}
        </Button>
      }
    >
      {indicators.length === 0 && <p className="k-hint">{t('edit.no-indicators')}</p>}
      <IndicatorPicker
        value={null}
        taken={indicators.map(({ standard }) => standard)}
        onPick={(one) =>
          one &&
          onChange([
            ...indicators,
            {
              code: slug(
                one.name,
                indicators.map(({ code }) => code),
              ),
              name: one.name,
              measure: one.measure,
              rollUp: one.rollUp,
              unitName: one.unitName ?? null,
              required: false,
              standard: one.code,
              usualFrom: one.usualFrom ?? null,
              usualTo: one.usualTo ?? null,
            },
          ])
        }
      />
      <ul className="c-lines">
        {indicators.map((one, at) => (
          <li key={one.code}>
            <TextInput
              className="c-wide"
              label={t('edit.indicator')}
              value={one.name}
              maxLength={300}
              onChange={(event) => put(at, { name: event.currentTarget.value })}
            />
            <Select
              label={t('edit.measure')}
              value={one.measure}
              onChange={(measure) => measure && put(at, { measure: measure as Indicator['measure'] })}
              data={measures.map((value) => ({ value, label: t(`measure.${value}`) }))}
              allowDeselect={false}
            />
            {one.measure === 'unit' && (
              <TextInput
                label={t('edit.unit-name')}
                value={one.unitName ?? ''}
                maxLength={32}
                onChange={(event) => put(at, { unitName: event.currentTarget.value })}
              />
            )}
            <Select
              label={t('edit.roll-up')}
              value={one.rollUp}
              onChange={(rollUp) => rollUp && put(at, { rollUp: rollUp as Indicator['rollUp'] })}
              data={rollUps.map((value) => ({ value, label: t(`roll-up.${value}`) }))}
              allowDeselect={false}
            />
            <label className="c-tick">
              <input
                type="checkbox"
                className="k-check"
                checked={one.required ?? false}
                onChange={(event) => put(at, { required: event.currentTarget.checked })}
              />
              {t('required')}
            </label>
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={t('edit.drop-one', { name: one.name })}
              onClick={() => onChange(indicators.filter((_, index) => index !== at))}
            >
              {t('edit.drop')}
            </Button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
