import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api';
import { date, number } from '@/i18n/format';
import {
  Button,
  Choice,
  DateField,
  ErrorState,
  Facts,
  fieldErrors,
  say,
  Select,
  Sheet,
  Steps,
  Textarea,
  TextInput,
} from '@/ui';
import { useCreateCampaign, type Campaign, type Content, type TierDates } from './api';
import { inOrder, shifted, shiftWords, stages, type Stage } from './plan';

const screens = ['what', 'dates', 'check'] as const;

/** Three screens: what is launched, until when, a last look. What was typed stays between them. */
export function LaunchForm({ source, step }: { source: Campaign; step: number }) {
  const { t } = useTranslation('campaigns');
  const navigate = useNavigate();
  const { units } = useSession();
  const create = useCreateCampaign();
  const [content, setContent] = useState<Content>(() => shifted(source.content, 1));
  const [code, setCode] = useState(() => shiftWords(source.code, 1));
  const homes = [...new Map(units.map((it) => [it.unitId, it.unitName])).entries()];
  const [unitId, setUnitId] = useState(() =>
    homes.some(([id]) => id === source.unitId) ? source.unitId : (homes[0]?.[0] ?? null),
  );
  const [bases, setBases] = useState(source.content.legalBases.join('\n'));
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const change = (part: Partial<Content>) => setContent((was) => ({ ...was, ...part }));
  const go = (buoc: number) =>
    void navigate({ to: '/dot-thi-dua/moi', search: { tu: source.id, buoc: buoc === 1 ? undefined : buoc } });

  const check = () => {
    const found: Record<string, string> = {};
    if (content.name.trim() === '') found.name = t('launch.missing');
    if (!/^[A-Z0-9._-]{1,32}$/.test(code.trim())) found.code = t('launch.code-form');
    if (content.periodTo <= content.periodFrom) found.periodTo = t('launch.period-reversed');
    setWrong(found);
    return Object.keys(found).length === 0;
  };
  const launch = () => {
    if (!check()) return go(1);
    const legalBases = bases
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    create.mutate(
      {
        body: {
          unitId,
          programmeId: source.programmeId,
          code: code.trim(),
          content: {
            ...content,
            name: content.name.trim(),
            theme: content.theme?.trim() || null,
            legalBases,
          },
        },
      },
      {
        onSuccess: (made) => {
          say(t('launch.done', { name: made.content.name }));
          void navigate({ to: '/dot-thi-dua/$id', params: { id: made.id }, search: {} });
        },
        onError: (problem) => setWrong(fieldErrors(problem)),
      },
    );
  };

  return (
    <>
      <Steps
        steps={screens.map((screen, at) => ({
          words: t(`launch.step-${screen}`),
          state: at + 1 < step ? 'done' : at + 1 === step ? 'now' : 'next',
        }))}
      />
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (step === 3) launch();
          else if (step !== 1 || check()) go(step + 1);
        }}
      >
        {step === 1 && (
          <Sheet title={t('launch.step-what')}>
            <div className="k-form">
              <TextInput
                required
                label={t('launch.name')}
                value={content.name}
                onChange={(event) => change({ name: event.currentTarget.value })}
                error={wrong.name}
                maxLength={300}
              />
              <Textarea
                label={t('theme')}
                value={content.theme ?? ''}
                onChange={(event) => change({ theme: event.currentTarget.value })}
                autosize
                minRows={2}
              />
              <div className="c-two">
                <TextInput
                  required
                  label={t('code')}
                  description={t('launch.code-hint')}
                  value={code}
                  onChange={(event) => setCode(event.currentTarget.value)}
                  error={wrong.code}
                  maxLength={32}
                />
                {homes.length > 1 && (
                  <Select
                    label={t('issuer')}
                    value={unitId}
                    onChange={setUnitId}
                    data={homes.map(([value, label]) => ({ value, label }))}
                    allowDeselect={false}
                  />
                )}
              </div>
              <div className="c-two">
                <DateField
                  required
                  label={t('launch.period-from')}
                  value={content.periodFrom}
                  onChange={(day) => day && change({ periodFrom: day })}
                />
                <DateField
                  required
                  label={t('launch.period-to')}
                  value={content.periodTo}
                  onChange={(day) => day && change({ periodTo: day })}
                  error={wrong.periodTo}
                />
              </div>
              <Textarea
                label={t('launch.bases')}
                description={t('launch.bases-hint')}
                value={bases}
                onChange={(event) => setBases(event.currentTarget.value)}
                autosize
                minRows={3}
              />
            </div>
          </Sheet>
        )}
        {step === 2 && <Dates source={source} content={content} onChange={change} />}
        {step === 3 && (
          <Sheet title={content.name} sub={t('launch.check-sub')}>
            <Facts
              facts={[
                [t('code'), code],
                [t('theme'), content.theme ?? t('no-theme')],
                [t('period'), `${date(content.periodFrom)} – ${date(content.periodTo)}`],
                ...inOrder(content.tiers, source.tiers)
                  .filter(({ registration }) => registration.on)
                  .map((row): [string, string] => [
                    t('launch.until', { tier: nameOf(row, source) }),
                    [date(row.registration.on ?? ''), row.registration.text].filter(Boolean).join(' · '),
                  ]),
                [t('late'), t(`late-${content.rules.late}`)],
                [
                  t('launch.same'),
                  t('launch.same-what', {
                    fields: number(source.fields.length),
                    indicators: number(content.indicators.length),
                    sheets: number(content.sheets.length),
                  }),
                ],
              ]}
            />
          </Sheet>
        )}
        {create.error && step === 3 && (
          <ErrorState
            error={create.error}
            kept={Object.values(fieldErrors(create.error)).join(' ') || t('ui:confirm.kept')}
          />
        )}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={create.isPending}>
            {t(step === 3 ? 'launch.act' : 'launch.next')}
          </Button>
          {step > 1 && <Button onClick={() => go(step - 1)}>{t('launch.back')}</Button>}
        </div>
      </form>
    </>
  );
}

const nameOf = ({ tierId, pilotUnitId }: TierDates, { tiers, pilots }: Campaign) =>
  pilots.find(({ unitId }) => unitId === pilotUnitId)?.name ??
  tiers.find((tier) => tier.tierId === tierId)?.name ??
  '';

/** The days of every tier, each beside the words the letter uses. */
function Dates({
  source,
  content,
  onChange,
}: {
  source: Campaign;
  content: Content;
  onChange: (part: Partial<Content>) => void;
}) {
  const { t } = useTranslation('campaigns');
  const set = (of: TierDates, stage: Stage, part: { on?: string | null; text?: string | null }) =>
    onChange({
      tiers: content.tiers.map((row) =>
        row.tierId === of.tierId && row.pilotUnitId === of.pilotUnitId
          ? { ...row, [stage]: { ...row[stage], ...part } }
          : row,
      ),
    });
  return (
    <Sheet title={t('launch.step-dates')} sub={t('plan.sub')}>
      <div className="k-form">
        {inOrder(content.tiers, source.tiers).map((row) => (
          <fieldset key={row.tierId + (row.pilotUnitId ?? '')} className="c-tier">
            <legend>{nameOf(row, source)}</legend>
            <div className="k-form">
              {stages
                .filter((stage) => stage === 'registration' || row[stage].on || row[stage].text)
                .map((stage) => (
                  <div key={stage} className="c-two">
                    <DateField
                      label={t(`stage.${stage}`)}
                      value={row[stage].on ?? null}
                      onChange={(on) => set(row, stage, { on })}
                    />
                    <TextInput
                      label={t('launch.words', { stage: t(`stage.${stage}`).toLowerCase() })}
                      description={t('launch.words-hint')}
                      value={row[stage].text ?? ''}
                      onChange={(event) => set(row, stage, { text: event.currentTarget.value || null })}
                    />
                  </div>
                ))}
            </div>
          </fieldset>
        ))}
        <Choice
          legend={t('late')}
          value={content.rules.late}
          onChange={(late) => onChange({ rules: { ...content.rules, late } })}
          options={(['accept', 'refuse'] as const).map((value) => ({ value, words: t(`late-${value}`) }))}
        />
      </div>
    </Sheet>
  );
}
