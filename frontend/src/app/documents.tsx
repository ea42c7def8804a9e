/** Addresses of documents that go down the tree, and of pacts between units. */
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { oneOf, root, shell, text, words } from './covers';

const inbox = createRoute({
  getParentRoute: () => shell,
  path: '/van-ban',
  validateSearch: (
    search,
  ): { q?: string; xem?: 'chua-nhan' | 'da-nhan'; donVi?: string; after?: string } => ({
    q: text(search.q),
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
  validateSearch: (search): { q?: string; trangThai?: 'draft' | 'issued' | 'withdrawn'; after?: string } => ({
    q: text(search.q),
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

const pacts = createRoute({
  getParentRoute: () => shell,
  path: '/giao-uoc',
  validateSearch: (search): { trangThai?: 'draft' | 'signed' | 'scored' | 'closed'; after?: string } => ({
    trangThai: oneOf(search.trangThai, ['draft', 'signed', 'scored', 'closed']),
    after: text(search.after),
  }),
  ...words('pacts'),
  component: lazyRouteComponent(() => import('@/features/campaigns/PactsPage'), 'PactsPage'),
});

const newPact = createRoute({
  getParentRoute: () => shell,
  path: '/giao-uoc/moi',
  ...words('pacts', 'campaigns', 'indicators'),
  component: lazyRouteComponent(() => import('@/features/campaigns/PactEditPage'), 'NewPactPage'),
});

const pact = createRoute({
  getParentRoute: () => shell,
  path: '/giao-uoc/$id',
  validateSearch: (search): { xem?: 'van-ban' | 'ket-qua' } => ({
    xem: oneOf(search.xem, ['van-ban', 'ket-qua']),
  }),
  ...words('pacts'),
  component: lazyRouteComponent(() => import('@/features/campaigns/PactPage'), 'PactPage'),
});

const editPact = createRoute({
  getParentRoute: () => shell,
  path: '/giao-uoc/$id/sua',
  ...words('pacts', 'campaigns', 'indicators'),
  component: lazyRouteComponent(() => import('@/features/campaigns/PactEditPage'), 'PactEditPage'),
});

export const documents = [inbox, issued, compose, directive, edit, pacts, newPact, pact, editPact] as const;
