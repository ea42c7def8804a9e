import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clock } from '@/i18n/format';
import { Button, ConfirmDialog, Need, say, Sheet, Textarea } from '@/ui';
import {
  draftResult,
  keepResult,
  readResult,
  saveResult,
  useHandInResult,
  type Dossier,
  type Result,
} from './api';
import { Files } from './Files';
import { IndicatorFields } from './IndicatorFields';
import { dropKept, kept } from './keep';
import { asResultBody, lacking, reportOf, sections, withFigure, figureOf, type Report } from './results';
import { SavedMark } from './SavedMark';
import { useAutosave } from './useAutosave';

/** Writes the result report; it is begun on the server by the first word and saves itself from then on. */
export function ResultForm({ view, result }: { view: Dossier; result?: Result }) {
  const { t } = useTranslation('registration');
  const client = useQueryClient();
  const navigate = useNavigate();
  const place = `result.${view.id}`;
  const [left] = useState(() => {
    const found = kept<Report>(place);
    if (found && JSON.stringify(found.value) !== JSON.stringify(reportOf(result, view.aims))) return found;
    dropKept(place);
    return null;
  });
  const [report, setReport] = useState<Report>(() => left?.value ?? reportOf(result, view.aims));
  const resultId = useRef(result?.id);
  const [intention] = useState(() => crypto.randomUUID());
  const { autosave, state } = useAutosave<Report>({
    id: place,
    rowVersion: result?.rowVersion ?? 0,
    save: async (value, rowVersion) => {
      const body = asResultBody(value, view.campaign.indicators);
      const answer = resultId.current
        ? await saveResult(resultId.current, rowVersion, body)
        : await draftResult(view.id, body, intention);
      resultId.current = answer.id;
      keepResult(client, answer);
      return answer;
    },
  });
  useEffect(() => {
    if (left && left.rowVersion === (result?.rowVersion ?? 0)) autosave.change(left.value);
    // Once, with what was found when the page opened.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const handIn = useHandInResult();
  const [asking, setAsking] = useState(false);
  const [unsent, setUnsent] = useState(false);

  const set = (next: Report) => {
    setReport(next);
    autosave.change(next);
  };
  const remarks = result?.remarks ?? [];
  const remarksOn = (about: string) =>
    remarks.filter((remark) => remark.about === about).map(({ text }) => text);
  const wanting = lacking(report, view.campaign);
  const lacks = [
    ...wanting.indicators.map(({ name }) => name),
    ...wanting.sections.map((section) => t(`section.${section}`)),
  ];

  const send = async () => {
    setUnsent(false);
    if (!(await autosave.flush()) || !resultId.current) return setUnsent(true);
    handIn.mutate(
      { path: { id: resultId.current }, rowVersion: autosave.rowVersion },
      {
        onSuccess: () => {
          say(t('result.handed-in-done', { name: view.name }));
          void navigate({ to: '/dang-ky/$id', params: { id: view.id } });
        },
      },
    );
  };
  /** Somebody else saved it: theirs is read again, or ours goes over it. */
  const reread = async () => {
    const now = resultId.current ? await readResult(resultId.current) : undefined;
    if (now) keepResult(client, now);
    return now;
  };

  return (
    <div className="k-stack">
      {result?.status === 'returned' && (
        <Need tone="son" title={t('result.returned', { count: remarks.length })}>
          {t('result.returned-more')}
        </Need>
      )}
      {left && (
        <Need tone="tre" title={t('form.restored', { when: clock(left.at) })}>
          {t('form.restored-more')}
        </Need>
      )}
      {(state.kind === 'stale' ||
        (left && left.rowVersion !== (result?.rowVersion ?? 0) && state.kind === 'idle')) && (
        <Need
          tone="son"
          title={t('clash.title')}
          acts={
            <>
              <Button
                size="sm"
                variant="filled"
                onClick={() => void reread().then((now) => now && autosave.resume(now.rowVersion, report))}
              >
                {t('clash.mine')}
              </Button>
              <Button
                size="sm"
                onClick={() =>
                  void reread().then((now) => {
                    if (!now) return;
                    setReport(reportOf(now));
                    autosave.accept(now.rowVersion);
                  })
                }
              >
                {t('clash.theirs')}
              </Button>
            </>
          }
        >
          {t('clash.more')}
        </Need>
      )}
      <Sheet
        title={t('result.figures')}
        sub={t('result.figures-more')}
        acts={<SavedMark state={state} since={result?.handedInAt ?? view.updatedAt} />}
      >
        <div className="reg-indicators">
          {view.campaign.indicators.map((indicator) => (
            <IndicatorFields
              key={indicator.code}
              indicator={indicator}
              figure={figureOf(report, indicator.code)}
              remarks={remarksOn(indicator.code)}
              onChange={(figure) => set(withFigure(report, figure))}
            />
          ))}
          {view.campaign.indicators.length === 0 && <p className="reg-quiet">{t('result.no-figures')}</p>}
        </div>
      </Sheet>
      <Sheet title={t('result.words')}>
        <div className="k-form reg-wide">
          {sections.map((section) => (
            <div key={section}>
              {remarksOn(section).map((remark) => (
                <p key={remark} className="reg-remark">
                  <b>{t('remark')}</b> {remark}
                </p>
              ))}
              <Textarea
                label={
                  <>
                    {t(`section.${section}`)}
                    {!view.campaign.rules.resultSections.includes(section) && (
                      <span className="reg-quiet"> {t('form.optional')}</span>
                    )}
                  </>
                }
                description={t(`section-help.${section}`)}
                autosize
                minRows={section === 'narrative' ? 5 : 3}
                maxRows={18}
                maxLength={section === 'narrative' ? 20_000 : 8000}
                value={report[section]}
                onChange={(event) => set({ ...report, [section]: event.currentTarget.value })}
              />
            </div>
          ))}
        </div>
      </Sheet>
      <Sheet>
        <Files view={view} />
      </Sheet>
      {lacks.length > 0 ? (
        <Need title={t('need.missing', { count: lacks.length })}>{lacks.join(', ')}</Need>
      ) : null}
      {unsent && (
        <Need tone="son" title={t('review.unsent')}>
          {t('review.unsent-more')}
        </Need>
      )}
      <div className="k-form-acts">
        <Button variant="filled" disabled={lacks.length > 0} onClick={() => setAsking(true)}>
          {t('result.hand-in')}
        </Button>
        <span className="reg-quiet">{t('result.hand-in-more')}</span>
      </div>
      <ConfirmDialog
        opened={asking}
        onClose={() => {
          setAsking(false);
          handIn.reset();
        }}
        title={t('result.hand-in-title')}
        act={t('result.hand-in')}
        busy={handIn.isPending}
        error={handIn.error}
        onConfirm={() => void send()}
      >
        {t('result.hand-in-ask')}
      </ConfirmDialog>
    </div>
  );
}
