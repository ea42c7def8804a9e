import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusTag } from './StatusTag';

export type StepState = 'done' | 'now' | 'next';

/** Where a dossier stands. */
export function Steps({ steps }: { steps: { words: string; state: StepState }[] }) {
  const { t } = useTranslation('ui');
  return (
    <ol className="k-steps" aria-label={t('steps.label')}>
      {steps.map(({ words, state }) => (
        <li key={words} data-step={state} aria-current={state === 'now' ? 'step' : undefined}>
          {words}
          <span className="sr">, {t(`steps.${state}`)}</span>
        </li>
      ))}
    </ol>
  );
}

/** What is still wanted from this person, and the button that gives it. */
export function Need({
  title,
  children,
  acts,
  tone = 'thoc',
}: {
  title: string;
  children?: ReactNode;
  acts?: ReactNode;
  tone?: 'thoc' | 'son' | 'tre';
}) {
  return (
    <div className="k-need" data-tone={tone} role={tone === 'son' ? 'alert' : undefined}>
      <b>{title}</b>
      {children && <p>{children}</p>}
      {acts && <div className="k-acts">{acts}</div>}
    </div>
  );
}

export interface Task {
  id: string;
  words: string;
  more?: ReactNode;
  to?: string;
  search?: Record<string, unknown>;
  onOpen?: () => void;
  /** A state word, or anything else that stands at the end of the line. */
  state?: 'done' | 'doing' | 'missing';
  end?: ReactNode;
}

export const TaskList = ({ tasks, label }: { tasks: Task[]; label: string }) => (
  <ul className="k-tasks" aria-label={label}>
    {tasks.map(({ id, words, more, to, search, onOpen, state, end }) => (
      <li key={id}>
        <span>
          {to ? (
            <Link to={to} search={search as never}>
              {words}
            </Link>
          ) : onOpen ? (
            <button type="button" className="k-link" onClick={onOpen}>
              {words}
            </button>
          ) : (
            <b>{words}</b>
          )}
          {more && <small>{more}</small>}
        </span>
        {end ?? (state && <StatusTag kind="task" status={state} />)}
      </li>
    ))}
  </ul>
);

/** Name and value pairs. */
export const Facts = ({ facts }: { facts: [name: string, value: ReactNode][] }) => (
  <dl className="k-facts">
    {facts.map(([name, value]) => (
      <Fact key={name} name={name} value={value} />
    ))}
  </dl>
);
const Fact = ({ name, value }: { name: string; value: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
);

/** A dated line of a calendar: past, the next one, and those to come. */
export const Milestones = ({
  marks,
}: {
  marks: { day: string; words: string; more?: string; mark: 'past' | 'next' | 'later' }[];
}) => (
  <ol className="k-marks">
    {marks.map(({ day, words, more, mark }) => (
      <li key={day + words} data-mark={mark}>
        <time dateTime={day}>{day.slice(8, 10) + '/' + day.slice(5, 7)}</time>
        <i aria-hidden="true" />
        <span>
          {words}
          {more && <small>{more}</small>}
        </span>
      </li>
    ))}
  </ol>
);

/** A few answers of which one holds, all in sight. */
export function Choice<V extends string>({
  legend,
  hint,
  value,
  options,
  onChange,
}: {
  legend: string;
  hint?: string;
  value: V;
  options: { value: V; words: string }[];
  onChange: (value: V) => void;
}) {
  return (
    <fieldset className="k-choice">
      <legend className="k-legend">{legend}</legend>
      {hint && <p className="k-hint">{hint}</p>}
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={legend}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.words}
        </label>
      ))}
    </fieldset>
  );
}
