import './imports.css';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '@/api';
import { number } from '@/i18n/format';
import { Sheet } from '../Page';

export type Fault = components['schemas']['ImportFault'];

/** What stands against a sheet, where its reader finds it: row, column and what the cell says. */
export function ImportFaults({
  faults,
  count,
  what,
  words,
  acts,
  cell,
}: {
  /** The first of them… */
  faults: readonly Fault[];
  /** …of this many. */
  count: number;
  what: string;
  words: (code: string) => string;
  acts?: ReactNode;
  /** What stands in the place of the cell; otherwise what it says. */
  cell?: (fault: Fault, says: ReactNode) => ReactNode;
}) {
  const { t } = useTranslation('imports');
  const says = ({ row, value }: Fault) => (value ? <q>{value}</q> : row > 0 && t('fault.blank'));
  return (
    <Sheet title={t('fault.title')} sub={what} acts={acts} className="k-import-faults">
      <div className="k-import-fault-rows" tabIndex={0} role="region" aria-label={t('fault.title')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('fault.row')}</th>
              <th scope="col">{t('fault.column')}</th>
              <th scope="col">{t('fault.value')}</th>
              <th scope="col">{t('fault.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map((fault) => (
              <tr key={`${fault.row}.${fault.column}`}>
                <th scope="row">{fault.row === 0 ? t('fault.whole') : number(fault.row)}</th>
                <td data-head={t('fault.column')}>
                  {fault.column} {fault.cell && <small>{fault.cell}</small>}
                </td>
                <td data-head={t('fault.value')}>{cell ? cell(fault, says(fault)) : says(fault)}</td>
                <td data-head={t('fault.reason')}>{words(fault.code)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {count > faults.length && (
        <p className="k-hint">{t('fault.cut', { shown: number(faults.length), n: number(count) })}</p>
      )}
    </Sheet>
  );
}
