import { useTranslation } from 'react-i18next';
import { i18n } from '@/i18n';
import { number } from '@/i18n/format';
import { Sheet } from '@/ui';
import type { UnitImport } from './api';

const words = (code: string) => i18n.t([`imports:faults.${code}`, `problems:${code}`, 'problems:unknown']);

/** What stands against the file, where its reader finds it: row, column and what the cell says. */
export function ImportFaults({ one: { faults, faultCount } }: { one: UnitImport }) {
  const { t } = useTranslation('imports');
  return (
    <Sheet title={t('fault.title')} sub={t('fault.what')} className="o-faults">
      <div className="o-fault-rows" tabIndex={0} role="region" aria-label={t('fault.title')}>
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
            {faults.map(({ row, column, cell, code, value }) => (
              <tr key={`${row}.${column}`}>
                <th scope="row">{row === 0 ? t('fault.whole') : number(row)}</th>
                <td data-head={t('fault.column')}>
                  {column} {cell && <small>{cell}</small>}
                </td>
                <td data-head={t('fault.value')}>{value ? <q>{value}</q> : row > 0 && t('fault.blank')}</td>
                <td data-head={t('fault.reason')}>{words(code)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {faultCount > faults.length && (
        <p className="k-hint">{t('fault.cut', { shown: number(faults.length), n: number(faultCount) })}</p>
      )}
    </Sheet>
  );
}
