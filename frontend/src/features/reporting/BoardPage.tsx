import './obligations.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { number, percent } from '@/i18n/format';
import {
  BulkBar,
  Button,
  EmptyState,
  ErrorState,
  ExportLink,
  FilterSentence,
  LedgerSkeleton,
  Page,
  PageSkeleton,
  Split,
  useKeys,
  Views,
} from '@/ui';
import { countOf, formOf, lineOf, missingOf, stateOf, tabOf } from './board';
import { BoardFilters } from './BoardFilters';
import { BoardLedger } from './BoardLedger';
import { BoardPager } from './BoardPager';
import { BulkActs } from './BulkActs';
import { narrow, states, type BoardSearch, type Tab } from './boardSearch';
import { DigestDialog } from './DigestDialog';
import { ExtensionRequests } from './ExtensionRequests';
import { ObligationDetail } from './ObligationDetail';
import { useCountObligations, useListExtensions, useListObligations, type CountLine } from './obligationsApi';
import { MissingAtPlace } from './MissingAtPlace';
import { BasisNote, useReadingParts } from './Reading';
import { RemindDialog } from './RemindDialog';
import { ShortUnits } from './ShortUnits';
import { useScope } from './useScope';

const SHOWN = 50;

/** A tier's name in the middle of a sentence. */
const within = (name: string) => name.charAt(0).toLocaleLowerCase('vi') + name.slice(1);

/** What units owe, tier by tier: who has not handed in, whom to call, what was promised, and the acts on many at once. */
export function BoardPage() {
  const { t } = useTranslation('obligations');
  const search = useSearch({ from: '/shell/theo-doi' });
  const scope = useScope(search);
  const about = { campaignId: scope.campaign?.id, unitId: search.donVi, ...scope.reading };
  const counts = useCountObligations({ query: about }, { enabled: !!scope.campaign, keep: true });
  const error = scope.campaigns.error ?? counts.error;
  if (error)
    return (
      <ErrorState
        error={error}
        onRetry={() => void (scope.campaigns.error ? scope.campaigns : counts).refetch()}
      />
    );
  if (scope.campaigns.data && !scope.campaign)
    return (
      <Page title={t('title')} sentence={t('reporting:overview.no-campaign')}>
        <EmptyState>{t('reporting:overview.no-campaign-more')}</EmptyState>
      </Page>
    );
  if (!counts.data || !scope.campaign) return <PageSkeleton />;
  const { lines, basis, shortUnits } = counts.data;
  const line = lineOf(lines, search);
  const words = (
    <ScopeSentence search={search} scope={scope} lines={lines} line={line} unitName={basis.unitName} />
  );
  const note = <BasisNote basis={basis} />;
  if (search.noi) return <MissingAtPlace place={search.noi} query={about} words={words} note={note} />;
  if (!line)
    return (
      <Page title={t('title')} scope={words} note={note} sentence={t('head.nobody')}>
        <EmptyState>{t('head.nobody')}</EmptyState>
      </Page>
    );
  // Another line of the ledger is another list: what was picked there is not meant here.
  return (
    <Board
      key={`${line.tierId} ${line.form} ${search.tt}`}
      search={search}
      about={about}
      line={line}
      numbered={!!shortUnits}
      words={words}
      note={note}
    />
  );
}

function ScopeSentence({
  search,
  scope,
  lines,
  line,
  unitName,
}: {
  search: BoardSearch;
  scope: ReturnType<typeof useScope>;
  lines: CountLine[];
  line?: CountLine;
  unitName: string;
}) {
  const { t } = useTranslation('obligations');
  const navigate = useNavigate();
  const reading = useReadingParts(scope, search);
  const go = (change: Partial<BoardSearch>) =>
    void navigate({ to: '/theo-doi', search: narrow(search, { tt: undefined, noi: undefined, ...change }) });
  const tiers = lines.filter((one, at) => lines.findIndex(({ tierId }) => tierId === one.tierId) === at);
  const owed = lines.filter(({ tierId }) => tierId === line?.tierId);
  return (
    <FilterSentence
      parts={[
        t('scope.viewing', { unit: unitName }),
        {
          label: t('scope.campaign'),
          value: scope.campaign?.id ?? '',
          options: scope.all.map(({ id, name }) => ({ value: id, words: name })),
          onChange: (dot) => go({ dot, cap: undefined, viec: undefined }),
        },
        ...(line
          ? [
              t('scope.at'),
              {
                label: t('scope.tier'),
                value: line.tierId,
                options: tiers.map(({ tierId, tierName }) => ({ value: tierId, words: tierName })),
                onChange: (cap: string) => go({ cap, viec: formOf(line.form) }),
              },
              t('scope.for'),
              {
                label: t('scope.form'),
                value: line.form,
                options: owed.map(({ form }) => ({ value: form, words: t(`form.${formOf(form)}`) })),
                onChange: (form: string) => go({ cap: line.tierId, viec: formOf(form) }),
              },
            ]
          : []),
        ...reading,
      ]}
    />
  );
}

function Board({
  search,
  about,
  line,
  numbered,
  words,
  note,
}: {
  search: BoardSearch;
  about: { campaignId?: string; unitId?: string; asOf?: string; geography?: 'restated' };
  line: CountLine;
  /** The campaign asks units for a number of registrations. */
  numbered: boolean;
  words: React.ReactNode;
  note: React.ReactNode;
}) {
  const { t } = useTranslation('obligations');
  const navigate = useNavigate();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [reminding, setReminding] = useState(false);
  const [wording, setWording] = useState(false);
  const tab = tabOf(line, search.tt === 'short' && !numbered ? undefined : search.tt);
  const form = formOf(line.form);
  const asked = {
    ...about,
    tierId: line.tierId,
    form,
    state: stateOf(tab),
    reminded: search.nhac,
    extended: search.giaHan,
    q: search.q,
  };
  const list = useListObligations(
    { query: { ...asked, after: search.after, limit: SHOWN } },
    { enabled: tab !== 'requests' && tab !== 'short', keep: true },
  );
  const requests = useListExtensions({
    query: { campaignId: about.campaignId, status: 'requested', limit: 100 },
  });
  const waiting = (requests.data?.items ?? []).filter(({ actions }) => actions.includes('GrantExtension'));

  const rows = list.data?.items ?? [];
  const open = (mo?: string) =>
    void navigate({ to: '/theo-doi', search: { ...search, mo }, replace: search.mo !== undefined });
  useKeys(
    [{ press: 'escape', does: t('list.close'), run: () => open() }],
    search.mo !== undefined && picked.size === 0,
  );

  const missing = missingOf(line);
  const overdue = countOf(line, 'overdue');
  const figures = {
    missing: number(missing),
    of: number(line.obliged),
    overdue: number(overdue),
    tier: within(line.tierName),
    did: t(`did.${form}`),
  };
  const narrowed = search.q !== undefined || search.nhac !== undefined || search.giaHan !== undefined;
  const remindable = rows.some(({ actions }) => actions.includes('RemindUnits'));
  const all = stateOf(tab) ? countOf(line, stateOf(tab) ?? 'owed') : 0;
  const more = [
    line.completeness !== null &&
    line.completeness !== undefined &&
    line.timeliness !== null &&
    line.timeliness !== undefined
      ? t('head.rates', {
          completeness: percent(line.completeness / 100),
          timeliness: percent(line.timeliness / 100),
        })
      : '',
    waiting.length > 0 ? t('head.requests', { count: waiting.length }) : '',
  ].filter(Boolean);

  const view = (id: Tab) => ({
    id,
    words: t(`view.${id}`),
    to: '/theo-doi',
    search: narrow(search, { tt: id, cap: line.tierId, viec: form }) as Record<string, unknown>,
  });
  const short = { ...about, asOf: undefined };

  return (
    <Page
      title={t('title')}
      scope={words}
      note={note}
      sentence={
        missing === 0 ? (
          t('head.met', figures)
        ) : (
          <Trans
            t={t}
            i18nKey={overdue === 0 ? 'head.open' : overdue < missing ? 'head.late' : 'head.all-late'}
            values={figures}
            components={{ mark: <mark /> }}
          />
        )
      }
      more={more.join(' ')}
      acts={
        <>
          {tab === 'short' ? (
            <ExportLink list="/api/reports/short-units" query={short} />
          ) : (
            <ExportLink list="/api/obligations" query={asked} />
          )}
          {missing > 0 && <Button onClick={() => setWording(true)}>{t('acts.digest')}</Button>}
          {remindable && all > 0 && !narrowed && (tab === 'owed' || tab === 'overdue') && (
            <Button variant="filled" onClick={() => setReminding(true)}>
              {t('acts.remind', { count: all })}
            </Button>
          )}
        </>
      }
    >
      <Views
        label={t('views')}
        current={tab}
        views={[
          ...states
            .filter((id) => id === tab || countOf(line, id) > 0)
            .map((id) => ({ ...view(id), count: countOf(line, id) })),
          view('all'),
          ...(waiting.length > 0 || tab === 'requests'
            ? [{ ...view('requests'), count: waiting.length }]
            : []),
          ...(numbered && form === 'registration' ? [view('short')] : []),
        ]}
      />
      {tab === 'requests' ? (
        <ExtensionRequests asked={requests} />
      ) : tab === 'short' ? (
        <ShortUnits search={search} asked={short} />
      ) : (
        <Split
          label={t('list.label')}
          detailLabel={t('list.detail')}
          onClose={() => open()}
          detail={search.mo ? <ObligationDetail key={search.mo} id={search.mo} /> : undefined}
          list={
            <>
              <BoardFilters search={search} />
              <BulkBar count={picked.size} onClear={() => setPicked(new Set())}>
                <BulkActs
                  rows={rows.filter(({ id }) => picked.has(id))}
                  form={form}
                  onDone={() => setPicked(new Set())}
                />
              </BulkBar>
              {list.error && !list.data ? (
                <div className="b-inset">
                  <ErrorState error={list.error} onRetry={() => void list.refetch()} />
                </div>
              ) : !list.data ? (
                <LedgerSkeleton />
              ) : rows.length === 0 ? (
                <EmptyState
                  act={
                    narrowed ? (
                      <Link
                        to="/theo-doi"
                        search={narrow(search, { q: undefined, nhac: undefined, giaHan: undefined })}
                      >
                        {t('filter.off')}
                      </Link>
                    ) : undefined
                  }
                >
                  {t(narrowed ? 'list.none-found' : 'list.none')}
                </EmptyState>
              ) : (
                <>
                  <BoardLedger
                    rows={rows}
                    beside={search.mo !== undefined}
                    active={search.mo}
                    onOpen={open}
                    picked={picked}
                    onPick={setPicked}
                    busy={list.isPlaceholderData}
                  />
                  <BoardPager
                    search={search}
                    count={rows.length}
                    next={list.data.next}
                    total={narrowed ? undefined : stateOf(tab) ? all : undefined}
                  />
                </>
              )}
            </>
          }
        />
      )}
      {reminding && <RemindDialog asked={asked} form={form} onClose={() => setReminding(false)} />}
      {wording && (
        <DigestDialog query={{ ...about, tierId: line.tierId, form }} onClose={() => setWording(false)} />
      )}
    </Page>
  );
}
