import { Link, useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { date, number } from '@/i18n/format';
import { EmptyState, ErrorState } from '@/ui';
import type { UnitSearch } from './search';
import { type Line, type useTree } from './useTree';

type UnitLine = Extract<Line, { kind: 'unit' }>;
const lineId = (id: string) => `unit-${id}`;

/** The tree of units: only the lines in sight are drawn, however many there are. */
export function UnitTree({
  tree: { lines, turn, further, read },
  active,
  search,
}: {
  tree: ReturnType<typeof useTree>;
  /** The unit whose detail is open. */
  active?: string;
  search: UnitSearch;
}) {
  const { t } = useTranslation('organisation');
  const navigate = useNavigate();
  const [stood, setStood] = useState<string>();
  const box = useRef<HTMLDivElement>(null);
  const units = lines.filter((line): line is UnitLine => line.kind === 'unit');
  // Where the keyboard stands: a folded parent takes it over from those it hides.
  const here = [stood, active].find((id) => units.some(({ unit }) => unit.id === id)) ?? units[0]?.unit.id;

  // eslint-disable-next-line react-hooks/incompatible-library -- nothing below is memoised over what it answers
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => 48,
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 10,
  });
  const seen = virtual.getVirtualItems();
  const next = seen.map(({ index }) => lines[index]).find((line) => line?.kind === 'more');
  useEffect(() => {
    if (next?.kind === 'more') further(next.under, next.after);
  });

  const shown = lines.findIndex((line) => line.kind === 'unit' && line.unit.id === active);
  const before = useRef<string>(undefined);
  useEffect(() => {
    if (shown < 0 || before.current === active) return;
    before.current = active;
    virtual.scrollToIndex(shown, { align: 'auto' });
  });

  const open = (id: string) =>
    void navigate({ to: '/don-vi/$id', params: { id }, search: { ngay: search.ngay } });
  const stand = (line?: Line) => {
    if (line?.kind !== 'unit') return;
    setStood(line.unit.id);
    virtual.scrollToIndex(lines.indexOf(line), { align: 'auto' });
  };
  const press = (event: KeyboardEvent) => {
    const at = units.findIndex(({ unit }) => unit.id === here);
    const line = units[at];
    if (!line || event.altKey || event.ctrlKey || event.metaKey) return;
    const { unit, depth } = line;
    const below = units[at + 1];
    switch (event.key) {
      case 'ArrowDown':
        stand(below);
        break;
      case 'ArrowUp':
        stand(units[at - 1]);
        break;
      case 'Home':
        stand(units[0]);
        break;
      case 'End':
        stand(units.at(-1));
        break;
      case 'ArrowRight':
        if (unit.children > 0 && !line.open) turn(unit.id, true);
        else if (line.open && below && below.depth > depth) stand(below);
        break;
      case 'ArrowLeft':
        if (line.open) turn(unit.id, false);
        else stand(units.slice(0, at).findLast((other) => other.depth < depth));
        break;
      case 'Enter':
      case ' ':
        open(unit.id);
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  if (read && lines.length === 0)
    return (
      <EmptyState
        act={
          <Link to="/don-vi" search={{}}>
            {t('tree.today')}
          </Link>
        }
      >
        {t('tree.not-yet', { day: search.ngay ? date(search.ngay) : '' })}
      </EmptyState>
    );
  return (
    <div
      ref={box}
      className="o-tree"
      role="tree"
      tabIndex={0}
      aria-label={t('tree.label')}
      aria-activedescendant={here ? lineId(here) : undefined}
      onKeyDown={press}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {seen.map(({ index, key, start }) => {
          const line = lines[index];
          if (!line) return null;
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className="o-line"
              role="presentation"
              style={{ transform: `translateY(${start}px)` }}
            >
              {line.kind === 'unit' ? (
                <Node
                  line={line}
                  search={search}
                  stands={line.unit.id === here}
                  shown={line.unit.id === active}
                  onTurn={() => {
                    setStood(line.unit.id);
                    turn(line.unit.id, !line.open);
                    box.current?.focus();
                  }}
                  onOpen={() => setStood(line.unit.id)}
                />
              ) : line.kind === 'error' ? (
                <div className="o-inset" role="treeitem">
                  <ErrorState error={line.error} onRetry={line.again} />
                </div>
              ) : (
                <Waiting depth={line.depth} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const inset = (depth: number) => ({ '--o-depth': depth }) as React.CSSProperties;

function Node({
  line: { unit, depth, open, of, at },
  search,
  stands,
  shown,
  onTurn,
  onOpen,
}: {
  line: UnitLine;
  search: UnitSearch;
  stands: boolean;
  shown: boolean;
  onTurn: () => void;
  onOpen: () => void;
}) {
  const { t } = useTranslation('organisation');
  return (
    <div
      id={lineId(unit.id)}
      className="o-node"
      role="treeitem"
      aria-level={depth + 1}
      aria-setsize={of}
      aria-posinset={at}
      aria-expanded={unit.children > 0 ? open : undefined}
      aria-selected={shown}
      aria-labelledby={`${lineId(unit.id)}-name`}
      data-here={shown || undefined}
      data-stands={stands || undefined}
      style={inset(depth)}
    >
      {/* For a finger and a pointer; the keyboard turns with the arrows. */}
      {unit.children > 0 ? (
        <button
          type="button"
          className="o-turn"
          tabIndex={-1}
          data-open={open || undefined}
          aria-label={t(open ? 'tree.shut' : 'tree.open', { name: unit.partyName, count: unit.children })}
          onClick={onTurn}
        >
          <ChevronRight size={18} strokeWidth={1.75} aria-hidden />
        </button>
      ) : (
        <i className="o-turn" aria-hidden="true" />
      )}
      <Link
        to="/don-vi/$id"
        params={{ id: unit.id }}
        search={{ ngay: search.ngay }}
        activeProps={{}}
        tabIndex={-1}
        id={`${lineId(unit.id)}-name`}
        onClick={onOpen}
      >
        <span>{unit.partyName}</span>
        {unit.stateName && <small>{unit.stateName}</small>}
      </Link>
      {unit.children > 0 && (
        <span className="o-count" aria-hidden="true">
          {number(unit.children)}
        </span>
      )}
    </div>
  );
}

function Waiting({ depth }: { depth: number }) {
  const { t } = useTranslation('ui');
  return (
    <div
      role="treeitem"
      aria-level={depth + 1}
      aria-label={t('reading')}
      className="o-waiting"
      style={inset(depth)}
    >
      {Array.from({ length: 4 }, (_, at) => (
        <i key={at} className="k-bone" style={{ width: `${70 - ((at * 13) % 35)}%` }} />
      ))}
    </div>
  );
}
