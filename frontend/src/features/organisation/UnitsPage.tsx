import { useMediaQuery } from '@mantine/hooks';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { date, number } from '@/i18n/format';
import { Button, EmptyState, ExportLink, Page, Split, useKeys } from '@/ui';
import './organisation.css';
import { useGetUnit, useListUnits, useRoots } from './api';
import { FoundUnits } from './FoundUnits';
import { asQuery, listed, type UnitSearch } from './search';
import { UnitDetail } from './UnitDetail';
import { UnitFilters } from './UnitFilters';
import { UnitTree } from './UnitTree';
import { useTree } from './useTree';

const SHOWN = 25;

export function UnitsPage() {
  const { t } = useTranslation('organisation');
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/don-vi' });
  const { id } = useParams({ strict: false });
  const wide = useMediaQuery('(min-width: 1101px)', false, { getInitialValueInEffect: false });
  const roots = useRoots();
  const asList = listed(search);
  const found = useListUnits(
    { query: { ...asQuery(search), after: search.after, limit: SHOWN } },
    { enabled: asList, keep: true },
  );
  const rows = asList ? (found.data?.items ?? []) : [];
  const active = id ?? (wide ? (asList ? rows[0]?.id : roots[0]?.id) : undefined);
  const open = useGetUnit({ path: { id: active ?? '' } }, { enabled: active !== undefined }).data;
  const way = open?.breadcrumb.filter(({ path }) => roots.some((root) => path.startsWith(root.path)));
  const tree = useTree(asList ? [] : roots, search.ngay, way?.map((step) => step.id) ?? []);
  const tail: UnitSearch = { ...search, viec: undefined };
  const close = () => void navigate({ to: '/don-vi', search: tail });
  useKeys([{ press: 'escape', does: t('keys.close'), run: close }], id !== undefined && !search.viec);

  const inList = () => {
    if (!found.data) return t('head.looking');
    if (rows.length === 0) return t('head.none-found');
    const counted = { count: rows.length, n: number((search.before ?? 0) + rows.length) };
    return t(found.data.next || search.after ? 'head.many' : 'head.found', counted);
  };
  const inTree = () => {
    const { root } = tree;
    if (!root || root.id !== roots[0]?.id) return t(tree.read ? 'head.not-yet' : 'head.waiting');
    const said = { count: root.children, n: number(root.children), name: root.partyName };
    if (root.children === 0) return t('head.alone', said);
    return search.ngay ? t('head.tree-on', { ...said, day: date(search.ngay) }) : t('head.tree', said);
  };

  return (
    <Page
      title={t('title')}
      sentence={asList ? inList() : inTree()}
      more={t('head.more')}
      acts={
        <>
          <Button component={Link} to="/sap-xep">
            {t('acts')}
          </Button>
          <Button component={Link} to="/don-vi/cap">
            {t('tiers.title')}
          </Button>
          <ExportLink list="/api/units" query={{ ...asQuery(search), sort: asList ? 'name' : 'path' }} />
          <ExportLink csv list="/api/units" query={{ ...asQuery(search), sort: asList ? 'name' : 'path' }} />
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
              <FoundUnits
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
              <UnitTree key={search.ngay} tree={tree} active={active} search={search} />
            )}
          </>
        }
        detail={active ? <UnitDetail key={active} id={active} search={search} /> : undefined}
      />
    </Page>
  );
}
