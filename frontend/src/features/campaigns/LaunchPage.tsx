import './campaigns.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, Page, PageSkeleton, Select, Sheet } from '@/ui';
import { useGetCampaign, useListCampaigns } from './api';
import { LaunchForm } from './LaunchForm';

/** A campaign is launched from one that was: the same fields, indicators and criteria, a year later. */
export function LaunchPage() {
  const { t } = useTranslation('campaigns');
  const { tu, buoc = 1 } = useSearch({ from: '/shell/dot-thi-dua/moi' });
  const navigate = useNavigate();
  const list = useListCampaigns({ query: { limit: 50 } });
  const from = tu ?? list.data?.items[0]?.id;
  const source = useGetCampaign({ path: { id: from ?? '' } }, { enabled: from !== undefined });
  const error = list.error ?? source.error;
  if (error)
    return (
      <ErrorState
        error={error}
        onRetry={() => {
          void list.refetch();
          void source.refetch();
        }}
      />
    );
  if (!list.data || (from && !source.data)) return <PageSkeleton />;
  return (
    <Page
      title={t('launch.title')}
      scope={
        <nav className="k-scope" aria-label={t('way')}>
          <Link to="/dot-thi-dua" search={{}}>
            ‹ {t('title')}
          </Link>
        </nav>
      }
      sentence={t('launch.sentence')}
      more={t('launch.more')}
    >
      {source.data ? (
        <div className="c-launch">
          {buoc === 1 && (
            <Sheet>
              <Select
                label={t('launch.from')}
                description={t('launch.from-hint')}
                value={source.data.id}
                onChange={(id) =>
                  id && void navigate({ to: '/dot-thi-dua/moi', search: { tu: id }, replace: true })
                }
                data={list.data.items.map(({ id, name, code }) => ({
                  value: id,
                  label: `${name} (${code})`,
                }))}
                allowDeselect={false}
              />
            </Sheet>
          )}
          <LaunchForm key={source.data.id} source={source.data} step={buoc} />
        </div>
      ) : (
        <div className="k-list" data-alone>
          <EmptyState
            act={
              <Link to="/dot-thi-dua" search={{}}>
                {t('title')}
              </Link>
            }
          >
            {t('launch.nothing')}
          </EmptyState>
        </div>
      )}
    </Page>
  );
}
