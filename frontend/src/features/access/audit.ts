import { i18n } from '@/i18n';
import { date, moment, number } from '@/i18n/format';

const kebab = (word: string) => word.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

/** Where the page of a recorded thing stands, if it has one. */
export function pageOf(
  subjectType: string,
  id: string,
): { to: string; params: Record<string, string> } | null {
  const known: Record<string, string> = {
    Registration: '/dang-ky/$id',
    Unit: '/don-vi/$id',
    Campaign: '/dot-thi-dua/$id',
    Account: '/tai-khoan/$id',
    JudgingSession: '/xet-chon/$id',
  };
  const to = known[subjectType];
  return to ? { to, params: { id } } : null;
}

/** An operation in words, else its name. */
export const operation = (action: string) =>
  i18n.exists(`audit:operation.${action}`) ? i18n.t(`audit:operation.${action}`) : action;

export const fieldName = (field: string) =>
  i18n.exists(`audit:field.${field}`) ? i18n.t(`audit:field.${field}`) : field;

/** One side of a change as people read it. */
export function valueWords(value: unknown, field: string, subjectType: string): string {
  if (value === null || value === undefined || value === '') return i18n.t('audit:nothing');
  if (typeof value === 'boolean') return i18n.t(value ? 'audit:yes' : 'audit:no');
  if (typeof value === 'number') return number(value, 4);
  if (typeof value === 'string') {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return date(value);
    if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return moment(value);
    if (field === 'status') {
      const kind = { JudgingSession: 'session', ResultReport: 'result', PeriodicReport: 'report' }[
        subjectType
      ];
      const key = `status:${kind ?? kebab(subjectType)}.${kebab(value)}`;
      return i18n.exists(key) ? i18n.t(key) : value;
    }
    return value;
  }
  if (Array.isArray(value)) return value.map((it) => valueWords(it, '', subjectType)).join('; ');
  const long = value as { length?: unknown; sha256?: unknown };
  if (typeof long.length === 'number')
    return i18n.t('audit:long', { n: number(long.length), count: long.length });
  return JSON.stringify(value);
}

/** `administrator /VN/AB/, leader /VN/` → the roles' words and the units' paths. */
export const actingAs = (text: string) =>
  text
    .split(', ')
    .map((grant) => {
      const [role = '', path = ''] = grant.split(' ');
      const name = i18n.exists(`audit:role.${role}`) ? i18n.t(`audit:role.${role}`) : role;
      return path ? `${name} (${path})` : name;
    })
    .join(', ');
