import './recognition.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api';
import {
  Button,
  Choice,
  DateText,
  EmptyState,
  ErrorState,
  fieldErrors,
  Page,
  PageSkeleton,
  Select,
  Sheet,
  Textarea,
  TextInput,
} from '@/ui';
import { useDraftDecision, useListCampaigns, useOwnClosedSessions } from './api';
import { basesOf } from './document';

/** One screen: over which session, whose document, what it says; the list comes by itself. */
export function NewDecisionPage() {
  const { t } = useTranslation('recognition');
  const { dot, campaign } = useSearch({ from: '/shell/quyet-dinh/moi' });
  const navigate = useNavigate({ from: '/quyet-dinh/moi' });
  const { units } = useSession();
  const sessions = useOwnClosedSessions(units.map(({ unitPath }) => unitPath));
  const campaigns = useListCampaigns({ query: { limit: 50 } });
  const create = useDraftDecision();
  const [written, setWritten] = useState<{ title?: string; authority?: string; bases?: string }>({});
  const [purpose, setPurpose] = useState<'recognise' | 'award' | 'both'>('both');
  const [family, setFamily] = useState<'party' | 'state'>('party');
  const [lacks, setLacks] = useState<Record<string, string>>({});
  const error = sessions.error ?? campaigns.error;
  if (error) return <ErrorState error={error} onRetry={() => void sessions.refetch()} />;
  if (!sessions.data || !campaigns.data) return <PageSkeleton />;

  const closed = sessions.data;
  const session = closed.find(({ id }) => id === dot);
  const campaignId = session?.campaignId ?? campaign;
  const named = campaigns.data.items.find(({ id }) => id === campaignId);
  const year = named?.periodTo.slice(0, 4) ?? session?.heldOn.slice(0, 4);
  const movement = named?.programmeName ?? 'Dân vận khéo';
  const words = {
    title:
      written.title ??
      (campaignId
        ? `Về việc ${PURPOSES[purpose]} mô hình, điển hình “${movement}” năm ${year ?? ''}`.trim()
        : ''),
    authority: written.authority ?? (units[0] ? authorityOf(family, units[0].unitName) : ''),
    bases:
      written.bases ??
      (session
        ? `Biên bản họp ${session.councilName} ngày ${session.heldOn.split('-').reverse().join('/')}`
        : ''),
  };
  const wrong = { ...lacks, ...(create.error ? fieldErrors(create.error) : {}) };
  return (
    <Page
      title={t('new.title')}
      sentence={
        session ? t('new.over', { title: session.title }) : campaignId ? t('new.without') : t('new.choose')
      }
      more={t('new.more')}
      scope={
        <nav className="k-scope" aria-label={t('way')}>
          <Link to="/quyet-dinh">‹ {t('decisions.title')}</Link>
        </nav>
      }
    >
      <form
        className="r-new"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const found: Record<string, string> = {};
          if (!campaignId) found.campaignId = t('new.campaign-missing');
          for (const field of ['title', 'authority'] as const)
            if (words[field].trim() === '') found[field] = t('new.missing');
          setLacks(found);
          if (!campaignId || Object.keys(found).length > 0) return;
          create.mutate(
            {
              body: {
                unitId: session
                  ? units.find(({ unitPath }) => unitPath === session.unitPath)?.unitId
                  : undefined,
                campaignId,
                sessionId: session?.id ?? null,
                purpose,
                family,
                title: words.title.trim(),
                authority: words.authority.trim(),
                legalBases: basesOf(words.bases),
              },
            },
            { onSuccess: ({ id }) => void navigate({ to: '/quyet-dinh/$id', params: { id } }) },
          );
        }}
      >
        <Sheet title={t('new.session')} sub={t('new.session-sub')}>
          {closed.length === 0 && <EmptyState>{t('new.no-session')}</EmptyState>}
          <fieldset className="r-sessions">
            <legend className="sr">{t('new.session')}</legend>
            {closed.map((row) => (
              <label key={row.id} data-on={row.id === dot || undefined}>
                <input
                  type="radio"
                  name="session"
                  checked={row.id === dot}
                  onChange={() => void navigate({ search: { dot: row.id }, replace: true })}
                />
                <span>
                  <b>{row.title}</b>
                  <small>
                    {row.councilName} · {t('new.candidates', { count: row.candidates })} ·{' '}
                    <DateText value={row.heldOn} />
                  </small>
                </span>
              </label>
            ))}
            <label data-on={!session || undefined}>
              <input
                type="radio"
                name="session"
                checked={!session}
                onChange={() => void navigate({ search: { campaign: campaignId }, replace: true })}
              />
              <span>
                <b>{t('new.no-council')}</b>
                <small>{t('new.no-council-sub')}</small>
              </span>
            </label>
          </fieldset>
          {!session && (
            <Select
              label={t('new.campaign')}
              placeholder={t('new.campaign-pick')}
              data={campaigns.data.items
                .filter(({ status }) => status !== 'draft')
                .map(({ id, name }) => ({ value: id, label: name }))}
              value={campaign ?? null}
              onChange={(value) => void navigate({ search: { campaign: value ?? undefined }, replace: true })}
              error={wrong.campaignId}
            />
          )}
        </Sheet>
        <Sheet title={t('new.words')}>
          <div className="k-form">
            <Choice
              legend={t('new.family')}
              hint={t('new.family-hint')}
              value={family}
              onChange={setFamily}
              options={(['party', 'state'] as const).map((value) => ({ value, words: t(`family.${value}`) }))}
            />
            <Choice
              legend={t('new.purpose')}
              value={purpose}
              onChange={setPurpose}
              options={(['both', 'recognise', 'award'] as const).map((value) => ({
                value,
                words: t(`purpose.${value}`),
              }))}
            />
            <TextInput
              label={t('new.authority')}
              value={words.authority}
              maxLength={300}
              onChange={(event) => setWritten({ ...written, authority: event.currentTarget.value })}
              error={wrong.authority}
            />
            <Textarea
              label={t('new.what')}
              autosize
              value={words.title}
              maxLength={500}
              onChange={(event) => setWritten({ ...written, title: event.currentTarget.value })}
              error={wrong.title}
            />
            <Textarea
              label={t('new.bases')}
              description={t('new.bases-hint')}
              autosize
              minRows={3}
              value={words.bases}
              onChange={(event) => setWritten({ ...written, bases: event.currentTarget.value })}
              error={wrong.legalBases}
            />
            {create.error && Object.keys(create.error.errors).length === 0 && (
              <ErrorState error={create.error} kept={t('kept.words')} />
            )}
            <div className="k-form-acts">
              <Button type="submit" variant="filled" loading={create.isPending}>
                {session && purpose !== 'award' ? t('new.act-session') : t('new.act')}
              </Button>
            </div>
          </div>
        </Sheet>
      </form>
    </Page>
  );
}

/** The document is in Vietnamese whatever language the page speaks. */
const PURPOSES = { both: 'công nhận và khen thưởng', recognise: 'công nhận', award: 'khen thưởng' } as const;

function authorityOf(family: 'party' | 'state', unit: string): string {
  if (family === 'party') return `Ban Thường vụ ${unit}`;
  return `Chủ tịch Ủy ban nhân dân ${unit.replace(/^(Đảng ủy|Đảng bộ|Tỉnh ủy|Thành ủy)\s*/u, (name) => (/^Tỉnh/.test(name) ? 'tỉnh ' : ''))}`;
}
