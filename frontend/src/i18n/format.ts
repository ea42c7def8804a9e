import { i18n } from './index';

/** Days and deadlines are those of Hà Nội wherever the browser stands. */
const HANOI = 'Asia/Ho_Chi_Minh';
const locale = () => (i18n.language === 'en' ? 'en-GB' : 'vi-VN');

const made = new Map<string, Intl.NumberFormat>();
function formatter(options: Intl.NumberFormatOptions) {
  const key = locale() + JSON.stringify(options);
  let it = made.get(key);
  if (!it) made.set(key, (it = new Intl.NumberFormat(locale(), options)));
  return it;
}

/** 1286 → 1.286 */
export const number = (value: number, decimals = 0) =>
  formatter({ maximumFractionDigits: decimals }).format(value);

/** 0.863 → 86,3% */
export const percent = (share: number, decimals = 1) =>
  formatter({ style: 'percent', maximumFractionDigits: decimals }).format(share);

/** +36, −23: the sign is always said. */
export const change = (value: number) =>
  value === 0 ? '0' : (value > 0 ? '+' : '−') + number(Math.abs(value));

/** Whole đồng: 1.170.000 đồng */
export const money = (dong: number) => `${number(dong)} ${i18n.t('ui:dong')}`;

const dayParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: HANOI,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});
const clockParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: HANOI,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** dd/MM/yyyy in every language. Takes a day (`2026-11-30`) or an instant. */
export function date(value: string | Date) {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const [year, month, day] = value.split('-');
    return `${day}/${month}/${year}`;
  }
  return dayParts.format(new Date(value));
}

/** 08:15 */
export const clock = (value: string | Date) => clockParts.format(new Date(value));

/** 08:15, 22/11/2026 */
export const moment = (value: string | Date) => `${clock(value)}, ${date(value)}`;

/** In a list: the hour if it was today, else the day. */
export const recently = (value: string | Date) => {
  const day = date(value);
  return day === date(new Date()) ? clock(value) : day;
};

/** The day of an instant in Hà Nội as yyyy-MM-dd. */
export function dayOf(value: string | Date) {
  const [day, month, year] = dayParts.format(new Date(value)).split('/');
  return `${year}-${month}-${day}`;
}

export const today = () => dayOf(new Date());

/** The day so many days on; a term of the server ends on the first day that is no longer its own. */
export const dayAfter = (day: string, days = 1) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Whole days from today until the day; negative when it is past. */
export const daysUntil = (day: string) => Math.round((Date.parse(day) - Date.parse(today())) / 86_400_000);

const vietnamese = new Intl.Collator('vi', { numeric: true, sensitivity: 'variant' });
/** The one order of names, the same as the database's vi collation. */
export const byName = (a: string, b: string) => vietnamese.compare(a, b);

/** Folds a search term as the server does: no marks, đ = d, lower case. */
export const fold = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toLowerCase();
