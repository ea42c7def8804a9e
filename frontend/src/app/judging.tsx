/** Addresses of councils, their sessions and the scoring. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { oneOf, shell, text, words } from './covers';

const deskViews = ['hang-doi', 'thanh-vien', 'bang-cham', 'xep-hang', 'bien-ban', 'them'] as const;

export const judging = createRoute({
  getParentRoute: () => shell,
  path: '/xet-chon',
  validateSearch: (search): { trangThai?: 'preparing' | 'scoring' | 'closed'; after?: string } => ({
    trangThai: oneOf(search.trangThai, ['preparing', 'scoring', 'closed']),
    after: text(search.after),
  }),
  ...words('evaluation'),
  component: lazyRouteComponent(() => import('@/features/evaluation/SessionsPage'), 'SessionsPage'),
});

export const callSession = createRoute({
  getParentRoute: () => shell,
  path: '/xet-chon/moi',
  validateSearch: (search): { hoiDong?: string; dot?: string } => ({
    hoiDong: text(search.hoiDong),
    dot: text(search.dot),
  }),
  ...words('councils', 'evaluation'),
  component: lazyRouteComponent(() => import('@/features/evaluation/NewSessionPage'), 'NewSessionPage'),
});

/** The list keeps standing while one council after another opens beside it. */
export const councils = createRoute({
  getParentRoute: () => shell,
  path: '/xet-chon/hoi-dong',
  validateSearch: (search): { after?: string } => ({ after: text(search.after) }),
  ...words('councils', 'evaluation'),
  component: lazyRouteComponent(() => import('@/features/evaluation/CouncilsPage'), 'CouncilsPage'),
});

export const council = createRoute({ getParentRoute: () => councils, path: '$id', component: () => null });

export const newCouncil = createRoute({
  getParentRoute: () => shell,
  path: '/xet-chon/hoi-dong/moi',
  ...words('councils', 'evaluation'),
  component: lazyRouteComponent(() => import('@/features/evaluation/NewCouncilPage'), 'NewCouncilPage'),
});

export const judgingSession = createRoute({
  getParentRoute: () => shell,
  path: '/xet-chon/$id',
  validateSearch: (search): { xem?: (typeof deskViews)[number]; after?: string } => ({
    xem: oneOf(search.xem, deskViews),
    after: text(search.after),
  }),
  ...words('evaluation'),
  component: lazyRouteComponent(() => import('@/features/evaluation/SessionPage'), 'SessionPage'),
});

export const scoring = createRoute({
  getParentRoute: () => shell,
  path: '/xet-chon/$id/ho-so/$candidateId',
  ...words('evaluation', 'ownfields'),
  component: lazyRouteComponent(() => import('@/features/evaluation/ScorePage'), 'ScorePage'),
});
