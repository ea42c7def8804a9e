import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { rememberSession, type SessionView } from '@/api';
import { KeyBoard } from '@/ui';

export const somebody: SessionView = {
  account: { id: 'a1', userName: 'hanh', displayName: 'Đồng chí Thử', title: null, rowVersion: 3 },
  units: [],
  permissions: [],
  antiforgeryToken: 'token-1',
  demo: true,
  preferences: { language: 'vi', theme: 'light', fontScale: 'normal' },
} as SessionView;

/** Renders with everything a page stands in, but the router. */
export function renderIn(children: ReactNode, session: SessionView | null = somebody) {
  rememberSession(session);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <QueryClientProvider client={client}>
      <MantineProvider env="test">
        <KeyBoard>{children}</KeyBoard>
      </MantineProvider>
    </QueryClientProvider>,
  );
}
