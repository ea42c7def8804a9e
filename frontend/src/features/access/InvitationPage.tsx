import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ErrorState, fieldErrors, PasswordInput, say } from '@/ui';
import { useAcceptInvitation } from './accountsApi';
import { Cover } from './Cover';
import { SHORTEST, useTokenOfLink } from './oneTime';

/** Sets the first password, or a new one, by a one-time link. */
export function InvitationPage() {
  const { t } = useTranslation(['accounts', 'access']);
  const navigate = useNavigate();
  const token = useTokenOfLink();
  const accept = useAcceptInvitation();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const eye = { visibilityToggleButtonProps: { 'aria-label': t('access:show-password') } };
  if (token === '')
    return (
      <Cover title={t('activate.title')}>
        <h1>{t('activate.no-link')}</h1>
        <p>{t('activate.no-link-more')}</p>
        <Link to="/dang-nhap">{t('activate.to-sign-in')}</Link>
      </Cover>
    );
  return (
    <Cover title={t('activate.title')}>
      <h1>{t('activate.sentence')}</h1>
      <p>{t('activate.more')}</p>
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const found: Record<string, string> = {};
          if (password.length < SHORTEST)
            found.password = t('access:password-change.short', { count: SHORTEST });
          if (again !== password) found.again = t('access:password-change.differs');
          setWrong(found);
          if (Object.keys(found).length > 0) return;
          accept.mutate(
            { body: { token, password } },
            {
              onSuccess: () => {
                say(t('activate.done'));
                void navigate({ to: '/dang-nhap', search: {} });
              },
              onError: (problem) => setWrong(fieldErrors(problem)),
            },
          );
        }}
      >
        <PasswordInput
          label={t('access:password-change.next')}
          description={t('access:password-change.rule', { count: SHORTEST })}
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={wrong.password}
          {...eye}
        />
        <PasswordInput
          label={t('access:password-change.again')}
          autoComplete="new-password"
          value={again}
          onChange={(event) => setAgain(event.currentTarget.value)}
          error={wrong.again}
          {...eye}
        />
        {accept.error && !accept.error.errors.password && (
          <ErrorState error={accept.error} kept={t('activate.kept')} />
        )}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={accept.isPending}>
            {t('activate.act')}
          </Button>
        </div>
      </form>
    </Cover>
  );
}
