/** Addresses of what is set up: units, their tiers and reorganisations, campaigns and their lists, accounts, the history of one thing. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readAccountSearch } from '@/features/access/accountSearch';
import {
  actStatuses,
  actSteps,
  readUnitSearch,
  type ActStatus,
  type ActStep,
} from '@/features/organisation/search';
import { oneOf, shell, text, words } from './covers';

const campaignScreens = ['noi-dung', 'han', 'yeu-cau', 'tieu-chi', 'xem-lai'] as const;

/** The tree keeps standing while one unit after another opens beside it. */
export const units = createRoute({
  getParentRoute: () => shell,
  path: '/don-vi',
  validateSearch: readUnitSearch,
  ...words('organisation'),
  component: lazyRouteComponent(() => import('@/features/organisation/UnitsPage'), 'UnitsPage'),
});

export const unit = createRoute({ getParentRoute: () => units, path: '$id', component: () => null });

export const tiers = createRoute({
  getParentRoute: () => shell,
  path: '/don-vi/cap',
  validateSearch: (search): { viec?: 'tao' } => ({ viec: oneOf(search.viec, ['tao']) }),
  ...words('organisation'),
  component: lazyRouteComponent(() => import('@/features/organisation/TiersPage'), 'TiersPage'),
});

/** A file of units is checked here; each has an address of its own, under which its import is followed. */
export const unitImports = createRoute({
  getParentRoute: () => shell,
  path: '/don-vi/nhap',
  validateSearch: (search): { vao?: string; after?: string } => ({
    vao: text(search.vao),
    after: text(search.after),
  }),
  ...words('imports', 'organisation', 'reorganisation'),
  component: lazyRouteComponent(() => import('@/features/organisation/ImportsPage'), 'ImportsPage'),
});
export const unitImport = createRoute({
  getParentRoute: () => shell,
  path: '/don-vi/nhap/$id',
  ...words('imports', 'organisation'),
  component: lazyRouteComponent(() => import('@/features/organisation/ImportPage'), 'ImportPage'),
});

export const lineage = createRoute({
  getParentRoute: () => shell,
  path: '/don-vi/$id/ke-thua',
  ...words('organisation'),
  component: lazyRouteComponent(() => import('@/features/organisation/LineagePage'), 'LineagePage'),
});

export const acts = createRoute({
  getParentRoute: () => shell,
  path: '/sap-xep',
  validateSearch: (search): { trangThai?: ActStatus; after?: string } => ({
    trangThai: oneOf(search.trangThai, actStatuses),
    after: text(search.after),
  }),
  ...words('organisation', 'reorganisation'),
  component: lazyRouteComponent(() => import('@/features/organisation/ActsPage'), 'ActsPage'),
});

export const newAct = createRoute({
  getParentRoute: () => shell,
  path: '/sap-xep/moi',
  ...words('organisation', 'reorganisation'),
  component: lazyRouteComponent(() => import('@/features/organisation/NewActPage'), 'NewActPage'),
});

export const act = createRoute({
  getParentRoute: () => shell,
  path: '/sap-xep/$id',
  validateSearch: (search): { buoc?: ActStep } => ({ buoc: oneOf(search.buoc, actSteps) }),
  ...words('organisation', 'reorganisation'),
  component: lazyRouteComponent(() => import('@/features/organisation/ActPage'), 'ActPage'),
});

export const campaigns = createRoute({
  getParentRoute: () => shell,
  path: '/dot-thi-dua',
  validateSearch: (search): { trangThai?: 'draft' | 'open' | 'closed'; after?: string } => ({
    trangThai: oneOf(search.trangThai, ['draft', 'open', 'closed']),
    after: text(search.after),
  }),
  ...words('campaigns'),
  component: lazyRouteComponent(() => import('@/features/campaigns/CampaignsPage'), 'CampaignsPage'),
});

export const campaign = createRoute({
  getParentRoute: () => shell,
  path: '/dot-thi-dua/$id',
  validateSearch: (search): { viec?: 'mo' | 'ket-thuc' } => ({
    viec: oneOf(search.viec, ['mo', 'ket-thuc']),
  }),
  ...words('campaigns'),
  component: lazyRouteComponent(() => import('@/features/campaigns/CampaignPage'), 'CampaignPage'),
});

export const launchCampaign = createRoute({
  getParentRoute: () => shell,
  path: '/dot-thi-dua/moi',
  validateSearch: (search): { tu?: string } => ({ tu: text(search.tu) }),
  ...words('campaigns'),
  component: lazyRouteComponent(() => import('@/features/campaigns/LaunchPage'), 'LaunchPage'),
});

export const editCampaign = createRoute({
  getParentRoute: () => shell,
  path: '/dot-thi-dua/$id/sua',
  validateSearch: (search): { buoc?: (typeof campaignScreens)[number] } => ({
    buoc: oneOf(search.buoc, campaignScreens),
  }),
  ...words('campaigns', 'indicators'),
  component: lazyRouteComponent(() => import('@/features/campaigns/EditPage'), 'EditPage'),
});

export const movements = createRoute({
  getParentRoute: () => shell,
  path: '/dot-thi-dua/phong-trao',
  validateSearch: (search): { viec?: 'phong-trao' | 'chuan' } => ({
    viec: oneOf(search.viec, ['phong-trao', 'chuan']),
  }),
  ...words('campaigns', 'indicators'),
  component: lazyRouteComponent(() => import('@/features/campaigns/ListsPage'), 'ListsPage'),
});

export const fieldList = createRoute({
  getParentRoute: () => shell,
  path: '/dot-thi-dua/phong-trao/$id',
  ...words('campaigns'),
  component: lazyRouteComponent(() => import('@/features/campaigns/FieldListPage'), 'FieldListPage'),
});

export const calendar = createRoute({
  getParentRoute: () => shell,
  path: '/lich-lam-viec',
  validateSearch: (search): { nam?: number } => ({
    nam:
      Number(search.nam) >= 1945 && Number(search.nam) <= 2099 ? Math.trunc(Number(search.nam)) : undefined,
  }),
  ...words('calendar'),
  component: lazyRouteComponent(() => import('@/features/campaigns/CalendarPage'), 'CalendarPage'),
});

export const accounts = createRoute({
  getParentRoute: () => shell,
  path: '/tai-khoan',
  validateSearch: readAccountSearch,
  ...words('accounts'),
  component: lazyRouteComponent(() => import('@/features/access/AccountsPage'), 'AccountsPage'),
});

export const account = createRoute({ getParentRoute: () => accounts, path: '$id', component: () => null });

export const audit = createRoute({
  getParentRoute: () => shell,
  path: '/lich-su/$id',
  validateSearch: (search): { after?: string; before?: number } => ({
    after: text(search.after),
    before: Number(search.before) > 0 ? Number(search.before) : undefined,
  }),
  ...words('audit'),
  component: lazyRouteComponent(() => import('@/features/access/AuditPage'), 'AuditPage'),
});
