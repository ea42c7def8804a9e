import { useMyTaskCount, useRegistrationCount } from '@/features/registration/counts';

/**
 * The table of contents, in the order people work. A line shows when its page is among the routes and, where it names an
 * permission, when the person holds it.
 */
export interface Line {
  to: string;
  /** Key in ui.json, under `entry`. */
  words: string;
  /** Permission that must be among the session's. */
  needs?: string;
}

export const contents: Line[] = [
  { to: '/', words: 'overview', needs: 'reports.read' },
  { to: '/viec-cua-toi', words: 'tasks' },
  { to: '/dang-ky', words: 'registrations', needs: 'registrations.read' },
  { to: '/theo-doi', words: 'missing', needs: 'reports.read' },
  { to: '/xet-chon', words: 'judging', needs: 'judging.read' },
  { to: '/van-ban', words: 'documents', needs: 'campaigns.read' },
  { to: '/quyet-dinh', words: 'decisions', needs: 'decisions.read' },
  { to: '/cong-nhan', words: 'recognitions', needs: 'recognitions.read' },
  { to: '/nhan-rong', words: 'models', needs: 'registrations.read' },
  { to: '/bao-cao', words: 'reports', needs: 'reports.read' },
];

export const settings: Line[] = [
  { to: '/don-vi', words: 'units', needs: 'units.read' },
  { to: '/sap-xep', words: 'acts', needs: 'units.manage' },
  { to: '/dot-thi-dua', words: 'campaigns', needs: 'campaigns.read' },
  { to: '/giao-uoc', words: 'pacts', needs: 'campaigns.read' },
  { to: '/lich-lam-viec', words: 'calendar', needs: 'campaigns.read' },
  { to: '/tai-khoan', words: 'accounts', needs: 'accounts.read' },
];

/** The small numbers beside the lines. A room adds `'/its-address': useItsCount()`, a hook from its `api.ts`. */
export function useCounts(): Partial<Record<string, number>> {
  return { '/viec-cua-toi': useMyTaskCount(), '/dang-ky': useRegistrationCount() };
}
