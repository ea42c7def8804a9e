/** Addresses of the model over the years. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { oneOf, shell, text, words } from './covers';

const replicated = createRoute({
  getParentRoute: () => shell,
  path: '/nhan-rong',
  validateSearch: (search): { after?: string } => ({ after: text(search.after) }),
  ...words('models'),
  component: lazyRouteComponent(() => import('@/features/models/ReplicatedPage'), 'ReplicatedPage'),
});

const replication = createRoute({
  getParentRoute: () => shell,
  path: '/nhan-rong/$id',
  ...words('models', 'registration'),
  component: lazyRouteComponent(() => import('@/features/models/ReplicationPage'), 'ReplicationPage'),
});

const people = createRoute({
  getParentRoute: () => shell,
  path: '/nguoi-phu-trach',
  validateSearch: (
    search,
  ): { ve?: 'model' | 'field'; luc?: 'tat-ca' | 'da-thoi'; after?: string } => ({
    ve: oneOf(search.ve, ['model', 'field']),
    luc: oneOf(search.luc, ['tat-ca', 'da-thoi']),
    after: text(search.after),
  }),
  ...words('models', 'people'),
  component: lazyRouteComponent(() => import('@/features/models/PeoplePage'), 'PeoplePage'),
});

export const models = [replicated, replication, people] as const;
