import './campaigns.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/api';
import { date, daysUntil, moment, number, today } from '@/i18n/format';
import {
  Button,
  ConfirmDialog,
  ErrorState,
  ExportLink,
  Facts,
  Page,
  PageSkeleton,
  say,
  Sheet,
  SheetSkeleton,
  StatusTag,
  Tag,
} from '@/ui';
import { useCloseCampaign, useGetCampaign, useListVersions, useOpenCampaign, type Campaign } from './api';
import { PlanTable } from './PlanTable';
import { SheetReading } from './SheetReading';

export function CampaignPage() {
  const { id } = useParams({ from: '/shell/dot-thi-dua/$id' });
  const { data, error, refetch } = useGetCampaign({ path: { id } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <Reading campaign={data} />;
}

function Reading({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation(['campaigns', 'status']);
  const { viec } = useSearch({ from: '/shell/dot-thi-dua/$id' });
  const navigate = useNavigate();
  const mayLaunch = useMay('campaigns.manage');
  const mayAudit = useMay('audit.read');
  const open = useOpenCampaign();
  const close = useCloseCampaign();
  const { id, rowVersion, content, actions, status } = campaign;
  const may = (name: string) => actions.includes(name);
  const act = (next?: 'mo' | 'ket-thuc') =>
    void navigate({ to: '/dot-thi-dua/$id', params: { id }, search: { viec: next }, replace: !next });
  const shut = () => {
    act();
    open.reset();
    close.reset();
  };
  const { rules, form } = content;
  return (
    <Page
      title={content.name}
      scope={
        <nav className="k-scope" aria-label={t('way')}>
          <Link to="/dot-thi-dua" search={{}}>
            ‹ {t('title')}
          </Link>
          <StatusTag kind="campaign" status={status} />
          {campaign.version > 1 && <Tag>{t('version', { n: number(campaign.version) })}</Tag>}
        </nav>
      }
      sentence={<Finding campaign={campaign} />}
      more={
        <>
          {content.name} · {campaign.code} · {campaign.unitName}
        </>
      }
      acts={
        <>
          {mayLaunch && (
            <Button component={Link} to="/dot-thi-dua/moi" search={{ tu: id } as never}>
              {t('launch.from-this')}
            </Button>
          )}
          {may('SaveCampaign') && (
            <Button component={Link} to={`/dot-thi-dua/${id}/sua`}>
              {t('edit.open')}
            </Button>
          )}
          {may('CloseCampaign') && <Button onClick={() => act('ket-thuc')}>{t('close.open')}</Button>}
          {may('OpenCampaign') && (
            <Button variant="filled" onClick={() => act('mo')}>
              {t('open.open')}
            </Button>
          )}
        </>
      }
    >
      <div className="k-stack">
        <div className="k-grid">
          <div className="k-wide7">
            <Sheet title={content.theme ?? t('no-theme')} sub={t('theme')}>
              <Facts
                facts={[
                  [t('programme'), campaign.programmeName],
                  ...(campaign.parent
                    ? ([
                        [
                          t('branch.of'),
                          <Link key="parent" to="/dot-thi-dua/$id" params={{ id: campaign.parent.id }}>
                            {campaign.parent.name}
                          </Link>,
                        ],
                      ] as [string, ReactNode][])
                    : []),
                  ...(content.themes ?? []).map(
                    (one) => [t('themes.of', { year: one.year }), one.theme] as [string, ReactNode],
                  ),
                  [t('period'), `${date(content.periodFrom)} – ${date(content.periodTo)}`],
                  [
                    t('taken-from'),
                    rules.registrationFrom ? date(rules.registrationFrom) : t('taken-from-opening'),
                  ],
                  [t('late'), t(`late-${rules.late}`)],
                  [t('form'), form.required.map((part) => t(`part.${part}`)).join(', ')],
                  [t('progress'), t(`cycle.${rules.progress ?? 'quarter'}`)],
                  ...(rules.dormantAfterDays
                    ? ([
                        [
                          t('dormant'),
                          t('dormant-days', {
                            count: rules.dormantAfterDays,
                            n: number(rules.dormantAfterDays),
                          }),
                        ],
                      ] as [string, string][])
                    : []),
                ]}
              />
            </Sheet>
          </div>
          <div className="k-wide5">
            <Sheet
              title={t('bases', { count: content.legalBases.length, n: number(content.legalBases.length) })}
            >
              {content.legalBases.length === 0 ? (
                <p>{t('no-bases')}</p>
              ) : (
                <ul className="c-list">
                  {content.legalBases.map((base) => (
                    <li key={base}>{base}</li>
                  ))}
                </ul>
              )}
            </Sheet>
          </div>
        </div>
        {campaign.branches.length > 0 && (
          <Sheet title={t('branch.title')} sub={t('branch.hint')}>
            <ul className="c-kin">
              {campaign.branches.map((one) => (
                <li key={one.id}>
                  <Link to="/dot-thi-dua/$id" params={{ id: one.id }}>
                    {one.name}
                  </Link>{' '}
                  <StatusTag kind="campaign" status={one.status} />
                  <small>{`${one.unitName} · ${one.code}`}</small>
                </li>
              ))}
            </ul>
          </Sheet>
        )}
        <Sheet title={t('plan.title')} sub={t('plan.sub')}>
          <PlanTable campaign={campaign} />
        </Sheet>
        <div className="k-grid">
          <div className="k-wide6">
            <Sheet title={t('fields', { count: campaign.fields.length, n: number(campaign.fields.length) })}>
              <ul className="c-list">
                {campaign.fields.map((field) => (
                  <li key={field.id}>
                    {field.name} <small>{field.code}</small>
                  </li>
                ))}
              </ul>
            </Sheet>
          </div>
          <div className="k-wide6">
            <Sheet
              title={t('indicators', {
                count: content.indicators.length,
                n: number(content.indicators.length),
              })}
            >
              <ul className="c-list">
                {content.indicators.map((one) => (
                  <li key={one.code}>
                    {one.name}{' '}
                    <small>
                      {one.unitName ?? t(`measure.${one.measure}`)} · {t(`roll-up.${one.rollUp}`)}
                      {one.required && ` · ${t('required')}`}
                    </small>
                  </li>
                ))}
              </ul>
            </Sheet>
          </div>
        </div>
        <Sheet title={t('sheets', { count: content.sheets.length, n: number(content.sheets.length) })}>
          {content.sheets.map((sheet) => (
            <SheetReading key={sheet.subject} sheet={sheet} />
          ))}
        </Sheet>
        <Versions id={id} />
        {mayAudit && (
          <p>
            <Link to="/lich-su/$id" params={{ id }} search={{}}>
              {t('history')}
            </Link>
          </p>
        )}
      </div>

      <ConfirmDialog
        opened={viec === 'mo' && may('OpenCampaign')}
        onClose={shut}
        title={t('open.title', { name: content.name })}
        act={t('open.act')}
        busy={open.isPending}
        error={open.error}
        onConfirm={() =>
          open.mutate(
            { path: { id }, rowVersion },
            {
              onSuccess: () => {
                shut();
                say(t('open.done', { name: content.name }));
              },
            },
          )
        }
      >
        {t('open.what')}
      </ConfirmDialog>
      <ConfirmDialog
        opened={viec === 'ket-thuc' && may('CloseCampaign')}
        onClose={shut}
        title={t('close.title', { name: content.name })}
        act={t('close.act')}
        busy={close.isPending}
        error={close.error}
        onConfirm={() =>
          close.mutate(
            { path: { id }, rowVersion },
            {
              onSuccess: () => {
                shut();
                say(t('close.done', { name: content.name }));
              },
            },
          )
        }
      >
        {t('close.what')}
      </ConfirmDialog>
    </Page>
  );
}

/** What stands next in the plan, as a sentence. */
function Finding({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const { status, content } = campaign;
  if (status === 'draft') return t('finding.draft');
  if (status === 'closed') return t('finding.closed', { day: date(content.periodTo) });
  const next = content.tiers
    .map((row) => row.registration.on)
    .filter((day): day is string => typeof day === 'string' && day >= today())
    .sort()
    .pop();
  if (!next) return t('finding.past', { day: date(content.periodTo) });
  const left = daysUntil(next);
  return (
    <>
      {t('finding.until', { day: date(next) })}{' '}
      <mark>{t('finding.left', { count: left, n: number(left) })}</mark>
    </>
  );
}

function Versions({ id }: { id: string }) {
  const { t } = useTranslation('campaigns');
  const { data, error, refetch } = useListVersions({ path: { id }, query: { limit: 50 } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SheetSkeleton lines={2} />;
  if (data.items.length === 0) return null;
  return (
    <Sheet
      title={t('versions', { count: data.items.length, n: number(data.items.length) })}
      sub={t('versions-sub')}
      acts={<ExportLink small list="/api/campaigns/{id}/versions" path={{ id }} />}
    >
      <ul className="c-list">
        {data.items.map(({ version, madeAt, content }) => (
          <li key={version}>
            {t('version', { n: number(version) })} · {moment(madeAt)}
            <small> {content.name}</small>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
