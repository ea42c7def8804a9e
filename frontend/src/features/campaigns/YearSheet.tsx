import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { date, today } from '@/i18n/format';
import { weekday, wordOn } from '@/i18n/workdays';
import type { CalendarMark } from './calendarApi';
import { step, weeksOf } from './year';

export interface Range {
  from: string;
  to: string;
}

interface Props {
  year: number;
  marks: readonly CalendarMark[];
  unitPath: string;
  range: Range;
  /** Absent: the year is only read. */
  onRange?: (range: Range) => void;
  /** Enter on the sheet: on to the word. */
  onEnter?: () => void;
  onClear?: () => void;
}

const months = Array.from({ length: 12 }, (_, at) => at + 1);
const columns = Array.from({ length: 7 }, (_, at) => at);

/** A year as twelve small tables. One stop for Tab; arrows walk the days, with Shift they choose several. */
export function YearSheet({ year, marks, unitPath, range, onRange, onEnter, onClear }: Props) {
  const { t } = useTranslation('calendar');
  const sheet = useRef<HTMLDivElement>(null);
  const [from, to] = range.from <= range.to ? [range.from, range.to] : [range.to, range.from];
  const press = (event: KeyboardEvent) => {
    if (!onRange || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = step(range.to, event.key);
    if (next) {
      event.preventDefault();
      onRange({ from: event.shiftKey ? range.from : next, to: next });
      sheet.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      onEnter?.();
    } else if (event.key === 'Delete') onClear?.();
  };
  const now = today();
  return (
    <div className="y-year" ref={sheet} onKeyDown={press}>
      {months.map((month) => (
        <table key={month} className="y-month">
          <caption>{t('month', { n: month })}</caption>
          <thead>
            <tr>
              {columns.map((at) => (
                <th key={at} scope="col" abbr={t(`weekday.${at}`)}>
                  {t(`short.${at}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(year, month).map((week) => (
              <tr key={week.find(Boolean)}>
                {week.map((day, at) => {
                  if (!day) return <td key={at} />;
                  const word = wordOn(day, marks, unitPath);
                  const kind = word
                    ? word.working
                      ? 'working'
                      : 'off'
                    : weekday(day) > 4
                      ? 'weekend'
                      : undefined;
                  const said = word ? `, ${t(word.working ? 'working' : 'off')}: ${word.name}` : '';
                  const number = Number(day.slice(8));
                  return (
                    <td
                      key={at}
                      data-kind={kind}
                      data-now={day === now || undefined}
                      data-chosen={(onRange && day >= from && day <= to) || undefined}
                      title={word?.name}
                    >
                      {onRange ? (
                        <button
                          type="button"
                          data-day={day}
                          tabIndex={day === range.to ? 0 : -1}
                          aria-pressed={day >= from && day <= to}
                          aria-label={`${date(day)}${said}`}
                          onClick={(event) => onRange({ from: event.shiftKey ? range.from : day, to: day })}
                        >
                          {number}
                        </button>
                      ) : (
                        <>
                          {number}
                          {said && <span className="sr">{said}</span>}
                        </>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}
