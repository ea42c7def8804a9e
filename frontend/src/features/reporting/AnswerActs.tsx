import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api';
import { date, today } from '@/i18n/format';
import { addDays } from '@/i18n/workdays';
import { Button, DateField, Dialog, ErrorState, say, Textarea } from '@/ui';
import { useAnswerReminder, useNextWorkingDay, useRequestExtension } from './obligationsApi';

/** As much of an obligation as its own unit needs to answer. */
export interface Answerable {
  id: string;
  rowVersion: number;
  unitId: string;
  unitPath: string;
  dueOn: string;
  actions: readonly string[];
}

/** What the unit itself may say: one tap names the next working day. Who reads of another's unit has nothing to answer. */
export function AnswerActs({ about, answered }: { about: Answerable; answered: boolean }) {
  const { t } = useTranslation('obligations');
  const answer = useAnswerReminder();
  const next = useNextWorkingDay(about.unitPath);
  const [asking, setAsking] = useState<'answer' | 'more-time'>();
  const own = useSession().units.some(({ unitId }) => unitId === about.unitId);
  const mayAnswer = about.actions.includes('AnswerReminder');
  const mayAsk = about.actions.includes('RequestExtension');
  if (!own || (!mayAnswer && !mayAsk)) return null;
  return (
    <div className="b-acts">
      {mayAnswer && (
        <>
          {!answered && (
            <Button
              variant="filled"
              disabled={!next}
              loading={answer.isPending}
              onClick={() =>
                answer.mutate(
                  { path: { id: about.id }, rowVersion: about.rowVersion, body: { willHandInOn: next } },
                  { onSuccess: () => say(t('answer.done')) },
                )
              }
            >
              {t('mine.will', { day: next ? date(next) : '…' })}
            </Button>
          )}
          <Button onClick={() => setAsking('answer')}>{t(answered ? 'mine.change' : 'mine.other')}</Button>
        </>
      )}
      {mayAsk && <Button onClick={() => setAsking('more-time')}>{t('mine.extend')}</Button>}
      {answer.error && <ErrorState error={answer.error} />}
      {asking === 'answer' && <AnswerDialog about={about} next={next} onClose={() => setAsking(undefined)} />}
      {asking === 'more-time' && <AskDialog about={about} onClose={() => setAsking(undefined)} />}
    </div>
  );
}

function AnswerDialog({ about, next, onClose }: { about: Answerable; next?: string; onClose: () => void }) {
  const { t } = useTranslation('obligations');
  const answer = useAnswerReminder();
  const [day, setDay] = useState<string | null>(next ?? null);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <Dialog opened onClose={onClose} title={t('answer.title')}>
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!day && !words.trim()) return;
          answer.mutate(
            {
              path: { id: about.id },
              rowVersion: about.rowVersion,
              body: { willHandInOn: day, answer: words.trim() || null },
            },
            {
              onSuccess: () => {
                say(t('answer.done'));
                onClose();
              },
            },
          );
        }}
      >
        <DateField label={t('answer.day')} value={day} min={today()} onChange={setDay} />
        <Textarea
          label={t('answer.words')}
          description={t('answer.words-more')}
          autosize
          minRows={2}
          maxLength={1000}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          error={tried && !day && !words.trim() && t('missing.words')}
        />
        {answer.error && <ErrorState error={answer.error} kept={t('ui:confirm.kept')} />}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={answer.isPending}>
            {t('answer.act')}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

function AskDialog({ about, onClose }: { about: Answerable; onClose: () => void }) {
  const { t } = useTranslation('obligations');
  const ask = useRequestExtension();
  const [day, setDay] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const first = addDays(about.dueOn > today() ? about.dueOn : today(), 1);
  return (
    <Dialog opened onClose={onClose} title={t('ask.title')}>
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!day || !reason.trim()) return;
          ask.mutate(
            {
              path: { id: about.id },
              rowVersion: about.rowVersion,
              body: { wantedOn: day, reason: reason.trim() },
            },
            {
              onSuccess: () => {
                say(t('ask.done'));
                onClose();
              },
            },
          );
        }}
      >
        <p>{t('ask.what', { day: date(about.dueOn) })}</p>
        <DateField
          label={t('ask.day')}
          required
          value={day}
          min={first}
          onChange={setDay}
          error={tried && !day && t('missing.day')}
        />
        <Textarea
          label={t('ask.reason')}
          required
          autosize
          minRows={2}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={tried && !reason.trim() && t('missing.words')}
        />
        {ask.error && <ErrorState error={ask.error} kept={t('ui:confirm.kept')} />}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={ask.isPending}>
            {t('ask.act')}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
