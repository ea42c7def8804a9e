import './imports.css';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api';
import { Choice, EmptyState, ErrorState, ExportLink, Page, Select, SheetSkeleton } from '@/ui';
import { CheckForm, PastImports } from '@/ui/imports';
import { UnitPicker, type PickedUnit } from '@/ui/UnitPicker';
import { useGetUnit, useListCampaigns } from './api';
import {
  checkRegistrationImport,
  keepRegistrationImport,
  useListRegistrationImports,
  type RegistrationImport,
} from './importsApi';

const FROM = '/shell/dang-ky/bang-tinh';

/** A sheet of registrations is chosen and checked; nothing is registered by that. Below stand the sheets of before. */
export function ImportsPage() {
  const { t } = useTranslation('sheets');
  const navigate = useNavigate();
  const { units } = useSession();
  const search = useSearch({ from: FROM });
  const id = search.unit ?? units[0]?.unitId;
  const unit = useGetUnit({ path: { id: id ?? '' } }, { enabled: id !== undefined });
  const campaigns = useListCampaigns({ query: { status: 'open', limit: 50 } });
  const past = useListRegistrationImports({ query: { after: search.after, limit: 10 } }, { keep: true });
  const go = (after?: string) => void navigate({ to: '/dang-ky/bang-tinh', search: { ...search, after } });
  const trouble = [campaigns, unit].find(({ error, data }) => error && !data);
  const open = (campaigns.data?.items ?? []).map(({ id: value, name }) => ({ value, label: name }));
  const first = open.find(({ value }) => value === search.campaign) ?? open[0];
  return (
    <Page
      title={t('title')}
      scope={
        <nav className="k-scope" aria-label={t('title')}>
          <Link to="/dang-ky" search={{}}>
            ‹ {t('back')}
          </Link>
        </nav>
      }
      sentence={t('new.sentence')}
      more={t('new.more')}
    >
      {trouble ? (
        <ErrorState error={trouble.error} onRetry={() => void trouble.refetch()} />
      ) : !campaigns.data || !unit.data ? (
        <SheetSkeleton lines={6} />
      ) : first ? (
        <CheckEntries
          key={unit.data.id}
          campaigns={open}
          first={first.value}
          start={{ id: unit.data.id, name: unit.data.partyName }}
          under={units.length === 1 ? units[0]?.unitId : undefined}
        />
      ) : (
        <EmptyState>{t('registration:form.no-campaign')}</EmptyState>
      )}
      <PastImports
        past={past}
        to="/dang-ky/bang-tinh/$id"
        acts={<ExportLink small list="/api/registration-imports" />}
        onFirst={search.after ? () => go() : undefined}
        onNext={go}
      />
    </Page>
  );
}

function CheckEntries({
  campaigns,
  first,
  start,
  under,
}: {
  campaigns: { value: string; label: string }[];
  first: string;
  start: PickedUnit;
  under?: string;
}) {
  const { t } = useTranslation('sheets');
  const navigate = useNavigate();
  const client = useQueryClient();
  const [campaignId, setCampaign] = useState(first);
  const [unit, setUnit] = useState<PickedUnit | null>(start);
  const [as, setAs] = useState<RegistrationImport['as']>('drafts');
  const [missing, setMissing] = useState(false);
  const asked = new URLSearchParams({ campaignId, ...(unit && { unitId: unit.id }) });
  return (
    <CheckForm
      hint={t('new.file-hint')}
      kept={t('new.kept')}
      answered={() => {
        setMissing(!unit);
        return unit !== null;
      }}
      send={async (file, intention, onProgress) => {
        const fields = { campaignId, unitId: unit?.id ?? '', as };
        const sent = await checkRegistrationImport(file, fields, intention, onProgress);
        keepRegistrationImport(client, sent);
        await navigate({ to: '/dang-ky/bang-tinh/$id', params: { id: sent.id } });
      }}
    >
      <Select
        label={t('registration:form.campaign')}
        data={campaigns}
        value={campaignId}
        allowDeselect={false}
        onChange={(value) => setCampaign(value ?? campaignId)}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
      <UnitPicker
        label={t('new.unit')}
        description={t('new.unit-hint')}
        value={unit}
        onChange={setUnit}
        under={under}
        error={missing && !unit ? t('new.no-unit') : undefined}
      />
      <p className="reg-template">
        <a className="k-btn" href={`/api/registration-imports/template.xlsx?${asked}`} download>
          {t('new.template')}
        </a>
        <span className="k-hint">{t('new.template-hint')}</span>
      </p>
      <Choice
        legend={t('new.as')}
        value={as}
        onChange={setAs}
        options={[
          { value: 'drafts', words: t('new.as-drafts') },
          { value: 'handed-in', words: t('new.as-handed-in') },
        ]}
      />
    </CheckForm>
  );
}
