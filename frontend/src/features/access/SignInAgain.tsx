import { useTranslation } from 'react-i18next';
import { rememberSession, useSessionState } from '@/api';
import { Button, Dialog } from '@/ui';
import { SignInForm } from './SignInForm';

/** The session ended in the middle of work: sign-in over the page, which stays as it was and goes on where it stood. */
export function SignInAgain() {
  const { t } = useTranslation('access');
  const { session, ended } = useSessionState();
  if (!session || !ended) return null;
  return (
    <Dialog opened title={t('again.title')}>
      <p style={{ marginBottom: 16 }}>{t('again.kept')}</p>
      <SignInForm userName={session.account.userName} onIn={rememberSession}>
        <Button variant="subtle" onClick={() => window.location.assign('/dang-nhap')}>
          {t('again.other')}
        </Button>
      </SignInForm>
    </Dialog>
  );
}
