import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api';
import { date, daysUntil } from '@/i18n/format';
import {
  Button,
  Choice,
  EmptyState,
  ErrorState,
  fieldErrors,
  Page,
  Select,
  Sheet,
  SheetSkeleton,
  Steps,
  TextInput,
} from '@/ui';
import './registration.css';
import {
  useGetCampaign,
  useListCampaigns,
  useRegisterModel,
  writtenBefore,
  type Dossier,
  type Reusable,
  type SimilarModel,
} from './api';
import type { OwnField } from '@/ui/own/fields';
import { dropKept, keep, kept } from './keep';
import { screens } from './parts';
import { kinds, subjects, type Kind, type Subject } from './search';
import { lineages, Origin, type Lineage, type OriginModel } from './Origin';
import { Quotas } from './Quotas';
import { SimilarList } from './SimilarList';
import { ReusableModels } from './Reusable';

interface Answers {
  campaignId: string;
  unitId: string;
  fieldId: string;
  kind: Kind;
  subject: Subject;
  holder: string;
  name: string;
  lineage: Lineage;
  origin: OriginModel | null;
}
const KEPT = 'new';

/** The first of three screens: what it is. Sending it begins the draft, which saves itself from then on. */
export function RegisterPage() {
  const { t } = useTranslation('registration');
  const { campaign: asked } = useSearch({ from: '/shell/dang-ky/moi' });
  const open = useListCampaigns({ query: { status: 'open', limit: 50 } });
  const campaigns = open.data?.items ?? [];
  return (
    <Page title={t('register')} sentence={t('form.sentence')} more={t('form.more')}>
      <FormSteps screen={1} />
      {open.error && !open.data ? (
        <ErrorState error={open.error} onRetry={() => void open.refetch()} />
      ) : !open.data ? (
        <SheetSkeleton lines={8} />
      ) : campaigns.length === 0 ? (
        <EmptyState>{t('form.no-campaign')}</EmptyState>
      ) : (
        <About
          campaigns={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
          first={campaigns.find(({ id }) => id === asked)?.id ?? campaigns[0]?.id ?? ''}
        />
      )}
    </Page>
  );
}

export function FormSteps({ screen }: { screen: number }) {
  const { t } = useTranslation('registration');
  return (
    <div className="reg-form-steps">
      <Steps
        steps={screens.map(({ id }, at) => ({
          words: t(`screen.${id}`),
          state: at + 1 < screen ? 'done' : at + 1 === screen ? 'now' : 'next',
        }))}
      />
    </div>
  );
}

function About({ campaigns, first }: { campaigns: { value: string; label: string }[]; first: string }) {
  const { t } = useTranslation('registration');
  const { units } = useSession();
  const navigate = useNavigate();
  const register = useRegisterModel();
  const [is, setIs] = useState<Answers>(() => {
    const fresh: Answers = {
      campaignId: first,
      unitId: units[0]?.unitId ?? '',
      fieldId: '',
      kind: 'model',
      subject: 'collective',
      holder: '',
      name: '',
      lineage: 'new',
      origin: null,
    };
    const before = kept<Answers>(KEPT)?.value;
    return before && campaigns.some(({ value }) => value === before.campaignId)
      ? { ...fresh, ...before }
      : fresh;
  });
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const set = (change: Partial<Answers>) => {
    setIs((was) => ({ ...was, ...change }));
    setWrong((was) => Object.fromEntries(Object.entries(was).filter(([field]) => !(field in change))));
  };
  useEffect(() => {
    if (is.name !== '' || is.holder !== '') keep(KEPT, { value: is, rowVersion: 0 });
  }, [is]);

  const campaign = useGetCampaign({ path: { id: is.campaignId } }, { enabled: is.campaignId !== '' }).data;
  const own = [...new Map(units.map(({ unitId, unitName }) => [unitId, unitName]))];
  const due = campaign?.ownDates.find(({ unitId }) => unitId === is.unitId)?.dates?.registration.on;
  const again = is.lineage === 'continuing';

  const choose = (model: SimilarModel, lineage: Lineage) =>
    set({ lineage, origin: model, name: lineage === 'continuing' ? model.name : is.name });

  const send = async (without: string[] = []) => {
    const found: Record<string, string> = {};
    if (is.fieldId === '') found.fieldId = t('form.field-missing');
    if (is.name.trim() === '') found.name = t('form.name-missing');
    if (is.lineage !== 'new' && !is.origin) found.origin = t('form.origin-missing');
    if (!again && is.subject !== 'collective' && is.holder.trim() === '')
      found.holder = t('form.holder-missing');
    setWrong(found);
    const at = Object.keys(found)[0];
    if (at) return document.getElementById(`about-${at}`)?.focus();
    // Last year's text is offered again; without it one begins with empty parts.
    const before =
      again && is.origin
        ? await writtenBefore(is.campaignId, is.unitId, is.origin.id).catch(() => null)
        : null;
    register.mutate(
      {
        body: {
          campaignId: is.campaignId,
          unitId: is.unitId || null,
          fieldId: is.fieldId,
          name: is.name.trim(),
          kind: before?.kind ?? is.kind,
          subject: before?.subject ?? is.subject,
          holder: (before?.holder ?? is.holder).trim() || null,
          lineage: is.lineage,
          originId: is.origin?.id ?? null,
          parts: before?.parts ?? {},
          answers: before && taken(before, campaign?.content.form.fields ?? [], without),
        },
      },
      {
        onSuccess: ({ id }) => {
          dropKept(KEPT);
          void navigate({ to: '/dang-ky/$id/sua', params: { id }, search: { buoc: 2 }, replace: true });
        },
        onError: (problem) => {
          // What was answered then is not taken now: it is left behind, and asked again in its place.
          const left = Object.keys(problem.errors).flatMap((at) =>
            at.startsWith('answers.') ? [at.split(/[.[]/)[1] ?? ''] : [],
          );
          if (left.length > 0 && without.length === 0) return void send(left);
          setWrong(fieldErrors(problem));
        },
      },
    );
  };

  /** Last year's model goes on under its name, in the field of the same name. */
  const take = ({ modelId, name, year }: Reusable) =>
    void writtenBefore(is.campaignId, is.unitId, modelId)
      .catch(() => null)
      .then((before) =>
        set({
          lineage: 'continuing',
          origin: {
            id: modelId,
            name,
            unitName: own.find(([id]) => id === is.unitId)?.[1] ?? '',
            startedYear: before?.model.startedYear ?? year,
          },
          name,
          fieldId: campaign?.fields.find((field) => field.name === before?.fieldName)?.id ?? is.fieldId,
        }),
      );

  return (
    <Sheet className="reg-form-sheet">
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Select
          label={t('form.campaign')}
          description={
            due
              ? t(daysUntil(due) < 0 ? 'need.due-past' : 'need.due', {
                  day: date(due),
                  count: daysUntil(due),
                })
              : undefined
          }
          data={campaigns}
          value={is.campaignId}
          allowDeselect={false}
          onChange={(value) => set({ campaignId: value ?? is.campaignId, fieldId: '' })}
          comboboxProps={{ transitionProps: { duration: 0 } }}
        />
        {own.length > 1 ? (
          <Select
            label={t('form.unit')}
            data={own.map(([value, label]) => ({ value, label }))}
            value={is.unitId}
            allowDeselect={false}
            onChange={(value) => set({ unitId: value ?? is.unitId })}
            comboboxProps={{ transitionProps: { duration: 0 } }}
          />
        ) : (
          <p>
            <span className="k-legend">{t('form.unit')}</span>
            <br />
            {own[0]?.[1]}
          </p>
        )}
        <Quotas campaignId={is.campaignId} unitId={is.unitId} />
        {!is.origin && <ReusableModels campaignId={is.campaignId} unitId={is.unitId} onChoose={take} />}
        <Choice
          legend={t('form.lineage')}
          value={is.lineage}
          onChange={(lineage) => set({ lineage, origin: lineage === 'new' ? null : is.origin })}
          options={lineages.map((value) => ({ value, words: t(`lineage.${value}`) }))}
        />
        {is.lineage !== 'new' && (
          <Origin
            lineage={is.lineage}
            chosen={is.origin}
            wrong={wrong.origin}
            onChoose={(model) => (model ? choose(model, is.lineage) : set({ origin: null }))}
          />
        )}
        {!again && (
          <>
            <Choice
              legend={t('form.kind')}
              value={is.kind}
              onChange={(kind) => set({ kind })}
              options={kinds.map((value) => ({ value, words: t(`kind.${value}`) }))}
            />
            <Choice
              legend={t('form.subject')}
              value={is.subject}
              onChange={(subject) => set({ subject })}
              options={subjects.map((value) => ({ value, words: t(`subject.${value}`) }))}
            />
            {is.subject !== 'collective' && (
              <TextInput
                id="about-holder"
                label={t('form.holder')}
                description={t('form.holder-help')}
                required
                maxLength={200}
                value={is.holder}
                onChange={(event) => set({ holder: event.currentTarget.value })}
                error={wrong.holder}
              />
            )}
          </>
        )}
        <Select
          id="about-fieldId"
          label={t('form.field')}
          required
          placeholder={t('form.field-hint')}
          data={(campaign?.fields ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={is.fieldId || null}
          onChange={(value) => set({ fieldId: value ?? '' })}
          error={wrong.fieldId}
          comboboxProps={{ transitionProps: { duration: 0 } }}
        />
        <TextInput
          id="about-name"
          label={t('part.name')}
          description={t('help.name')}
          required
          maxLength={300}
          autoComplete="off"
          value={is.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={wrong.name}
        />
        {is.lineage === 'new' && (
          <SimilarList
            name={is.name}
            title={(count) => t('similar.title', { count })}
            acts={(model) => (
              <>
                {model.unitId === is.unitId && (
                  <Button size="sm" onClick={() => choose(model, 'continuing')}>
                    {t('similar.continue')}
                  </Button>
                )}
                <Button size="sm" onClick={() => choose(model, 'replication')}>
                  {t('similar.replicate')}
                </Button>
              </>
            )}
          />
        )}
        {register.error && Object.keys(register.error.errors).length === 0 && (
          <ErrorState error={register.error} kept={t('ui:confirm.kept')} />
        )}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={register.isPending}>
            {t('form.begin')}
          </Button>
          <span className="reg-quiet">{t('form.begin-more')}</span>
        </div>
      </form>
    </Sheet>
  );
}

/** Last year's answers to what is asked again: the same code, the same type, of the same tier. A file stays with its own registration. */
const taken = (
  { answers, campaign, tierId }: Dossier,
  fields: readonly OwnField[],
  without: string[],
): Dossier['answers'] =>
  Object.fromEntries(
    Object.entries(answers).filter(([code]) => {
      const now = fields.find((field) => field.code === code && !without.includes(code));
      const then = campaign.form.fields?.find((field) => field.code === code);
      return (
        now &&
        now.type === then?.type &&
        now.type !== 'file' &&
        (!now.tiers?.length || now.tiers.includes(tierId))
      );
    }),
  );
