import { useTranslation } from 'react-i18next';
import './own.css';
import { cells, kept, show, type OwnField, type Said } from './fields';

/** An answer as it is read and printed: a table stays a table. */
export function OwnAnswerText({
  field,
  said,
  units,
  files,
}: {
  field: OwnField;
  said: Said | undefined;
  units?: Record<string, string>;
  files?: readonly { id: string; name: string }[];
}) {
  const { t } = useTranslation('ownfields');
  const some = kept(said);
  if (some === undefined) return <p className="own-quiet">{t('nothing')}</p>;
  if (field.type === 'table' && Array.isArray(some))
    return (
      <div className="own-scroll" role="region" aria-label={field.label} tabIndex={0}>
        <table className="own-table">
          <thead>
            <tr>
              {(field.columns ?? []).map(({ code, label }) => (
                <th key={code} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {some.map((row, n) => (
              <tr key={n}>
                {cells(field.columns, row).map(({ code, text }) => (
                  <td key={code}>{text}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    );
  const text = show(field, some, { units, files });
  if (field.type === 'file' && typeof some === 'string')
    return text ? (
      <p>
        <a href={`/api/files/${some}`} download>
          {text}
        </a>
      </p>
    ) : (
      <p className="own-quiet">{t('file.gone')}</p>
    );
  return <p className="own-text">{text || t('unit-unknown')}</p>;
}
