import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment, percent } from '@/i18n/format';
import { Button, ConfirmDialog, Facts, say, Sheet, StatusTag } from '@/ui';
import {
  useConfirmResult,
  useReturnResult,
  type Dossier,
  type Figure,
  type Indicator,
  type Result,
} from './api';
import { Files } from './Files';
import { showNumber } from '@/i18n/numbers';
import { RemarksDialog } from './RemarksDialog';
import { figureOf, reached, reportOf, sections } from './results';

/** The report as the committee reads it, figures before words. */
export function ResultReading({ view, result }: { view: Dossier; result: Result }) {
  const { t } = useTranslation('registration');
  const [asking, setAsking] = useState<'confirm' | 'return' | null>(null);
  const confirm = useConfirmResult();
  const giveBack = useReturnResult();
  const report = reportOf(result);
  const shut = () => {
    setAsking(null);
    confirm.reset();
    giveBack.reset();
  };
  const call = { path: { id: result.id }, rowVersion: result.rowVersion };
  const measure = ({ unitName, measure: kind }: Indicator) => unitName ?? t(`measure.${kind}`);
  const said = (figure: Figure, which: 'baseline' | 'target' | 'actual') =>
    figure[which] == null
      ? '—'
      : which === 'actual' && figure.approximate
        ? t('figure.about', { value: showNumber(figure.actual) })
        : showNumber(figure[which]);
  return (
    <div className="k-stack">
      <Sheet title={t('result.figures')} acts={<StatusTag kind="result" status={result.status} />}>
        <div className="reg-scroll" tabIndex={0} role="region" aria-label={t('result.figures')}>
          <table className="k-ledger reg-result">
            <thead>
              <tr>
                <th scope="col">{t('figure.indicator')}</th>
                <th scope="col" data-num>
                  {t('figure.baseline')}
                </th>
                <th scope="col" data-num>
                  {t('figure.target')}
                </th>
                <th scope="col" data-num>
                  {t('figure.actual')}
                </th>
                <th scope="col" data-num>
                  {t('figure.reached')}
                </th>
              </tr>
            </thead>
            <tbody>
              {view.campaign.indicators.map((indicator) => {
                const figure = figureOf(report, indicator.code);
                const share = reached(figure);
                return (
                  <tr key={indicator.code}>
                    <th scope="row">
                      {indicator.name}
                      <small>
                        {[
                          measure(indicator),
                          figure.note,
                          figure.source && t('figure.from-source', { source: figure.source }),
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </small>
                    </th>
                    <td data-num data-head={t('figure.baseline')}>
                      {said(figure, 'baseline')}
                    </td>
                    <td data-num data-head={t('figure.target')}>
                      {said(figure, 'target')}
                    </td>
                    <td data-num data-head={t('figure.actual')}>
                      <b>{said(figure, 'actual')}</b>
                    </td>
                    <td data-num data-head={t('figure.reached')}>
                      {share === null ? '—' : percent(share, 0)}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </Sheet>
      <Sheet title={t('result.words')}>
        <div className="reg-reading">
          {sections
            .filter((section) => report[section].trim() !== '')
            .map((section) => (
              <article key={section} className="reg-part">
                <h3>{t(`section.${section}`)}</h3>
                {result.remarks
                  .filter(({ about }) => about === section)
                  .map(({ text }) => (
                    <p key={text} className="reg-remark">
                      <b>{t('remark')}</b> {text}
                    </p>
                  ))}
                <p className="reg-text">{report[section]}</p>
              </article>
            ))}
        </div>
      </Sheet>
      <Sheet>
        <Files view={view} />
      </Sheet>
      <Facts
        facts={[
          ...(result.handedInAt
            ? [[t('result.handed-in-at'), moment(result.handedInAt)] as [string, string]]
            : []),
          ...(result.confirmedAt
            ? [[t('result.confirmed-at'), moment(result.confirmedAt)] as [string, string]]
            : []),
        ]}
      />
      <div className="reg-acts">
        {result.actions.includes('ConfirmResult') && (
          <Button variant="filled" onClick={() => setAsking('confirm')}>
            {t('result.confirm')}
          </Button>
        )}
        {result.actions.includes('ReturnResult') && (
          <Button onClick={() => setAsking('return')}>{t('result.return')}</Button>
        )}
        <Button onClick={() => window.print()}>{t('act.print')}</Button>
      </div>
      <ConfirmDialog
        opened={asking === 'confirm'}
        onClose={shut}
        title={t('result.confirm-title', { name: view.name })}
        act={t('result.confirm')}
        busy={confirm.isPending}
        error={confirm.error}
        onConfirm={() =>
          confirm.mutate(call, {
            onSuccess: () => {
              shut();
              say(t('result.confirm-done', { name: view.name }));
            },
          })
        }
      >
        {t('result.confirm-more')}
      </ConfirmDialog>
      <RemarksDialog
        opened={asking === 'return'}
        onClose={shut}
        title={t('result.return-title', { name: view.name })}
        act={t('result.return')}
        hint={t('result.return-more')}
        parts={[
          ...view.campaign.indicators.map(({ code, name }) => ({ id: code, words: name })),
          ...sections.map((section) => ({ id: section as string, words: t(`section.${section}`) })),
        ]}
        busy={giveBack.isPending}
        error={giveBack.error}
        onConfirm={(remarks) =>
          giveBack.mutate(
            { ...call, body: { remarks: Object.entries(remarks).map(([about, text]) => ({ about, text })) } },
            {
              onSuccess: () => {
                shut();
                say(t('result.return-done', { name: view.name }));
              },
            },
          )
        }
      />
    </div>
  );
}
