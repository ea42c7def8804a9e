/**
 * Every address of the SPA. A room adds its page here, and its line of the contents in `contents.ts`; nothing else.
 * `words` names the i18n files the page speaks with, so that they come beside the page's chunk and not after it.
 */
import { createRootRoute, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { i18n } from '@/i18n';
import { openSession } from '@/features/access/api';
import { readSearch } from '@/features/registration/search';
import { readRecognitionsSearch, type RecognitionsSearch } from '@/features/recognition/search';
import { readAccountSearch } from '@/features/access/accountSearch';
import { readUnitSearch } from '@/features/organisation/search';
import { Shell } from './Shell';
import { BareNotFound, BareTrouble } from './Trouble';

const words = (...namespaces: string[]) => ({ loader: () => i18n.loadNamespaces(namespaces) });

/** What an address says is taken only when a page knows it. */
const oneOf = <V extends string>(value: unknown, known: readonly V[]) => known.find((it) => it === value);
const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const day = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
/** Campaign, unit and the two readings of a page of figures. */
const figures = (search: Record<string, unknown>): Figures => ({
  dot: text(search.dot),
  donVi: text(search.donVi),
  den: day(search.den),
  diaGioi: oneOf(search.diaGioi, ['restated']),
});
interface Figures {
  dot?: string;
  donVi?: string;
  den?: string;
  diaGioi?: 'restated';
}
const deskViews = ['hang-doi', 'thanh-vien', 'bang-cham', 'xep-hang', 'bien-ban', 'them'] as const;

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: BareNotFound,
  errorComponent: BareTrouble,
});

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

/** Everything else stands behind sign-in, inside the ledger's covers. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ location }) => {
    if (!(await openSession())) throw redirect({ to: '/dang-nhap', search: { next: location.href } });
  },
  component: Shell,
  errorComponent: BareTrouble,
});

const overview = createRoute({
  getParentRoute: () => shell,
  path: '/',
  validateSearch: figures,
  ...words('reporting'),
  component: lazyRouteComponent(() => import('@/features/reporting/OverviewPage'), 'OverviewPage'),
});

const missing = createRoute({
  getParentRoute: () => shell,
  path: '/theo-doi',
  validateSearch: (search): Figures & { cap?: string; noi?: string; after?: string } => ({
    ...figures(search),
    cap: text(search.cap),
    noi: text(search.noi),
    after: text(search.after),
  }),
  ...words('reporting'),
  component: lazyRouteComponent(() => import('@/features/reporting/MissingPage'), 'MissingPage'),
});

const reports = createRoute({
  getParentRoute: () => shell,
  path: '/bao-cao',
  validateSearch: (search): Figures & { cach?: 'nested' | 'disjoint' } => ({
    ...figures(search),
    cach: oneOf(search.cach, ['nested', 'disjoint']),
  }),
  ...words('reporting'),
  component: lazyRouteComponent(() => import('@/features/reporting/ReportsPage'), 'ReportsPage'),
});

const profile = createRoute({
  getParentRoute: () => shell,
  path: '/ho-so',
  ...words('access'),
  component: lazyRouteComponent(() => import('@/features/access/ProfilePage'), 'ProfilePage'),
});

const judging = createRoute({
  getParentRoute: () => shell,
  path: '/xet-chon',
  validateSearch: (search): { trangThai?: 'preparing' | 'scoring' | 'closed'; after?: string } => ({
    trangThai: oneOf(search.trangThai, ['preparing', 'scoring', 'closed']),
    after: text(search.after),
  }),
  ...words('evaluation'),
  component: lazyRouteComponent(() => import('@/features/evaluation/SessionsPage'), 'SessionsPage'),
});

const judgingSession = createRoute({
  getParentRoute: () => shell,
  path: '/xet-chon/$id',
  validateSearch: (search): { xem?: (typeof deskViews)[number]; after?: string } => ({
    xem: oneOf(search.xem, deskViews),
    after: text(search.after),
  }),
  ...words('evaluation'),
  component: lazyRouteComponent(() => import('@/features/evaluation/SessionPage'), 'SessionPage'),
});

const scoring = createRoute({
  getParentRoute: () => shell,
  path: '/xet-chon/$id/ho-so/$candidateId',
  ...words('evaluation'),
  component: lazyRouteComponent(() => import('@/features/evaluation/ScorePage'), 'ScorePage'),
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

/** The tree keeps standing while one unit after another opens beside it. */
const units = createRoute({
  getParentRoute: () => shell,
  path: '/don-vi',
  validateSearch: readUnitSearch,
  ...words('organisation'),
  component: lazyRouteComponent(() => import('@/features/organisation/UnitsPage'), 'UnitsPage'),
});
const unit = createRoute({ getParentRoute: () => units, path: '$id', component: () => null });

const campaigns = createRoute({
  getParentRoute: () => shell,
  path: '/dot-thi-dua',
  validateSearch: (search): { trangThai?: 'draft' | 'open' | 'closed'; after?: string } => ({
    trangThai: oneOf(search.trangThai, ['draft', 'open', 'closed']),
    after: text(search.after),
  }),
  ...words('campaigns'),
  component: lazyRouteComponent(() => import('@/features/campaigns/CampaignsPage'), 'CampaignsPage'),
});

const campaign = createRoute({
  getParentRoute: () => shell,
  path: '/dot-thi-dua/$id',
  validateSearch: (search): { viec?: 'mo' | 'ket-thuc' } => ({
    viec: oneOf(search.viec, ['mo', 'ket-thuc']),
  }),
  ...words('campaigns'),
  component: lazyRouteComponent(() => import('@/features/campaigns/CampaignPage'), 'CampaignPage'),
});

const launchCampaign = createRoute({
  getParentRoute: () => shell,
  path: '/dot-thi-dua/moi',
  validateSearch: (search): { tu?: string; buoc?: number } => ({
    tu: text(search.tu),
    buoc: [1, 2, 3].find((screen) => screen === Number(search.buoc)),
  }),
  ...words('campaigns'),
  component: lazyRouteComponent(() => import('@/features/campaigns/LaunchPage'), 'LaunchPage'),
});

const accounts = createRoute({
  getParentRoute: () => shell,
  path: '/tai-khoan',
  validateSearch: readAccountSearch,
  ...words('accounts'),
  component: lazyRouteComponent(() => import('@/features/access/AccountsPage'), 'AccountsPage'),
});
const account = createRoute({ getParentRoute: () => accounts, path: '$id', component: () => null });

const audit = createRoute({
  getParentRoute: () => shell,
  path: '/lich-su/$id',
  validateSearch: (search): { after?: string; before?: number } => ({
    after: text(search.after),
    before: Number(search.before) > 0 ? Number(search.before) : undefined,
  }),
  ...words('audit'),
  component: lazyRouteComponent(() => import('@/features/access/AuditPage'), 'AuditPage'),
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
    profile,
    judging,
    judgingSession,
    scoring,
    tasks,
    registrations.addChildren([registration]),
    register,
    editRegistration,
    result,
    decisions,
    newDecision,
    decision,
    recognitions,
    units.addChildren([unit]),
    campaigns,
    launchCampaign,
    campaign,
    accounts.addChildren([account]),
    audit,
  ]),
]);
