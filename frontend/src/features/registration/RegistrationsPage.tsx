import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '@/api';
import { useCountRegistrations } from './counts';
import { number } from '@/i18n/format';
import {
  BulkBar,
  Button,
  EmptyState,
  ErrorState,
  ExportLink,
  LedgerSkeleton,
  Page,
  Pager,
  Split,
  useKeys,
  Views,
} from '@/ui';
import './registration.css';
import { useGetCampaign, useGetUnit, useListCampaigns, useListRegistrations } from './api';
import { BulkActs } from './BulkActs';
import { Dossier } from './Dossier';
import { ListFilters } from './ListFilters';
import { OnThisDevice } from './OnThisDevice';
import { RegistrationLedger } from './RegistrationLedger';
import { asQuery, narrow, statuses, type ListSearch } from './search';

const SHOWN = 20;
/** The count of dormant models ends here; it stands for that many and more. */
const MANY = 1000;

/** The campaign a list opens with: the one that is open, the latest if several are. */
function useListView() {
  const search = useSearch({ from: '/shell/dang-ky' });
  const campaigns = useListCampaigns({ query: { limit: 50 } });
  const open = campaigns.data?.items.find(({ status }) => status === 'open') ?? campaigns.data?.items[0];
  const campaign = search.campaign ?? open?.id ?? 'all';
  return {
    search,
    asked: { ...search, campaign } satisfies ListSearch,
    campaigns,
    /** Without the campaigns nobody knows yet which list is meant. */
    settled: search.campaign !== undefined || !campaigns.isPending,
  };
}

const years = (from: string, to: string) =>
  from.slice(0, 4) === to.slice(0, 4) ? from.slice(0, 4) : `${from.slice(0, 4)}–${to.slice(0, 4)}`;

const counted = ({ campaignId, unitId, fieldId, kind, subject, late }: ReturnType<typeof asQuery>) => ({
  campaignId,
  unitId,
  fieldId,
  kind,
  subject,
  late,
});

export function RegistrationsPage() {
  const { t } = useTranslation(['registration', 'papers', 'people']);
  const navigate = useNavigate();
  const session = useSession();
  const { search, asked, campaigns, settled } = useListView();
  const { id } = useParams({ strict: false });
  const wide = useMediaQuery('(min-width: 1101px)', false, { getInitialValueInEffect: false });
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const mayRegister = useMay('registrations.write');

  const list = useListRegistrations(
    { query: { ...asQuery(asked), after: search.after, limit: SHOWN } },
    { enabled: settled, keep: true },
  );
  // The totals know neither words nor whom a dossier waits for: meanwhile the tabs say no number.
  const summed =
    !search.q &&
    !search.waiting &&
    !search.dormant &&
    !search.papersMissing &&
    !search.progress &&
    !search.pilot &&
    !search.unattended;
  const counts = useCountRegistrations({ query: counted(asQuery(asked)) }, { enabled: settled, keep: true });
  const campaignId = asked.campaign === 'all' ? undefined : asked.campaign;
  const campaign = useGetCampaign(
    { path: { id: campaignId ?? '' } },
    { enabled: campaignId !== undefined },
  ).data;
  const unit = useGetUnit({ path: { id: search.unit ?? '' } }, { enabled: search.unit !== undefined }).data;

  const rows = list.data?.items ?? [];
  // Beside the list there is always a dossier open: the chosen one, else the first.
  const active = id ?? (wide ? rows[0]?.id : undefined);
  const open = (next: string) =>
    void navigate({ to: '/dang-ky/$id', params: { id: next }, search, replace: id !== undefined });
  const close = () => void navigate({ to: '/dang-ky', search });
  useKeys(
    [{ press: 'enter', does: t('keys.open'), run: () => active && open(active) }],
    active !== undefined && id === undefined,
  );
  useKeys([{ press: 'escape', does: t('keys.close'), run: close }], id !== undefined && picked.size === 0);

  const dormant = counts.data?.dormant ?? 0;
  const pilots = counts.data?.pilots ?? 0;
  const watched = campaign?.content.rules.dormantAfterDays;
  const dormantWords = t(watched ? 'head.dormant' : 'head.dormant-all', {
    count: dormant,
    n: `${number(dormant)}${dormant >= MANY ? '+' : ''}`,
    days: watched,
  });
  const byStatus = counts.data?.byStatus ?? {};
  const total = !summed
    ? search.dormant &&
      !search.papersMissing &&
      !search.q &&
      !search.progress &&
      !search.pilot &&
      !search.unattended &&
      !search.status &&
      dormant < MANY
      ? dormant
      : undefined
    : search.status
      ? (byStatus[search.status] ?? 0)
      : counts.data?.all;
  const of = unit?.partyName ?? session.units[0]?.unitName ?? '';
  const period = campaigns.data?.items.find(({ id: one }) => one === campaignId);
  const when = period && years(period.periodFrom, period.periodTo);
  const sentence = search.q
    ? t('head.found', { q: search.q, unit: of })
    : search.waiting && list.data
      ? t(list.data.next || search.after ? 'head.waits-many' : 'head.waits', {
          count: rows.length,
          n: number(rows.length),
          unit: of,
        })
      : search.dormant && counts.data
        ? dormantWords
        : counts.data
          ? t(when ? 'head.of-year' : 'head.of-all', {
              count: counts.data.all,
              n: number(counts.data.all),
              year: when,
              unit: of,
            })
          : t('head.waiting', { unit: of });

  /** What was filtered, in words. */
  const narrowed = [
    search.unit && unit?.partyName,
    search.field && campaign?.fields.find(({ id: one }) => one === search.field)?.name,
    search.subject && t(`subject.${search.subject}`),
    search.kind && t(`kind.${search.kind}`),
    search.late && t('late'),
    search.waiting && t('filter.waiting'),
    search.dormant && t('filter.dormant'),
    search.papersMissing && t('papers:missing'),
    search.pilot && t('filter.pilot'),
    search.unattended && t('people:unattended'),
    search.progress && t(`filter.progress.${search.progress}`),
    search.q && `${t('filter.words')} “${search.q}”`,
  ].filter((words) => typeof words === 'string');

  const listPart = (
    <>
      <ListFilters
        search={asked}
        campaigns={campaigns.data?.items ?? []}
        campaign={campaign}
        unitName={unit?.partyName}
      />
      <BulkBar count={picked.size} onClear={() => setPicked(new Set())}>
        <BulkActs rows={rows.filter((row) => picked.has(row.id))} onDone={() => setPicked(new Set())} />
      </BulkBar>
      {list.error && !list.data ? (
        <div className="reg-inset">
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        </div>
      ) : !list.data ? (
        <LedgerSkeleton />
      ) : rows.length === 0 ? (
        <EmptyState
          act={
            mayRegister && !search.q ? (
              <Button component={Link} to="/dang-ky/moi" variant="filled">
                {t('register')}
              </Button>
            ) : (
              <Link to="/dang-ky" search={{}}>
                {t('list.all')}
              </Link>
            )
          }
        >
          {t(search.q ? 'list.none-found' : 'list.none', { q: search.q })}
        </EmptyState>
      ) : (
        <>
          <RegistrationLedger
            rows={rows}
            search={search}
            active={active}
            onOpen={open}
            picked={picked}
            onPick={setPicked}
            busy={list.isPlaceholderData}
          />
          <Pager
            from={search.before ?? 0}
            count={rows.length}
            total={total}
            onNext={
              list.data.next
                ? () =>
                    void navigate({
                      to: '/dang-ky',
                      search: {
                        ...search,
                        after: list.data.next ?? undefined,
                        before: (search.before ?? 0) + rows.length,
                      },
                    })
                : undefined
            }
            onPrevious={search.after ? () => window.history.back() : undefined}
            onFirst={
              search.after ? () => void navigate({ to: '/dang-ky', search: narrow(search, {}) }) : undefined
            }
          />
        </>
      )}
    </>
  );

  return (
    <Page
      title={t('title')}
      sentence={sentence}
      more={
        narrowed.length > 0 ? (
          <>
            {t('filtered', { what: narrowed.join(', ') })}{' '}
            <Link to="/dang-ky" search={{ campaign: search.campaign, status: search.status }}>
              {t('filtered-off')}
            </Link>
          </>
        ) : (
          dormant + pilots > 0 && (
            <>
              {dormant > 0 && (
                <>
                  {dormantWords}{' '}
                  <Link to="/dang-ky" search={narrow(search, { status: undefined, dormant: true })}>
                    {t('head.dormant-see')}
                  </Link>{' '}
                </>
              )}
              {pilots > 0 && (
                <Link to="/dang-ky" search={narrow(search, { status: undefined, pilot: true })}>
                  {t('head.pilots', { count: pilots, n: `${number(pilots)}${pilots >= MANY ? '+' : ''}` })}
                </Link>
              )}
            </>
          )
        )
      }
      acts={
        <>
          {mayRegister && (
            <Link
              className="k-btn"
              data-variant="subtle"
              to="/dang-ky/bang-tinh"
              search={{ campaign: campaignId, unit: search.unit }}
            >
              {t('by-sheet')}
            </Link>
          )}
          <ExportLink list="/api/registrations" query={asQuery(asked)} />
          <ExportLink csv list="/api/registrations" query={asQuery(asked)} />
          {mayRegister && (
            <Button component={Link} to="/dang-ky/moi" variant="filled">
              {t('register')}
            </Button>
          )}
        </>
      }
    >
      <OnThisDevice inset />
      <Views
        label={t('views')}
        current={search.status ?? 'all'}
        views={[
          { id: 'all', words: t('view-all'), count: summed ? counts.data?.all : undefined },
          ...statuses
            .filter((status) => (byStatus[status] ?? 0) > 0 || status === search.status)
            .map((status) => ({
              id: status,
              words: t(`status:registration.${status}`),
              count: summed ? byStatus[status] : undefined,
            })),
        ].map((view) => ({
          ...view,
          to: '/dang-ky',
          search: narrow(search, { status: statuses.find((status) => status === view.id) }) as Record<
            string,
            unknown
          >,
        }))}
      />
      <Split
        label={t('list.label')}
        detailLabel={t('detail')}
        onClose={close}
        list={listPart}
        detail={
          active ? (
            <Dossier
              key={active}
              id={active}
              rowVersion={rows.find((row) => row.id === active)?.rowVersion}
            />
          ) : undefined
        }
      />
    </Page>
  );
}
