import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Choice } from '@/ui';
import { show } from '@/ui/own/fields';
import type { Dossier } from './api';
import type { Clash } from './draft';
import { answerOf, asSaid, codeOf, isOwn, withAnswer, type Answer, type Entry } from './entry';
import { wordDiff } from './parts';

/** Somebody else changed the same words: both texts are shown, a person chooses, nothing is lost before. */
export function ClashPanel({
  clash,
  fields,
  view,
  onSettle,
}: {
  clash: Clash;
  fields: { id: string; name: string }[];
  view: Dossier;
  onSettle: (chosen: Entry) => void;
}) {
  const { t } = useTranslation('registration');
  const [take, setTake] = useState<Partial<Record<Answer, 'mine' | 'theirs'>>>({});
  const fieldOf = (answer: Answer) =>
    isOwn(answer) ? view.campaign.form.fields?.find(({ code }) => code === codeOf(answer)) : undefined;
  const shown = (answer: Answer, entry: Entry) => {
    const text = answerOf(entry, answer);
    if (isOwn(answer)) {
      const field = fieldOf(answer);
      return field ? show(field, asSaid(text), { units: view.unitNames, files: view.files }) : text;
    }
    return answer === 'fieldId'
      ? (fields.find(({ id }) => id === text)?.name ?? t('form.another-field'))
      : text;
  };
  return (
    <section className="k-need" data-tone="son" role="alert" aria-label={t('clash.title')}>
      <b>{t('clash.title')}</b>
      <p>{t('clash.more')}</p>
      {clash.clashes.map((answer) => (
        <div key={answer} className="reg-clash">
          <h2>
            {answer === 'fieldId'
              ? t('form.field')
              : answer === 'holder'
                ? t('form.holder')
                : isOwn(answer)
                  ? fieldOf(answer)?.label
                  : t(`part.${answer}`)}
          </h2>
          <p className="reg-text">
            {wordDiff(shown(answer, clash.merged), shown(answer, clash.theirs)).map(({ kind, text }, at) =>
              kind === 'same' ? (
                <span key={at}>{text}</span>
              ) : kind === 'gone' ? (
                <del key={at}>{text}</del>
              ) : (
                <ins key={at}>{text}</ins>
              ),
            )}
          </p>
          <Choice
            legend={t('clash.choose')}
            value={take[answer] ?? 'mine'}
            onChange={(value) => setTake({ ...take, [answer]: value })}
            options={[
              { value: 'mine', words: t('clash.mine') },
              { value: 'theirs', words: t('clash.theirs') },
            ]}
          />
        </div>
      ))}
      <div className="k-acts">
        <Button
          variant="filled"
          onClick={() =>
            onSettle(
              clash.clashes.reduce(
                (entry, answer) =>
                  take[answer] === 'theirs'
                    ? withAnswer(entry, answer, answerOf(clash.theirs, answer))
                    : entry,
                clash.merged,
              ),
            )
          }
        >
          {t('clash.settle')}
        </Button>
      </div>
    </section>
  );
}
