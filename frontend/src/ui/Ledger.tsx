import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from './keys';

export interface Column<Row> {
  id: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** Sortable under this name. */
  sort?: string;
  numeric?: boolean;
  /** Where it stands on a card under 760 px; without it the column is left out there. */
  card?: 'title' | 'tag' | 'end';
}

export interface Sort {
  by: string;
  down: boolean;
}

interface Props<Row> {
  /** What the table is, for those who do not see it. */
  label: string;
  rows: Row[];
  columns: Column<Row>[];
  idOf: (row: Row) => string;
  nameOf: (row: Row) => string;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  picked?: ReadonlySet<string>;
  onPick?: (picked: Set<string>) => void;
  /** The row whose detail is open; J and K move it. */
  active?: string;
  onActive?: (id: string) => void;
  busy?: boolean;
}

/** The ledger: rows on ruled paper, cards on a phone. The first column marked `title` heads its row. */
export function Ledger<Row>({
  label,
  rows,
  columns,
  idOf,
  nameOf,
  sort,
  onSort,
  picked,
  onPick,
  active,
  onActive,
  busy,
}: Props<Row>) {
  const { t } = useTranslation('ui');
  const table = useRef<HTMLTableElement>(null);
  const ids = rows.map(idOf);
  const title = columns.find((column) => column.card === 'title') ?? columns[0];

  const step = (by: 1 | -1) => {
    if (!onActive || ids.length === 0) return;
    const at = active ? ids.indexOf(active) : -1;
    const to = at < 0 ? (by > 0 ? 0 : ids.length - 1) : Math.min(ids.length - 1, Math.max(0, at + by));
    const id = ids[to];
    if (id !== undefined) onActive(id);
    table.current?.querySelectorAll<HTMLElement>('tbody tr')[to]?.scrollIntoView({ block: 'nearest' });
  };
  const toggle = (id: string) => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    onPick?.(next);
  };
  useKeys(
    [
      { press: 'j', does: t('keys.next'), run: () => step(1) },
      { press: 'k', does: t('keys.previous'), run: () => step(-1) },
      ...(onPick ? [{ press: 'x', does: t('keys.pick'), run: () => active && toggle(active) }] : []),
    ],
    onActive !== undefined,
  );
  useKeys(
    [{ press: 'escape', does: t('keys.unpick'), run: () => onPick?.(new Set()) }],
    onPick !== undefined && (picked?.size ?? 0) > 0,
  );

  const all = ids.length > 0 && ids.every((id) => picked?.has(id));
  return (
    <table
      className="k-ledger"
      ref={table}
      aria-label={label}
      aria-busy={busy}
      data-pickable={onPick ? '' : undefined}
    >
      <thead>
        <tr>
          {onPick && (
            <th className="k-pick" scope="col">
              <input
                type="checkbox"
                className="k-check"
                aria-label={t('ledger.pick-all', { count: ids.length })}
                checked={all}
                ref={(box) => {
                  if (box) box.indeterminate = !all && ids.some((id) => picked?.has(id));
                }}
                onChange={() => onPick(all ? new Set() : new Set(ids))}
              />
            </th>
          )}
          {columns.map((column) => (
            <Head key={column.id} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const id = idOf(row);
          return (
            <tr
              key={id}
              data-active={id === active || undefined}
              data-picked={picked?.has(id) || undefined}
              onClick={pointTo(id, onActive)}
            >
              {onPick && (
                <td className="k-pick">
                  <input
                    type="checkbox"
                    className="k-check"
                    aria-label={t('ledger.pick', { name: nameOf(row) })}
                    checked={picked?.has(id) ?? false}
                    onChange={() => toggle(id)}
                    onKeyDown={moveBox}
                  />
                </td>
              )}
              {columns.map((column) =>
                column === title ? (
                  <th key={column.id} scope="row" data-card={column.card}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} data-num={column.numeric || undefined} data-card={column.card}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A click on the paper of a row opens it; clicks on links, boxes and buttons mean themselves. */
const pointTo = (id: string, onActive?: (id: string) => void) =>
  onActive &&
  ((event: { target: EventTarget }) => {
    if (!(event.target as Element).closest('a, button, input, label')) onActive(id);
  });

/** Arrows walk down the boxes without leaving them. */
function moveBox(event: KeyboardEvent<HTMLInputElement>) {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const boxes = [
    ...(event.currentTarget.closest('tbody')?.querySelectorAll<HTMLInputElement>('.k-pick input') ?? []),
  ];
  boxes[boxes.indexOf(event.currentTarget) + by]?.focus();
}

function Head<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
}) {
  const { id, head, sort: by, numeric } = column;
  const here = by !== undefined && sort?.by === by;
  return (
    <th
      key={id}
      scope="col"
      data-num={numeric || undefined}
      aria-sort={by ? (here ? (sort.down ? 'descending' : 'ascending') : 'none') : undefined}
    >
      {by && onSort ? (
        <button type="button" onClick={() => onSort({ by, down: here ? !sort.down : numeric === true })}>
          {head}
          {here && <span aria-hidden="true"> {sort.down ? '▾' : '▴'}</span>}
        </button>
      ) : (
        head
      )}
    </th>
  );
}

/** What may be done to all picked rows at once. */
export function BulkBar({
  count,
  children,
  onClear,
}: {
  count: number;
  children: ReactNode;
  onClear: () => void;
}) {
  const { t } = useTranslation('ui');
  if (count === 0) return null;
  return (
    <div className="k-bulk" role="region" aria-label={t('ledger.bulk')}>
      <b role="status">{t('ledger.picked', { count })}</b>
      {children}
      <button type="button" className="k-clear" onClick={onClear}>
        {t('ledger.clear')} <kbd>Esc</kbd>
      </button>
    </div>
  );
}

/** Keyset paging: on, and back the way one came. */
export function Pager({
  from,
  count,
  total,
  onNext,
  onPrevious,
  onFirst,
  note,
}: {
  from: number;
  count: number;
  total?: number;
  onNext?: () => void;
  onPrevious?: () => void;
  onFirst?: () => void;
  note?: ReactNode;
}) {
  const { t } = useTranslation('ui');
  const range = { from: from + 1, to: from + count, total };
  return (
    <div className="k-pager">
      <span role="status">
        {count === 0 ? null : total === undefined ? t('pager.shown', range) : t('pager.shown-of', range)}{' '}
        {note}
      </span>
      <nav aria-label={t('pager.label')}>
        {onFirst && (
          <button type="button" onClick={onFirst}>
            « {t('pager.first')}
          </button>
        )}
        <button type="button" disabled={!onPrevious} onClick={onPrevious}>
          ‹ {t('pager.previous')}
        </button>
        <button type="button" disabled={!onNext} onClick={onNext}>
          {t('pager.next')} ›
        </button>
      </nav>
    </div>
  );
}

/**
 * List on the left, the open row on the right; on a narrow screen the open row takes the place of the list, with a way
 * back to it.
 */
export function Split({
  list,
  detail,
  onClose,
  label,
  detailLabel,
}: {
  list: ReactNode;
  detail?: ReactNode;
  onClose: () => void;
  label: string;
  detailLabel: string;
}) {
  const { t } = useTranslation('ui');
  if (!detail)
    return (
      <section className="k-list" aria-label={label} data-alone>
        {list}
      </section>
    );
  return (
    <div className="k-split" data-open>
      <section className="k-list" aria-label={label}>
        {list}
      </section>
      <aside className="k-detail" aria-label={detailLabel}>
        <button type="button" className="k-link k-back" onClick={onClose}>
          ‹ {t('ledger.back')}
        </button>
        {detail}
      </aside>
    </div>
  );
}
