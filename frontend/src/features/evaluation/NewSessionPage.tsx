import './evaluation.css';
import './councils.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api';
import { date, dayAfter, number, today } from '@/i18n/format';
import {
  Button,
  DateField,
  EmptyState,
  ErrorState,
  fieldErrors,
  Page,
  PageSkeleton,
  say,
  Select,
  Sheet,
  TextInput,
} from '@/ui';
import {
  useCreateJudgingSession,
  useGetCampaign,
  useGetCouncil,
  useListCampaigns,
  useListCouncils,
  type CampaignRow,
  type Council,
  type Rules,
  type SheetContent,
} from './api';
import { unsound, usualRules } from './calling';
import { RulesFields } from './RulesFields';

/** A council is called together over a campaign: when, and by which rules it counts. Dossiers are put before it afterwards. */
export function NewSessionPage() {
  const { t } = useTranslation('councils');
  const { hoiDong, dot } = useSearch({ from: '/shell/xet-chon/moi' });
  const navigate = useNavigate({ from: '/xet-chon/moi' });
  const { units } = useSession();
  const own = useListCouncils(
    { query: { unitId: units[0]?.unitId, limit: 20 } },
    { enabled: units.length > 0 },
  );
  const councils = useListCouncils({ query: { limit: 100 } });
  const named = useGetCouncil({ path: { id: hoiDong ?? '' } }, { enabled: hoiDong !== undefined });
  const campaigns = useListCampaigns({ query: { limit: 100 } });
  // The one that was asked for, then the person's own unit's, then those below it.
  const all = [named.data, ...(own.data?.items ?? []), ...(councils.data?.items ?? [])];
  const able = [...new Map(all.flatMap((one) => (one ? [[one.id, one] as const] : []))).values()].filter(
    ({ actions }) => actions.includes('CreateJudgingSession'),
  );
  const [council] = able;
  // A campaign reaches the council's unit when it was launched there or above.
  const reaching = (campaigns.data?.items ?? []).filter(
    ({ status, unitPath }) => status !== 'draft' && council?.unitPath.startsWith(unitPath),
  );
  const campaign =
    reaching.find(({ id }) => id === dot) ?? reaching.find(({ status }) => status === 'open') ?? reaching[0];
  const content = useGetCampaign({ path: { id: campaign?.id ?? '' } }, { enabled: campaign !== undefined });
  const error = named.error ?? own.error ?? councils.error ?? campaigns.error ?? content.error;
  if (error)
    return (
      <ErrorState
        error={error}
        onRetry={() => {
          void named.refetch();
          void own.refetch();
          void councils.refetch();
          void campaigns.refetch();
          void content.refetch();
        }}
      />
    );
  if (!own.data || !councils.data || (hoiDong && !named.data)) return <PageSkeleton />;
  if (!campaigns.data || (campaign && !content.data)) return <PageSkeleton />;
  const missing = !council ? 'council' : !campaign ? 'campaign' : null;
  return (
    <Page
      title={t('session.title')}
      scope={
        <nav className="k-scope" aria-label={t('way')}>
          <Link to="/xet-chon">‹ {t('sessions')}</Link>
        </nav>
      }
      sentence={missing ? t(`session.no-${missing}`) : t('session.sentence')}
      more={t('session.more')}
    >
      {!council || !campaign ? (
        <div className="k-list" data-alone>
          <EmptyState
            act={
              <Link to={council ? '/dot-thi-dua' : '/xet-chon/hoi-dong/moi'}>
                {t(council ? 'session.to-campaigns' : 'new.open')}
              </Link>
            }
          >
            {t(`session.no-${missing ?? 'council'}-more`)}
          </EmptyState>
        </div>
      ) : (
        <Form
          key={council.id + campaign.id}
          council={council}
          campaign={campaign}
          sheets={content.data?.content.sheets ?? []}
          pickers={
            <>
              <Select
                label={t('council')}
                value={council.id}
                onChange={(id) => id && void navigate({ search: { hoiDong: id, dot }, replace: true })}
                data={able.map(({ id, name, decisionNumber }) => ({
                  value: id,
                  label: `${name} (${decisionNumber})`,
                }))}
                allowDeselect={false}
              />
              <Select
                label={t('session.campaign')}
                value={campaign.id}
                onChange={(id) => id && void navigate({ search: { hoiDong, dot: id }, replace: true })}
                data={reaching.map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }))}
                allowDeselect={false}
              />
            </>
          }
          onMade={(id) => void navigate({ to: '/xet-chon/$id', params: { id }, search: { xem: 'them' } })}
        />
      )}
    </Page>
  );
}

function Form({
  council,
  campaign,
  sheets,
  pickers,
  onMade,
}: {
  council: Council;
  campaign: CampaignRow;
  sheets: SheetContent[];
  pickers: ReactNode;
  onMade: (id: string) => void;
}) {
  const { t } = useTranslation('councils');
  const create = useCreateJudgingSession();
  const [title, setTitle] = useState(() =>
    t('session.name-of', { campaign: campaign.name, unit: council.unitName }),
  );
  const [heldOn, setHeldOn] = useState<string | null>(
    council.termFrom > today() ? council.termFrom : today(),
  );
  const [rules, setRules] = useState<Rules>(() => usualRules(sheets));
  const [lacks, setLacks] = useState<Record<string, string>>({});
  const [wrong, setWrong] = useState<string[]>([]);
  const errors = { ...(create.error ? fieldErrors(create.error) : {}), ...lacks };
  return (
    <form
      className="e-new"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const found: Record<string, string> = {};
        if (title.trim() === '') found.title = t('new.missing');
        if (!heldOn) found.heldOn = t('new.missing');
        else if (heldOn < council.termFrom || (council.termTo && heldOn >= council.termTo))
          found.heldOn = t('session.out-of-term');
        const bad = unsound(rules);
        setLacks(found);
        setWrong(bad);
        if (!heldOn || bad.length > 0 || Object.keys(found).length > 0) return;
        create.mutate(
          { body: { councilId: council.id, campaignId: campaign.id, title: title.trim(), heldOn, rules } },
          {
            onSuccess: (made) => {
              say(t('session.done', { title: made.title }));
              onMade(made.id);
            },
          },
        );
      }}
    >
      <Sheet
        title={t('session.what')}
        sub={t('session.seats', { count: council.members.length, n: number(council.members.length) })}
      >
        <div className="k-form">
          {pickers}
          <TextInput
            required
            label={t('session.name')}
            value={title}
            maxLength={300}
            onChange={(event) => setTitle(event.currentTarget.value)}
            error={errors.title}
          />
          <DateField
            required
            label={t('session.held')}
            description={
              council.termTo
                ? t('session.within', {
                    from: date(council.termFrom),
                    to: date(dayAfter(council.termTo, -1)),
                  })
                : t('session.within-open', { from: date(council.termFrom) })
            }
            value={heldOn}
            onChange={setHeldOn}
            error={errors.heldOn}
          />
          {sheets.length === 0 && (
            <p role="alert" className="e-shut">
              {t('session.no-sheets')}
            </p>
          )}
        </div>
      </Sheet>
      <Sheet title={t('rules.title')} sub={t('rules.sub')}>
        <RulesFields rules={rules} sheets={sheets} onChange={setRules} wrong={wrong} />
        {create.error && Object.keys(create.error.errors).length === 0 && (
          <ErrorState error={create.error} kept={t('ui:confirm.kept')} />
        )}
        <div className="k-form-acts e-new-acts">
          <Button type="submit" variant="filled" loading={create.isPending}>
            {t('session.act')}
          </Button>
        </div>
      </Sheet>
    </form>
  );
}
