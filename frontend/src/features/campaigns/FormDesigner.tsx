import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '@/i18n/format';
import { Button, Select, Sheet, TextInput } from '@/ui';
import { OwnFieldInput } from '@/ui/own/OwnFieldInput';
import { asked, type OwnField, type SaidAll } from '@/ui/own/fields';
import type { Content } from './api';
import { allParts } from '@/ui/own/parts';
import type { PlanTier } from './DatesFields';
import './designer.css';
import { OwnFieldFields, conditionWords } from './OwnFieldFields';
import { moved, newField, sound } from './ownFields';

type Form = Content['form'];
const EVERY = 'every';

/** The registration form: which of the ten parts are required, what is said under them, and what is asked beside them. */
export default function FormDesigner({
  form,
  tiers,
  onChange,
}: {
  form: Form;
  tiers: PlanTier[];
  onChange: (form: Form) => void;
}) {
  const { t } = useTranslation(['campaigns', 'ownfields']);
  const fields = form.fields ?? [];
  const help = form.help ?? [];
  const [open, setOpen] = useState<string | null>(null);
  const put = (next: OwnField[]) => onChange({ ...form, fields: next.length > 0 ? next : null });
  const add = () => {
    const field = newField(fields);
    put([...fields, field]);
    setOpen(field.code);
  };
  return (
    <>
      <Sheet title={t('form')} sub={t('edit.form-sub')}>
        <ul className="c-parts">
          {allParts.map((part) => (
            <li key={part}>
              <label className="c-tick">
                <input
                  type="checkbox"
                  className="k-check"
                  checked={form.required.includes(part)}
                  disabled={part === 'name'}
                  onChange={(event) =>
                    onChange({
                      ...form,
                      required: event.currentTarget.checked
                        ? [...form.required, part]
                        : form.required.filter((one) => one !== part),
                    })
                  }
                />
                {t(`part.${part}`)}
              </label>
              <TextInput
                aria-label={t('ownfields:editor.part-help', { part: t(`part.${part}`) })}
                placeholder={t('ownfields:editor.part-help-hint')}
                maxLength={500}
                value={help.find((one) => one.part === part)?.text ?? ''}
                onChange={(event) => {
                  const text = event.currentTarget.value;
                  const others = help.filter((one) => one.part !== part);
                  onChange({ ...form, help: text ? [...others, { part, text }] : others });
                }}
              />
            </li>
          ))}
        </ul>
      </Sheet>
      <Sheet
        title={
          fields.length === 0
            ? t('ownfields:editor.title-none')
            : t('ownfields:editor.title', { count: fields.length, n: number(fields.length) })
        }
        sub={t('ownfields:editor.sub')}
        acts={fields.length < 40 && <Button onClick={add}>{t('ownfields:editor.add')}</Button>}
      >
        {fields.length === 0 ? (
          <p className="k-hint">{t('ownfields:editor.none')}</p>
        ) : (
          <div className="c-designer">
            <ol className="c-own">
              {fields.map((field, at) => {
                const label = field.label || t('ownfields:editor.unnamed');
                const shut = open !== field.code;
                return (
                  <li key={field.code} data-open={!shut}>
                    <div className="c-own-line">
                      <button
                        type="button"
                        className="c-own-open"
                        aria-expanded={!shut}
                        onClick={() => setOpen(shut ? field.code : null)}
                      >
                        <b>{label}</b>
                        <small>
                          {[
                            t(`ownfields:type.${field.type}`),
                            field.required && t('required'),
                            field.tiers?.length &&
                              tiers
                                .filter(({ tierId }) => field.tiers?.includes(tierId))
                                .map(({ name }) => name)
                                .join(', '),
                            field.when &&
                              t('ownfields:editor.hangs', { what: conditionWords(field.when, fields, t) }),
                          ]
                            .filter(Boolean)
                            .join(' · ')}
                        </small>
                      </button>
                      <span className="c-own-acts">
                        <Button
                          variant="subtle"
                          size="compact-sm"
                          disabled={at === 0}
                          aria-label={t('ownfields:editor.up', { label })}
                          onClick={() => put(moved(fields, at, -1))}
                        >
                          ↑
                        </Button>
                        <Button
                          variant="subtle"
                          size="compact-sm"
                          disabled={at === fields.length - 1}
                          aria-label={t('ownfields:editor.down', { label })}
                          onClick={() => put(moved(fields, at, 1))}
                        >
                          ↓
                        </Button>
                        <Button
                          variant="subtle"
                          size="compact-sm"
                          aria-label={t('ownfields:editor.drop', { label })}
                          onClick={() => put(sound(fields.filter(({ code }) => code !== field.code)))}
                        >
                          {t('ownfields:editor.drop-act')}
                        </Button>
                      </span>
                    </div>
                    {!shut && (
                      <OwnFieldFields
                        field={field}
                        earlier={fields.slice(0, at)}
                        tiers={tiers}
                        onChange={(next) =>
                          put(sound(fields.map((one) => (one.code === field.code ? next : one))))
                        }
                      />
                    )}
                  </li>
                );
              })}
            </ol>
            <Preview fields={fields} tiers={tiers} />
          </div>
        )}
      </Sheet>
    </>
  );
}

/** The form as an officer will meet it, to be tried out. */
function Preview({ fields, tiers }: { fields: readonly OwnField[]; tiers: PlanTier[] }) {
  const { t } = useTranslation('ownfields');
  const [answers, setAnswers] = useState<SaidAll>({});
  const [units, setUnits] = useState<Record<string, string>>({});
  const [tier, setTier] = useState(EVERY);
  const tiered = fields.some((field) => field.tiers?.length);
  const shown = asked(
    fields.filter((field) => tier === EVERY || !field.tiers?.length || field.tiers.includes(tier)),
    { name: '', parts: {}, answers },
  );
  return (
    <section className="c-preview" aria-label={t('editor.preview')}>
      <h3>{t('editor.preview')}</h3>
      <p className="k-hint">{t('editor.preview-sub')}</p>
      {tiered && (
        <Select
          label={t('editor.preview-tier')}
          data={[
            { value: EVERY, label: t('editor.every') },
            ...tiers.map(({ tierId, name }) => ({ value: tierId, label: name })),
          ]}
          value={tier}
          allowDeselect={false}
          onChange={(value) => value && setTier(value)}
          comboboxProps={{ transitionProps: { duration: 0 } }}
        />
      )}
      {shown.map((field) => (
        <OwnFieldInput
          key={`${field.code} ${field.type}`}
          field={field.label ? field : { ...field, label: t('editor.unnamed') }}
          said={answers[field.code]}
          units={units}
          onUnit={(id, name) => setUnits((was) => ({ ...was, [id]: name }))}
          onSay={(said) => setAnswers((was) => ({ ...was, [field.code]: said ?? '' }))}
        />
      ))}
    </section>
  );
}
