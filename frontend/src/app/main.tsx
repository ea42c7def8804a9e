import '@/ui/styles/index.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { startI18n } from '@/i18n';
import { currentPreferences, KeyBoard } from '@/ui';
import { Theme } from '@/ui/theme';
import { SignInAgain } from '@/features/access/SignInAgain';
import { cache } from './cache';
import { router } from './router';

await startI18n(currentPreferences().language);

const place = document.getElementById('root');
if (!place) throw new Error('no #root in index.html');
createRoot(place).render(
  <QueryClientProvider client={cache}>
    <Theme>
      <KeyBoard>
        <RouterProvider router={router} />
        <SignInAgain />
      </KeyBoard>
    </Theme>
  </QueryClientProvider>,
);
