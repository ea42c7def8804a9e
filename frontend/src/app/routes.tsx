/**
 * Every address of the SPA. A room adds its page here, and its line of the contents in `contents.ts`; nothing else.
 * What is judged, what is summed up and what is set up have their own files; `words` names the i18n files a page speaks with.
 */
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { readSearch } from '@/features/registration/search';
import { readRecognitionsSearch, type RecognitionsSearch } from '@/features/recognition/search';
import { oneOf, root, shell, text, words } from './covers';
import { directiveLink, documents } from './documents';
import { models, twinningLink } from './models';
import { callSession, council, councils, judging, judgingSession, newCouncil, scoring } from './judging';
import {
  board,
  coverage,
  obligation,
  obligationLink,
  overview,
  periodicReport,
  periodicReports,
  reports,
} from './reporting';
import {
  account,
  accounts,
  act,
  acts,
  audit,
  calendar,
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
  unitImport,
  unitImports,
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

const profile = createRoute({
  getParentRoute: () => shell,
  path: '/ho-so',
  ...words('access'),
  component: lazyRouteComponent(() => import('@/features/access/ProfilePage'), 'ProfilePage'),
});

const tasks = createRoute({
  getParentRoute: () => shell,
  path: '/viec-cua-toi',
  validateSearch: (search): { xem?: 'tat-ca' } => ({ xem: oneOf(search.xem, ['tat-ca']) }),
  ...words('registration', 'obligations', 'away'),
  component: lazyRouteComponent(() => import('./MyWork'), 'MyWork'),
});

const notices = createRoute({
  getParentRoute: () => shell,
  path: '/thong-bao',
  validateSearch: (search): { xem?: 'chua-doc'; after?: string; before?: number } => ({
    xem: oneOf(search.xem, ['chua-doc']),
    after: text(search.after),
    before: Number(search.before) > 0 ? Number(search.before) : undefined,
  }),
  ...words('notices'),
  component: lazyRouteComponent(() => import('@/features/integration/NoticesPage'), 'NoticesPage'),
});

/** The list keeps standing while one row after another opens beside it. */
const registrations = createRoute({
  getParentRoute: () => shell,
  path: '/dang-ky',
  validateSearch: readSearch,
  ...words('registration', 'people', 'away'),
  component: lazyRouteComponent(
    () => import('@/features/registration/RegistrationsPage'),
    'RegistrationsPage',
  ),
});
const registration = createRoute({ getParentRoute: () => registrations, path: '$id', component: () => null });

const screenOf = (search: Record<string, unknown>): { buoc?: number } => ({
  buoc: [1, 2, 3].find((screen) => screen === Number(search.buoc)),
});

const register = createRoute({
  getParentRoute: () => shell,
  path: '/dang-ky/moi',
  validateSearch: (search): { campaign?: string } => ({
    campaign: typeof search.campaign === 'string' ? search.campaign : undefined,
  }),
  ...words('registration', 'away'),
  component: lazyRouteComponent(() => import('@/features/registration/RegisterPage'), 'RegisterPage'),
});

/** Begun without a network: it is known on this device only. */
const begun = createRoute({
  getParentRoute: () => shell,
  path: '/dang-ky/tren-may/$id',
  validateSearch: screenOf,
  ...words('registration', 'away'),
  component: lazyRouteComponent(() => import('@/features/registration/BegunPage'), 'BegunPage'),
});

/** A sheet of registrations is checked here; each has an address of its own, under which its import is followed. */
const registrationImports = createRoute({
  getParentRoute: () => shell,
  path: '/dang-ky/bang-tinh',
  validateSearch: (search): { campaign?: string; unit?: string; after?: string } => ({
    campaign: text(search.campaign),
    unit: text(search.unit),
    after: text(search.after),
  }),
  ...words('sheets', 'imports', 'registration'),
  component: lazyRouteComponent(() => import('@/features/registration/ImportsPage'), 'ImportsPage'),
});
const registrationImport = createRoute({
  getParentRoute: () => shell,
  path: '/dang-ky/bang-tinh/$id',
  ...words('sheets', 'imports', 'registration'),
  component: lazyRouteComponent(() => import('@/features/registration/ImportPage'), 'ImportPage'),
});

const editRegistration = createRoute({
  getParentRoute: () => shell,
  path: '/dang-ky/$id/sua',
  validateSearch: screenOf,
  ...words('registration'),
  component: lazyRouteComponent(() => import('@/features/registration/EditPage'), 'EditPage'),
});

const result = createRoute({
  getParentRoute: () => shell,
  path: '/dang-ky/$id/ket-qua',
  ...words('registration'),
  component: lazyRouteComponent(() => import('@/features/registration/ResultPage'), 'ResultPage'),
});

/** How the API words the link of a notice. */
const registrationLink = createRoute({
  getParentRoute: () => root,
  path: '/registrations/$id',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/dang-ky/$id', params, search: {}, replace: true });
  },
});

const carrying = createRoute({
  getParentRoute: () => shell,
  path: '/dang-ky/$id/thuc-hien',
  validateSearch: (search): { after?: string; before?: number } => ({
    after: text(search.after),
    before: Number(search.before) > 0 ? Number(search.before) : undefined,
  }),
  ...words('registration', 'carrying'),
  component: lazyRouteComponent(() => import('@/features/registration/CarryingPage'), 'CarryingPage'),
});

const progress = createRoute({
  getParentRoute: () => shell,
  path: '/dang-ky/$id/tien-do/$den',
  ...words('registration', 'carrying'),
  component: lazyRouteComponent(() => import('@/features/registration/ProgressPage'), 'ProgressPage'),
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
  obligationLink,
  registrationLink,
  directiveLink,
  twinningLink,
  shell.addChildren([
    overview,
    board,
    obligation,
    notices,
    reports,
    coverage,
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
    registrationImports,
    registrationImport,
    begun,
    editRegistration,
    result,
    carrying,
    progress,
    decisions,
    newDecision,
    salaries,
    decision,
    recognitions,
    units.addChildren([unit]),
    lineage,
    unitImports,
    unitImport,
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
    calendar,
    ...documents,
    ...models,
    accounts.addChildren([account]),
    audit,
  ]),
]);
