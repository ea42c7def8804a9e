import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '@/i18n/format';
import { Button, Choice, DateField, ErrorState, fieldErrors, PasswordInput, say, TextInput } from '@/ui';
import { useCreateFirstAdministrator } from './accountsApi';
import { Cover } from './Cover';
import { SHORTEST, useTokenOfLink } from './oneTime';

const blank = { unitCode: '', unitName: '', stateName: '', userName: '', displayName: '' };

/** Opens an empty house by the one-time link: its top unit and who looks after it. */
export function FirstAdministratorPage() {
  const { t } = useTranslation(['accounts', 'access']);
  const navigate = useNavigate();
  const token = useTokenOfLink();
  const create = useCreateFirstAdministrator();
  const [typed, setTyped] = useState(blank);
  const [kind, setKind] = useState<'province-committee' | 'central-committee'>('province-committee');
  const [openedOn, setOpenedOn] = useState<string | null>('2025-07-01');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const eye = { visibilityToggleButtonProps: { 'aria-label': t('access:show-password') } };
  const field = (name: keyof typeof blank) => ({
    value: typed[name],
    error: wrong[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setTyped((was) => ({ ...was, [name]: value }));
    },
  });
  if (token === '')
    return (
      <Cover title={t('first.title')}>
        <h1>{t('activate.no-link')}</h1>
        <p>{t('first.no-link-more')}</p>
        <Link to="/dang-nhap">{t('activate.to-sign-in')}</Link>
      </Cover>
    );
  return (
    <Cover title={t('first.title')}>
      <h1>{t('first.sentence')}</h1>
      <p>{t('first.more')}</p>
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const found: Record<string, string> = {};
          for (const name of ['unitCode', 'unitName', 'userName', 'displayName'] as const)
            if (typed[name].trim() === '') found[name] = t('missing');
          if (!openedOn) found.openedOn = t('missing');
          if (password.length < SHORTEST)
            found.password = t('access:password-change.short', { count: SHORTEST });
          if (again !== password) found.again = t('access:password-change.differs');
          setWrong(found);
          if (!openedOn || Object.keys(found).length > 0) return;
          create.mutate(
            {
              body: {
                token,
                unitCode: typed.unitCode.trim().toUpperCase(),
                unitName: typed.unitName.trim(),
                stateName: typed.stateName.trim() || null,
                kind,
                openedOn,
                userName: typed.userName.trim(),
                displayName: typed.displayName.trim(),
                password,
              },
            },
            {
              onSuccess: () => {
                say(t('first.done'));
                void navigate({ to: '/dang-nhap', search: {} });
              },
              onError: (problem) => setWrong(fieldErrors(problem)),
            },
          );
        }}
      >
        <Choice
          legend={t('first.kind')}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'province-committee', words: t('first.province') },
            { value: 'central-committee', words: t('first.central') },
          ]}
        />
        <TextInput required label={t('first.unit-name')} maxLength={300} {...field('unitName')} />
        <TextInput label={t('first.state-name')} maxLength={300} {...field('stateName')} />
        <TextInput
          required
          label={t('first.unit-code')}
          description={t('first.unit-code-hint')}
          maxLength={32}
          {...field('unitCode')}
        />
        <DateField
          required
          label={t('first.opened')}
          value={openedOn}
          onChange={setOpenedOn}
          max={today()}
          error={wrong.openedOn}
        />
        <TextInput required label={t('display-name')} autoComplete="name" {...field('displayName')} />
        <TextInput
          required
          label={t('user-name')}
          description={t('create.user-name-hint')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          {...field('userName')}
        />
        <PasswordInput
          required
          label={t('access:password')}
          description={t('access:password-change.rule', { count: SHORTEST })}
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={wrong.password}
          {...eye}
        />
        <PasswordInput
          required
          label={t('access:password-change.again')}
          autoComplete="new-password"
          value={again}
          onChange={(event) => setAgain(event.currentTarget.value)}
          error={wrong.again}
          {...eye}
        />
        {create.error && Object.keys(create.error.errors).length === 0 && (
          <ErrorState error={create.error} kept={t('ui:confirm.kept')} />
        )}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={create.isPending}>
            {t('first.act')}
          </Button>
        </div>
      </form>
    </Cover>
  );
}
