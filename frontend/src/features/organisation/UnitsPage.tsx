import { useDebouncedCallback, useMediaQuery } from '@mantine/hooks';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { date, number } from '@/i18n/format';
import {
  Button,
  EmptyState,
  ErrorState,
  ExportLink,
  FilterChip,
  Filters,
  Ledger,
  LedgerSkeleton,
  Page,
  Pager,
  Split,
  TextInput,
  useKeys,
} from '@/ui';
import './organisation.css';
import { useGetUnit, useListTiers, useListUnits, useRoots, type UnitRow } from './api';
import { asQuery, narrowed, unitKinds, type UnitSearch } from './search';
import { UnitDetail } from './UnitDetail';
import { UnitTree } from './UnitTree';

const SHOWN = 25;

export function UnitsPage() {
  const { t } = useTranslation('organisation');
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/don-vi' });
  const { id } = useParams({ strict: false });
  const wide = useMediaQuery('(min-width: 1101px)', false, { getInitialValueInEffect: false });
  const roots = useRoots();
  const root = useGetUnit({ path: { id: roots[0]?.id ?? '' } }, { enabled: roots.length > 0 }).data;
  const asList = narrowed(search);
  const found = useListUnits(
    { query: { ...asQuery(search), after: search.after, limit: SHOWN } },
    { enabled: asList, keep: true },
  );
  const rows = asList ? (found.data?.items ?? []) : [];
  const active = id ?? (wide ? (asList ? rows[0]?.id : roots[0]?.id) : undefined);
  const open = useGetUnit({ path: { id: active ?? '' } }, { enabled: active !== undefined }).data;
  const tail: UnitSearch = { ...search, viec: undefined };
  const close = () => void navigate({ to: '/don-vi', search: tail });
  useKeys([{ press: 'escape', does: t('keys.close'), run: close }], id !== undefined && !search.viec);

  return (
    <Page
      title={t('title')}
      sentence={
        asList
          ? !found.data
            ? t('head.looking')
            : rows.length === 0
              ? t('head.none-found')
              : t(found.data.next || search.after ? 'head.many' : 'head.found', {
                  count: rows.length,
                  n: number((search.before ?? 0) + rows.length),
                })
          : root
            ? t(root.children > 0 ? 'head.tree' : 'head.alone', {
                count: root.children,
                n: number(root.children),
                name: root.partyName,
              })
            : t('head.waiting')
      }
      more={t('head.more')}
      acts={
        <>
          <Button component={Link} to="/don-vi/cap">
            {t('tiers.title')}
          </Button>
          <ExportLink list="/api/units" query={{ ...asQuery(search), sort: asList ? 'name' : 'path' }} />
        </>
      }
    >
      <Split
        label={t('list.label')}
        detailLabel={t('detail')}
        onClose={close}
        list={
          <>
            <UnitFilters search={search} />
            {roots.length === 0 ? (
              <EmptyState act={<Link to="/ho-so">{t('list.profile')}</Link>}>{t('list.nowhere')}</EmptyState>
            ) : asList ? (
              <Found
                search={search}
                rows={rows}
                active={active}
                next={found.data?.next ?? undefined}
                waiting={!found.data}
                busy={found.isPlaceholderData}
                error={found.error}
                onRetry={() => void found.refetch()}
              />
            ) : (
              <UnitTree roots={roots} active={open} />
            )}
          </>
        }
        detail={active ? <UnitDetail key={active} id={active} search={search} /> : undefined}
      />
    </Page>
  );
}

function UnitFilters({ search }: { search: UnitSearch }) {
  const { t } = useTranslation('organisation');
  const navigate = useNavigate();
  const tiers = useListTiers({ query: { limit: 100 } });
  const [typed, setTyped] = useState(search.q ?? '');
  const set = (change: Partial<UnitSearch>) =>
    void navigate({
      to: '/don-vi',
      search: { ...search, after: undefined, before: undefined, viec: undefined, ...change },
      replace: true,
    });
  const look = useDebouncedCallback((q: string) => set({ q: q.trim() || undefined }), 300);
  return (
    <Filters>
      <TextInput
        className="o-find"
        type="search"
        aria-label={t('find')}
        placeholder={t('find')}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          look(event.currentTarget.value);
        }}
      />
      <FilterChip
        label={t('unit.kind')}
        value={search.loai}
        options={unitKinds.map((value) => ({ value, words: t(`kind.${value}`) }))}
        onChange={(value) => set({ loai: unitKinds.find((one) => one === value) })}
      />
      <FilterChip
        label={t('unit.tier')}
        value={search.cap}
        options={(tiers.data?.items ?? []).map(({ id, name }) => ({ value: id, words: name }))}
        onChange={(value) => set({ cap: value || undefined })}
      />
      <FilterChip
        label={t('filter.map')}
        value={search.diaBan}
        options={(['co', 'khong'] as const).map((value) => ({ value, words: t(`filter.map-${value}`) }))}
        onChange={(value) => set({ diaBan: value === 'co' || value === 'khong' ? value : undefined })}
      />
    </Filters>
  );
}

function Found({
  search,
  rows,
  active,
  next,
  waiting,
  busy,
  error,
  onRetry,
}: {
  search: UnitSearch;
  rows: UnitRow[];
  active?: string;
  next?: string;
  waiting: boolean;
  busy: boolean;
  error: unknown;
  onRetry: () => void;
}) {
  const { t } = useTranslation('organisation');
  const navigate = useNavigate();
  if (error)
    return (
      <div className="o-inset">
        <ErrorState error={error} onRetry={onRetry} />
      </div>
    );
  if (waiting) return <LedgerSkeleton />;
  if (rows.length === 0)
    return (
      <EmptyState
        act={
          <Link to="/don-vi" search={{}}>
            {t('list.tree')}
          </Link>
        }
      >
        {t('list.none', { q: search.q })}
      </EmptyState>
    );
  const before = search.before ?? 0;
  return (
    <>
      <Ledger<UnitRow>
        label={t('list.label')}
        rows={rows}
        busy={busy}
        idOf={(row) => row.id}
        nameOf={(row) => row.partyName}
        active={active}
        onActive={(id) =>
          void navigate({ to: '/don-vi/$id', params: { id }, search: { ...search, viec: undefined } })
        }
        columns={[
          {
            id: 'name',
            head: t('unit.unit'),
            card: 'title',
            cell: (row) => (
              <>
                <Link to="/don-vi/$id" params={{ id: row.id }} search={{ ...search, viec: undefined }}>
                  {row.partyName}
                </Link>
                <small>
                  {[
                    row.stateName,
                    row.code,
                    row.pastNames.length > 0 && t('list.once', { names: row.pastNames.join(', ') }),
                    row.closedOn && t('list.gone', { day: date(row.closedOn) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
                {row.successors.length > 0 && (
                  <small>
                    {t('list.now')}{' '}
                    {row.successors.map((unit, at) => (
                      <Fragment key={unit.id}>
                        {at > 0 && ', '}
                        <Link
                          to="/don-vi/$id"
                          params={{ id: unit.id }}
                          search={{ ...search, viec: undefined }}
                        >
                          {unit.name}
                        </Link>
                      </Fragment>
                    ))}
                  </small>
                )}
              </>
            ),
          },
          { id: 'kind', head: t('unit.kind'), card: 'tag', cell: (row) => t(`kind.${row.kind}`) },
          { id: 'tier', head: t('unit.tier'), cell: (row) => row.tierName },
          {
            id: 'children',
            head: t('unit.below'),
            numeric: true,
            card: 'end',
            cell: (row) => (row.children > 0 ? number(row.children) : '—'),
          },
        ]}
      />
      <Pager
        from={before}
        count={rows.length}
        onFirst={
          search.after
            ? () =>
                void navigate({ to: '/don-vi', search: { ...search, after: undefined, before: undefined } })
            : undefined
        }
        onPrevious={search.after ? () => window.history.back() : undefined}
        onNext={
          next
            ? () =>
                void navigate({
                  to: '/don-vi',
                  search: { ...search, after: next, before: before + rows.length },
                })
            : undefined
        }
      />
    </>
  );
}
