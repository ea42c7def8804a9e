import { useTranslation } from 'react-i18next';
import { Tag } from '@/ui';
import { OwnAnswerText } from '@/ui/own/OwnAnswerText';
import { kept, show, type SaidAll } from '@/ui/own/fields';
import type { Dossier } from './api';
import { askedOf, entryOf } from './entry';
import { PartDiff } from './PartDiff';

/** The answers to what the campaign asks beside the ten parts, under the labels they were given under. */
export default function OwnAnswers({
  view,
  before,
  changed,
  only,
}: {
  view: Dossier;
  before?: { answers?: object | null };
  changed: readonly string[];
  /** Only what changed. */
  only: boolean;
}) {
  const { t } = useTranslation('registration');
  const asked = askedOf(view.campaign.form, entryOf(view));
  const said = view.answers as SaidAll;
  const then = (before?.answers ?? {}) as SaidAll;
  const names = { units: view.unitNames, files: view.files };
  const shown = (view.campaign.form.fields ?? []).filter(({ code }) =>
    only ? changed.includes(code) : said[code] !== undefined || asked.some((one) => one.code === code),
  );
  return shown.map((field) => {
    const { code, label } = field;
    return (
      <article key={code} id={`doc-own-${code}`} className="reg-part">
        <h4>
          {label} {changed.includes(code) && <Tag tone="cham">{t('changed')}</Tag>}
          {kept(said[code]) === undefined && field.required && <Tag tone="thoc">{t('not-written')}</Tag>}
        </h4>
        {view.remarks
          .filter((remark) => remark.field === code)
          .map(({ text }) => (
            <p key={text} className="reg-remark">
              <b>{t('remark')}</b> {text}
            </p>
          ))}
        {changed.includes(code) && field.type !== 'file' ? (
          <PartDiff before={show(field, then[code], names)} after={show(field, said[code], names)} />
        ) : (
          <OwnAnswerText field={field} said={said[code]} units={names.units} files={names.files} />
        )}
      </article>
    );
  });
}
