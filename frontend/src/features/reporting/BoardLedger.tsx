import { useTranslation } from 'react-i18next';
import { date, recently } from '@/i18n/format';
import { DateText, Ledger, Num, StatusTag, type Column } from '@/ui';
import type { BoardRow } from './obligationsApi';

interface Props {
  rows: BoardRow[];
  /** A detail stands beside: what it says too is left out here. */
  beside: boolean;
  active?: string;
  onOpen: (id: string) => void;
  picked: ReadonlySet<string>;
  onPick: (picked: ReadonlySet<string>) => void;
  busy?: boolean;
}

const ACTS = ['RemindUnits', 'ExtendUnits', 'ExemptUnit'];
const pickable = ({ actions }: BoardRow) => actions.some((one) => ACTS.includes(one));

export function BoardLedger({ rows, beside, active, onOpen, picked, onPick, busy }: Props) {
  const { t } = useTranslation('obligations');
  const columns: Column<BoardRow>[] = [
    {
      id: 'unit',
      head: t('column.unit'),
      card: 'title',
      cell: (row) => (
        <>
          <button type="button" className="b-open" onClick={() => onOpen(row.id)}>
            {row.unitName}
          </button>
          {row.parentName && <small>{row.parentName}</small>}
          <small className={beside ? undefined : 'b-card'}>
            <Contact row={row} />
          </small>
          <small className="b-card b-said">
            <Situation row={row} />
          </small>
        </>
      ),
    },
    ...(beside
      ? []
      : [
          {
            id: 'contact',
            head: t('column.contact'),
            cell: (row: BoardRow) => (
              <>
                {row.contact ?? <span className="b-quiet">{t('contact.none')}</span>}
                <small>{signedIn(row, t)}</small>
              </>
            ),
          },
        ]),
    {
      id: 'state',
      head: t('column.state'),
      card: 'tag',
      cell: (row) => (
        <>
          <StatusTag kind="obligation" status={row.state} />
          <small className="b-wide">
            <Situation row={row} />
          </small>
        </>
      ),
    },
    {
      id: 'due',
      head: t('column.due'),
      numeric: true,
      card: 'end',
      cell: (row) => (
        <>
          <DateText value={row.dueOn} />
          <small>
            <Left row={row} />
          </small>
        </>
      ),
    },
    {
      id: 'reminded',
      head: t('column.reminded'),
      numeric: true,
      cell: (row) => (
        <>
          {row.reminded > 0 ? <b>{t('row.times', { count: row.reminded })}</b> : <Num value={0} />}
          {row.lastRemindedAt && <small>{recently(row.lastRemindedAt)}</small>}
        </>
      ),
    },
  ];
  return (
    <div className="b-ledger">
      <Ledger
        label={t('list.label')}
        rows={rows}
        columns={columns}
        idOf={(row) => row.id}
        nameOf={(row) => row.unitName}
        active={active}
        onActive={onOpen}
        picked={picked}
        onPick={rows.some(pickable) ? onPick : undefined}
        busy={busy}
      />
    </div>
  );
}

type Say = ReturnType<typeof useTranslation<'obligations'>>['t'];
const signedIn = (row: BoardRow, t: Say) =>
  row.lastSignedInAt ? t('contact.signed-in', { when: recently(row.lastSignedInAt) }) : t('contact.never');

function Contact({ row }: { row: BoardRow }) {
  const { t } = useTranslation('obligations');
  return `${row.contact ?? t('contact.none')} · ${signedIn(row, t)}`;
}

/** What is known beyond the state: the newest word first. */
function Situation({ row }: { row: BoardRow }) {
  const { t } = useTranslation('obligations');
  const missing = row.state === 'owed' || row.state === 'overdue';
  const said = [
    row.wantedOn && t('row.wants', { day: date(row.wantedOn) }),
    missing && row.willHandInOn && t('row.will', { day: date(row.willHandInOn) }),
    missing && row.answer && `“${row.answer}”`,
    row.drafts > 0
      ? t('row.drafts', { count: row.drafts })
      : missing && !row.answer && !row.willHandInOn && t('row.nothing'),
    row.exemptReason,
    row.handedInAt && t('row.handed-in', { when: recently(row.handedInAt) }),
  ].filter(Boolean);
  return said.join(' · ');
}

function Left({ row }: { row: BoardRow }) {
  const { t } = useTranslation('obligations');
  const owed = row.state === 'owed' || row.state === 'overdue';
  const parts = [
    owed &&
      (row.daysLeft === 0
        ? t('row.today')
        : t(row.daysLeft > 0 ? 'row.left' : 'row.past', { count: Math.abs(row.daysLeft) })),
    row.extended && t('row.extended'),
  ].filter(Boolean);
  return <span className={owed && row.daysLeft < 0 ? 'b-late' : undefined}>{parts.join(' · ')}</span>;
}
