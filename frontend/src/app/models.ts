/** Addresses of the model over the years. */
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import type * as Pages from '@/features/models/pages';
import { oneOf, root, shell, text, words } from './covers';

const page = (name: keyof typeof Pages) => lazyRouteComponent(() => import('@/features/models/pages'), name);

const replicated = createRoute({
  getParentRoute: () => shell,
  path: '/nhan-rong',
  validateSearch: (search): { after?: string } => ({ after: text(search.after) }),
  ...words('models'),
  component: page('ReplicatedPage'),
});

const replication = createRoute({
  getParentRoute: () => shell,
  path: '/nhan-rong/$id',
  ...words('models', 'registration'),
  component: page('ReplicationPage'),
});

const people = createRoute({
  getParentRoute: () => shell,
  path: '/nguoi-phu-trach',
  validateSearch: (search): { ve?: 'model' | 'field'; luc?: 'tat-ca' | 'da-thoi'; after?: string } => ({
    ve: oneOf(search.ve, ['model', 'field']),
    luc: oneOf(search.luc, ['tat-ca', 'da-thoi']),
    after: text(search.after),
  }),
  ...words('models', 'people'),
  component: page('PeoplePage'),
});

const twinnings = createRoute({
  getParentRoute: () => shell,
  path: '/ket-nghia',
  validateSearch: (search): { luc?: 'dang' | 'khong'; viec?: 'phan-cong'; after?: string } => ({
    luc: oneOf(search.luc, ['dang', 'khong']),
    viec: oneOf(search.viec, ['phan-cong']),
    after: text(search.after),
  }),
  ...words('models', 'twinnings'),
  component: page('TwinningsPage'),
});

const twinning = createRoute({
  getParentRoute: () => shell,
  path: '/ket-nghia/$id',
  ...words('models', 'twinnings'),
  component: page('TwinningPage'),
});

/** How the API words the link of a notice. */
export const twinningLink = createRoute({
  getParentRoute: () => root,
  path: '/twinnings/$id',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/ket-nghia/$id', params, replace: true });
  },
});

export const models = [replicated, replication, people, twinnings, twinning] as const;
