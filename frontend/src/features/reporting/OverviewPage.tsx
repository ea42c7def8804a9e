import { Link, Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { useMay, useSessionState } from '@/api';
import { number, percent } from '@/i18n/format';
import {
  Button,
  EmptyState,
  ErrorState,
  ExportLink,
  FilterSentence,
  Milestones,
  Page,
  PageSkeleton,
  Sheet,
  SheetSkeleton,
} from '@/ui';
import { TileMap } from '@/ui/TileMap';
import { BarRows, StageBand } from '@/ui/figures';
import { useGetOverview, useGetTileMap, useListMissingUnits, type MissingUnit, type Overview } from './api';
import { FirstSteps } from './FirstSteps';
import { RemindDialog } from './RemindDialog';
import { BasisNote, BridgeSheet, useReadingParts } from './Reading';
import { behind } from './rows';
import { useScope } from './useScope';

/** The page that says the finding, and from which everybody who has not registered can be reminded in two clicks. */
export function OverviewPage() {
  // Who reads no reports, a council member from elsewhere, begins with his own work.
  const reads = useSessionState().session?.permissions.includes('reports.read') ?? false;
  return reads ? <Figures /> : <Navigate to="/viec-cua-toi" replace />;
}

function Figures() {
  const { t } = useTranslation('reporting');
  const search = useSearch({ from: '/shell/' });
  const launches = useMay('campaigns.manage');
  const scope = useScope(search);
  const ready = !!scope.campaign;
  const query = { campaignId: scope.campaign?.id, unitId: scope.unitId, ...scope.reading };
  const reading = useReadingParts(scope, search);
  const overview = useGetOverview({ query }, { enabled: ready, keep: true });
  const tiles = useGetTileMap({ query }, { enabled: ready, keep: true });
  const finding = overview.data?.finding;
  const missing = useListMissingUnits(
    { query: { ...query, tierId: finding?.tierId, limit: 100 } },
    { enabled: ready && !!finding, keep: true },
  );
  const [reminding, setReminding] = useState<MissingUnit[] | null>(null);

  const error = scope.campaigns.error ?? overview.error;
  if (error) return <ErrorState error={error} onRetry={() => void overview.refetch()} />;
  if (scope.campaigns.data && !scope.campaign && launches)
    return <FirstSteps drafts={scope.campaigns.data.items} />;
  if (scope.campaigns.data && !scope.campaign)
    return (
      <Page title={t('overview.title')} sentence={t('overview.no-campaign')}>
        <EmptyState>{t('overview.no-campaign-more')}</EmptyState>
      </Page>
    );
  if (!overview.data || !scope.campaign) return <PageSkeleton />;

  const view = overview.data;
  const remindable = (missing.data?.items ?? []).filter((unit) => unit.actions.includes('RemindUnits'));
  return (
    <Page
      title={t('overview.title')}
      scope={
        <FilterSentence
          parts={[
            t('scope.viewing', { unit: view.basis.unitName }),
            {
              label: t('scope.campaign'),
              value: scope.campaign.id,
              options: scope.all.map((campaign) => ({ value: campaign.id, words: campaign.name })),
              onChange: (dot) => scope.choose({ dot }),
            },
            ...reading,
          ]}
        />
      }
      note={<BasisNote basis={view.basis} />}
      sentence={<Finding finding={finding} />}
      more={<Comparison finding={finding} answers={remindable.filter((unit) => unit.answer).length} />}
      acts={
        <>
          <ExportLink list="/api/reports/missing-units" query={query} />
          {remindable.length > 0 && (
            <Button variant="filled" onClick={() => setReminding(remindable)}>
              {t('remind.act', { count: remindable.length })}
            </Button>
          )}
        </>
      }
    >
      <Stages view={view} />
      <div className="k-grid">
        <Map tiles={tiles.data?.tiles} unitId={scope.unitId} />
        <Missing
          rows={missing.data?.items}
          finding={finding}
          campaignId={scope.campaign.id}
          unitId={scope.unitId}
          onRemind={setReminding}
        />
        <Fields view={view} />
        <Deadlines view={view} />
        {search.diaGioi && (
          <BridgeSheet query={{ campaignId: query.campaignId, unitId: query.unitId, asOf: query.asOf }} />
        )}
      </div>
      {reminding && (
        <RemindDialog
          rows={reminding.map((unit) => ({ ...unit, id: unit.obligationId }))}
          form="registration"
          onClose={() => setReminding(null)}
        />
      )}
    </Page>
  );
}

function Finding({ finding }: { finding: Overview['finding'] }) {
  const { t } = useTranslation('reporting');
  if (!finding || finding.obliged === 0) return t('finding.nobody-obliged');
  const figures = {
    done: number(finding.handedIn),
    of: number(finding.obliged),
    missing: number(finding.missing.count),
    days: Math.abs(finding.daysLeft ?? 0),
  };
  if (finding.missing.count === 0) return t('finding.all', figures);
  if (finding.daysLeft === null || finding.daysLeft === undefined)
    return <Trans t={t} i18nKey="finding.open" values={figures} components={{ mark: <mark /> }} />;
  return (
    <Trans
      t={t}
      i18nKey={finding.daysLeft >= 0 ? 'finding.left' : 'finding.past'}
      values={figures}
      components={{ mark: <mark /> }}
    />
  );
}

function Comparison({ finding, answers }: { finding: Overview['finding']; answers: number }) {
  const { t } = useTranslation('reporting');
  const parts: string[] = [];
  if (
    finding?.rate !== null &&
    finding?.rate !== undefined &&
    finding.lastYearRate !== null &&
    finding.lastYearRate !== undefined
  ) {
    const points = finding.rate - finding.lastYearRate;
    parts.push(t(points >= 0 ? 'finding.faster' : 'finding.slower', { points: number(Math.abs(points), 1) }));
  }
  if (answers > 0) parts.push(t('finding.answers', { count: answers }));
  return parts.join(' ');
}

function Stages({ view }: { view: Overview }) {
  const { t } = useTranslation('reporting');
  const { stages, finding } = view;
  const share = (part: number) => (stages.registered.count ? part / stages.registered.count : 0);
  const note = (part: number) => (stages.registered.count ? percent(share(part)) : undefined);
  return (
    <StageBand
      label={t('stages.label')}
      stages={[
        {
          label: t('stages.units'),
          value: finding?.handedIn ?? 0,
          tone: 'son',
          share: finding?.obliged ? finding.handedIn / finding.obliged : 0,
          note: finding?.obliged
            ? `/ ${number(finding.obliged)} · ${percent(finding.handedIn / finding.obliged)}`
            : undefined,
        },
        {
          label: t('stages.registered'),
          value: stages.registered.count,
          share: 1,
          ...behind(stages.registered.rows),
        },
        {
          label: t('stages.results'),
          value: stages.resultsHandedIn.count,
          share: share(stages.resultsHandedIn.count),
          note: note(stages.resultsHandedIn.count),
          ...behind(stages.resultsHandedIn.rows),
        },
        {
          label: t('stages.judged'),
          value: stages.judged.count,
          share: share(stages.judged.count),
          note: note(stages.judged.count),
          ...behind(stages.judged.rows),
        },
        {
          label: t('stages.recognised'),
          value: stages.recognised.count,
          tone: 'tre',
          share: share(stages.recognised.count),
          note: note(stages.recognised.count),
          ...behind(stages.recognised.rows),
        },
        {
          label: t('stages.nominated'),
          value: stages.nominated.count,
          tone: 'tre',
          share: share(stages.nominated.count),
          ...behind(stages.nominated.rows),
        },
      ]}
    />
  );
}

function Map({
  tiles,
  unitId,
}: {
  tiles?: {
    unitId: string;
    name: string;
    territorial: boolean;
    state: string;
    obliged: number;
    handedIn: number;
  }[];
  unitId?: string;
}) {
  const { t } = useTranslation('reporting');
  const navigate = useNavigate();
  if (!tiles) return <SheetSkeleton />;
  if (tiles.length === 0) return null;
  const none = tiles.filter((tile) => tile.state === 'missing').length;
  return (
    <TileMap
      className="k-wide7"
      title={none > 0 ? t('map.missing', { count: none }) : t('map.all')}
      sub={t('map.sub', { count: tiles.length })}
      tiles={tiles.map((tile) => ({
        id: tile.unitId,
        name: tile.name,
        group: t(tile.territorial ? 'map.territorial' : 'map.other'),
        done: tile.handedIn,
        of: Math.max(tile.obliged, 1),
      }))}
      onOpen={(id) =>
        id !== unitId &&
        void navigate({
          to: '/',
          search: (before: Record<string, unknown>) => ({ ...before, donVi: id }) as never,
        })
      }
    />
  );
}

function Missing({
  rows,
  finding,
  campaignId,
  unitId,
  onRemind,
}: {
  rows?: MissingUnit[];
  finding: Overview['finding'];
  campaignId: string;
  unitId?: string;
  onRemind: (units: MissingUnit[]) => void;
}) {
  const { t } = useTranslation('reporting');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  if (!rows) return finding ? <SheetSkeleton /> : null;
  if (rows.length === 0) return null;
  const first = [...rows].sort((a, b) => b.reminded - a.reminded).slice(0, 6);
  const chosen = rows.filter((row) => picked.has(row.obligationId));
  const pick = (id: string) =>
    setPicked(
      (before) => new Set(before.has(id) ? [...before].filter((other) => other !== id) : [...before, id]),
    );
  return (
    <Sheet
      className="k-wide5"
      title={t('missing.heading', { count: finding?.missing.count ?? rows.length })}
      sub={t('missing.order')}
      acts={
        <Link to="/theo-doi" search={{ dot: campaignId, donVi: unitId, cap: finding?.tierId } as never}>
          {t('missing.all')}
        </Link>
      }
    >
      <ul className="k-pick">
        {first.map((unit) => (
          <li key={unit.obligationId}>
            <label>
              {unit.actions.includes('RemindUnits') && (
                <input
                  type="checkbox"
                  checked={picked.has(unit.obligationId)}
                  onChange={() => pick(unit.obligationId)}
                />
              )}
              <span>
                <b>{unit.unitName}</b>
                <small>
                  {unit.answer
                    ? `“${unit.answer}”`
                    : unit.drafts > 0
                      ? t('missing.drafts', { count: unit.drafts })
                      : (unit.contact ?? t('missing.nothing-yet'))}
                </small>
              </span>
            </label>
            {unit.reminded > 0 && <em>{t('missing.times', { count: unit.reminded })}</em>}
          </li>
        ))}
      </ul>
      {chosen.length > 0 && (
        <Button variant="filled" onClick={() => onRemind(chosen)}>
          {t('remind.picked', { count: chosen.length })}
        </Button>
      )}
    </Sheet>
  );
}

function Fields({ view }: { view: Overview }) {
  const { t } = useTranslation('reporting');
  const fields = view.byField.filter((field) => field.registered.count > 0 || (field.lastYear ?? 0) > 0);
  if (fields.length === 0) return null;
  const least =
    [...fields]
      .filter((field) => field.code !== 'KHAC')
      .sort((a, b) => a.registered.count - b.registered.count)[0] ?? fields[0];
  return (
    <Sheet className="k-wide7" title={t('fields.least', { name: least?.name })} sub={t('fields.sub')}>
      <BarRows
        label={t('fields.label')}
        rows={fields.map((field) => ({
          label: field.name,
          value: field.registered.count,
          last: field.lastYear ?? undefined,
          tone: field === least ? 'son' : undefined,
          ...behind(field.registered.rows),
        }))}
      />
    </Sheet>
  );
}

function Deadlines({ view }: { view: Overview }) {
  const { t } = useTranslation('reporting');
  const dated = view.deadlines.flatMap((mark) =>
    mark.on ? [{ ...mark, on: mark.on, daysLeft: mark.daysLeft ?? 0 }] : [],
  );
  if (dated.length === 0) return null;
  const marks = dated.sort((a, b) => a.on.localeCompare(b.on)).slice(0, 8);
  const next = marks.find((mark) => mark.daysLeft >= 0);
  return (
    <Sheet className="k-wide5" title={t('deadlines.title')}>
      <Milestones
        marks={marks.map((mark) => ({
          day: mark.on,
          words: t(`deadlines.${mark.stage}`, { tier: mark.pilotUnitName ?? mark.tierName }),
          more:
            [mark.text, mark === next ? t('deadlines.left', { count: mark.daysLeft }) : '']
              .filter(Boolean)
              .join(' · ') || undefined,
          mark: mark.daysLeft < 0 ? 'past' : mark === next ? 'next' : 'later',
        }))}
      />
    </Sheet>
  );
}
