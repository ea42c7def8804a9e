import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, DateField, Dialog, ErrorState, fieldErrors, say, Textarea, TextInput } from '@/ui';
import { today } from '@/i18n/format';
import { useSendNomination, type RecognitionRow } from './api';

/** One letter upward for one or many; each goes with its own sealed record. */
export function NominateDialog({
  recognitions,
  onClose,
  onSent,
}: {
  recognitions: RecognitionRow[];
  onClose: () => void;
  onSent: () => void;
}) {
  const { t } = useTranslation('recognition');
  const send = useSendNomination();
  const [letter, setLetter] = useState('');
  const [day, setDay] = useState<string | null>(today());
  const [statement, setStatement] = useState('');
  const [lacks, setLacks] = useState<Record<string, string>>({});
  /** Those already sent stay sent when a later one is refused. */
  const [gone, setGone] = useState<string[]>([]);
  const [going, setGoing] = useState(false);
  const wrong = { ...(send.error ? fieldErrors(send.error) : {}), ...lacks };
  const left = recognitions.filter(({ id }) => !gone.includes(id));

  const go = async (letterDate: string) => {
    setGoing(true);
    try {
      for (const { id } of left) {
        await send.mutateAsync({
          body: {
            recognitionId: id,
            letterNumber: letter.trim().normalize('NFC'),
            letterDate,
            statement: statement.trim(),
          },
        });
        setGone((now) => [...now, id]);
      }
      say(t('nominate.done', { count: recognitions.length }));
      onSent();
    } catch {
      setGoing(false);
    }
  };
  return (
    <Dialog opened onClose={onClose} title={t('nominate.title', { count: recognitions.length })} size="lg">
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const found: Record<string, string> = {};
          if (letter.trim() === '') found.letterNumber = t('new.missing');
          if (!day) found.letterDate = t('new.missing');
          if (statement.trim() === '') found.statement = t('new.missing');
          setLacks(found);
          if (day && Object.keys(found).length === 0) void go(day);
        }}
      >
        <ul className="r-chosen">
          {recognitions.map((row) => (
            <li key={row.id}>
              {gone.includes(row.id) && <span aria-hidden="true">✓ </span>}
              {row.name}
            </li>
          ))}
        </ul>
        <TextInput
          label={t('nominate.letter')}
          description={t('nominate.letter-hint')}
          data-autofocus
          autoComplete="off"
          maxLength={60}
          value={letter}
          onChange={(event) => setLetter(event.currentTarget.value)}
          error={wrong.letterNumber}
        />
        <DateField
          label={t('nominate.day')}
          value={day}
          onChange={setDay}
          max={today()}
          error={wrong.letterDate}
        />
        <Textarea
          label={t('nominate.statement')}
          autosize
          minRows={3}
          maxLength={5000}
          value={statement}
          onChange={(event) => setStatement(event.currentTarget.value)}
          error={wrong.statement}
        />
        {send.error && !going && (
          <ErrorState
            error={send.error}
            kept={gone.length > 0 ? t('nominate.some', { count: gone.length }) : t('nominate.kept')}
          />
        )}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={going}>
            {t('nominate.act', { count: left.length })}
          </Button>
          <Button onClick={onClose}>{t('issue.later')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
