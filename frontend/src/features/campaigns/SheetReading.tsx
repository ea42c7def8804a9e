import { useTranslation } from 'react-i18next';
import { number } from '@/i18n/format';
import type { SheetContent } from './api';

/** The criteria for one subject: points, bands, what excludes. */
export function SheetReading({ sheet }: { sheet: SheetContent }) {
  const { t } = useTranslation('campaigns');
  const total = sheet.criteria.reduce((sum, { maxPoints }) => sum + maxPoints, 0);
  return (
    <details className="c-sheet">
      <summary>
        <b>{t(`subject.${sheet.subject}`)}</b>{' '}
        <span>
          {t('sheet.sum', {
            count: sheet.criteria.length,
            n: number(sheet.criteria.length),
            points: number(total, 2),
          })}
          {sheet.passMark !== null &&
            sheet.passMark !== undefined &&
            `; ${t('sheet.pass', { points: number(sheet.passMark, 2) })}`}
        </span>
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('sheet.criterion')}</th>
            <th scope="col">{t('sheet.points')}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.criteria.flatMap((criterion) => [
            <tr key={criterion.code}>
              <th scope="row">
                {criterion.code}. {criterion.name}
              </th>
              <td>{number(criterion.maxPoints, 2)}</td>
            </tr>,
            ...criterion.subCriteria.map((sub) => (
              <tr key={criterion.code + sub.code} data-sub="">
                <th scope="row">
                  {sub.code}. {sub.name}
                </th>
                <td>{number(sub.maxPoints, 2)}</td>
              </tr>
            )),
          ])}
        </tbody>
      </table>
      {sheet.bands.length > 0 && (
        <p>
          <b>{t('sheet.bands')}</b>{' '}
          {sheet.bands.map(({ name, from }) => t('sheet.band', { name, from: number(from, 2) })).join('; ')}
        </p>
      )}
      {sheet.knockOuts.length > 0 && (
        <p>
          <b>{t('sheet.knock-outs')}</b> {sheet.knockOuts.map(({ name }) => name).join('; ')}
        </p>
      )}
    </details>
  );
}
