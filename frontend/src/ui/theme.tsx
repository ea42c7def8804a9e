import {
  Button,
  createTheme,
  MantineProvider,
  Menu,
  PasswordInput,
  Select,
  Textarea,
  TextInput,
} from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { usePreferences } from './preferences';

const field = { classNames: { root: 'k-field' } };

const theme = createTheme({
  fontFamily: 'var(--chu)',
  defaultRadius: 'sm',
  cursorType: 'pointer',
  components: {
    Button: Button.extend({ defaultProps: { variant: 'default' }, classNames: { root: 'k-btn' } }),
    TextInput: TextInput.extend({ defaultProps: field }),
    Textarea: Textarea.extend({ defaultProps: { ...field, autosize: true, minRows: 3 } }),
    PasswordInput: PasswordInput.extend({ defaultProps: field }),
    // Menus open inside the main landmark, and put the focus on their first line.
    Menu: Menu.extend({
      defaultProps: {
        transitionProps: { duration: 0 },
        withInitialFocusPlaceholder: false,
        portalProps: { target: '#noi-dung' },
      },
    }),
    Select: Select.extend({
      defaultProps: { ...field, comboboxProps: { transitionProps: { duration: 0 }, withinPortal: false } },
    }),
  },
});

/** The theme over everything. Mantine's injected <style> elements stay off: the variables are in tokens.css. */
export function Theme({ children }: { children: ReactNode }) {
  const { theme: chosen } = usePreferences();
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme={chosen === 'dark' ? 'dark' : 'light'}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      {children}
      <Notifications position="bottom-center" limit={3} autoClose={6000} />
    </MantineProvider>
  );
}
