/** What every address stands in: the root, and the covers behind sign-in; and how a page's words and search are read. */
import { createRootRoute, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { i18n } from '@/i18n';
import { openSession } from '@/features/access/api';
import { Shell } from './Shell';
import { BareNotFound, BareTrouble } from './Trouble';

/** The i18n files a page speaks with, so that they come beside its chunk and not after it. */
export const words = (...namespaces: string[]) => ({ loader: () => i18n.loadNamespaces(namespaces) });

/** What an address says is taken only when a page knows it. */
export const oneOf = <V extends string>(value: unknown, known: readonly V[]) =>
  known.find((it) => it === value);
export const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
export const day = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;

export const root = createRootRoute({
  component: Outlet,
  notFoundComponent: BareNotFound,
  errorComponent: BareTrouble,
});

/** Everything else stands behind sign-in, inside the ledger's covers. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ location }) => {
    if (!(await openSession())) throw redirect({ to: '/dang-nhap', search: { next: location.href } });
  },
  component: Shell,
  errorComponent: BareTrouble,
});
