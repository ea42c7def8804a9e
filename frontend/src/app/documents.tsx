/** Addresses of documents that go down the tree. */
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { oneOf, root, shell, text, words } from './covers';

const inbox = createRoute({
  getParentRoute: () => shell,
  path: '/van-ban',
  validateSearch: (search): { xem?: 'chua-nhan' | 'da-nhan'; donVi?: string; after?: string } => ({
    xem: oneOf(search.xem, ['chua-nhan', 'da-nhan']),
    donVi: text(search.donVi),
    after: text(search.after),
  }),
  ...words('documents'),
  component: lazyRouteComponent(() => import('@/features/documents/InboxPage'), 'InboxPage'),
});

const issued = createRoute({
  getParentRoute: () => shell,
  path: '/van-ban/phat-hanh',
  validateSearch: (search): { trangThai?: 'draft' | 'issued' | 'withdrawn'; after?: string } => ({
    trangThai: oneOf(search.trangThai, ['draft', 'issued', 'withdrawn']),
    after: text(search.after),
  }),
  ...words('documents'),
  component: lazyRouteComponent(() => import('@/features/documents/IssuedPage'), 'IssuedPage'),
});

const compose = createRoute({
  getParentRoute: () => shell,
  path: '/van-ban/moi',
  validateSearch: (search): { dot?: string } => ({ dot: text(search.dot) }),
  ...words('documents'),
  component: lazyRouteComponent(() => import('@/features/documents/ComposePage'), 'NewDirectivePage'),
});

const directive = createRoute({
  getParentRoute: () => shell,
  path: '/van-ban/$id',
  validateSearch: (
    search,
  ): { xem?: 'chua-nhan' | 'da-nhan' | 'chua-ke-hoach' | 'co-ke-hoach'; after?: string } => ({
    xem: oneOf(search.xem, ['chua-nhan', 'da-nhan', 'chua-ke-hoach', 'co-ke-hoach']),
    after: text(search.after),
  }),
  ...words('documents'),
  component: lazyRouteComponent(() => import('@/features/documents/DirectivePage'), 'DirectivePage'),
});

const edit = createRoute({
  getParentRoute: () => shell,
  path: '/van-ban/$id/sua',
  ...words('documents'),
  component: lazyRouteComponent(() => import('@/features/documents/ComposePage'), 'EditDirectivePage'),
});

/** How the API words the link of a notice. */
export const directiveLink = createRoute({
  getParentRoute: () => root,
  path: '/directives/$id',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/van-ban/$id', params, search: {}, replace: true });
  },
});

export const documents = [inbox, issued, compose, directive, edit] as const;
