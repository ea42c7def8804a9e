import { useTranslation } from 'react-i18next';
import { Tag } from '@/ui';
import { OwnReadings } from '@/ui/own/OwnReadings';
import { kept, show, type SaidAll } from '@/ui/own/fields';
import type { Dossier } from './api';
import { askedOf, entryOf } from './entry';
import { PartDiff } from './PartDiff';

/** The answers to what the campaign asks beside the ten parts, with what was remarked on them and what changed since. */
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
  return (
    <OwnReadings
      fields={(view.campaign.form.fields ?? []).filter(({ code }) =>
        only ? changed.includes(code) : said[code] !== undefined || asked.some((one) => one.code === code),
      )}
      answers={said}
      {...names}
      className="reg-part"
      beside={(field) => {
        const { code } = field;
        return {
          marks: (
            <>
              {changed.includes(code) && <Tag tone="cham">{t('changed')}</Tag>}
              {kept(said[code]) === undefined && field.required && <Tag tone="thoc">{t('not-written')}</Tag>}
            </>
          ),
          notes: view.remarks
            .filter((remark) => remark.field === code)
            .map(({ text }) => (
              <p key={text} className="reg-remark">
                <b>{t('remark')}</b> {text}
              </p>
            )),
          instead: changed.includes(code) && field.type !== 'file' && (
            <PartDiff before={show(field, then[code], names)} after={show(field, said[code], names)} />
          ),
        };
      }}
    />
  );
}
