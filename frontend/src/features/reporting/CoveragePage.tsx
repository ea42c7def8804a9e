import './obligations.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/api';
import { date, number, percent } from '@/i18n/format';
import {
  Button,
  EmptyState,
  ErrorState,
  ExportLink,
  Facts,
  FilterSentence,
  Ledger,
  Need,
  Page,
  PageSkeleton,
  Sheet,
  SheetSkeleton,
} from '@/ui';
import { byUnit, type UnitPeople } from './people';
import { useGetCoverage, useListPeopleCounts, type Coverage, type PeopleCount } from './peopleApi';
import { ImportPeopleDialog } from './ImportPeopleDialog';
import { PeopleDialog } from './PeopleDialog';
import { ReportViews } from './ReportViews';
import { BasisNote, useReadingParts } from './Reading';
import { behind } from './rows';
import { useScope } from './useScope';

/** Both measures of coverage side by side, units and people, and where the number of people is written down. */
export function CoveragePage() {
  const { t } = useTranslation('coverage');
  const search = useSearch({ from: '/shell/bao-cao/do-phu' });
  const scope = useScope(search);
  const query = { campaignId: scope.campaign?.id, unitId: search.donVi, ...scope.reading };
  const reading = useReadingParts(scope, search);
  const report = useGetCoverage({ query }, { enabled: !!scope.campaign, keep: true });
  const error = scope.campaigns.error ?? report.error;
  if (error) return <ErrorState error={error} onRetry={() => void report.refetch()} />;
  if (scope.campaigns.data && !scope.campaign)
    return (
      <Page title={t('title')} sentence={t('reporting:overview.no-campaign')}>
        <ReportViews current="coverage" />
        <EmptyState>{t('reporting:overview.no-campaign-more')}</EmptyState>
      </Page>
    );
  if (!report.data || !scope.campaign) return <PageSkeleton />;
  const { donVi, den, diaGioi } = search;
  const { units, members, basis } = report.data;
  const obliged = units.reduce((sum, line) => sum + line.obliged, 0);
  const done = units.reduce((sum, line) => sum + line.handedIn, 0);
  const figures = {
    units: obliged > 0 ? percent(done / obliged) : '–',
    people: members.eligible > 0 ? percent(members.takingPart / members.eligible) : '–',
    unknown: number(members.unknown),
    count: members.unknown,
  };
  return (
    <Page
      title={t('title')}
      scope={
        <FilterSentence
          parts={[
            t('of', { unit: basis.unitName }),
            {
              label: t('campaign'),
              value: scope.campaign.id,
              options: scope.all.map(({ id, name }) => ({ value: id, words: name })),
              onChange: (dot) => scope.choose({ dot }),
            },
            ...reading,
          ]}
        />
      }
      note={<BasisNote basis={basis} />}
      sentence={
        obliged === 0
          ? t('nobody')
          : members.units === 0 || members.unknown > 0
            ? t('sentence-units', figures)
            : t('sentence', figures)
      }
      more={members.unknown > 0 ? t('unknown', figures) : undefined}
    >
      <ReportViews current="coverage" of={{ dot: scope.campaign.id, donVi, den, diaGioi }} />
      <div className="k-grid">
        <Units units={units} />
        <Members members={members} />
      </div>
      <Counts key={scope.campaign.id} campaignId={scope.campaign.id} unitId={search.donVi} under={basis} />
    </Page>
  );
}

/** How many are missing opens who they are. */
const missing = (line: Coverage['units'][number]) => (
  <Link {...(behind(line.missing.rows) as { to: '/' })}>{number(line.missing.count)}</Link>
);

function Units({ units }: { units: Coverage['units'] }) {
  const { t } = useTranslation('coverage');
  return (
    <Sheet className="k-wide7" title={t('units.title')} sub={t('units.sub')}>
      {units.length === 0 ? (
        <EmptyState>{t('nobody')}</EmptyState>
      ) : (
        <Ledger
          label={t('units.title')}
          rows={units}
          idOf={(line) => line.tierId}
          nameOf={(line) => line.tierName}
          columns={[
            { id: 'tier', head: t('units.tier'), card: 'title', cell: (line) => <b>{line.tierName}</b> },
            {
              id: 'done',
              head: t('units.done'),
              numeric: true,
              card: 'tag',
              cell: (line) => `${number(line.handedIn)} / ${number(line.obliged)}`,
            },
            {
              id: 'rate',
              head: t('units.rate'),
              numeric: true,
              card: 'end',
              cell: (line) => (
                <>
                  <b>{line.rate === null || line.rate === undefined ? '–' : percent(line.rate / 100)}</b>
                  {line.lastYearRate !== null && line.lastYearRate !== undefined && (
                    <small>{t('units.last-year', { rate: percent(line.lastYearRate / 100) })}</small>
                  )}
                  <small className="b-card-inline">
                    {t('units.missing')}: {missing(line)}
                  </small>
                </>
              ),
            },
            {
              id: 'missing',
              head: t('units.missing'),
              numeric: true,
              cell: missing,
            },
          ]}
        />
      )}
    </Sheet>
  );
}

function Members({ members }: { members: Coverage['members'] }) {
  const { t } = useTranslation('coverage');
  const known = members.units - members.unknown;
  return (
    <Sheet className="k-wide5" title={t('members.title')} sub={t('members.sub')}>
      {members.unknown > 0 && (
        <Need title={t('members.unknown', { count: members.unknown, of: number(members.units) })}>
          {t('members.unknown-more')}
        </Need>
      )}
      {members.units === 0 && <EmptyState>{t('members.none')}</EmptyState>}
      {known > 0 && (
        <Facts
          facts={[
            [t('members.taking-part'), number(members.takingPart)],
            [t('members.eligible'), number(members.eligible)],
            [
              t(members.unknown > 0 ? 'members.rate-part' : 'members.rate'),
              members.eligible > 0 ? percent(members.takingPart / members.eligible) : '–',
            ],
            ...(members.countedFrom && members.countedTo
              ? ([
                  [
                    t('members.counted'),
                    members.countedFrom === members.countedTo
                      ? date(members.countedFrom)
                      : `${date(members.countedFrom)} – ${date(members.countedTo)}`,
                  ],
                ] as [string, string][])
              : []),
          ]}
        />
      )}
    </Sheet>
  );
}

function Counts({
  campaignId,
  unitId,
  under,
}: {
  campaignId: string;
  unitId?: string;
  under: { unitId: string; unitName: string; unitPath: string };
}) {
  const { t } = useTranslation('coverage');
  const navigate = useNavigate();
  const { viec } = useSearch({ from: '/shell/bao-cao/do-phu' });
  const mayWrite = useMay('reports.write');
  const [changed, setChanged] = useState<UnitPeople>();
  const eligible = useListPeopleCounts({ query: { unitId, eligible: true, limit: 100 } }, { keep: true });
  const takingPart = useListPeopleCounts({ query: { unitId, campaignId, limit: 100 } }, { keep: true });
  const error = eligible.error ?? takingPart.error;
  const open = (next?: 'ghi' | 'nhap') =>
    void navigate({
      to: '/bao-cao/do-phu',
      search: (before) => ({ ...before, viec: next }),
      replace: next === undefined,
    });
  if (error) return <ErrorState error={error} onRetry={() => void eligible.refetch()} />;
  if (!eligible.data || !takingPart.data) return <SheetSkeleton />;
  const rows = byUnit(eligible.data.items, takingPart.data.items);
  const more = !!(eligible.data.next ?? takingPart.data.next);
  return (
    <Sheet
      className="p-counts"
      title={
        rows.length > 0 ? t('counts.title', { count: rows.length, n: number(rows.length) }) : t('counts.none')
      }
      sub={t('counts.sub')}
      acts={
        <div className="b-acts">
          <ExportLink small list="/api/people-counts" query={{ unitId, campaignId }} />
          {mayWrite && (
            <>
              <Button size="sm" onClick={() => open('nhap')}>
                {t('counts.import')}
              </Button>
              <Button size="sm" variant="filled" onClick={() => open('ghi')}>
                {t('counts.write')}
              </Button>
            </>
          )}
        </div>
      }
    >
      {rows.length === 0 ? (
        <EmptyState>{t('counts.none-more')}</EmptyState>
      ) : (
        <Ledger
          label={t('counts.label')}
          rows={rows}
          idOf={(row) => row.unitId}
          nameOf={(row) => row.unitName}
          columns={[
            {
              id: 'unit',
              head: t('counts.unit'),
              card: 'title',
              cell: (row) =>
                mayWrite ? (
                  <button type="button" className="b-open" onClick={() => setChanged(row)}>
                    {row.unitName}
                  </button>
                ) : (
                  row.unitName
                ),
            },
            {
              id: 'taking-part',
              head: t('members.taking-part'),
              numeric: true,
              card: 'tag',
              cell: (row) => <Counted count={row.takingPart} words={t('members.taking-part')} />,
            },
            {
              id: 'eligible',
              head: t('members.eligible'),
              numeric: true,
              card: 'end',
              cell: (row) => <Counted count={row.eligible} words={t('members.eligible')} />,
            },
            {
              id: 'rate',
              head: t('units.rate'),
              numeric: true,
              cell: ({ eligible: whole, takingPart: part }) =>
                whole && part && whole.count > 0 ? <b>{percent(part.count / whole.count)}</b> : '–',
            },
          ]}
        />
      )}
      {more && <p className="b-quiet">{t('counts.more')}</p>}
      {(viec === 'ghi' || changed) && (
        <PeopleDialog
          key={changed?.unitId}
          campaignId={campaignId}
          unit={changed}
          under={under}
          onClose={() => {
            setChanged(undefined);
            if (viec) open();
          }}
        />
      )}
      {viec === 'nhap' && <ImportPeopleDialog campaignId={campaignId} under={under} onClose={() => open()} />}
    </Sheet>
  );
}

const Counted = ({ count, words }: { count?: PeopleCount; words: string }) => (
  <>
    <span className="b-card-inline">{words} </span>
    {count ? number(count.count) : '–'}
    {count && <small title={count.source ?? undefined}>{date(count.countedOn)}</small>}
  </>
);
