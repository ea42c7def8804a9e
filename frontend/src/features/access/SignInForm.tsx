import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ErrorState, Need, PasswordInput, TextInput, wordsFor } from '@/ui';
import type { SessionView } from '@/api';
import { useSignIn } from './api';

/** `userName` is fixed when the session of somebody known has ended. */
export function SignInForm({
  userName,
  onIn,
  children,
}: {
  userName?: string;
  onIn: (session: SessionView) => void;
  children?: React.ReactNode;
}) {
  const { t } = useTranslation('access');
  const signIn = useSignIn();
  const [name, setName] = useState(userName ?? '');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<{ name?: boolean; password?: boolean }>({});
  const refused = signIn.error && signIn.error.status > 0 && signIn.error.status < 500;
  return (
    <form
      className="k-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const lacks = { name: name.trim() === '', password: password === '' };
        setMissing(lacks);
        if (lacks.name || lacks.password) return;
        signIn.mutate({ body: { userName: name.trim(), password } }, { onSuccess: onIn });
      }}
    >
      <TextInput
        label={t('user-name')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        readOnly={userName !== undefined}
        autoFocus={userName === undefined}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={missing.name && t('user-name-missing')}
      />
      <PasswordInput
        label={t('password')}
        name="password"
        autoComplete="current-password"
        data-autofocus={userName !== undefined || undefined}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={missing.password && t('password-missing')}
        visibilityToggleButtonProps={{ 'aria-label': t('show-password') }}
      />
      {signIn.error &&
        (refused ? (
          <Need tone="son" title={signIn.error.status === 401 ? t('refused') : wordsFor(signIn.error)}>
            {signIn.error.status === 401 ? t('refused-more') : null}
          </Need>
        ) : (
          <ErrorState error={signIn.error} />
        ))}
      <div className="k-form-acts">
        <Button type="submit" variant="filled" loading={signIn.isPending}>
          {t('sign-in')}
        </Button>
        {children}
      </div>
    </form>
  );
}
