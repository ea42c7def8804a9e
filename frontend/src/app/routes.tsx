/**
 * Every address of the SPA. A room adds its page here, and its line of the contents in `contents.ts`; nothing else.
 * What is judged and what is set up have their own files; `words` names the i18n files a page speaks with.
 */
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { readSearch } from '@/features/registration/search';
import { readRecognitionsSearch, type RecognitionsSearch } from '@/features/recognition/search';
import { oneOf, root, shell, text, words } from './covers';
import { callSession, council, councils, judging, judgingSession, newCouncil, scoring } from './judging';
import {
  account,
  accounts,
  act,
  acts,
  audit,
  campaign,
  campaigns,
  editCampaign,
  fieldList,
  launchCampaign,
  lineage,
  movements,
  newAct,
  tiers,
  unit,
  units,
} from './settings';

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/dang-nhap',
  validateSearch: (search): { next?: string } => ({
    // Only a path of this origin: `//elsewhere` would lead away from it.
    next: typeof search.next === 'string' && /^\/(?![/\\])/.test(search.next) ? search.next : undefined,
  }),
  ...words('access'),
  component: lazyRouteComponent(() => import('@/features/access/SignInPage'), 'SignInPage'),
});

/** One-time links: what stands behind their '#' sets a password. `/invitation` is how the API words the link. */
const activate = createRoute({
  getParentRoute: () => root,
  path: '/kich-hoat',
  ...words('access', 'accounts'),
  component: lazyRouteComponent(() => import('@/features/access/InvitationPage'), 'InvitationPage'),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  beforeLoad: ({ location }) => {
    throw redirect({ to: '/kich-hoat', hash: location.hash, replace: true });
  },
});
const firstAdministrator = createRoute({
  getParentRoute: () => root,
  path: '/first-administrator',
  ...words('access', 'accounts'),
  component: lazyRouteComponent(
    () => import('@/features/access/FirstAdministratorPage'),
    'FirstAdministratorPage',
  ),
});

const overview = createRoute({
  getParentRoute: () => shell,
  path: '/',
  validateSearch: (search): { dot?: string; donVi?: string } => ({
    dot: text(search.dot),
    donVi: text(search.donVi),
  }),
  ...words('reporting'),
  component: lazyRouteComponent(() => import('@/features/reporting/OverviewPage'), 'OverviewPage'),
});

const missing = createRoute({
  getParentRoute: () => shell,
  path: '/theo-doi',
  validateSearch: (search): { dot?: string; donVi?: string; cap?: string; after?: string } => ({
    dot: text(search.dot),
    donVi: text(search.donVi),
    cap: text(search.cap),
    after: text(search.after),
  }),
  ...words('reporting'),
  component: lazyRouteComponent(() => import('@/features/reporting/MissingPage'), 'MissingPage'),
});

const reports = createRoute({
  getParentRoute: () => shell,
  path: '/bao-cao',
  validateSearch: (search): { dot?: string; donVi?: string; cach?: 'nested' | 'disjoint' } => ({
    dot: text(search.dot),
    donVi: text(search.donVi),
    cach: oneOf(search.cach, ['nested', 'disjoint']),
  }),
  ...words('reporting'),
  component: lazyRouteComponent(() => import('@/features/reporting/ReportsPage'), 'ReportsPage'),
});

const periodicReports = createRoute({
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

const periodicReport = createRoute({
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

const profile = createRoute({
  getParentRoute: () => shell,
  path: '/ho-so',
  ...words('access'),
  component: lazyRouteComponent(() => import('@/features/access/ProfilePage'), 'ProfilePage'),
});

const tasks = createRoute({
  getParentRoute: () => shell,
  path: '/viec-cua-toi',
  ...words('registration'),
  component: lazyRouteComponent(() => import('@/features/registration/TasksPage'), 'TasksPage'),
});

/** The list keeps standing while one row after another opens beside it. */
const registrations = createRoute({
  getParentRoute: () => shell,
  path: '/dang-ky',
  validateSearch: readSearch,
  ...words('registration'),
  component: lazyRouteComponent(
    () => import('@/features/registration/RegistrationsPage'),
    'RegistrationsPage',
  ),
});
const registration = createRoute({ getParentRoute: () => registrations, path: '$id', component: () => null });

const register = createRoute({
  getParentRoute: () => shell,
  path: '/dang-ky/moi',
  validateSearch: (search): { campaign?: string } => ({
    campaign: typeof search.campaign === 'string' ? search.campaign : undefined,
  }),
  ...words('registration'),
  component: lazyRouteComponent(() => import('@/features/registration/RegisterPage'), 'RegisterPage'),
});

const editRegistration = createRoute({
  getParentRoute: () => shell,
  path: '/dang-ky/$id/sua',
  validateSearch: (search): { buoc?: number } => ({
    buoc: [1, 2, 3].find((screen) => screen === Number(search.buoc)),
  }),
  ...words('registration'),
  component: lazyRouteComponent(() => import('@/features/registration/EditPage'), 'EditPage'),
});

const result = createRoute({
  getParentRoute: () => shell,
  path: '/dang-ky/$id/ket-qua',
  ...words('registration'),
  component: lazyRouteComponent(() => import('@/features/registration/ResultPage'), 'ResultPage'),
});

const decisions = createRoute({
  getParentRoute: () => shell,
  path: '/quyet-dinh',
  validateSearch: (
    search,
  ): { trangThai?: 'draft' | 'issued' | 'revoked'; the?: 'party' | 'state'; q?: string; after?: string } => ({
    trangThai: oneOf(search.trangThai, ['draft', 'issued', 'revoked']),
    the: oneOf(search.the, ['party', 'state']),
    q: text(search.q),
    after: text(search.after),
  }),
  ...words('recognition'),
  component: lazyRouteComponent(() => import('@/features/recognition/DecisionsPage'), 'DecisionsPage'),
});

const newDecision = createRoute({
  getParentRoute: () => shell,
  path: '/quyet-dinh/moi',
  validateSearch: (search): { dot?: string; campaign?: string } => ({
    dot: text(search.dot),
    campaign: text(search.campaign),
  }),
  ...words('recognition'),
  component: lazyRouteComponent(() => import('@/features/recognition/NewDecisionPage'), 'NewDecisionPage'),
});

const salaries = createRoute({
  getParentRoute: () => shell,
  path: '/quyet-dinh/luong-co-so',
  validateSearch: (search): { viec?: 'them' } => ({ viec: oneOf(search.viec, ['them']) }),
  ...words('recognition'),
  component: lazyRouteComponent(() => import('@/features/recognition/SalariesPage'), 'SalariesPage'),
});

const decision = createRoute({
  getParentRoute: () => shell,
  path: '/quyet-dinh/$id',
  validateSearch: (search): { xem?: 'danh-sach' | 'loi-van' | 'them' | 'van-ban' } => ({
    xem: oneOf(search.xem, ['danh-sach', 'loi-van', 'them', 'van-ban']),
  }),
  ...words('recognition'),
  component: lazyRouteComponent(() => import('@/features/recognition/DecisionPage'), 'DecisionPage'),
});

const recognitions = createRoute({
  getParentRoute: () => shell,
  path: '/cong-nhan',
  validateSearch: (search): RecognitionsSearch => readRecognitionsSearch(search),
  ...words('recognition'),
  component: lazyRouteComponent(() => import('@/features/recognition/RecognitionsPage'), 'RecognitionsPage'),
});

/** Anybody with a certificate in hand; no session is asked for. */
const certificate = createRoute({
  getParentRoute: () => root,
  path: '/tra-cuu/$code',
  ...words('recognition'),
  component: lazyRouteComponent(() => import('@/features/recognition/CertificatePage'), 'CertificatePage'),
});

export const routeTree = root.addChildren([
  certificate,
  signIn,
  activate,
  invitation,
  firstAdministrator,
  shell.addChildren([
    overview,
    missing,
    reports,
    periodicReports,
    periodicReport,
    profile,
    judging,
    callSession,
    judgingSession,
    councils.addChildren([council]),
    newCouncil,
    scoring,
    tasks,
    registrations.addChildren([registration]),
    register,
    editRegistration,
    result,
    decisions,
    newDecision,
    salaries,
    decision,
    recognitions,
    units.addChildren([unit]),
    lineage,
    acts,
    newAct,
    act,
    tiers,
    campaigns,
    launchCampaign,
    editCampaign,
    movements,
    fieldList,
    campaign,
    accounts.addChildren([account]),
    audit,
  ]),
]);
