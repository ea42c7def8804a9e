import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { date, moment } from '@/i18n/format';
import { showNumber } from '@/i18n/numbers';
import { Button, ConfirmDialog, Facts, say, Sheet } from '@/ui';
import type { Dossier } from './api';
import { useAcceptProgress, useReturnProgress, type Progress } from './carryingApi';
import { Difference, Hints } from './ProgressFields';
import { RemarksDialog } from './RemarksDialog';
import { usePeriod } from './usePeriod';

/** The report as the committee reads it: this period beside the last one, and what looks odd. */
export function ProgressReading({ view, report }: { view: Dossier; report: Progress }) {
  const { t } = useTranslation('carrying');
  const named = usePeriod();
  const [asking, setAsking] = useState<'accept' | 'return' | null>(null);
  const accept = useAcceptProgress();
  const giveBack = useReturnProgress();
  const words = named(report);
  const lines = report.figures.filter((line) =>
    [line.actual, line.before, line.target].some((value) => value != null),
  );
  const call = { path: { id: report.id }, rowVersion: report.rowVersion };
  const shut = () => {
    setAsking(null);
    accept.reset();
    giveBack.reset();
  };
  const about = (value: number | null | undefined, approximate: boolean) =>
    value == null ? '—' : approximate ? t('figure.about', { value: showNumber(value) }) : showNumber(value);
  const remarks = (of: string) =>
    report.remarks
      .filter((remark) => remark.about === of)
      .map(({ text }) => (
        <p key={text} className="reg-remark">
          <b>{t('registration:remark')}</b> {text}
        </p>
      ));
  return (
    <div className="k-stack">
      {lines.length > 0 && (
        <Sheet
          title={t('progress.figures')}
          sub={report.beforeTo && t('progress.beside', { day: date(report.beforeTo) })}
        >
          <div className="reg-scroll" tabIndex={0} role="region" aria-label={t('progress.figures')}>
            <table className="k-ledger reg-result">
              <thead>
                <tr>
                  <th scope="col">{t('figure.indicator')}</th>
                  <th scope="col" data-num>
                    {t('registration:figure.baseline')}
                  </th>
                  <th scope="col" data-num>
                    {t('figure.before')}
                  </th>
                  <th scope="col" data-num>
                    {t('figure.so-far')}
                  </th>
                  <th scope="col" data-num>
                    {t('figure.difference')}
                  </th>
                  <th scope="col" data-num>
                    {t('figure.target')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <tr key={line.indicator}>
                    <th scope="row">
                      {line.name}
                      <small>
                        {[
                          line.unitName ?? t(`registration:measure.${line.measure}`),
                          line.note,
                          line.source && t('registration:figure.from-source', { source: line.source }),
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </small>
                      <Hints line={line} />
                      {remarks(line.indicator)}
                    </th>
                    <td data-num data-head={t('registration:figure.baseline')}>
                      {about(line.baseline, false)}
                    </td>
                    <td data-num data-head={t('figure.before')}>
                      {about(line.before, line.beforeApproximate)}
                    </td>
                    <td data-num data-head={t('figure.so-far')}>
                      <b>{about(line.actual, line.approximate)}</b>
                    </td>
                    <td data-num data-head={t('figure.difference')}>
                      {line.difference == null ? '—' : <Difference line={line} />}
                    </td>
                    <td data-num data-head={t('figure.target')}>
                      {about(line.target, false)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Sheet>
      )}
      <Sheet title={t('progress.words')}>
        <div className="reg-reading">
          {(['narrative', 'difficulties'] as const)
            .filter((of) => report[of])
            .map((of) => (
              <article key={of} className="reg-part">
                <h3>{t(`progress.${of}`)}</h3>
                {remarks(of)}
                <p className="reg-text">{report[of]}</p>
              </article>
            ))}
        </div>
      </Sheet>
      <Facts
        facts={[
          ...(report.handedInAt
            ? [[t('registration:result.handed-in-at'), moment(report.handedInAt)] as [string, string]]
            : []),
          ...(report.answeredAt
            ? [[t('progress.answered-at'), moment(report.answeredAt)] as [string, string]]
            : []),
        ]}
      />
      <div className="reg-acts">
        {report.actions.includes('AcceptProgress') && (
          <Button variant="filled" onClick={() => setAsking('accept')}>
            {t('progress.accept')}
          </Button>
        )}
        {report.actions.includes('ReturnProgress') && (
          <Button onClick={() => setAsking('return')}>{t('progress.return')}</Button>
        )}
      </div>
      <ConfirmDialog
        opened={asking === 'accept'}
        onClose={shut}
        title={t('progress.accept-title', { period: words })}
        act={t('progress.accept')}
        busy={accept.isPending}
        error={accept.error}
        onConfirm={() =>
          accept.mutate(call, {
            onSuccess: () => {
              shut();
              say(t('progress.accepted', { name: view.name }));
            },
          })
        }
      >
        {t('progress.accept-more', { unit: view.unitName })}
      </ConfirmDialog>
      <RemarksDialog
        opened={asking === 'return'}
        onClose={shut}
        title={t('progress.return-title', { period: words })}
        act={t('progress.return')}
        hint={t('progress.return-more')}
        parts={[
          { id: 'narrative', words: t('progress.narrative') },
          { id: 'difficulties', words: t('progress.difficulties') },
          ...report.figures.map(({ indicator, name }) => ({ id: indicator, words: name })),
        ]}
        busy={giveBack.isPending}
        error={giveBack.error}
        onConfirm={(said) =>
          giveBack.mutate(
            { ...call, body: { remarks: Object.entries(said).map(([of, text]) => ({ about: of, text })) } },
            {
              onSuccess: () => {
                shut();
                say(t('progress.return-done', { name: view.name }));
              },
            },
          )
        }
      />
    </div>
  );
}
