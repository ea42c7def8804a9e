import './documents.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api';
import { today } from '@/i18n/format';
import {
  Button,
  DateField,
  ErrorState,
  fieldErrors,
  Page,
  PageSkeleton,
  Select,
  Sheet,
  Textarea,
  TextInput,
} from '@/ui';
import { UnitPicker, type PickedUnit } from '@/ui/UnitPicker';
import {
  useDraftDirective,
  useDraftToEdit,
  useListCampaigns,
  useListProgrammes,
  useListTiers,
  useSaveDirective,
  type Directive,
} from './api';

/** A new document, or a draft written anew: what it says, and to whom it goes. */
export function NewDirectivePage() {
  const { dot } = useSearch({ from: '/shell/van-ban/moi' });
  return <Compose campaignId={dot} />;
}

export function EditDirectivePage() {
  const { id } = useParams({ from: '/shell/van-ban/$id/sua' });
  const { data, error, refetch } = useDraftToEdit(id);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <Compose draft={data} />;
}

function Compose({ draft, campaignId }: { draft?: Directive; campaignId?: string }) {
  const { t } = useTranslation('documents');
  const navigate = useNavigate();
  const { units } = useSession();
  const programmes = useListProgrammes({ query: { limit: 100 } });
  const campaigns = useListCampaigns({ query: { limit: 100 } });
  const tiers = useListTiers({ query: { limit: 100 } });
  const create = useDraftDirective();
  const save = useSaveDirective();
  const [words, setWords] = useState({
    excerpt: draft?.excerpt ?? '',
    body: draft?.body ?? '',
    number: draft?.number ?? '',
    signatory: draft?.signatory ?? '',
    capacity: draft?.capacity ?? '',
  });
  const [datedOn, setDatedOn] = useState<string | null>(draft ? (draft.datedOn ?? null) : today());
  const [planBy, setPlanBy] = useState<string | null>(draft?.planBy ?? null);
  const [campaign, setCampaign] = useState<string | null>(draft?.campaignId ?? campaignId ?? null);
  const [programme, setProgramme] = useState<string | null>(draft?.programmeId ?? null);
  const [unitId, setUnitId] = useState(draft?.unitId ?? units[0]?.unitId);
  const [tierIds, setTierIds] = useState<string[]>(draft?.tiers.map(({ tierId }) => tierId) ?? []);
  const [branches, setBranches] = useState<PickedUnit[]>(
    draft?.branches.map((branch) => ({ id: branch.unitId, name: branch.name })) ?? [],
  );
  const [asked, setAsked] = useState(false);
  const trouble = programmes.error ?? campaigns.error ?? tiers.error;
  if (trouble) return <ErrorState error={trouble} onRetry={() => void programmes.refetch()} />;
  if (!programmes.data || !campaigns.data || !tiers.data) return <PageSkeleton />;

  const chosen = campaigns.data.items.find(({ id }) => id === campaign);
  const running = campaigns.data.items.find(({ status }) => status === 'open');
  const programmeId =
    chosen?.programmeId ?? programme ?? running?.programmeId ?? programmes.data.items[0]?.id;
  const error = create.error ?? save.error;
  const wrong = error ? fieldErrors(error) : {};
  const issuer = units.find((unit) => unit.unitId === unitId);
  const write = (field: keyof typeof words) => ({
    value: words[field],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setWords((all) => ({ ...all, [field]: value }));
    },
    error: wrong[field],
  });
  const send = () => {
    setAsked(true);
    if (words.excerpt.trim() === '' || !programmeId) return;
    const body = {
      programmeId,
      campaignId: campaign,
      excerpt: words.excerpt.trim(),
      body: words.body.trim() || null,
      number: words.number.trim() || null,
      datedOn,
      signatory: words.signatory.trim() || null,
      capacity: words.capacity.trim() || null,
      planBy,
      tierIds,
      branchUnitIds: branches.map(({ id }) => id),
    };
    const onSuccess = ({ id }: Directive) => void navigate({ to: '/van-ban/$id', params: { id } });
    if (draft) save.mutate({ path: { id: draft.id }, rowVersion: draft.rowVersion, body }, { onSuccess });
    else create.mutate({ body: { ...body, unitId } }, { onSuccess });
  };
  return (
    <Page
      title={t(draft ? 'edit.title' : 'new.title')}
      sentence={t(draft ? 'edit.title' : 'new.title')}
      more={t('new.more')}
      scope={
        <nav className="k-scope" aria-label={t('way')}>
          <Link to="/van-ban/phat-hanh">‹ {t('issued.title')}</Link>
        </nav>
      }
    >
      <form
        className="d-two"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Sheet title={t('new.words')}>
          <div className="k-form">
            <Textarea
              label={t('field.excerpt')}
              description={t('field.excerpt-hint')}
              required
              autosize
              minRows={2}
              maxLength={500}
              {...write('excerpt')}
              error={wrong.excerpt ?? (asked && words.excerpt.trim() === '' && t('missing'))}
            />
            <div className="d-fields">
              <TextInput
                label={t('field.number')}
                placeholder="1029-CV/TU"
                maxLength={60}
                {...write('number')}
              />
              <DateField label={t('field.datedOn')} value={datedOn} max={today()} onChange={setDatedOn} />
            </div>
            <div className="d-fields">
              <TextInput label={t('field.capacity')} maxLength={200} {...write('capacity')} />
              <TextInput label={t('field.signatory')} maxLength={200} {...write('signatory')} />
            </div>
            <Textarea
              label={t('field.body')}
              description={t('field.body-hint')}
              autosize
              minRows={5}
              maxRows={16}
              maxLength={8000}
              {...write('body')}
            />
            <DateField
              label={t('field.planBy')}
              description={t('field.planBy-hint')}
              value={planBy}
              min={today()}
              onChange={setPlanBy}
            />
          </div>
        </Sheet>
        <div>
          <Sheet title={t('new.belongs')}>
            <div className="k-form">
              {!draft && units.length > 1 && (
                <Select
                  label={t('field.issuer')}
                  data={units.map((unit) => ({ value: unit.unitId, label: unit.unitName }))}
                  value={unitId ?? null}
                  onChange={(value) => setUnitId(value ?? undefined)}
                />
              )}
              <Select
                label={t('field.campaign')}
                description={t('field.campaign-hint')}
                clearable
                data={campaigns.data.items.map(({ id, name }) => ({ value: id, label: name }))}
                value={campaign}
                onChange={setCampaign}
              />
              <Select
                label={t('field.programme')}
                required
                disabled={chosen !== undefined}
                data={programmes.data.items.map(({ id, name }) => ({ value: id, label: name }))}
                value={programmeId ?? null}
                onChange={setProgramme}
              />
            </div>
          </Sheet>
          <Sheet title={t('new.to')} sub={t('new.to-sub')}>
            <div className="k-form">
              <fieldset className="d-tiers">
                <legend>{t('to.which-tiers')}</legend>
                {tiers.data.items
                  .filter(({ validTo }) => !validTo)
                  .map((tier) => (
                    <label key={tier.id}>
                      <input
                        type="checkbox"
                        checked={tierIds.includes(tier.id)}
                        onChange={(event) =>
                          setTierIds(
                            event.currentTarget.checked
                              ? [...tierIds, tier.id]
                              : tierIds.filter((id) => id !== tier.id),
                          )
                        }
                      />
                      {tier.name}
                    </label>
                  ))}
              </fieldset>
              <UnitPicker
                label={t('to.branch')}
                description={t('to.branch-hint')}
                optional
                under={issuer?.unitId ?? draft?.unitId}
                value={null}
                onChange={(unit) =>
                  unit && !branches.some(({ id }) => id === unit.id) && setBranches([...branches, unit])
                }
              />
              {branches.length > 0 && (
                <ul className="d-chosen">
                  {branches.map((branch) => (
                    <li key={branch.id}>
                      <button
                        type="button"
                        className="k-chip"
                        data-on
                        aria-label={t('to.off', { name: branch.name })}
                        onClick={() => setBranches(branches.filter(({ id }) => id !== branch.id))}
                      >
                        {branch.name} <span aria-hidden="true">✕</span>
                      </button>
                    </li>
                  ))}
                </ul>
              )}
              {error && <ErrorState error={error} kept={t('ui:confirm.kept')} />}
              <div className="k-form-acts">
                <Button type="submit" variant="filled" loading={create.isPending || save.isPending}>
                  {t('new.save')}
                </Button>
              </div>
              <p className="d-quiet">{t('new.next')}</p>
            </div>
          </Sheet>
        </div>
      </form>
    </Page>
  );
}
