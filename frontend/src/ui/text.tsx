import { clock, date, moment, money, number, percent } from '@/i18n/format';

/** A day, or a moment with `time`; machine-readable beneath. */
export const DateText = ({ value, time }: { value: string; time?: boolean | 'only' }) => (
  <time dateTime={value}>{time === 'only' ? clock(value) : time ? moment(value) : date(value)}</time>
);

export const Num = ({ value, decimals }: { value: number; decimals?: number }) => (
  <>{number(value, decimals)}</>
);
export const Percent = ({ share, decimals }: { share: number; decimals?: number }) => (
  <>{percent(share, decimals)}</>
);
export const Money = ({ dong }: { dong: number }) => <>{money(dong)}</>;
