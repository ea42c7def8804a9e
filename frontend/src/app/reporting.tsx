/** Addresses of what is owed and summed up: the overview, the board, the figures, coverage, the reports of a period. */
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { readBoardSearch } from '@/features/reporting/boardSearch';
import { day, oneOf, root, shell, text, words } from './covers';

/** Campaign, unit and the two readings of a page of figures. */
interface Figures {
  dot?: string;
  donVi?: string;
  den?: string;
  diaGioi?: 'restated';
}
const figures = (search: Record<string, unknown>): Figures => ({
  dot: text(search.dot),
  donVi: text(search.donVi),
  den: day(search.den),
  diaGioi: oneOf(search.diaGioi, ['restated']),
});

export const overview = createRoute({
  getParentRoute: () => shell,
  path: '/',
  validateSearch: figures,
  ...words('reporting', 'obligations'),
  component: lazyRouteComponent(() => import('@/features/reporting/OverviewPage'), 'OverviewPage'),
});

export const board = createRoute({
  getParentRoute: () => shell,
  path: '/theo-doi',
  validateSearch: readBoardSearch,
  ...words('obligations', 'reporting'),
  component: lazyRouteComponent(() => import('@/features/reporting/BoardPage'), 'BoardPage'),
});

export const obligation = createRoute({
  getParentRoute: () => shell,
  path: '/phai-nop/$id',
  ...words('obligations'),
  component: lazyRouteComponent(() => import('@/features/reporting/ObligationPage'), 'ObligationPage'),
});

/** `/obligations/…` is how the API words the link of a notice. */
export const obligationLink = createRoute({
  getParentRoute: () => root,
  path: '/obligations/$id',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/phai-nop/$id', params, replace: true });
  },
});

export const reports = createRoute({
  getParentRoute: () => shell,
  path: '/bao-cao',
  validateSearch: (search): Figures & { cach?: 'nested' | 'disjoint' } => ({
    ...figures(search),
    cach: oneOf(search.cach, ['nested', 'disjoint']),
  }),
  ...words('reporting'),
  component: lazyRouteComponent(() => import('@/features/reporting/ReportsPage'), 'ReportsPage'),
});

export const coverage = createRoute({
  getParentRoute: () => shell,
  path: '/bao-cao/do-phu',
  validateSearch: (search): Figures & { viec?: 'ghi' | 'nhap' } => ({
    ...figures(search),
    viec: oneOf(search.viec, ['ghi', 'nhap']),
  }),
  ...words('coverage', 'reporting'),
  component: lazyRouteComponent(() => import('@/features/reporting/CoveragePage'), 'CoveragePage'),
});

export const periodicReports = createRoute({
  getParentRoute: () => shell,
  path: '/bao-cao/so-ket',
  validateSearch: (
    search,
  ): {
    trangThai?: 'draft' | 'handed-in' | 'returned' | 'accepted';
    loai?: 'interim' | 'final';
    after?: string;
    viec?: 'lap';
  } => ({
    trangThai: oneOf(search.trangThai, ['draft', 'handed-in', 'returned', 'accepted']),
    loai: oneOf(search.loai, ['interim', 'final']),
    after: text(search.after),
    viec: oneOf(search.viec, ['lap']),
  }),
  ...words('periodic', 'reporting'),
  component: lazyRouteComponent(
    () => import('@/features/reporting/PeriodicReportsPage'),
    'PeriodicReportsPage',
  ),
});

export const periodicReport = createRoute({
  getParentRoute: () => shell,
  path: '/bao-cao/so-ket/$id',
  validateSearch: (search): { viec?: 'nop' | 'tiep-nhan' | 'tra-lai' } => ({
    viec: oneOf(search.viec, ['nop', 'tiep-nhan', 'tra-lai']),
  }),
  ...words('periodic', 'reporting', 'recognition'),
  component: lazyRouteComponent(
    () => import('@/features/reporting/PeriodicReportPage'),
    'PeriodicReportPage',
  ),
});
