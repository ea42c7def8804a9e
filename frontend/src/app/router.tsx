import { createRouter } from '@tanstack/react-router';
import { NotFound, RouteTrouble } from './Trouble';
import { routeTree } from './routes';
import { PageSkeleton } from '@/ui';

export const router = createRouter({
  routeTree,
  defaultPendingComponent: PageSkeleton,
  defaultPendingMs: 150,
  defaultErrorComponent: RouteTrouble,
  defaultNotFoundComponent: NotFound,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
