import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '@/i18n/format';
import { Button, Sheet } from '@/ui';
import type { OpenWork, PassingLine } from './api';

/** Before = after, sort by sort, as the act left it. */
export function Reconciliation({ lines }: { lines: OpenWork[] }) {
  const { t } = useTranslation('reorganisation');
  const sum = (of: 'before' | 'after' | 'joined') => lines.reduce((all, line) => all + line[of], 0);
  const even = lines.every(({ before, after, joined }) => before === after + joined);
  const row = (name: string, { before, after, joined }: Omit<OpenWork, 'what'>) => (
    <>
      <th scope="row">{name}</th>
      <td>{number(before)}</td>
      <td>{number(after)}</td>
      <td>{joined > 0 ? number(joined) : '—'}</td>
      <td data-even={before === after + joined}>
        {t(before === after + joined ? 'sums.even' : 'sums.uneven')}
      </td>
    </>
  );
  return (
    <Sheet title={t(even ? 'sums.title' : 'sums.title-uneven')} sub={t('sums.sub')}>
      <div className="o-scroll-x" tabIndex={0} role="region" aria-label={t('sums.label')}>
        <table className="o-sums">
          <thead>
            <tr>
              <th scope="col">{t('sums.what')}</th>
              <th scope="col">{t('sums.before')}</th>
              <th scope="col">{t('sums.after')}</th>
              <th scope="col">{t('sums.joined')}</th>
              <th scope="col">{t('sums.check')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.what}>{row(t(`sort.${line.what}`), line)}</tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              {row(t('sums.all'), { before: sum('before'), after: sum('after'), joined: sum('joined') })}
            </tr>
          </tfoot>
        </table>
      </div>
    </Sheet>
  );
}

/** How much of each sort, in one row of figures. */
export function Sums({ label, sums }: { label: string; sums: [what: string, rows: number][] }) {
  const { t } = useTranslation('reorganisation');
  if (sums.length === 0) return null;
  return (
    <dl className="o-figures" aria-label={label}>
      {sums.map(([what, rows]) => (
        <div key={what}>
          <dt>{t(`sort.${what}`)}</dt>
          <dd>{number(rows)}</dd>
        </div>
      ))}
    </dl>
  );
}

const SHOWN = 20;

/** What passes from whom to whom, a paragraph for each pair. */
export function Passing({ lines, names }: { lines: PassingLine[]; names: ReadonlyMap<string, string> }) {
  const { t } = useTranslation('reorganisation');
  const [shown, setShown] = useState(SHOWN);
  const grouped = new Map<string, PassingLine[]>();
  for (const line of lines) {
    const key = `${line.fromUnitId} ${line.toUnitId}`;
    grouped.set(key, [...(grouped.get(key) ?? []), line]);
  }
  // Who hands over comes before those that are only taken along.
  const along = ([line]: PassingLine[]) => Number(line?.fromUnitId === line?.toUnitId);
  const pairs = [...grouped.values()].sort((a, b) => along(a) - along(b));
  return (
    <>
      <ul className="o-passing">
        {pairs.slice(0, shown).map((pair) => {
          const [first] = pair;
          if (!first) return null;
          const stays = first.fromUnitId === first.toUnitId;
          return (
            <li key={first.fromUnitId + first.toUnitId}>
              <b>
                {stays
                  ? t('passing.along', { from: first.fromName })
                  : t('passing.to', {
                      from: first.fromName,
                      to: names.get(first.toUnitId) ?? t('says.unknown'),
                    })}
              </b>
              <span>
                {pair.map(({ what, rows }) => t(`what.${what}`, { count: rows, n: number(rows) })).join(', ')}
              </span>
            </li>
          );
        })}
      </ul>
      {shown < pairs.length && (
        <p className="o-onward">
          <Button onClick={() => setShown(shown + 10 * SHOWN)}>
            {t('passing.more', { n: number(pairs.length - shown) })}
          </Button>
        </p>
      )}
    </>
  );
}
