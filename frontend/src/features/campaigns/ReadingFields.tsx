import { useTranslation } from 'react-i18next';
import { Button, Select, Sheet, TextInput } from '@/ui';
import { NumberField } from '@/ui/NumberField';
import type { Content, FieldList } from './api';
import { allParts } from '@/ui/own/parts';

type Rules = Content['rules'];
type Defect = NonNullable<Rules['defects']>[number];
type Quota = NonNullable<Rules['quotas']>[number];
const quotaKinds = ['model', 'exemplar'] as const;
const ANY = 'any';

/** How the committee above reads what is handed in: how soon, with which ready remarks, and how many it takes of each unit. */
export function ReadingFields({
  rules,
  list,
  onChange,
}: {
  rules: Rules;
  list?: FieldList;
  onChange: (change: Partial<Rules>) => void;
}) {
  const { t } = useTranslation('campaigns');
  const defects = rules.defects ?? [];
  const quotas = rules.quotas ?? [];
  const putDefect = (at: number, change: Partial<Defect>) =>
    onChange({ defects: defects.map((one, n) => (n === at ? { ...one, ...change } : one)) });
  const putQuota = (at: number, change: Partial<Quota>) =>
    onChange({ quotas: quotas.map((one, n) => (n === at ? { ...one, ...change } : one)) });
  return (
    <>
      <Sheet
        title={t('edit.quotas')}
        sub={t('edit.quotas-sub')}
        acts={
          <Button onClick={() => onChange({ quotas: [...quotas, { min: 1, max: null }] })}>
            {t('edit.add-quota')}
          </Button>
        }
      >
        <ul className="c-lines">
          {quotas.map((one, at) => (
            <li key={at}>
              <Select
                label={t('edit.quota-kind')}
                value={one.kind ?? ANY}
                onChange={(kind) => putQuota(at, { kind: kind === ANY ? null : (kind as Quota['kind']) })}
                data={[
                  { value: ANY, label: t('edit.any') },
                  ...quotaKinds.map((value) => ({ value, label: t(`quota-kind.${value}`) })),
                ]}
                allowDeselect={false}
              />
              <Select
                className="c-wide"
                label={t('edit.quota-field')}
                value={one.fieldId ?? ANY}
                onChange={(fieldId) => putQuota(at, { fieldId: fieldId === ANY ? null : fieldId })}
                data={[
                  { value: ANY, label: t('edit.any') },
                  ...(list?.fields ?? []).map(({ id, name }) => ({ value: id, label: name })),
                ]}
                allowDeselect={false}
              />
              <NumberField
                label={t('edit.quota-min')}
                value={one.min ?? null}
                onChange={(min) => putQuota(at, { min })}
              />
              <NumberField
                label={t('edit.quota-max')}
                value={one.max ?? null}
                onChange={(max) => putQuota(at, { max })}
              />
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={t('edit.drop-quota', { n: at + 1 })}
                onClick={() => onChange({ quotas: quotas.filter((_, n) => n !== at) })}
              >
                {t('edit.drop')}
              </Button>
            </li>
          ))}
        </ul>
      </Sheet>
      <Sheet
        title={t('edit.reading')}
        sub={t('edit.reading-sub')}
        acts={
          <Button onClick={() => onChange({ defects: [...defects, { part: 'objectives', text: '' }] })}>
            {t('edit.add-defect')}
          </Button>
        }
      >
        <div className="k-form">
          <NumberField
            label={t('edit.answer-within')}
            description={t('edit.answer-within-hint')}
            value={rules.answerWithin ?? null}
            onChange={(answerWithin) => onChange({ answerWithin })}
          />
        </div>
        <ul className="c-lines">
          {defects.map((one, at) => (
            <li key={at}>
              <Select
                label={t('edit.defect-part')}
                value={one.part}
                onChange={(part) => part && putDefect(at, { part: part as Defect['part'] })}
                data={allParts.map((value) => ({ value, label: t(`part.${value}`) }))}
                allowDeselect={false}
              />
              <TextInput
                className="c-wide"
                label={t('edit.defect')}
                value={one.text}
                maxLength={500}
                onChange={(event) => putDefect(at, { text: event.currentTarget.value })}
              />
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={t('edit.drop-defect', { n: at + 1 })}
                onClick={() => onChange({ defects: defects.filter((_, n) => n !== at) })}
              >
                {t('edit.drop')}
              </Button>
            </li>
          ))}
        </ul>
      </Sheet>
    </>
  );
}
