import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api';
import { Button, Dialog, ErrorState, fieldErrors, TextInput } from '@/ui';
import { orNothing, PersonFields } from './accountForm';
import { useCreateAccount, type Account } from './accountsApi';
import { InvitationDialog } from './InvitationDialog';
import { UnitPicker, type PickedUnit } from '@/ui/UnitPicker';

/** Makes an account; the link that comes with it is shown once and never again. */
export function CreateAccountDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('accounts');
  const navigate = useNavigate();
  const home = useSession().units[0];
  const create = useCreateAccount();
  const [person, setPerson] = useState({ displayName: '', title: '', email: '', phone: '' });
  const [userName, setUserName] = useState('');
  const [unit, setUnit] = useState<PickedUnit | null>(home ? { id: home.unitId, name: home.unitName } : null);
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [made, setMade] = useState<Account | null>(null);

  if (made?.invitation)
    return (
      <InvitationDialog
        invitation={made.invitation}
        name={made.displayName}
        onClose={() =>
          void navigate({ to: '/tai-khoan/$id', params: { id: made.id }, search: { viec: 'giao' } })
        }
      />
    );
  return (
    <Dialog opened onClose={onClose} title={t('create.title')} size="lg">
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const found: Record<string, string> = {};
          if (person.displayName.trim() === '') found.displayName = t('missing');
          if (!/^[a-z0-9][a-z0-9._-]{2,63}$/.test(userName.trim()))
            found.userName = t('create.user-name-form');
          if (!unit) found.unitId = t('missing');
          setWrong(found);
          if (!unit || Object.keys(found).length > 0) return;
          create.mutate(
            {
              body: {
                unitId: unit.id,
                userName: userName.trim(),
                displayName: person.displayName.trim(),
                title: orNothing(person.title),
                email: orNothing(person.email),
                phone: orNothing(person.phone),
              },
            },
            { onSuccess: setMade, onError: (problem) => setWrong(fieldErrors(problem)) },
          );
        }}
      >
        <PersonFields person={person} onChange={setPerson} wrong={wrong} />
        <TextInput
          required
          label={t('user-name')}
          description={t('create.user-name-hint')}
          value={userName}
          onChange={(event) => setUserName(event.currentTarget.value)}
          error={wrong.userName}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={64}
        />
        <UnitPicker
          label={t('create.unit')}
          description={t('create.unit-hint')}
          value={unit}
          onChange={setUnit}
          error={wrong.unitId}
        />
        {create.error && Object.keys(create.error.errors).length === 0 && (
          <ErrorState error={create.error} kept={t('ui:confirm.kept')} />
        )}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={create.isPending}>
            {t('create.act')}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
