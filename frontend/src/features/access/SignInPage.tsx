import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark, UtilityBand } from '@/ui';
import { enter, usePreferring } from './api';
import { SignInForm } from './SignInForm';

export function SignInPage() {
  const { t } = useTranslation('access');
  const { next } = useSearch({ from: '/dang-nhap' });
  const navigate = useNavigate();
  const router = useRouter();
  const prefer = usePreferring();
  useEffect(() => {
    document.title = `${t('sign-in')} — ${t('ui:product')}`;
  }, [t]);
  return (
    <div className="k-cover">
      <UtilityBand crumbs={[t('ui:product')]} onPrefer={prefer} />
      <main className="k-cover-sheet">
        <span className="k-brand">
          <Mark size={48} />
          <span>
            <b>{t('ui:product')}</b>
            <span>{t('ui:tagline')}</span>
          </span>
        </span>
        <h1>{t('cover.sentence')}</h1>
        <p>{t('cover.more')}</p>
        <SignInForm
          onIn={(session) => {
            enter(session);
            if (next) router.history.push(next);
            else void navigate({ to: '/' });
          }}
        />
      </main>
      <footer className="k-cover-foot">{t('cover.foot')}</footer>
    </div>
  );
}
