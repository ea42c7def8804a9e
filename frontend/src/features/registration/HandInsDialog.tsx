import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { date } from '@/i18n/format';
import { Dialog, ErrorState, ExportLink, Select, SheetSkeleton } from '@/ui';
import { inOneText, show, type SaidAll } from '@/ui/own/fields';
import { useListHandIns, type Dossier, type HandIn } from './api';
import { changedParts, textOf, type Reading } from './parts';
import { PartDiff } from './PartDiff';

const NOW = 'now';

/** Any two readings of the form beside each other: what was handed in each time, and a draft that is being mended. */
export function HandInsDialog({ view, onClose }: { view: Dossier; onClose: () => void }) {
  const { t } = useTranslation('registration');
  const read = useListHandIns({ path: { id: view.id }, query: { limit: 100 } });
  return (
    <Dialog opened onClose={onClose} title={t('rounds.title')}>
      {read.error && !read.data ? (
        <ErrorState error={read.error} onRetry={() => void read.refetch()} />
      ) : !read.data ? (
        <SheetSkeleton lines={6} />
      ) : (
        <Compared view={view} handIns={read.data.items} />
      )}
    </Dialog>
  );
}

/** A reading with the form it was written to: an answer is shown as its own version asked for it. */
type Whole = Reading & Pick<HandIn, 'answers' | 'form' | 'unitNames'>;
const fieldOf = ({ form }: Whole, code: string) => form.fields?.find((field) => field.code === code);
const changedFields = (now: Whole, before: Whole) =>
  [...new Set([...Object.keys(before.answers), ...Object.keys(now.answers)])].filter(
    (code) => inOneText((now.answers as SaidAll)[code]) !== inOneText((before.answers as SaidAll)[code]),
  );
function shown(reading: Whole, code: string, { files }: Dossier) {
  const field = fieldOf(reading, code);
  return field ? show(field, (reading.answers as SaidAll)[code], { units: reading.unitNames, files }) : '';
}

function Compared({ view, handIns }: { view: Dossier; handIns: HandIn[] }) {
  const { t } = useTranslation('registration');
  const open = view.status === 'returned';
  const readings = new Map<string, Whole>([
    ...(open ? [[NOW, { ...view, form: view.campaign.form }] as [string, Whole]] : []),
    ...handIns.map((one): [string, Whole] => [one.id, one]),
  ]);
  const ids = [...readings.keys()];
  const [after, setAfter] = useState(ids[0] ?? NOW);
  const [before, setBefore] = useState(ids[1] ?? ids[0] ?? NOW);
  const data = [
    ...(open ? [{ value: NOW, label: t('rounds.now') }] : []),
    ...handIns.map((one) => ({
      value: one.id,
      label: t('rounds.one', { n: one.number, day: date(one.handedInAt) }),
    })),
  ];
  const [older, newer] = [readings.get(before), readings.get(after)];
  const changed = older && newer ? changedParts(newer, older) : [];
  const own = older && newer ? changedFields(newer, older) : [];
  const answered = handIns.find(({ id }) => id === before);
  return (
    <div className="k-stack reg-rounds">
      <div className="reg-rounds-of">
        <Select
          label={t('rounds.before')}
          data={data}
          value={before}
          allowDeselect={false}
          onChange={(id) => id && setBefore(id)}
          comboboxProps={{ transitionProps: { duration: 0 } }}
        />
        <Select
          label={t('rounds.after')}
          data={data}
          value={after}
          allowDeselect={false}
          onChange={(id) => id && setAfter(id)}
          comboboxProps={{ transitionProps: { duration: 0 } }}
        />
      </div>
      {answered?.answer && answered.answeredAt && (
        <p className="reg-quiet">
          {t('rounds.answer', {
            answer: t(`rounds.answer-of.${answered.answer}`),
            day: date(answered.answeredAt),
            name: answered.answeredByName,
          })}
          {answered.mendBy && ` · ${t('rounds.mend-by', { day: date(answered.mendBy) })}`}
          {answered.reason && ` · ${answered.reason}`}
        </p>
      )}
      <p role="status">
        <b>
          {changed.length + own.length === 0
            ? t('rounds.same')
            : t('rounds.changed', { count: changed.length + own.length })}
        </b>
      </p>
      {older &&
        newer &&
        changed.map((part) => (
          <article key={part} className="reg-part">
            <h4>{t(`part.${part}`)}</h4>
            {answered?.remarks
              .filter((remark) => remark.part === part)
              .map((remark) => (
                <p key={remark.text} className="reg-remark">
                  <b>{t('remark')}</b> {remark.text}
                </p>
              ))}
            <PartDiff before={textOf(older, part)} after={textOf(newer, part)} />
          </article>
        ))}
      {older &&
        newer &&
        own.map((code) => (
          <article key={code} className="reg-part">
            <h4>{fieldOf(newer, code)?.label ?? fieldOf(older, code)?.label}</h4>
            {answered?.remarks
              .filter((remark) => remark.field === code)
              .map((remark) => (
                <p key={remark.text} className="reg-remark">
                  <b>{t('remark')}</b> {remark.text}
                </p>
              ))}
            <PartDiff before={shown(older, code, view)} after={shown(newer, code, view)} />
          </article>
        ))}
      <p>
        <ExportLink small list="/api/registrations/{id}/hand-ins" path={{ id: view.id }} />
      </p>
    </div>
  );
}
