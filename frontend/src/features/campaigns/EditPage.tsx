import './campaigns.css';
import { Link, useBlocker, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { number, today } from '@/i18n/format';
import { Button, ConfirmDialog, ErrorState, Page, PageSkeleton, say, Sheet, StatusTag, Views } from '@/ui';
import {
  useGetCampaign,
  useGetUnit,
  useListFieldLists,
  useListTiers,
  useSaveCampaign,
  type Campaign,
  type FieldList,
} from './api';
import { AsksFields } from './AsksFields';
import { CheckView } from './CheckView';
import { lacking, tidy } from './content';
import { DatesFields, type PlanTier } from './DatesFields';
import { SheetsFields } from './SheetsFields';
import { WhatFields } from './WhatFields';

const editScreens = ['noi-dung', 'han', 'yeu-cau', 'tieu-chi', 'xem-lai'] as const;
type Screen = (typeof editScreens)[number];

/** Everything a campaign says, screen by screen. A draft changes in place; of an open campaign it makes the next version. */
export function EditPage() {
  const { id } = useParams({ from: '/shell/dot-thi-dua/$id/sua' });
  const campaign = useGetCampaign({ path: { id } });
  const tiers = useListTiers({ query: { asOf: today(), limit: 100 } });
  const lists = useListFieldLists(
    { query: { programmeId: campaign.data?.programmeId, limit: 100 } },
    { enabled: campaign.data !== undefined },
  );
  const issuer = useGetUnit(
    { path: { id: campaign.data?.unitId ?? '' } },
    { enabled: campaign.data !== undefined },
  );
  const error = campaign.error ?? tiers.error ?? lists.error ?? issuer.error;
  if (error)
    return (
      <ErrorState
        error={error}
        onRetry={() => {
          void campaign.refetch();
          void tiers.refetch();
          void lists.refetch();
          void issuer.refetch();
        }}
      />
    );
  if (!campaign.data || !tiers.data || !lists.data || !issuer.data) return <PageSkeleton />;
  const top = tiers.data.items.find((tier) => tier.id === issuer.data?.tierId)?.rank ?? 0;
  // A tier that has passed away still stands in a plan that named it.
  const known = new Map<string, PlanTier>(campaign.data.tiers.map((tier) => [tier.tierId, tier]));
  for (const { id: tierId, name, rank } of tiers.data.items)
    if (rank >= top) known.set(tierId, { tierId, name, rank });
  return (
    <Desk
      key={id}
      campaign={campaign.data}
      tiers={[...known.values()].sort((a, b) => a.rank - b.rank)}
      lists={lists.data.items}
    />
  );
}

function Desk({ campaign, tiers, lists }: { campaign: Campaign; tiers: PlanTier[]; lists: FieldList[] }) {
  const { t } = useTranslation(['campaigns', 'status']);
  const { buoc: screen = 'noi-dung' } = useSearch({ from: '/shell/dot-thi-dua/$id/sua' });
  const navigate = useNavigate();
  const save = useSaveCampaign();
  const [content, setContent] = useState(campaign.content);
  const [pilots, setPilots] = useState<Record<string, string>>(() =>
    Object.fromEntries(campaign.pilots.map(({ unitId, name }) => [unitId, name])),
  );
  const { id, status, rowVersion } = campaign;
  const unsaved = JSON.stringify(content) !== JSON.stringify(campaign.content);
  const lacks = lacking(content);
  const bare = Object.values(lacks).flat().length === 0;
  const change = (part: Partial<typeof content>) => setContent((was) => ({ ...was, ...part }));
  const at = editScreens.indexOf(screen);
  const next = editScreens[at + 1];
  const open = status === 'open';
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next: to }) => unsaved && !save.isPending && to.pathname !== current.pathname,
    enableBeforeUnload: () => unsaved,
    withResolver: true,
  });

  const go = (to?: Screen) =>
    void navigate({ to: '/dot-thi-dua/$id/sua', params: { id }, search: { buoc: to } });
  const keep = (then: () => void) => {
    if (!unsaved) return then();
    save.mutate(
      { path: { id }, rowVersion, body: { content: tidy(content, campaign.content) } },
      {
        onSuccess: (answer) => {
          setContent(answer.content);
          if (open) say(t('edit.done-version', { n: number(answer.version) }));
          then();
        },
      },
    );
  };
  const leave = () => {
    if (!open) say(t('edit.done'));
    void navigate({ to: '/dot-thi-dua/$id', params: { id }, search: {} });
  };
  const wrong = {
    name: lacks.what.includes('name') ? t('launch.missing') : undefined,
    period: lacks.what.includes('period') ? t('launch.period-reversed') : undefined,
  };
  return (
    <Page
      title={t('edit.title')}
      scope={
        <nav className="k-scope" aria-label={t('way')}>
          <Link to="/dot-thi-dua/$id" params={{ id }} search={{}}>
            ‹ {campaign.content.name}
          </Link>
          <StatusTag kind="campaign" status={status} />
          {unsaved && <span className="c-unsaved">{t('edit.unsaved')}</span>}
        </nav>
      }
      sentence={
        bare ? (
          t(open ? 'edit.sentence-open' : 'edit.sentence')
        ) : (
          <mark>{t('edit.lacks', { count: Object.values(lacks).flat().length })}</mark>
        )
      }
      more={t(open ? 'edit.more-open' : 'edit.more')}
    >
      <Views
        label={t('edit.screens')}
        current={screen}
        views={editScreens.map((one) => ({
          id: one,
          words: t(`edit.screen.${one}`),
          to: `/dot-thi-dua/${id}/sua`,
          search: { buoc: one },
        }))}
      />
      <form
        className="c-launch c-edit"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (open || !bare) return next ? go(next) : bare ? keep(leave) : undefined;
          keep(() => (next ? go(next) : leave()));
        }}
      >
        {screen === 'noi-dung' && (
          <Sheet
            title={t('edit.screen.noi-dung')}
            sub={`${campaign.programmeName} · ${campaign.code} · ${campaign.unitName}`}
          >
            <WhatFields
              content={content}
              onChange={change}
              wrong={wrong}
              programmeId={campaign.programmeId}
              self={id}
            />
          </Sheet>
        )}
        {screen === 'han' && (
          <Sheet title={t('edit.screen.han')} sub={t('edit.dates-sub')}>
            <DatesFields
              content={content}
              tiers={tiers}
              pilots={pilots}
              issuerPath={campaign.unitPath}
              onPilot={(unit, name) => setPilots((was) => ({ ...was, [unit]: name }))}
              onChange={change}
            />
          </Sheet>
        )}
        {screen === 'yeu-cau' && (
          <AsksFields content={content} lists={lists} tiers={tiers} onChange={change} />
        )}
        {screen === 'tieu-chi' && (
          <SheetsFields sheets={content.sheets} onChange={(sheets) => change({ sheets })} />
        )}
        {screen === 'xem-lai' && (
          <CheckView content={content} lacks={lacks} tiers={tiers} pilots={pilots} lists={lists} id={id} />
        )}
        {save.error && <ErrorState error={save.error} kept={t('ui:confirm.kept')} />}
        <div className="k-form-acts">
          <Button
            type="submit"
            variant="filled"
            loading={save.isPending}
            disabled={!next && (!bare || (open && !unsaved))}
          >
            {next
              ? t(open || !bare ? 'launch.next' : 'edit.keep-on')
              : open
                ? t('edit.act-version', { n: number(campaign.version + 1) })
                : t('edit.act')}
          </Button>
          {!open && next && bare && unsaved && (
            <Button onClick={() => keep(leave)} loading={save.isPending}>
              {t('edit.act')}
            </Button>
          )}
          {at > 0 && <Button onClick={() => go(editScreens[at - 1])}>{t('launch.back')}</Button>}
        </div>
      </form>
      <ConfirmDialog
        opened={leaving.status === 'blocked'}
        onClose={() => leaving.reset?.()}
        title={t('edit.leave-title')}
        act={t('edit.leave')}
        onConfirm={() => leaving.proceed?.()}
      >
        {t('edit.leave-what')}
      </ConfirmDialog>
    </Page>
  );
}
