import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api';
import { Button, ErrorState, fieldErrors, PasswordInput, say } from '@/ui';
import { useChangePassword } from './api';

const SHORTEST = 12;

export function ChangePasswordForm({ onChanged }: { onChanged: () => void }) {
  const { t } = useTranslation('access');
  const { account } = useSession();
  const change = useChangePassword();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const eye = { visibilityToggleButtonProps: { 'aria-label': t('show-password') } };
  return (
    <form
      className="k-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const found: Record<string, string> = {};
        if (current === '') found.currentPassword = t('password-change.current-missing');
        if (next.length < SHORTEST) found.newPassword = t('password-change.short', { count: SHORTEST });
        if (again !== next) found.again = t('password-change.differs');
        setWrong(found);
        if (Object.keys(found).length > 0) return;
        change.mutate(
          { body: { currentPassword: current, newPassword: next }, rowVersion: account.rowVersion },
          {
            onSuccess: () => {
              say(t('password-change.done'));
              onChanged();
            },
            onError: (problem) => setWrong(fieldErrors(problem)),
          },
        );
      }}
    >
      <input type="text" name="username" autoComplete="username" value={account.userName} readOnly hidden />
      <PasswordInput
        label={t('password-change.current')}
        autoComplete="current-password"
        value={current}
        onChange={(e) => setCurrent(e.currentTarget.value)}
        error={wrong.currentPassword}
        {...eye}
      />
      <PasswordInput
        label={t('password-change.next')}
        description={t('password-change.rule', { count: SHORTEST })}
        autoComplete="new-password"
        value={next}
        onChange={(e) => setNext(e.currentTarget.value)}
        error={wrong.newPassword}
        {...eye}
      />
      <PasswordInput
        label={t('password-change.again')}
        autoComplete="new-password"
        value={again}
        onChange={(e) => setAgain(e.currentTarget.value)}
        error={wrong.again}
        {...eye}
      />
      {change.error && Object.keys(change.error.errors).length === 0 && (
        <ErrorState error={change.error} kept={t('password-change.kept')} />
      )}
      <div className="k-form-acts">
        <Button type="submit" variant="filled" loading={change.isPending}>
          {t('password-change.act')}
        </Button>
      </div>
    </form>
  );
}
