import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '@/i18n/format';
import { Button, Dialog, ErrorState, fieldErrors, say, Textarea } from '@/ui';
import { useCreateStandardFields } from './api';
import { initials } from './content';

/** `KT: Phát triển kinh tế`, or the name alone: then its initials are its code. */
function read(text: string, there: string[]) {
  const taken = [...there];
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [, given, rest] = /^([A-Z0-9][A-Z0-9._-]{0,31})\s*[:\t]\s*(.+)$/.exec(line) ?? [];
      const name = rest ?? line;
      const code = given ?? initials(name, taken);
      taken.push(code);
      return { code, name };
    });
}

/** More lines for the standard list, all or none. */
export function StandardFieldsDialog({ there, onClose }: { there: string[]; onClose: () => void }) {
  const { t } = useTranslation('campaigns');
  const create = useCreateStandardFields();
  const [text, setText] = useState('');
  const [empty, setEmpty] = useState(false);
  const fields = read(text, there);
  const wrong = create.error ? Object.values(fieldErrors(create.error)).join(' ') : '';
  return (
    <Dialog opened onClose={onClose} title={t('lists.add-standard')} size="lg">
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setEmpty(fields.length === 0);
          if (fields.length === 0) return;
          create.mutate(
            { body: { fields } },
            {
              onSuccess: () => {
                say(t('lists.standard-done', { count: fields.length, n: number(fields.length) }));
                onClose();
              },
            },
          );
        }}
      >
        <p>{t('lists.standard-what')}</p>
        <Textarea
          data-autofocus
          label={t('lists.standard-lines')}
          description={t('lists.standard-hint')}
          value={text}
          minRows={6}
          maxRows={6}
          spellCheck={false}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setEmpty(false);
          }}
          error={empty ? t('launch.missing') : wrong}
        />
        {create.error && wrong === '' && <ErrorState error={create.error} kept={t('ui:confirm.kept')} />}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={create.isPending}>
            {fields.length > 0
              ? t('lists.standard-act', { count: fields.length, n: number(fields.length) })
              : t('lists.add-standard')}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
