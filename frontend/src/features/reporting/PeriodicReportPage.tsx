import './reporting.css';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { remember } from '@/api';
import { useKeeping } from '@/api/keeping';
import { date, moment, number } from '@/i18n/format';
import {
  Button,
  ConfirmDialog,
  DateText,
  ErrorState,
  Need,
  Page,
  PageSkeleton,
  say,
  Sheet,
  StatusTag,
  Textarea,
} from '@/ui';
import {
  savePeriodicReport,
  useAcceptPeriodicReport,
  useGetPeriodicReport,
  useHandInPeriodicReport,
  useReturnPeriodicReport,
  type PeriodicReport,
} from './api';
import { ReportFigures } from './ReportFigures';

/** Always there: what the campaign asks no section for. */
const GENERAL = 'general';

export function PeriodicReportPage() {
  const { id } = useParams({ from: '/shell/bao-cao/so-ket/$id' });
  const { data, error, refetch } = useGetPeriodicReport({ path: { id } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <Desk key={`${id} ${data.actions.includes('SavePeriodicReport')}`} report={data} />;
}

function Desk({ report }: { report: PeriodicReport }) {
  const { t } = useTranslation(['periodic', 'status']);
  const { viec } = useSearch({ from: '/shell/bao-cao/so-ket/$id' });
  const navigate = useNavigate({ from: '/bao-cao/so-ket/$id' });
  const client = useQueryClient();
  const handIn = useHandInPeriodicReport();
  const accept = useAcceptPeriodicReport();
  const giveBack = useReturnPeriodicReport();
  const { id, actions, status, rowVersion } = report;
  const may = (name: string) => actions.includes(name);
  const writing = may('SavePeriodicReport');
  const [texts, setTexts] = useState<Record<string, string>>(() =>
    Object.fromEntries(report.sections.map(({ code, text }) => [code, text])),
  );
  const sections = [{ code: GENERAL, name: t('general') }, ...report.asked];
  const { kept, flush } = useKeeping({
    body: {
      sections: sections
        .map(({ code }) => ({ code, text: texts[code] ?? '' }))
        .filter(({ text }) => text.trim() !== ''),
    },
    rowVersion,
    send: async (version, body) => {
      const answer = await savePeriodicReport(id, version, body);
      remember(client, '/api/periodic-reports/{id}', { path: { id } }, answer);
      return answer;
    },
  });
  const missing = report.asked.filter(({ code }) => !(texts[code] ?? '').trim());
  const act = (next?: typeof viec) => void navigate({ search: { viec: next }, replace: next === undefined });
  const shut = () => {
    act();
    for (const one of [handIn, accept, giveBack]) one.reset();
  };
  const kind = t(`kinds.${report.kind}`);
  return (
    <Page
      title={t('of', { kind, unit: report.unitName })}
      scope={
        <nav className="k-scope" aria-label={t('way')}>
          <Link to="/bao-cao/so-ket" search={{}}>
            ‹ {t('title')}
          </Link>
          <StatusTag kind="report" status={status} />
          {writing && kept.state !== 'kept' && (
            <span className="rp-unsaved" role="status">
              {t(kept.state === 'writing' ? 'kept.writing' : 'kept.failed')}
            </span>
          )}
          {writing && kept.state === 'kept' && kept.at && (
            <span className="k-saved" role="status">
              ✓ {t('kept.at')} <DateText value={kept.at.toISOString()} time="only" />
            </span>
          )}
        </nav>
      }
      note={
        report.frozen
          ? t('frozen', { at: moment(report.figures.asOf) })
          : t('live', { at: moment(report.figures.asOf) })
      }
      sentence={
        writing && missing.length > 0 ? (
          <mark>{t('finding.missing', { count: missing.length, n: number(missing.length) })}</mark>
        ) : may('AcceptPeriodicReport') ? (
          <mark>{t('finding.answer', { unit: report.unitName })}</mark>
        ) : (
          t(`finding.${status}`, { kind, unit: report.unitName })
        )
      }
      more={
        <>
          {t('of', { kind, unit: report.unitName })} · {report.campaignName} · {date(report.periodFrom)} –{' '}
          {date(report.periodTo)}
        </>
      }
      acts={
        <>
          <Button onClick={() => window.print()}>{t('print')}</Button>
          {may('ReturnPeriodicReport') && <Button onClick={() => act('tra-lai')}>{t('return.open')}</Button>}
          {may('AcceptPeriodicReport') && (
            <Button variant="filled" onClick={() => act('tiep-nhan')}>
              {t('accept.open')}
            </Button>
          )}
          {may('HandInPeriodicReport') && (
            <Button variant="filled" disabled={missing.length > 0} onClick={() => act('nop')}>
              {t('hand-in.open')}
            </Button>
          )}
        </>
      }
    >
      {report.reason && status === 'returned' && (
        <Need tone="son" title={t('returned')}>
          {report.reason}
        </Need>
      )}
      {kept.state === 'failed' && <ErrorState error={kept.problem} kept={t('ui:confirm.kept')} />}
      <div className="rp-desk">
        <Sheet title={t('words')} sub={t(writing ? 'words-sub' : 'words-read')}>
          <div className="k-form">
            {sections.map(({ code, name }) =>
              writing ? (
                <Textarea
                  key={code}
                  label={name}
                  required={code !== GENERAL}
                  value={texts[code] ?? ''}
                  maxLength={20_000}
                  autosize
                  minRows={4}
                  onChange={(event) => {
                    const { value } = event.currentTarget;
                    setTexts((was) => ({ ...was, [code]: value }));
                  }}
                />
              ) : (
                <section key={code} className="rp-section">
                  <h3>{name}</h3>
                  <p>{texts[code] ?? t('nothing')}</p>
                </section>
              ),
            )}
          </div>
        </Sheet>
        <ReportFigures figures={report.figures} />
      </div>

      <ConfirmDialog
        opened={viec === 'nop' && may('HandInPeriodicReport')}
        onClose={shut}
        title={t('hand-in.title', { kind })}
        act={t('hand-in.act')}
        busy={handIn.isPending}
        error={handIn.error}
        onConfirm={() =>
          void flush()
            .then((version) => handIn.mutateAsync({ path: { id }, rowVersion: version }))
            .then(() => {
              shut();
              say(t('hand-in.done', { kind }));
            })
            .catch(() => undefined)
        }
      >
        {t('hand-in.what')}
      </ConfirmDialog>
      <ConfirmDialog
        opened={viec === 'tiep-nhan' && may('AcceptPeriodicReport')}
        onClose={shut}
        title={t('accept.title', { unit: report.unitName })}
        act={t('accept.act')}
        busy={accept.isPending}
        error={accept.error}
        onConfirm={() =>
          accept.mutate(
            { path: { id }, rowVersion },
            {
              onSuccess: () => {
                shut();
                say(t('accept.done', { unit: report.unitName }));
              },
            },
          )
        }
      >
        {t('accept.what')}
      </ConfirmDialog>
      <ConfirmDialog
        opened={viec === 'tra-lai' && may('ReturnPeriodicReport')}
        onClose={shut}
        title={t('return.title', { unit: report.unitName })}
        act={t('return.act')}
        reason={{ label: t('return.reason') }}
        busy={giveBack.isPending}
        error={giveBack.error}
        onConfirm={(reason) =>
          giveBack.mutate(
            { path: { id }, rowVersion, body: { reason } },
            {
              onSuccess: () => {
                shut();
                say(t('return.done', { unit: report.unitName }));
              },
            },
          )
        }
      >
        {t('return.what')}
      </ConfirmDialog>
    </Page>
  );
}
