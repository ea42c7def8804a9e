import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { byName, number, percent } from '@/i18n/format';
import { Toggle } from './figures';
import { Ledger } from './Ledger';
import { Sheet } from './Page';

export interface Tile {
  id: string;
  name: string;
  /** Tiles of one group stand together under its name: xã, phường, đặc khu, không theo địa bàn. */
  group: string;
  done: number;
  of: number;
}

const steps = ['full', 'high', 'mid', 'low', 'none'] as const;
const stepOf = ({ done, of }: Tile) => {
  if (done === 0) return 'none';
  const rate = done / of;
  return rate >= 1 ? 'full' : rate >= 0.75 ? 'high' : rate >= 0.5 ? 'mid' : 'low';
};

const shortName = (name: string) =>
  name.replace(/^(Đảng (ủy|bộ)|Chi bộ)\s+/i, '').replace(/^(xã|phường|đặc khu|thị trấn)\s+/i, '');
const initials = (name: string) =>
  shortName(name)
    .split(/\s+/)
    .slice(0, 3)
    .map((word) => word[0]?.toUpperCase())
    .join('');

/**
 * A tile per unit, made from the unit tree: the darker, the more of it has registered; hatched with its initials where
 * nothing has. Arrows walk the tiles, Enter opens one; the same figures stand in a table.
 */
export function TileMap({
  tiles,
  title,
  sub,
  className,
  onOpen,
}: {
  tiles: Tile[];
  title: ReactNode;
  sub?: ReactNode;
  className?: string;
  onOpen?: (id: string) => void;
}) {
  const { t } = useTranslation('ui');
  const [as, setAs] = useState<'tiles' | 'table'>('tiles');
  const [at, setAt] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const sorted = [...tiles].sort((a, b) => byName(shortName(a.name), shortName(b.name)));
  const groups = [...new Set(tiles.map((tile) => tile.group))].map(
    (group) => [group, sorted.filter((tile) => tile.group === group)] as const,
  );
  const order = groups.flatMap(([, members]) => members);
  const current = order.find((tile) => tile.id === at) ?? order[0];
  const said = (tile: Tile) =>
    tile.done === 0
      ? t('tiles.none', { name: tile.name, of: number(tile.of) })
      : t('tiles.rate', {
          name: tile.name,
          done: number(tile.done),
          of: number(tile.of),
          rate: percent(tile.done / tile.of, 0),
        });

  const walk = (event: KeyboardEvent) => {
    const buttons = [...(box.current?.querySelectorAll<HTMLElement>('button.k-tile') ?? [])];
    const here = buttons.indexOf(document.activeElement as HTMLElement);
    const to = destination(event.key, here, buttons);
    if (to === undefined) return;
    event.preventDefault();
    buttons[to]?.focus();
  };

  const acts = (
    <Toggle
      label={t('tiles.as')}
      value={as}
      onChange={setAs}
      options={[
        { value: 'tiles', words: t('tiles.tiles') },
        { value: 'table', words: t('tiles.table') },
      ]}
    />
  );
  if (as === 'table')
    return (
      <Sheet title={title} sub={sub} acts={acts} className={className}>
        <Ledger
          label={t('tiles.table')}
          rows={sorted}
          idOf={(tile) => tile.id}
          nameOf={(tile) => tile.name}
          onActive={onOpen}
          columns={[
            {
              id: 'name',
              head: t('tiles.unit'),
              card: 'title',
              cell: (tile) =>
                onOpen ? (
                  <button type="button" className="k-link" onClick={() => onOpen(tile.id)}>
                    {tile.name}
                  </button>
                ) : (
                  <b>{tile.name}</b>
                ),
            },
            {
              id: 'done',
              head: t('tiles.done'),
              numeric: true,
              cell: (tile) => `${number(tile.done)} / ${number(tile.of)}`,
            },
            {
              id: 'rate',
              head: t('tiles.share'),
              numeric: true,
              card: 'end',
              cell: (tile) => percent(tile.of ? tile.done / tile.of : 0, 0),
            },
          ]}
        />
      </Sheet>
    );
  return (
    <Sheet title={title} sub={sub} acts={acts} className={className}>
      <div ref={box} onKeyDown={walk} className="k-tiles-box">
        {groups.map(([group, members]) => (
          <div key={group} className="k-tiles-group">
            <h3>
              {group}{' '}
              <small>
                {t('tiles.members', {
                  done: number(members.filter((m) => m.done > 0).length),
                  of: number(members.length),
                })}
              </small>
            </h3>
            <div className="k-tiles">
              {members.map((tile) => {
                const step = stepOf(tile);
                return (
                  <button
                    key={tile.id}
                    type="button"
                    className="k-tile"
                    data-step={step}
                    tabIndex={tile.id === current?.id ? 0 : -1}
                    onFocus={() => setAt(tile.id)}
                    onMouseEnter={() => setAt(tile.id)}
                    onClick={() => onOpen?.(tile.id)}
                  >
                    <span aria-hidden="true">
                      {step === 'none' ? initials(tile.name) : Math.round((tile.done / tile.of) * 100)}
                    </span>
                    <em className="sr">{said(tile)}</em>
                  </button>
                );
              })}
            </div>
          </div>
        ))}
        <p className="k-tile-caption" aria-hidden="true">
          {at && current ? said(current) : t('tiles.hint')}
        </p>
        <ul className="k-legend-row" aria-label={t('tiles.legend')}>
          {steps.map((step) => (
            <li key={step}>
              <i className="k-tile" data-step={step} aria-hidden="true" />{' '}
              {t(step === 'none' ? 'tiles.none-legend' : `tiles.${step}`)}
            </li>
          ))}
        </ul>
      </div>
    </Sheet>
  );
}

/** Left and right go by one; up and down go to the nearest tile of the row above or below. */
function destination(key: string, here: number, tiles: HTMLElement[]): number | undefined {
  if (here < 0) return undefined;
  if (key === 'ArrowRight') return Math.min(tiles.length - 1, here + 1);
  if (key === 'ArrowLeft') return Math.max(0, here - 1);
  if (key === 'Home') return 0;
  if (key === 'End') return tiles.length - 1;
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return undefined;
  const from = tiles[here]?.getBoundingClientRect();
  if (!from) return undefined;
  const beyond = tiles
    .map((tile, at) => ({ at, box: tile.getBoundingClientRect() }))
    .filter(({ box }) => (key === 'ArrowDown' ? box.top > from.top + 4 : box.top < from.top - 4))
    .sort(
      (a, b) =>
        Math.abs(a.box.top - from.top) - Math.abs(b.box.top - from.top) ||
        Math.abs(a.box.left - from.left) - Math.abs(b.box.left - from.left),
    );
  return beyond[0]?.at;
}
