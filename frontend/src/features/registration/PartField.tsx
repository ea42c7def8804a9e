import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts, Select, Textarea, TextInput } from '@/ui';
import { useGetCampaign } from './api';
import type { Answer, Entry, Formed } from './entry';
import type { Part } from './parts';
import { SimilarList } from './SimilarList';

/** One of the nine written parts, with what it should say and what the committee remarked on it. */
export function PartField({
  part,
  help,
  text,
  required,
  locked,
  remarks,
  beside,
  onChange,
}: {
  part: Part;
  /** What the campaign says under it, in place of what is usually said. */
  help?: string;
  text: string;
  required: boolean;
  locked: boolean;
  remarks: string[];
  beside?: ReactNode;
  onChange: (text: string) => void;
}) {
  const { t } = useTranslation('registration');
  if (locked)
    return (
      <div id={`part-${part}`}>
        <p className="k-legend">
          {t(`part.${part}`)} <span className="reg-quiet">{t('form.locked')}</span>
        </p>
        <p className="reg-text reg-locked">{text || t('nothing-written')}</p>
      </div>
    );
  return (
    <div id={`part-${part}`}>
      {remarks.map((remark) => (
        <p key={remark} className="reg-remark">
          <b>{t('remark')}</b> {remark}
        </p>
      ))}
      {beside}
      <Textarea
        label={
          <>
            {t(`part.${part}`)}
            {!required && <span className="reg-quiet"> {t('form.optional')}</span>}
          </>
        }
        description={help ?? t(`help.${part}`)}
        autosize
        minRows={3}
        maxRows={16}
        maxLength={8000}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}

/** The first screen of a draft that has begun: what was settled with it stands as facts. */
export function AboutFields({
  view,
  entry,
  locked,
  onChange,
}: {
  view: Formed;
  entry: Entry;
  locked: (answer: Answer) => boolean;
  onChange: (answer: Answer, text: string) => void;
}) {
  const { t } = useTranslation('registration');
  const campaign = useGetCampaign({ path: { id: view.campaign.id } }).data;
  const fields = campaign?.fields ?? [{ id: view.fieldId, name: view.fieldName }];
  const remarks = view.remarks.filter(({ part }) => part === 'name');
  return (
    <>
      <Facts
        facts={[
          [t('form.campaign'), view.campaign.name],
          [t('form.unit'), view.unitName],
          [t('form.kind'), t(`kind.${view.kind}`)],
          [t('form.subject'), t(`subject.${view.subject}`)],
          [t('form.lineage'), t(`lineage.${view.model.lineage}`)],
        ]}
      />
      {view.subject !== 'collective' && (
        <TextInput
          label={t('form.holder')}
          description={t('form.holder-help')}
          required
          maxLength={200}
          readOnly={locked('holder')}
          value={entry.holder}
          onChange={(event) => onChange('holder', event.currentTarget.value)}
        />
      )}
      <Select
        label={t('form.field')}
        data={fields.map(({ id, name }) => ({ value: id, label: name }))}
        value={entry.fieldId}
        allowDeselect={false}
        readOnly={locked('fieldId')}
        onChange={(value) => value && onChange('fieldId', value)}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
      {remarks.map(({ text }) => (
        <p key={text} className="reg-remark">
          <b>{t('remark')}</b> {text}
        </p>
      ))}
      <TextInput
        label={t('part.name')}
        description={
          locked('name')
            ? t('form.locked')
            : (view.campaign.form.help?.find(({ part }) => part === 'name')?.text ?? t('help.name'))
        }
        required
        maxLength={300}
        autoComplete="off"
        readOnly={locked('name')}
        value={entry.name}
        onChange={(event) => onChange('name', event.currentTarget.value)}
        error={entry.name.trim() === '' && t('form.name-missing')}
      />
      {!locked('name') && (
        <SimilarList
          name={entry.name}
          except={view.model.id}
          title={(count) => t('similar.title', { count })}
        />
      )}
    </>
  );
}
