import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellFault } from '@/i18n/pasted';

/** What stands against a pasted list, by row and column. */
export function CellFaults({
  faults,
  csv,
  column,
  words,
  children,
}: {
  faults: readonly CellFault[];
  csv: string;
  column: (name: string) => string;
  words: (code: string, column: string) => string;
  children: ReactNode;
}) {
  const { t } = useTranslation('ui');
  const lines = csv.split('\n');
  return (
    <div role="alert" className="k-faults">
      <p>{children}</p>
      <div className="k-faults-rows" tabIndex={0} role="region" aria-label={t('faults.list')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('faults.row')}</th>
              <th scope="col">{t('faults.column')}</th>
              <th scope="col">{t('faults.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map((fault) => (
              <tr key={`${fault.line}.${fault.column}`}>
                <th scope="row">
                  {t('faults.line', { n: fault.line })}
                  <small>{lines[fault.line - 1]?.slice(0, 60)}</small>
                </th>
                <td>{column(fault.column)}</td>
                <td>{fault.codes.map((code) => words(code, fault.column)).join(' ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
