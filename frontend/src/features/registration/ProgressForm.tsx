import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeeping } from '@/api/keeping';
import { clock } from '@/i18n/format';
import { Button, ConfirmDialog, ErrorState, Need, say, Sheet, Textarea } from '@/ui';
import type { Dossier } from './api';
import {
  keepProgress,
  saveProgress,
  useHandInProgress,
  type Progress,
  type ProgressFigure,
} from './carryingApi';
import { ProgressFields } from './ProgressFields';
import { usePeriod } from './usePeriod';

type Figure = Pick<ProgressFigure, 'indicator' | 'baseline' | 'target' | 'actual' | 'approximate' | 'note'>;

const told = ({ baseline, target, actual, note }: Figure) =>
  baseline != null || target != null || actual != null || Boolean(note);

/** Writes the report on one period. It saves itself; what looks odd about a figure is said beside it and stops nobody. */
export function ProgressForm({ view, report }: { view: Dossier; report: Progress }) {
  const { t } = useTranslation('carrying');
  const client = useQueryClient();
  const navigate = useNavigate();
  const named = usePeriod();
  const [narrative, setNarrative] = useState(report.narrative);
  const [difficulties, setDifficulties] = useState(report.difficulties ?? '');
  const [figures, setFigures] = useState<Figure[]>(() =>
    report.figures.map(({ indicator, baseline, target, actual, approximate, note }) => ({
      indicator,
      baseline,
      target,
      actual,
      approximate,
      note,
    })),
  );
  const { kept, flush } = useKeeping({
    body: {
      narrative,
      difficulties: difficulties.trim() || null,
      figures: figures.filter(told).map((figure) => ({ ...figure, note: figure.note?.trim() || null })),
    },
    rowVersion: report.rowVersion,
    send: async (rowVersion, body) => {
      const answer = await saveProgress(report.id, rowVersion, body);
      keepProgress(client, answer);
      return answer;
    },
  });
  const handIn = useHandInProgress();
  const [asking, setAsking] = useState(false);
  const remarksOn = (about: string) =>
    report.remarks.filter((remark) => remark.about === about).map(({ text }) => text);
  const words = named(report);
  const send = async () => {
    let rowVersion;
    try {
      rowVersion = await flush();
    } catch {
      return setAsking(false);
    }
    handIn.mutate(
      { path: { id: report.id }, rowVersion },
      {
        onSuccess: () => {
          say(t('progress.handed-in-done', { period: words }));
          void navigate({ to: '/dang-ky/$id/thuc-hien', params: { id: view.id }, search: {} });
        },
      },
    );
  };
  return (
    <div className="k-stack">
      {report.status === 'returned' && (
        <Need tone="son" title={t('progress.returned', { count: report.remarks.length })}>
          {t('progress.returned-more')}
        </Need>
      )}
      <Sheet
        title={t('progress.words')}
        acts={
          <span className="reg-quiet" role="status">
            {kept.state === 'writing'
              ? t('registration:saved.saving')
              : kept.state === 'kept' && kept.at
                ? t('registration:saved.at', { when: clock(kept.at) })
                : ''}
          </span>
        }
      >
        <div className="k-form reg-wide">
          <Remarks texts={remarksOn('narrative')} />
          <Textarea
            label={t('progress.narrative')}
            description={t('progress.narrative-help')}
            autosize
            minRows={4}
            maxRows={14}
            maxLength={8000}
            value={narrative}
            onChange={(event) => setNarrative(event.currentTarget.value)}
          />
          <Remarks texts={remarksOn('difficulties')} />
          <Textarea
            label={
              <>
                {t('progress.difficulties')}
                <span className="reg-quiet"> {t('registration:form.optional')}</span>
              </>
            }
            autosize
            minRows={2}
            maxRows={10}
            maxLength={8000}
            value={difficulties}
            onChange={(event) => setDifficulties(event.currentTarget.value)}
          />
        </div>
      </Sheet>
      {report.figures.length > 0 && (
        <Sheet title={t('progress.figures')} sub={t('progress.figures-more')}>
          <div className="reg-indicators">
            {report.figures.map((line, at) => (
              <ProgressFields
                key={line.indicator}
                line={line}
                figure={figures[at] ?? { indicator: line.indicator, approximate: false }}
                remarks={remarksOn(line.indicator)}
                onChange={(figure) => setFigures(figures.map((one, index) => (index === at ? figure : one)))}
              />
            ))}
          </div>
        </Sheet>
      )}
      {kept.state === 'failed' && <ErrorState error={kept.problem} kept={t('ui:confirm.kept')} />}
      <div className="k-form-acts">
        <Button variant="filled" disabled={narrative.trim() === ''} onClick={() => setAsking(true)}>
          {t('progress.hand-in')}
        </Button>
        {narrative.trim() === '' && <span className="reg-quiet">{t('progress.say-something')}</span>}
      </div>
      <ConfirmDialog
        opened={asking}
        onClose={() => {
          setAsking(false);
          handIn.reset();
        }}
        title={t('progress.hand-in-title', { period: words })}
        act={t('progress.hand-in')}
        busy={handIn.isPending}
        error={handIn.error}
        onConfirm={() => void send()}
      >
        {t('progress.hand-in-more')}
      </ConfirmDialog>
    </div>
  );
}

const Remarks = ({ texts }: { texts: string[] }) => {
  const { t } = useTranslation('registration');
  return texts.map((text) => (
    <p key={text} className="reg-remark">
      <b>{t('remark')}</b> {text}
    </p>
  ));
};
