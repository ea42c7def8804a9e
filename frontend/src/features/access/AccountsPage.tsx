import './access-admin.css';
import { useMediaQuery } from '@mantine/hooks';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/api';
import { number } from '@/i18n/format';
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
  StatusTag,
  Tag,
  useKeys,
} from '@/ui';
import { FindBox } from '@/ui/FindBox';
import { AccountDetail } from './AccountDetail';
import { useListAccounts, type AccountRow } from './accountsApi';
import { roleCodes, type AccountSearch } from './accountSearch';
import { CreateAccountDialog } from './CreateAccountDialog';

const SHOWN = 20;

export function AccountsPage() {
  const { t } = useTranslation(['accounts', 'status']);
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/tai-khoan' });
  const { id } = useParams({ strict: false });
  const wide = useMediaQuery('(min-width: 1101px)', false, { getInitialValueInEffect: false });
  const mayCreate = useMay('accounts.manage');
  const { q, trangThai: status, vaiTro: role, after } = search;
  const query = { q, status, role };
  const { data, error, refetch, isPlaceholderData } = useListAccounts(
    { query: { ...query, after, limit: SHOWN } },
    { keep: true },
  );
  const rows = data?.items ?? [];
  const before = search.before ?? 0;
  const active = id ?? (wide ? rows[0]?.id : undefined);
  const tail: AccountSearch = { ...search, viec: undefined };
  const close = () => void navigate({ to: '/tai-khoan', search: tail });
  const open = (next: string) =>
    void navigate({ to: '/tai-khoan/$id', params: { id: next }, search: tail, replace: id !== undefined });
  useKeys([{ press: 'escape', does: t('keys.close'), run: close }], id !== undefined && !search.viec);

  const narrowed = q !== undefined || status !== undefined || role !== undefined;
  const pending = rows.filter((row) => row.pending).length;
  return (
    <Page
      title={t('title')}
      sentence={
        !data
          ? t('head.waiting')
          : rows.length === 0
            ? t(narrowed ? 'head.none-found' : 'head.none')
            : data.next || after
              ? t('head.many', { n: number(before + rows.length), count: before + rows.length })
              : t('head.all', { n: number(rows.length), count: rows.length })
      }
      more={pending > 0 ? t('head.pending', { count: pending, n: number(pending) }) : t('head.more')}
      acts={
        <>
          <ExportLink list="/api/accounts" query={query} />
          {mayCreate && (
            <Button
              variant="filled"
              onClick={() => void navigate({ to: '/tai-khoan', search: { ...tail, viec: 'tao' } })}
            >
              {t('create.open')}
            </Button>
          )}
        </>
      }
    >
      <Split
        label={t('list.label')}
        detailLabel={t('detail')}
        onClose={close}
        list={
          <>
            <AccountFilters search={search} />
            {error ? (
              <div className="a-inset">
                <ErrorState error={error} onRetry={() => void refetch()} />
              </div>
            ) : !data ? (
              <LedgerSkeleton />
            ) : rows.length === 0 ? (
              <EmptyState
                act={
                  narrowed ? (
                    <Link to="/tai-khoan" search={{}}>
                      {t('list.all')}
                    </Link>
                  ) : undefined
                }
              >
                {t(narrowed ? 'list.none-found' : 'list.none')}
              </EmptyState>
            ) : (
              <>
                <Ledger<AccountRow>
                  label={t('list.label')}
                  rows={rows}
                  busy={isPlaceholderData}
                  idOf={(row) => row.id}
                  nameOf={(row) => row.displayName}
                  active={active}
                  onActive={open}
                  columns={[
                    {
                      id: 'name',
                      head: t('who'),
                      card: 'title',
                      cell: (row) => (
                        <>
                          <Link to="/tai-khoan/$id" params={{ id: row.id }} search={tail}>
                            {row.displayName}
                          </Link>
                          <small>{[row.title, row.userName].filter(Boolean).join(' · ')}</small>
                          <small className="a-card-unit">{row.unitName}</small>
                        </>
                      ),
                    },
                    { id: 'unit', head: t('unit'), cell: (row) => row.unitName },
                    {
                      id: 'status',
                      head: t('status'),
                      card: 'tag',
                      cell: (row) =>
                        row.status === 'active' && row.pending ? (
                          <Tag tone="thoc">{t('pending')}</Tag>
                        ) : (
                          <StatusTag kind="account" status={row.status} />
                        ),
                    },
                  ]}
                />
                <Pager
                  from={before}
                  count={rows.length}
                  onFirst={
                    after
                      ? () =>
                          void navigate({
                            to: '/tai-khoan',
                            search: { ...tail, after: undefined, before: undefined },
                          })
                      : undefined
                  }
                  onPrevious={after ? () => window.history.back() : undefined}
                  onNext={
                    data.next
                      ? () =>
                          void navigate({
                            to: '/tai-khoan',
                            search: { ...tail, after: data.next ?? undefined, before: before + rows.length },
                          })
                      : undefined
                  }
                />
              </>
            )}
          </>
        }
        detail={active ? <AccountDetail key={active} id={active} search={search} /> : undefined}
      />
      {search.viec === 'tao' && mayCreate && <CreateAccountDialog onClose={close} />}
    </Page>
  );
}

function AccountFilters({ search }: { search: AccountSearch }) {
  const { t } = useTranslation(['accounts', 'status']);
  const navigate = useNavigate();
  const set = (change: Partial<AccountSearch>) =>
    void navigate({
      to: '/tai-khoan',
      search: { ...search, after: undefined, before: undefined, viec: undefined, ...change },
      replace: true,
    });
  return (
    <Filters>
      <FindBox label={t('find')} value={search.q} onFind={(q) => set({ q })} />
      <FilterChip
        label={t('role')}
        value={search.vaiTro}
        options={roleCodes.map((value) => ({ value, words: t(`roles.${value}`) }))}
        onChange={(value) => set({ vaiTro: roleCodes.find((one) => one === value) })}
      />
      <FilterChip
        label={t('status')}
        value={search.trangThai}
        options={(['active', 'disabled'] as const).map((value) => ({
          value,
          words: t(`status:account.${value}`),
        }))}
        onChange={(value) =>
          set({ trangThai: value === 'active' || value === 'disabled' ? value : undefined })
        }
      />
    </Filters>
  );
}
