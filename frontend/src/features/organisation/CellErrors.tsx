import { useTranslation } from 'react-i18next';
import { type Problem } from '@/api';
import { i18n } from '@/i18n';
import { number } from '@/i18n/format';
import type { CellError } from './csv';

/** Some columns have their own words for a code. */
const words = (code: string, column = '') =>
  i18n.t([
    `organisation:import-error.${column}-${code}`,
    `organisation:import-error.${code}`,
    `problems:${code}`,
    'problems:unknown',
  ]);

export const cellWords = (problem: Problem) =>
  Object.values(problem.errors)
    .flat()
    .map((code) => words(code))
    .join(' ') || undefined;

/** What stands against a list, by row and column. */
export function CellErrors({ cells, csv }: { cells: CellError[]; csv: string }) {
  const { t } = useTranslation('organisation');
  const lines = csv.split('\n');
  return (
    <div role="alert" className="o-cells">
      <p>
        <b>{t('import.refused', { count: cells.length, n: number(cells.length) })}</b> {t('import.kept')}
      </p>
      <div className="o-scroll" tabIndex={0} role="region" aria-label={t('import.errors')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('import.row')}</th>
              <th scope="col">{t('import.column')}</th>
              <th scope="col">{t('import.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {cells.map(({ line, column, codes }) => (
              <tr key={`${line}.${column}`}>
                <th scope="row">
                  {t('import.line', { n: line })}
                  <small>{lines[line - 1]?.slice(0, 60)}</small>
                </th>
                <td>
                  {i18n.t([`organisation:import-column.${column}`, 'organisation:import-column.other'], {
                    column,
                  })}
                </td>
                <td>{codes.map((code) => words(code, column)).join(' ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
