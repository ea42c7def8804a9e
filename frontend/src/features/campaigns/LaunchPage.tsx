import './campaigns.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api';
import { today } from '@/i18n/format';
import { EmptyState, ErrorState, Page, PageSkeleton, Select, Sheet } from '@/ui';
import {
  useGetCampaign,
  useGetUnit,
  useListCampaigns,
  useListFieldLists,
  useListProgrammes,
  useListTiers,
} from './api';
import { blank, usualPapers } from './content';
import { LaunchForm } from './LaunchForm';
import { shifted, shiftWords } from './plan';

/** What stands in the address when a campaign follows none. */
const NONE = 'khong';

/** A campaign begins from one that was, a year later, or from nothing but a movement and its list of fields. */
export function LaunchPage() {
  const { t } = useTranslation(['campaigns', 'papers']);
  const { tu } = useSearch({ from: '/shell/dot-thi-dua/moi' });
  const navigate = useNavigate();
  const home = useSession().units[0]?.unitId ?? '';
  const campaigns = useListCampaigns({ query: { limit: 50 } });
  const programmes = useListProgrammes({ query: { limit: 100 } });
  const lists = useListFieldLists({ query: { limit: 100 } });
  const tiers = useListTiers({ query: { asOf: today(), limit: 100 } });
  const unit = useGetUnit({ path: { id: home } }, { enabled: home !== '' });
  // What it begins from stays, also when the campaign that is being made comes to stand in the list.
  const newest = campaigns.data?.items[0]?.id ?? NONE;
  const [begun, setBegun] = useState<string | null>(null);
  if (begun === null && campaigns.data) setBegun(newest);
  const chosen = tu ?? begun ?? newest;
  const from = chosen === NONE ? undefined : chosen;
  const source = useGetCampaign({ path: { id: from ?? '' } }, { enabled: from !== undefined });
  const reads = [campaigns, programmes, lists, tiers, unit, source];
  const error = reads.find((read) => read.error)?.error;
  if (error) return <ErrorState error={error} onRetry={() => reads.forEach((read) => void read.refetch())} />;
  if (
    !campaigns.data ||
    !programmes.data ||
    !lists.data ||
    !tiers.data ||
    !unit.data ||
    (from && !source.data)
  )
    return <PageSkeleton />;

  const able = programmes.data.items.filter(({ id }) =>
    lists.data.items.some((list) => list.programmeId === id),
  );
  const year = Number(today().slice(0, 4)) + (today().slice(5) > '10-31' ? 1 : 0);
  const rank = tiers.data.items.find(({ id }) => id === unit.data?.tierId)?.rank ?? 0;
  const [first] = able;
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
      sentence={t(
        source.data ? 'launch.sentence' : able.length > 0 ? 'launch.sentence-first' : 'launch.no-fields',
      )}
      more={t(source.data ? 'launch.more' : 'launch.more-first')}
    >
      {!source.data && !first ? (
        <div className="k-list" data-alone>
          <EmptyState act={<Link to="/dot-thi-dua/phong-trao">{t('lists.title')}</Link>}>
            {t('launch.no-fields-more')}
          </EmptyState>
        </div>
      ) : (
        <div className="c-launch">
          {campaigns.data.items.length > 0 && (
            <Sheet>
              <Select
                label={t('launch.from')}
                description={t('launch.from-hint')}
                value={from ?? NONE}
                onChange={(id) =>
                  id && void navigate({ to: '/dot-thi-dua/moi', search: { tu: id }, replace: true })
                }
                data={[
                  ...campaigns.data.items.map(({ id, name, code }) => ({
                    value: id,
                    label: `${name} (${code})`,
                  })),
                  { value: NONE, label: t('launch.from-none') },
                ]}
                allowDeselect={false}
              />
            </Sheet>
          )}
          {source.data ? (
            <LaunchForm
              key={source.data.id}
              start={shifted(source.data.content, 1)}
              code={shiftWords(source.data.code, 1)}
              issuer={source.data.unitId}
              programmes={programmes.data.items.filter(({ id }) => id === source.data?.programmeId)}
              lists={lists.data.items}
            />
          ) : first ? (
            <LaunchForm
              key={NONE}
              start={blank(
                t('launch.name-of', { programme: first.name, year }),
                '',
                tiers.data.items.filter((tier) => tier.rank >= rank),
                year,
                usualPapers(
                  (paper) => t(`papers:default.${paper}`),
                  tiers.data.items.find((tier) => tier.rank === rank)?.id,
                ),
              )}
              code={`${first.code}-${year}`}
              programmes={able}
              lists={lists.data.items}
            />
          ) : null}
        </div>
      )}
    </Page>
  );
}
