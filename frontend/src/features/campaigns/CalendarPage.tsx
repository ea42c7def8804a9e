import './calendar.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '@/api';
import { date, number, today } from '@/i18n/format';
import { wordOn } from '@/i18n/workdays';
import {
  Button,
  Choice,
  EmptyState,
  ErrorState,
  ExportLink,
  FilterSentence,
  Ledger,
  Page,
  PageSkeleton,
  say,
  Sheet,
  Tag,
  TextInput,
} from '@/ui';
import { useCalendarDays, useSaveCalendarDays, type CalendarMark } from './calendarApi';
import { CalendarFeeds } from './CalendarFeeds';
import { daysBetween, runsOf, written } from './year';
import { YearSheet, type Range } from './YearSheet';

const AHEAD = 2;
const BACK = 3;

/** On which days one works: what the unit says itself, and what reaches it from above. */
export function CalendarPage() {
  const { t } = useTranslation('calendar');
  const navigate = useNavigate();
  const now = today();
  const thisYear = Number(now.slice(0, 4));
  const year = useSearch({ from: '/shell/lich-lam-viec' }).nam ?? thisYear;
  const own = useSession().units[0];
  const mayEdit = useMay('campaigns.manage') && own !== undefined;
  const all = useCalendarDays(year);
  if (all.error && !all.data) return <ErrorState error={all.error} onRetry={() => void all.refetch()} />;
  if (!all.data || !own) return <PageSkeleton />;
  const marks = all.data.filter(({ unitPath }) => own.unitPath.startsWith(unitPath));
  const held = [...new Set(marks.map(({ day }) => day))].map((day) => wordOn(day, marks, own.unitPath));
  const off = held.filter((word) => word?.working === false).length;
  const made = held.filter((word) => word?.working).length;
  const next = runsOf(marks).find((run) => !run.working && run.day >= now);
  const years = Array.from({ length: BACK + AHEAD + 1 }, (_, at) => thisYear - BACK + at);
  return (
    <Page
      title={t('title')}
      scope={
        <FilterSentence
          parts={[
            t('of', { unit: own.unitName }),
            {
              label: t('year'),
              value: String(year),
              options: (years.includes(year) ? years : [year, ...years]).map((one) => ({
                value: String(one),
                words: String(one),
              })),
              onChange: (nam) => void navigate({ to: '/lich-lam-viec', search: { nam: Number(nam) } }),
            },
          ]}
        />
      }
      sentence={
        off + made === 0
          ? t('plain', { year })
          : t('sentence', { year, off: number(off), made: number(made) })
      }
      more={[t('more'), next && t('next', { name: next.name, day: date(next.day) })]
        .filter(Boolean)
        .join(' ')}
      acts={<ExportLink list="/api/calendar-days" query={{ year }} />}
    >
      {mayEdit ? (
        <Editor key={year} year={year} own={own} marks={marks} />
      ) : (
        <Sheet title={t('sheet', { year })}>
          <YearSheet
            year={year}
            marks={marks}
            unitPath={own.unitPath}
            range={{ from: `${year}-01-01`, to: `${year}-01-01` }}
          />
          <Legend />
        </Sheet>
      )}
      <Marked marks={marks} />
      <CalendarFeeds />
    </Page>
  );
}

function Editor({
  year,
  own,
  marks,
}: {
  year: number;
  own: { unitId: string; unitPath: string };
  marks: readonly CalendarMark[];
}) {
  const { t } = useTranslation('calendar');
  const mine = useCalendarDays(year, own.unitId);
  const save = useSaveCalendarDays();
  const now = today();
  const first = now.startsWith(`${year}-`) ? now : `${year}-01-01`;
  const [range, setRange] = useState<Range>({ from: first, to: first });
  const [chosen, setChosen] = useState<'off' | 'working'>();
  const [typed, setTyped] = useState<string>();
  const [tried, setTried] = useState(false);
  const name = useRef<HTMLInputElement>(null);
  const days = daysBetween(range.from, range.to);
  const word = wordOn(range.to, marks, own.unitPath);
  const kind = chosen ?? (word?.working ? 'working' : 'off');
  const words = typed ?? word?.name ?? '';
  const ownLines = (mine.data ?? []).map(({ day, working, name: called }) => ({
    day,
    working,
    name: called,
  }));
  const owned = ownLines.some(({ day }) => days.includes(day));
  const choose = (next: Range) => {
    setRange(next);
    setChosen(undefined);
    setTyped(undefined);
    setTried(false);
    save.reset();
  };
  const write = (line: { working: boolean; name: string } | null) =>
    save.mutate(
      { body: { unitId: own.unitId, year, days: written(ownLines, days, line) } },
      {
        onSuccess: ({ moved }) => {
          setTyped(undefined);
          setChosen(undefined);
          say(
            [t('saved', { year }), moved > 0 && t('moved', { count: moved, n: number(moved) })]
              .filter(Boolean)
              .join(' '),
          );
        },
      },
    );
  return (
    <div className="y-desk">
      <Sheet title={t('sheet', { year })} sub={t('keys')}>
        <YearSheet
          year={year}
          marks={marks}
          unitPath={own.unitPath}
          range={range}
          onRange={choose}
          onEnter={() => name.current?.select()}
          onClear={() => mine.data && owned && write(null)}
        />
        <Legend />
      </Sheet>
      <Sheet
        className="y-word"
        title={
          days.length === 1
            ? date(range.to)
            : t('days', {
                from: date(days[0] ?? range.from),
                to: date(days.at(-1) ?? range.to),
                count: days.length,
              })
        }
        sub={
          word
            ? t(word.unitId === own.unitId ? 'said-here' : 'said-above', {
                name: word.name,
                unit: word.unitName,
              })
            : t('nobody')
        }
      >
        <form
          className="k-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setTried(true);
            if (words.trim() && mine.data) write({ working: kind === 'working', name: words.trim() });
          }}
        >
          <Choice
            legend={t('kind')}
            value={kind}
            options={[
              { value: 'off', words: t('kind-off') },
              { value: 'working', words: t('kind-working') },
            ]}
            onChange={setChosen}
          />
          <TextInput
            ref={name}
            label={t('name')}
            description={t('name-hint')}
            required
            maxLength={200}
            autoComplete="off"
            value={words}
            onChange={(event) => setTyped(event.currentTarget.value)}
            error={tried && !words.trim() && t('name-missing')}
          />
          {save.error && <ErrorState error={save.error} kept={t('ui:confirm.kept')} />}
          <div className="k-form-acts">
            <Button type="submit" variant="filled" loading={save.isPending} disabled={!mine.data}>
              {t('write', { count: days.length })}
            </Button>
            {owned && (
              <Button disabled={save.isPending} onClick={() => write(null)}>
                {t('clear', { count: days.length })}
              </Button>
            )}
          </div>
        </form>
      </Sheet>
    </div>
  );
}

function Legend() {
  const { t } = useTranslation('calendar');
  return (
    <ul className="y-legend" aria-label={t('legend')}>
      {(['off', 'working'] as const).map((kind) => (
        <li key={kind}>
          <i data-kind={kind} aria-hidden="true" /> {t(`legend-${kind}`)}
        </li>
      ))}
    </ul>
  );
}

/** The days that are not as usual, in words. */
function Marked({ marks }: { marks: readonly CalendarMark[] }) {
  const { t } = useTranslation('calendar');
  const runs = runsOf(marks);
  return (
    <section className="k-list" data-alone aria-label={t('marked')}>
      {runs.length === 0 ? (
        <EmptyState>{t('none')}</EmptyState>
      ) : (
        <Ledger
          label={t('marked')}
          rows={runs}
          idOf={(run) => run.unitId + run.day}
          nameOf={(run) => run.name}
          columns={[
            {
              id: 'name',
              head: t('name'),
              card: 'title',
              cell: (run) => (
                <>
                  <b>{run.name}</b>
                  <small>{run.unitName}</small>
                </>
              ),
            },
            {
              id: 'day',
              head: t('day'),
              card: 'end',
              cell: (run) =>
                run.count === 1
                  ? date(run.day)
                  : t('days', { from: date(run.day), to: date(run.until), count: run.count }),
            },
            {
              id: 'kind',
              head: t('kind'),
              card: 'tag',
              cell: (run) => (
                <Tag tone={run.working ? 'tre' : 'son'}>{t(run.working ? 'working' : 'off')}</Tag>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
