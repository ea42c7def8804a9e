import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api';
import { date, today } from '@/i18n/format';
import { Button, Choice, DateField, Dialog, EmptyState, ErrorState, fieldErrors, Select } from '@/ui';
import { useCreatePeriodicReport, useListCampaigns, type Campaign } from './api';

/** Which unit reports, on which campaign, for which part of its period; the figures come by themselves. */
export function BeginReportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('periodic');
  const campaigns = useListCampaigns({ query: { limit: 50 } });
  const able = (campaigns.data?.items ?? []).filter(({ status }) => status !== 'draft');
  const first = able.find(({ status }) => status === 'open') ?? able[0];
  return (
    <Dialog opened onClose={onClose} title={t('begin.open')} size="lg">
      {campaigns.error ? (
        <ErrorState error={campaigns.error} onRetry={() => void campaigns.refetch()} />
      ) : first ? (
        <Form campaigns={able} first={first} onClose={onClose} />
      ) : (
        campaigns.data && <EmptyState>{t('begin.no-campaign')}</EmptyState>
      )}
    </Dialog>
  );
}

function Form({
  campaigns,
  first,
  onClose,
}: {
  campaigns: Campaign[];
  first: Campaign;
  onClose: () => void;
}) {
  const { t } = useTranslation('periodic');
  const navigate = useNavigate();
  const { units } = useSession();
  const create = useCreatePeriodicReport();
  const homes = [...new Map(units.map((it) => [it.unitId, it.unitName])).entries()];
  const [campaign, setCampaign] = useState(first);
  const [unitId, setUnitId] = useState(homes[0]?.[0] ?? null);
  const [kind, setKind] = useState<'interim' | 'final'>(today() < middle(first) ? 'interim' : 'final');
  const [from, setFrom] = useState<string | null>();
  const [to, setTo] = useState<string | null>();
  const [lacks, setLacks] = useState<Record<string, string>>({});
  const periodFrom = from === undefined ? campaign.periodFrom : from;
  const periodTo = to === undefined ? (kind === 'final' ? campaign.periodTo : middle(campaign)) : to;
  const wrong = { ...(create.error ? fieldErrors(create.error) : {}), ...lacks };
  return (
    <form
      className="k-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const found: Record<string, string> = {};
        const outside = t('begin.outside', { from: date(campaign.periodFrom), to: date(campaign.periodTo) });
        if (!periodFrom || periodFrom < campaign.periodFrom) found.periodFrom = outside;
        if (!periodTo || periodTo > campaign.periodTo || (periodFrom && periodTo < periodFrom))
          found.periodTo = outside;
        setLacks(found);
        if (!unitId || !periodFrom || !periodTo || Object.keys(found).length > 0) return;
        create.mutate(
          { body: { campaignId: campaign.id, unitId, kind, periodFrom, periodTo, sections: [] } },
          { onSuccess: ({ id }) => void navigate({ to: '/bao-cao/so-ket/$id', params: { id } }) },
        );
      }}
    >
      <Select
        label={t('campaign')}
        value={campaign.id}
        onChange={(id) => setCampaign(campaigns.find((one) => one.id === id) ?? campaign)}
        data={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
        allowDeselect={false}
      />
      {homes.length > 1 && (
        <Select
          label={t('unit')}
          value={unitId}
          onChange={setUnitId}
          data={homes.map(([value, label]) => ({ value, label }))}
          allowDeselect={false}
        />
      )}
      <Choice
        legend={t('kind')}
        value={kind}
        onChange={setKind}
        options={(['interim', 'final'] as const).map((value) => ({ value, words: t(`kinds.${value}`) }))}
      />
      <DateField
        required
        label={t('begin.from')}
        value={periodFrom}
        onChange={setFrom}
        error={wrong.periodFrom}
      />
      <DateField required label={t('begin.to')} value={periodTo} onChange={setTo} error={wrong.periodTo} />
      {create.error && Object.keys(create.error.errors).length === 0 && (
        <ErrorState error={create.error} kept={t('ui:confirm.kept')} />
      )}
      <div className="k-form-acts">
        <Button type="submit" variant="filled" loading={create.isPending}>
          {t('begin.act')}
        </Button>
        <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
      </div>
    </form>
  );
}

/** The last day of the month in which half of the period is over: 30 June of a year. */
function middle({ periodFrom, periodTo }: Campaign) {
  const half = new Date((Date.parse(periodFrom) + Date.parse(periodTo)) / 2);
  const day = new Date(
    Date.UTC(half.getUTCFullYear(), half.getUTCMonth() + (half.getUTCDate() > 15 ? 1 : 0), 0),
  );
  return day.toISOString().slice(0, 10);
}
