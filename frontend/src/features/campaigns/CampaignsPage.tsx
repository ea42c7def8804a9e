import './campaigns.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/api';
import { date, number } from '@/i18n/format';
import {
  Button,
  EmptyState,
  ErrorState,
  ExportLink,
  FilterChip,
  Filters,
  Ledger,
  Page,
  PageSkeleton,
  Pager,
  StatusTag,
} from '@/ui';
import { useListCampaigns, type CampaignRow } from './api';
import { asTree } from './tree';

const statuses = ['draft', 'open', 'closed'] as const;

export function CampaignsPage() {
  const { t } = useTranslation(['campaigns', 'status']);
  const { trangThai: status, after } = useSearch({ from: '/shell/dot-thi-dua' });
  const navigate = useNavigate();
  const mayLaunch = useMay('campaigns.manage');
  const { data, error, refetch, isFetching } = useListCampaigns(
    { query: { status, after, limit: 25 } },
    { keep: true },
  );
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const rows = asTree(data.items);
  const open = rows.filter((row) => row.status === 'open');
  const launch = mayLaunch && (
    <Button component={Link} to="/dot-thi-dua/moi" variant="filled">
      {t('launch.open')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      sentence={
        rows.length === 0
          ? t(status ? 'list.none-such' : 'list.none')
          : open.length === 0
            ? t('list.none-open')
            : open.length === 1 && open[0]
              ? t('list.one-open', { name: open[0].name, day: date(open[0].periodTo) })
              : t('list.open', { count: open.length, n: number(open.length) })
      }
      more={t('list.more')}
      acts={
        <>
          <ExportLink list="/api/campaigns" query={{ status }} />
          <Button component={Link} to="/dot-thi-dua/phong-trao">
            {t('lists.title')}
          </Button>
          {launch}
        </>
      }
    >
      <div className="k-list" data-alone>
        <Filters>
          <FilterChip
            label={t('status')}
            value={status}
            options={statuses.map((value) => ({ value, words: t(`status:campaign.${value}`) }))}
            onChange={(value) =>
              void navigate({
                to: '/dot-thi-dua',
                search: { trangThai: statuses.find((one) => one === value) },
              })
            }
          />
        </Filters>
        {rows.length === 0 ? (
          <EmptyState
            act={
              status ? (
                <Link to="/dot-thi-dua" search={{}}>
                  {t('list.all')}
                </Link>
              ) : (
                launch || undefined
              )
            }
          >
            {t(status ? 'list.empty-such' : 'list.empty')}
          </EmptyState>
        ) : (
          <>
            <Ledger<CampaignRow & { depth: number }>
              label={t('title')}
              rows={rows}
              busy={isFetching}
              idOf={(row) => row.id}
              nameOf={(row) => row.name}
              columns={[
                {
                  id: 'name',
                  head: t('campaign'),
                  card: 'title',
                  cell: (row) => (
                    <>
                      <span className="c-branch" data-depth={row.depth || undefined}>
                        {row.depth > 0 && <i aria-hidden="true">└ </i>}
                        <Link to="/dot-thi-dua/$id" params={{ id: row.id }}>
                          {row.name}
                        </Link>
                      </span>
                      <small className="c-branch" data-depth={row.depth || undefined}>
                        {[row.theme, row.code, row.parentName && `${t('branch.of')}: ${row.parentName}`]
                          .filter(Boolean)
                          .join(' · ')}
                      </small>
                    </>
                  ),
                },
                { id: 'programme', head: t('programme'), cell: (row) => row.programmeName },
                { id: 'unit', head: t('issuer'), cell: (row) => row.unitName },
                {
                  id: 'status',
                  head: t('status'),
                  card: 'tag',
                  cell: (row) => <StatusTag kind="campaign" status={row.status} />,
                },
                {
                  id: 'period',
                  head: t('period'),
                  numeric: true,
                  card: 'end',
                  cell: (row) => `${date(row.periodFrom)} – ${date(row.periodTo)}`,
                },
              ]}
            />
            <Pager
              from={0}
              count={rows.length}
              onFirst={
                after ? () => void navigate({ to: '/dot-thi-dua', search: { trangThai: status } }) : undefined
              }
              onPrevious={after ? () => window.history.back() : undefined}
              onNext={
                data.next
                  ? () =>
                      void navigate({
                        to: '/dot-thi-dua',
                        search: { trangThai: status, after: data.next ?? undefined },
                      })
                  : undefined
              }
            />
          </>
        )}
      </div>
    </Page>
  );
}
