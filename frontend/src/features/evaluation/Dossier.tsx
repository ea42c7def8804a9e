import { useTranslation } from 'react-i18next';
import { DateText, Facts, Tag } from '@/ui';
import { PaperList } from '@/ui/PaperList';
import { SealedReading } from '@/ui/own/SealedReading';
import { number } from '@/i18n/format';
import type { Candidate } from './api';

const TEXTS = ['narrative', 'difficulties', 'causes', 'proposals'] as const;

/** What the council judges, as it was sealed: results first, since they are what is scored. */
export function Dossier({ candidate: { dossier } }: { candidate: Candidate }) {
  const { t } = useTranslation('evaluation');
  const { parts, answers, result, files, below, holder, papers } = dossier;
  return (
    <article className="k-sheet e-dossier" aria-label={t('dossier.title')}>
      <header>
        <div>
          <h2>{t('dossier.title')}</h2>
          <p className="k-sub">
            {dossier.sealedAt ? (
              <>
                {t('dossier.sealed')} <DateText value={dossier.sealedAt} time />
              </>
            ) : (
              t('dossier.open')
            )}
          </p>
        </div>
      </header>
      {holder && <Facts facts={[[t('dossier.holder'), holder]]} />}
      {below.length > 0 && (
        <ul className="e-below" aria-label={t('dossier.below')}>
          {below.map((recognition) => (
            <li key={recognition.certificateCode}>
              <b>{recognition.tier}</b> · {recognition.authority} · {recognition.decisionNumber},{' '}
              <DateText value={recognition.recognisedOn} />{' '}
              {recognition.typical && <Tag tone="tre">{t('dossier.typical')}</Tag>}
            </li>
          ))}
        </ul>
      )}

      {papers && <PaperList papers={papers} />}
      {result && (
        <section aria-label={t('dossier.result')}>
          <h3>{t('dossier.result')}</h3>
          {TEXTS.filter((part) => result.text[part]).map((part) => (
            <div key={part}>
              {part !== 'narrative' && <h4>{t(`text.${part}`)}</h4>}
              <p className="e-text">{result.text[part]}</p>
            </div>
          ))}
          {result.indicators.length > 0 && (
            <table className="e-figures">
              <thead>
                <tr>
                  <th scope="col">{t('dossier.indicator')}</th>
                  <th scope="col">{t('dossier.target')}</th>
                  <th scope="col">{t('dossier.actual')}</th>
                </tr>
              </thead>
              <tbody>
                {result.indicators.map((i) => (
                  <tr key={i.code}>
                    <th scope="row">
                      {i.name}
                      <small>{i.unitName ?? t(`measure.${i.measure}`)}</small>
                    </th>
                    <td>{i.target == null ? '–' : number(i.target, 2)}</td>
                    <td>
                      {i.actual == null
                        ? '–'
                        : (i.approximate ? t('dossier.over') + ' ' : '') + number(i.actual, 2)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {result.confirmedAt && (
            <p className="k-sub">
              {t('dossier.confirmed')} <DateText value={result.confirmedAt} />
            </p>
          )}
        </section>
      )}

      <SealedReading parts={parts} answers={answers} />
      {!dossier.sealedAt && <p>{t('dossier.empty')}</p>}

      {files.length > 0 && (
        <section aria-label={t('dossier.files')}>
          <h3>{t('dossier.files')}</h3>
          <ul className="e-files">
            {files.map((file) => (
              <li key={file.id}>
                <a href={`/api/files/${file.id}`} target="_blank" rel="noreferrer">
                  {file.contentType.startsWith('image/') && (
                    <img
                      src={`/api/files/${file.id}/thumbnail`}
                      alt=""
                      loading="lazy"
                      width={96}
                      height={72}
                    />
                  )}
                  <span>
                    {file.name}
                    <small>{t(`purpose.${file.purpose}`)}</small>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}
