import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSessionState } from '@/api';
import { Button } from '@/ui';
import { enter } from './api';
import { SignInForm } from './SignInForm';

/** The session ended in the middle of work: sign-in over the page, which stays as it was and goes on where it stood. */
export function SignInAgain() {
  const { t } = useTranslation('access');
  const { session, ended } = useSessionState();
  if (!session || !ended) return null;
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('again.title')}
    >
      <p style={{ marginBottom: 16 }}>{t('again.kept')}</p>
      <SignInForm userName={session.account.userName} onIn={enter}>
        <Button variant="subtle" onClick={() => window.location.assign('/dang-nhap')}>
          {t('again.other')}
        </Button>
      </SignInForm>
    </Modal>
  );
}
