/** Addresses of the model over the years. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell, text, words } from './covers';

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

export const models = [replicated, replication] as const;
