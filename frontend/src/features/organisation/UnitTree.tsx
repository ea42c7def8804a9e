import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '@/i18n/format';
import { ErrorState } from '@/ui';
import { useGetUnit, useListUnits } from './api';

interface Place {
  id: string;
  path: string;
}
interface Shared {
  /** The unit whose detail is open: the way down to it stands open. */
  active?: Place;
}

/** The tree of units, each level read when it is opened. */
export function UnitTree({ roots, active }: { roots: Place[] } & Shared) {
  const { t } = useTranslation('organisation');
  return (
    <nav className="o-tree" aria-label={t('tree.label')} onKeyDown={walk}>
      <ul>
        {roots.map((root) => (
          <Root key={root.id} id={root.id} active={active} />
        ))}
      </ul>
    </nav>
  );
}

function Root({ id, active }: { id: string } & Shared) {
  const { data, error, refetch } = useGetUnit({ path: { id } });
  if (error)
    return (
      <li className="o-inset">
        <ErrorState error={error} onRetry={() => void refetch()} />
      </li>
    );
  if (!data) return <Waiting count={8} />;
  return <Node unit={data} active={active} startsOpen />;
}

interface NodeUnit extends Place {
  partyName: string;
  stateName?: string | null;
  closedOn?: string | null;
  children: number;
}

function Node({ unit, active, startsOpen }: { unit: NodeUnit; startsOpen?: boolean } & Shared) {
  const { t } = useTranslation('organisation');
  const onTheWay = active !== undefined && active.path !== unit.path && active.path.startsWith(unit.path);
  const [turned, setTurned] = useState<boolean>();
  const open = unit.children > 0 && (turned ?? (startsOpen || onTheWay));
  const here = active?.id === unit.id;
  return (
    <li>
      <div className="o-node" data-here={here || undefined}>
        {unit.children > 0 ? (
          <button
            type="button"
            className="o-turn"
            aria-expanded={open}
            aria-label={t(open ? 'tree.shut' : 'tree.open', { name: unit.partyName, count: unit.children })}
            onClick={() => setTurned(!open)}
          >
            <ChevronRight size={18} strokeWidth={1.75} aria-hidden />
          </button>
        ) : (
          <i className="o-turn" aria-hidden="true" />
        )}
        <Link
          to="/don-vi/$id"
          params={{ id: unit.id }}
          search={{}}
          aria-current={here ? 'true' : undefined}
          activeProps={{}}
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
      {open && (
        <ul>
          <Children parentId={unit.id} active={active} />
        </ul>
      )}
    </li>
  );
}

/** A hundred units at a time; the next hundred when asked for. */
function Children({ parentId, after, active }: { parentId: string; after?: string } & Shared) {
  const { t } = useTranslation('organisation');
  const { data, error, refetch } = useListUnits({ query: { parentId, after, limit: 100 } });
  const [further, setFurther] = useState(false);
  if (error)
    return (
      <li className="o-inset">
        <ErrorState error={error} onRetry={() => void refetch()} />
      </li>
    );
  if (!data) return <Waiting count={4} />;
  return (
    <>
      {data.items.map((unit) => (
        <Node key={unit.id} unit={unit} active={active} />
      ))}
      {data.next &&
        (further ? (
          <Children parentId={parentId} after={data.next} active={active} />
        ) : (
          <li>
            <button type="button" className="k-link o-more" onClick={() => setFurther(true)}>
              {t('tree.more')}
            </button>
          </li>
        ))}
    </>
  );
}

function Waiting({ count }: { count: number }) {
  const { t } = useTranslation('ui');
  return (
    <li role="status" aria-label={t('reading')} className="o-waiting">
      {Array.from({ length: count }, (_, at) => (
        <i key={at} className="k-bone" style={{ width: `${70 - ((at * 13) % 35)}%` }} />
      ))}
    </li>
  );
}

/** Up and down walk the names in sight; right and left open and shut. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const from = (event.target as Element).closest('.o-node');
  if (!from) return;
  const turn = from.querySelector<HTMLButtonElement>('button.o-turn');
  const open = turn?.getAttribute('aria-expanded') === 'true';
  if (event.key === 'ArrowRight' && turn && !open) turn.click();
  else if (event.key === 'ArrowLeft' && turn && open) turn.click();
  else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const all = [...event.currentTarget.querySelectorAll('.o-node')];
    all[all.indexOf(from) + (event.key === 'ArrowDown' ? 1 : -1)]?.querySelector('a')?.focus();
  } else return;
  event.preventDefault();
}
