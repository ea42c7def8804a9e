import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, ErrorState, fieldErrors, say } from '@/ui';
import { orNothing, PersonFields } from './accountForm';
import { useSaveAccount, type Account } from './accountsApi';

export function SaveAccountDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useTranslation('accounts');
  const save = useSaveAccount();
  const [person, setPerson] = useState({
    displayName: account.displayName,
    title: account.title ?? '',
    email: account.email ?? '',
    phone: account.phone ?? '',
  });
  const [wrong, setWrong] = useState<Record<string, string>>({});
  return (
    <Dialog opened onClose={onClose} title={t('save.title', { name: account.displayName })}>
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (person.displayName.trim() === '') return setWrong({ displayName: t('missing') });
          setWrong({});
          save.mutate(
            {
              path: { id: account.id },
              rowVersion: account.rowVersion,
              body: {
                displayName: person.displayName.trim(),
                title: orNothing(person.title),
                email: orNothing(person.email),
                phone: orNothing(person.phone),
              },
            },
            {
              onSuccess: () => {
                say(t('save.done'));
                onClose();
              },
              onError: (problem) => setWrong(fieldErrors(problem)),
            },
          );
        }}
      >
        <PersonFields person={person} onChange={setPerson} wrong={wrong} />
        {save.error && Object.keys(save.error.errors).length === 0 && (
          <ErrorState error={save.error} kept={t('ui:confirm.kept')} />
        )}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={save.isPending}>
            {t('save.act')}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
