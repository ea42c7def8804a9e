import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { number } from '@/i18n/format';
import {
  EmptyState,
  ErrorState,
  ExportLink,
  FilterSentence,
  Ledger,
  Need,
  Page,
  PageSkeleton,
  Sheet,
  SheetSkeleton,
} from '@/ui';
import { BarRows, Toggle } from '@/ui/figures';
import { Link } from '@tanstack/react-router';
import { useGetAwardsByProgramme, useGetByField, useGetFunnel, useGetKindBySubject } from './api';
import { ReportViews } from './ReportViews';
import { BasisNote, BridgeSheet, useReadingParts } from './Reading';
import { behind } from './rows';
import { useScope, type Scope } from './useScope';

type Query = { campaignId?: string; unitId?: string; asOf?: string; geography?: 'restated' };

/** The figures of a campaign. Each says what it counts, and opens its rows. */
export function ReportsPage() {
  const { t } = useTranslation('reporting');
  const search = useSearch({ from: '/shell/bao-cao' });
  const scope = useScope(search as Scope);
  const reading = useReadingParts(scope, search);
  // The figures say what they are of; one of them speaks for the page.
  const query = { campaignId: scope.campaign?.id, unitId: search.donVi, ...scope.reading };
  const basis = useGetByField({ query }, { enabled: !!scope.campaign, keep: true }).data?.basis;
  if (scope.campaigns.error)
    return <ErrorState error={scope.campaigns.error} onRetry={() => void scope.campaigns.refetch()} />;
  if (!scope.campaigns.data) return <PageSkeleton />;
  if (!scope.campaign)
    return (
      <Page title={t('reports.title')} sentence={t('overview.no-campaign')}>
        <ReportViews current="figures" of={{ donVi: search.donVi }} />
        <EmptyState>{t('overview.no-campaign-more')}</EmptyState>
      </Page>
    );
  return (
    <Page
      title={t('reports.title')}
      scope={
        <FilterSentence
          parts={[
            basis ? t('scope.viewing', { unit: basis.unitName }) : t('scope.figures-of'),
            {
              label: t('scope.campaign'),
              value: scope.campaign.id,
              onChange: (dot) => scope.choose({ dot }),
              options: scope.all.map((campaign) => ({ value: campaign.id, words: campaign.name })),
            },
            ...reading,
          ]}
        />
      }
      note={basis && <BasisNote basis={basis} />}
      sentence={t('reports.sentence', { name: scope.campaign.name })}
    >
      <ReportViews
        current="figures"
        of={{ dot: scope.campaign.id, donVi: search.donVi, den: search.den, diaGioi: search.diaGioi }}
      />
      <div className="k-grid">
        <Funnel query={query} by={search.cach ?? 'nested'} />
        <ByField query={query} />
        <KindBySubject query={query} />
        <Awards query={{ unitId: search.donVi, ...scope.reading }} />
        {search.diaGioi && (
          <BridgeSheet query={{ campaignId: query.campaignId, unitId: query.unitId, asOf: query.asOf }} />
        )}
      </div>
    </Page>
  );
}

function Funnel({ query, by }: { query: Query; by: 'nested' | 'disjoint' }) {
  const { t } = useTranslation('reporting');
  const navigate = useNavigate({ from: '/bao-cao' });
  const funnel = useGetFunnel({ query: { ...query, by } }, { keep: true });
  if (funnel.error) return <ErrorState error={funnel.error} onRetry={() => void funnel.refetch()} />;
  if (!funnel.data) return <SheetSkeleton />;
  const { stages, total } = funnel.data;
  return (
    <Sheet
      className="k-wide7"
      title={t(`funnel.${by}`)}
      sub={t(`funnel.${by}-sub`)}
      acts={
        <>
          <Toggle
            label={t('funnel.as')}
            value={by}
            options={[
              { value: 'nested', words: t('funnel.nested-word') },
              { value: 'disjoint', words: t('funnel.disjoint-word') },
            ]}
            onChange={(cach) => void navigate({ search: (before) => ({ ...before, cach }) })}
          />
          <ExportLink small list="/api/reports/funnel" query={{ ...query, by }} />
        </>
      }
    >
      {stages.length === 0 ? (
        <EmptyState>{t('funnel.empty')}</EmptyState>
      ) : (
        <Ledger
          label={t(`funnel.${by}`)}
          rows={stages}
          idOf={(stage) => stage.tierId}
          nameOf={(stage) => stage.tierName}
          columns={[
            { id: 'tier', head: t('funnel.tier'), card: 'title', cell: (stage) => stage.tierName },
            {
              id: 'count',
              head: t('funnel.recognised'),
              numeric: true,
              card: 'end',
              cell: (stage) => (
                <Link {...(behind(stage.recognised.rows) as { to: '/' })}>
                  {number(stage.recognised.count)}
                </Link>
              ),
            },
            {
              id: 'legacy',
              head: t('funnel.without-list'),
              card: 'tag',
              cell: (stage) =>
                stage.withoutList
                  .map(
                    (entry) =>
                      `${entry.approximate ? t('funnel.over') + ' ' : ''}${number(entry.count)} (${entry.source})`,
                  )
                  .join('; '),
            },
          ]}
        />
      )}
      {total !== null && total !== undefined ? (
        <p>{t('funnel.total', { count: total })}</p>
      ) : (
        <p className="k-sub">{t('funnel.never-added')}</p>
      )}
    </Sheet>
  );
}

function ByField({ query }: { query: Query }) {
  const { t } = useTranslation('reporting');
  const report = useGetByField({ query }, { keep: true });
  if (report.error) return <ErrorState error={report.error} onRetry={() => void report.refetch()} />;
  if (!report.data) return <SheetSkeleton />;
  const most = [...report.data.fields].sort((a, b) => b.registered.count - a.registered.count)[0];
  return (
    <Sheet
      className="k-wide5"
      title={most && most.registered.count > 0 ? t('fields.most', { name: most.name }) : t('fields.none')}
      sub={t('fields.sub')}
      acts={<ExportLink small list="/api/reports/by-field" query={query} />}
    >
      <BarRows
        label={t('fields.label')}
        rows={report.data.fields.map((field) => ({
          label: field.name,
          value: field.registered.count,
          last: field.lastYear ?? undefined,
          ...behind(field.registered.rows),
        }))}
      />
    </Sheet>
  );
}

function KindBySubject({ query }: { query: Query }) {
  const { t } = useTranslation('reporting');
  const report = useGetKindBySubject({ query }, { keep: true });
  if (report.error) return <ErrorState error={report.error} onRetry={() => void report.refetch()} />;
  if (!report.data) return <SheetSkeleton />;
  return (
    <Sheet
      className="k-wide12"
      title={t('subjects.title')}
      sub={t('subjects.sub')}
      acts={<ExportLink small list="/api/reports/kind-by-subject" query={query} />}
    >
      <Ledger
        label={t('subjects.title')}
        rows={report.data.cells}
        idOf={(cell) => cell.kind + cell.subject}
        nameOf={(cell) => `${t(`kind.${cell.kind}`)}, ${t(`subject.${cell.subject}`)}`}
        columns={[
          {
            id: 'kind',
            head: t('subjects.kind'),
            card: 'title',
            cell: (cell) => <b>{t(`kind.${cell.kind}`)}</b>,
          },
          {
            id: 'subject',
            head: t('subjects.subject'),
            card: 'tag',
            cell: (cell) => t(`subject.${cell.subject}`),
          },
          {
            id: 'registered',
            head: t('stages.registered'),
            numeric: true,
            card: 'end',
            cell: (cell) => (
              <Link {...(behind(cell.registered.rows) as { to: '/' })}>{number(cell.registered.count)}</Link>
            ),
          },
          {
            id: 'results',
            head: t('stages.results'),
            numeric: true,
            cell: (cell) => number(cell.resultsHandedIn),
          },
          {
            id: 'recognised',
            head: t('stages.recognised'),
            numeric: true,
            cell: (cell) => number(cell.recognised),
          },
        ]}
      />
    </Sheet>
  );
}

function Awards({ query }: { query: Omit<Query, 'campaignId'> }) {
  const { t } = useTranslation('reporting');
  const report = useGetAwardsByProgramme({ query }, { keep: true });
  if (report.error) return <ErrorState error={report.error} onRetry={() => void report.refetch()} />;
  if (!report.data) return <SheetSkeleton />;
  const { programmes, allProgrammes, fromYear, toYear } = report.data;
  return (
    <Sheet
      className="k-wide12"
      title={t('awards.title', { from: fromYear, to: toYear })}
      sub={t('awards.sub')}
      acts={<ExportLink small list="/api/reports/awards-by-programme" query={query} />}
    >
      {programmes.length === 0 ? (
        <EmptyState>{t('awards.none')}</EmptyState>
      ) : (
        <BarRows
          label={t('awards.label')}
          rows={programmes.map((programme) => ({
            label: programme.programmeName,
            value: programme.awards.count,
            ...behind(programme.awards.rows),
          }))}
        />
      )}
      <Need title={t('awards.all', { count: allProgrammes })}>{t('awards.not-mixed')}</Need>
    </Sheet>
  );
}
