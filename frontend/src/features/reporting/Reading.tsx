import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { change, clock, date, number, today } from '@/i18n/format';
import { ErrorState, Ledger, Sheet, type DayPart } from '@/ui';
import { Toggle } from '@/ui/figures';
import { useGetBridge, type Basis, type Bridge } from './api';
import { behind } from './rows';
import type { Scope, useScope } from './useScope';

/** Two words of the scope's sentence: until which day, and by which tree. */
export function useReadingParts(scope: ReturnType<typeof useScope>, search: Scope) {
  const { t } = useTranslation('reporting');
  const day: DayPart = {
    label: t('reading.day'),
    day: search.den ?? null,
    words: search.den ? t('reading.until', { day: date(search.den) }) : t('reading.now'),
    off: t('reading.back-to-now'),
    max: today(),
    onDay: (den) => scope.choose({ den: den && den !== today() ? den : undefined }),
  };
  return [
    t('reading.figures'),
    day,
    {
      label: t('reading.geography'),
      value: search.diaGioi ?? 'recorded',
      options: (['recorded', 'restated'] as const).map((value) => ({ value, words: t(`reading.${value}`) })),
      onChange: (value: string) => scope.choose({ diaGioi: value === 'restated' ? 'restated' : undefined }),
    },
  ];
}

/** What the figures are of, in words; beside every page's scope. */
export function BasisNote({ basis }: { basis: Basis }) {
  const { t } = useTranslation('reporting');
  return (
    <>
      {basis.until
        ? t('reading.note-until', { day: date(basis.until) })
        : t('overview.fresh', { at: clock(basis.asOf), on: date(basis.asOf) })}
      {' · '}
      {t(`reading.note-${basis.geography}`)}
    </>
  );
}

const figures = ['registered', 'missing', 'recognitions'] as const;

/** From the recorded figure to the restated one, line by line; nothing when they agree on every place. */
export function BridgeSheet({ query }: { query: { campaignId?: string; unitId?: string; asOf?: string } }) {
  const { t } = useTranslation('reporting');
  const [figure, setFigure] = useState<(typeof figures)[number]>('registered');
  const bridge = useGetBridge({ query: { ...query, figure } }, { keep: true });
  if (bridge.error) return <ErrorState error={bridge.error} onRetry={() => void bridge.refetch()} />;
  if (!bridge.data) return null;
  const { recorded, restated, lines } = bridge.data;
  const rows: Row[] = [
    {
      id: 'recorded',
      name: t('reading.recorded-figure'),
      count: number(recorded.count),
      rows: recorded.rows,
    },
    ...lines.map((line) => ({
      id: line.path,
      name: line.unitName,
      act: line.act,
      count: change(line.difference),
      rows: line.rows,
    })),
    {
      id: 'restated',
      name: t('reading.restated-figure'),
      count: number(restated.count),
      rows: restated.rows,
    },
  ];
  return (
    <Sheet
      className="k-wide12"
      title={t(lines.length > 0 ? 'reading.bridge' : 'reading.no-bridge', {
        recorded: number(recorded.count),
        restated: number(restated.count),
      })}
      sub={t('reading.bridge-sub')}
      acts={
        <Toggle
          label={t('reading.figure')}
          value={figure}
          options={figures.map((value) => ({ value, words: t(`reading.figure-${value}`) }))}
          onChange={setFigure}
        />
      }
    >
      {lines.length > 0 && (
        <Ledger
          label={t('reading.bridge-label')}
          rows={rows}
          idOf={(row) => row.id}
          nameOf={(row) => row.name}
          columns={[
            {
              id: 'name',
              head: t('reading.place'),
              card: 'title',
              cell: (row) => (row.act === undefined ? <b>{row.name}</b> : row.name),
            },
            {
              id: 'act',
              head: t('reading.act'),
              card: 'tag',
              cell: (row) =>
                row.act &&
                t('reading.by-act', {
                  title: row.act.title,
                  number: row.act.legalNumber,
                  day: date(row.act.effectiveOn),
                }),
            },
            {
              id: 'count',
              head: t(`reading.figure-${figure}`),
              numeric: true,
              card: 'end',
              cell: (row) =>
                row.rows ? <Link {...(behind(row.rows) as { to: '/' })}>{row.count}</Link> : row.count,
            },
          ]}
        />
      )}
    </Sheet>
  );
}

interface Row {
  id: string;
  name: string;
  /** Absent on the first and the last line. */
  act?: Bridge['lines'][number]['act'];
  count: string;
  rows?: string | null;
}
