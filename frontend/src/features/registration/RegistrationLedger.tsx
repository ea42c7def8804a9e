import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { daysUntil, recently, today } from '@/i18n/format';
import { Ledger, StatusTag, Tag, type Column } from '@/ui';
import type { Row } from './api';
import type { ListSearch } from './search';

interface Props {
  rows: Row[];
  search: ListSearch;
  active?: string;
  onOpen: (id: string) => void;
  picked: ReadonlySet<string>;
  onPick: (picked: ReadonlySet<string>) => void;
  busy?: boolean;
}

/** The hour if it was today, the day and month if it was this year. */
const short = (at: string) => recently(at).replace(`/${today().slice(0, 4)}`, '');

/** Whether anything at all can be done to several rows at once by this person. */
const pickable = ({ actions }: Row) =>
  ['AcceptRegistration', 'ReturnRegistration', 'RemindDormant'].some((act) => actions.includes(act));

/** The day that was named to whoever it lies with. */
function Due({ row: { status, turnDue } }: { row: Row }) {
  const { t } = useTranslation('registration');
  if (!turnDue || (status !== 'submitted' && status !== 'returned')) return null;
  return daysUntil(turnDue) < 0 ? (
    <Tag tone="son">{t('turn.row-past', { day: short(turnDue) })}</Tag>
  ) : (
    <small>{t('turn.row-due', { day: short(turnDue) })}</small>
  );
}

export function RegistrationLedger({ rows, search, active, onOpen, picked, onPick, busy }: Props) {
  const { t } = useTranslation(['registration', 'papers']);
  const columns: Column<Row>[] = [
    {
      id: 'name',
      head: t('column.name'),
      card: 'title',
      cell: (row) => (
        <>
          <Link to="/dang-ky/$id" params={{ id: row.id }} search={search} data-id={row.id}>
            {row.name || t('unnamed')}
          </Link>
          <small>{row.unitName}</small>
        </>
      ),
    },
    {
      id: 'field',
      head: t('column.field'),
      cell: (row) => (
        <>
          {row.fieldName}
          <small>{t(`subject.${row.subject}`)}</small>
        </>
      ),
    },
    {
      id: 'status',
      head: t('column.status'),
      card: 'tag',
      cell: (row) => (
        <span className="reg-tags">
          <StatusTag kind="registration" status={row.status} />
          {row.pilot && <Tag tone="tre">{t('pilot.mark')}</Tag>}
          {row.late && <Tag tone="son">{t('late')}</Tag>}
          {row.dormant && <Tag tone="son">{t('dormant')}</Tag>}
          <Due row={row} />
        </span>
      ),
    },
    {
      id: 'filled',
      head: t('column.filled'),
      numeric: true,
      cell: ({ papers, ...row }) =>
        papers ? (
          <b aria-label={t('papers:of', { there: papers.there, needed: papers.needed })}>
            {papers.there}/{papers.needed}
          </b>
        ) : (
          <b aria-label={t('filled-of', { filled: row.filled, of: row.parts })}>
            {row.filled}/{row.parts}
          </b>
        ),
    },
    {
      id: 'updated',
      head: t('column.updated'),
      numeric: true,
      card: 'end',
      cell: (row) => <time dateTime={row.updatedAt}>{short(row.updatedAt)}</time>,
    },
  ];
  return (
    <div className="reg-ledger">
      <Ledger
        label={t('list.label')}
        rows={rows}
        columns={columns}
        idOf={(row) => row.id}
        nameOf={(row) => row.name}
        active={active}
        onActive={onOpen}
        picked={picked}
        onPick={rows.some(pickable) ? onPick : undefined}
        busy={busy}
      />
    </div>
  );
}
