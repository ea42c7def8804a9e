import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '@/i18n/format';
import { Button, DateField, Dialog, ErrorState, Textarea } from '@/ui';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  act: string;
  hint: string;
  parts: { id: string; words: string }[];
  /** Label of a reason for the whole; without it every remark stands on a part. */
  wholeReason?: string;
  /** What is often found wanting, to be ticked; part by part. */
  defects?: readonly { part: string; text: string }[];
  /** Asks for a day to mend it by. */
  dated?: boolean;
  busy?: boolean;
  error?: unknown;
  onConfirm: (remarks: Record<string, string>, reason: string, mendBy: string | null) => void;
}

/** Gives something back: tick a part, say what is to be mended. What was written stays when the sending fails. */
export function RemarksDialog({
  opened,
  onClose,
  title,
  act,
  hint,
  parts,
  wholeReason,
  defects = [],
  dated,
  busy,
  error,
  onConfirm,
}: Props) {
  const { t } = useTranslation('registration');
  const [remarks, setRemarks] = useState<Record<string, string>>({});
  const [reason, setReason] = useState('');
  const [mendBy, setMendBy] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const ticked = Object.keys(remarks);
  const blank = ticked.filter((id) => remarks[id]?.trim() === '');
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const nothing = ticked.length === 0 && reason.trim() === '';
          if (nothing || blank.length > 0) return setWrong(true);
          onConfirm(
            Object.fromEntries(ticked.map((id) => [id, (remarks[id] ?? '').trim()])),
            reason.trim(),
            mendBy,
          );
        }}
      >
        <p>{hint}</p>
        <fieldset className="reg-marks">
          <legend className="k-legend">{t('remarks.which')}</legend>
          {parts.map(({ id, words }) => (
            <div key={id}>
              <label>
                <input
                  type="checkbox"
                  className="k-check"
                  checked={id in remarks}
                  onChange={(event) => {
                    const { [id]: was, ...others } = remarks;
                    setRemarks(event.currentTarget.checked ? { ...others, [id]: was ?? '' } : others);
                    setWrong(false);
                  }}
                />
                {words}
              </label>
              {id in remarks && (
                <Defects
                  of={defects.filter(({ part }) => part === id).map(({ text }) => text)}
                  text={remarks[id] ?? ''}
                  onChange={(text) => {
                    setRemarks({ ...remarks, [id]: text });
                    setWrong(false);
                  }}
                />
              )}
              {id in remarks && (
                <Textarea
                  aria-label={t('remarks.about', { part: words })}
                  placeholder={t('remarks.hint')}
                  autosize
                  minRows={2}
                  maxLength={2000}
                  autoFocus
                  value={remarks[id]}
                  onChange={(event) => {
                    setRemarks({ ...remarks, [id]: event.currentTarget.value });
                    setWrong(false);
                  }}
                  error={wrong && remarks[id]?.trim() === '' && t('remarks.blank')}
                />
              )}
            </div>
          ))}
        </fieldset>
        {wholeReason && (
          <Textarea
            label={wholeReason}
            autosize
            minRows={2}
            maxLength={2000}
            value={reason}
            onChange={(event) => {
              setReason(event.currentTarget.value);
              setWrong(false);
            }}
          />
        )}
        {dated && (
          <DateField
            label={t('remarks.mend-by')}
            description={t('remarks.mend-by-more')}
            value={mendBy}
            min={today()}
            onChange={setMendBy}
          />
        )}
        {wrong && ticked.length === 0 && (
          <p role="alert" className="reg-wrong">
            {t(wholeReason ? 'remarks.nothing' : 'remarks.no-part')}
          </p>
        )}
        {error ? <ErrorState error={error} kept={t('ui:confirm.kept')} /> : null}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={busy}>
            {act}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** A ticked defect is a line of the remark; what else is written stays. */
function Defects({ of, text, onChange }: { of: string[]; text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation('registration');
  const lines = text.split('\n');
  if (of.length === 0) return null;
  return (
    <fieldset className="reg-defects">
      <legend className="sr">{t('remarks.defects')}</legend>
      {of.map((defect) => (
        <label key={defect}>
          <input
            type="checkbox"
            className="k-check"
            checked={lines.includes(defect)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked
                  ? [...lines.filter(Boolean), defect].join('\n')
                  : lines.filter((line) => line !== defect).join('\n'),
              )
            }
          />
          {defect}
        </label>
      ))}
    </fieldset>
  );
}
