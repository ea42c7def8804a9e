import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Flaws } from '@/ui/own/check';
import { OwnAnswerText } from '@/ui/own/OwnAnswerText';
import { OwnFieldInput } from '@/ui/own/OwnFieldInput';
import { askedOf, own, saidOf, type Answer, type Entry, type Formed } from './entry';

/** What the campaign asks beside the ten parts, with what the committee remarked on it. */
export default function OwnFields({
  view,
  entry,
  flaws,
  locked,
  onChange,
}: {
  view: Formed;
  entry: Entry;
  flaws: Flaws;
  locked: (answer: Answer) => boolean;
  onChange: (answer: Answer, text: string) => void;
}) {
  const { t } = useTranslation(['ownfields', 'registration']);
  // A unit that was just chosen is known by name before the server has it.
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const units = { ...view.unitNames, ...chosen };
  return (
    <section className="reg-own" aria-labelledby="reg-own">
      <h2 id="reg-own">{t('title')}</h2>
      <p className="reg-quiet">{t('sub')}</p>
      {askedOf(view.campaign.form, entry).map((field) => {
        const answer = own(field.code);
        const said = saidOf(entry, field.code);
        return (
          <div key={field.code} id={`part-${answer}`} className="reg-own-one">
            {view.remarks
              .filter((remark) => remark.field === field.code)
              .map(({ text }) => (
                <p key={text} className="reg-remark">
                  <b>{t('registration:remark')}</b> {text}
                </p>
              ))}
            {locked(answer) ? (
              <>
                <p className="k-legend">
                  {field.label} <span className="reg-quiet">{t('registration:form.locked')}</span>
                </p>
                <OwnAnswerText field={field} said={said} units={units} files={view.files} />
              </>
            ) : (
              <OwnFieldInput
                field={field}
                said={said}
                flaws={flaws}
                units={units}
                files={view.files}
                onUnit={(id, name) => setChosen((was) => ({ ...was, [id]: name }))}
                onSay={(next) => onChange(answer, next === undefined ? '' : JSON.stringify(next))}
              />
            )}
          </div>
        );
      })}
    </section>
  );
}
