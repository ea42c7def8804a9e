import './campaigns.css';
import './pacts.css';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api';
import { today } from '@/i18n/format';
import {
  Button,
  ErrorState,
  fieldErrors,
  Page,
  PageSkeleton,
  Select,
  Sheet,
  Textarea,
  TextInput,
} from '@/ui';
import { NumberField } from '@/ui/NumberField';
import { UnitPicker } from '@/ui/UnitPicker';
import { useListProgrammes } from './api';
import { IndicatorPicker } from './IndicatorPicker';
import { useDraftPact, useGetPact, useSavePact, type Pact, type PactLine } from './pactsApi';

/** A pact is written: its parties, and what they promise. */
export const NewPactPage = () => <Write />;

export function PactEditPage() {
  const { id } = useParams({ from: '/shell/giao-uoc/$id/sua' });
  const { data, error, refetch } = useGetPact({ path: { id } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <Write pact={data} />;
}

const blank = (code: string): PactLine => ({
  code,
  text: '',
  indicator: null,
  measure: null,
  target: null,
  points: null,
});

function Write({ pact }: { pact?: Pact }) {
  const { t } = useTranslation(['pacts', 'campaigns']);
  const navigate = useNavigate();
  const { units } = useSession();
  const programmes = useListProgrammes({ query: { limit: 100 } });
  const draft = useDraftPact();
  const save = useSavePact();
  const year = pact?.year ?? Number(today().slice(0, 4));
  const leader = pact?.unitId ?? units[0]?.unitId;
  const [title, setTitle] = useState(pact?.title ?? t('title-of', { year }));
  const [ofYear, setOfYear] = useState<number | null>(year);
  const [preamble, setPreamble] = useState(pact?.preamble ?? '');
  const [programme, setProgramme] = useState<string | null>(pact?.programmeId ?? null);
  const [parties, setParties] = useState(
    pact?.parties.map((party) => ({ ...party, signatory: party.signatory ?? '' })) ??
      (units[0] ? [{ unitId: units[0].unitId, name: units[0].unitName, signatory: '' }] : []),
  );
  const [lines, setLines] = useState<PactLine[]>(pact?.lines ?? [blank('1')]);
  const [asked, setAsked] = useState(false);
  if (programmes.error)
    return <ErrorState error={programmes.error} onRetry={() => void programmes.refetch()} />;
  if (!programmes.data) return <PageSkeleton />;
  const programmeId = programme ?? programmes.data.items[0]?.id;
  const error = draft.error ?? save.error;
  const wrong = error ? fieldErrors(error) : {};
  const change = (at: number, to: Partial<PactLine>) =>
    setLines(lines.map((line, n) => (n === at ? { ...line, ...to } : line)));
  const send = () => {
    setAsked(true);
    if (!programmeId || !ofYear || title.trim() === '' || lines.some(({ text }) => text.trim() === ''))
      return;
    const body = {
      programmeId,
      campaignId: pact?.campaignId ?? null,
      title: title.trim(),
      year: ofYear,
      preamble: preamble.trim() || null,
      parties: parties.map(({ unitId, signatory }) => ({ unitId, signatory: signatory.trim() || null })),
      lines: lines.map((line) => ({
        ...line,
        text: line.text.trim(),
        measure: line.measure?.trim() || null,
      })),
    };
    const onSuccess = ({ id }: Pact) => void navigate({ to: '/giao-uoc/$id', params: { id } });
    if (pact) save.mutate({ path: { id: pact.id }, rowVersion: pact.rowVersion, body }, { onSuccess });
    else draft.mutate({ body: { ...body, unitId: leader } }, { onSuccess });
  };
  return (
    <Page
      title={t(pact ? 'write.edit' : 'write.title')}
      sentence={t(pact ? 'write.edit' : 'write.title')}
      more={t('write.more')}
      scope={
        <nav className="k-scope" aria-label={t('way')}>
          <Link to="/giao-uoc">‹ {t('title')}</Link>
        </nav>
      }
    >
      <form
        className="pa-write"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Sheet title={t('write.lines')}>
          <div className="k-form">
            {lines.map((line, at) => (
              <fieldset key={line.code} className="pa-line">
                <legend>{t('write.line', { n: at + 1 })}</legend>
                <Textarea
                  label={t('write.text')}
                  required
                  autosize
                  minRows={1}
                  maxLength={1000}
                  value={line.text}
                  onChange={(event) => change(at, { text: event.currentTarget.value })}
                  error={asked && line.text.trim() === '' && t('missing')}
                />
                <IndicatorPicker
                  value={line.indicator ?? null}
                  onPick={(one) =>
                    change(at, {
                      indicator: one?.code ?? null,
                      ...(one && {
                        measure: one.unitName ?? t(`campaigns:measure.${one.measure}`),
                        text: line.text.trim() === '' ? one.name : line.text,
                      }),
                    })
                  }
                />
                <div className="pa-fields">
                  <NumberField
                    label={t('write.target')}
                    value={line.target ?? null}
                    onChange={(target) => change(at, { target })}
                  />
                  <TextInput
                    label={t('write.measure')}
                    maxLength={32}
                    value={line.measure ?? ''}
                    onChange={(event) => change(at, { measure: event.currentTarget.value })}
                  />
                  <NumberField
                    label={t('write.points')}
                    value={line.points ?? null}
                    onChange={(points) => change(at, { points })}
                  />
                </div>
                {lines.length > 1 && (
                  <button
                    type="button"
                    className="k-link"
                    onClick={() => setLines(lines.filter((_, n) => n !== at))}
                  >
                    {t('write.drop-line', { n: at + 1 })}
                  </button>
                )}
              </fieldset>
            ))}
            <Button
              onClick={() =>
                setLines([
                  ...lines,
                  blank(String(Math.max(0, ...lines.map(({ code }) => Number(code) || 0)) + 1)),
                ])
              }
            >
              {t('write.add-line')}
            </Button>
          </div>
        </Sheet>
        <div className="pa-side">
          <Sheet title={t('write.pact')}>
            <div className="k-form">
              <TextInput
                label={t('write.name')}
                required
                maxLength={300}
                value={title}
                onChange={(event) => setTitle(event.currentTarget.value)}
                error={wrong.title ?? (asked && title.trim() === '' && t('missing'))}
              />
              <NumberField label={t('write.year')} value={ofYear} onChange={setOfYear} error={wrong.year} />
              <Select
                label={t('write.programme')}
                required
                data={programmes.data.items.map(({ id, name }) => ({ value: id, label: name }))}
                value={programmeId ?? null}
                onChange={setProgramme}
              />
              <Textarea
                label={t('write.preamble')}
                autosize
                minRows={2}
                maxLength={4000}
                value={preamble}
                onChange={(event) => setPreamble(event.currentTarget.value)}
              />
            </div>
          </Sheet>
          <Sheet title={t('write.parties', { count: parties.length })} sub={t('write.parties-sub')}>
            <div className="k-form">
              {parties.map((party, at) => (
                <div key={party.unitId} className="pa-party">
                  <TextInput
                    label={t(at === 0 ? 'write.signs-first' : 'write.signs', { name: party.name })}
                    maxLength={200}
                    value={party.signatory}
                    onChange={(event) => {
                      const { value } = event.currentTarget;
                      setParties(parties.map((one, n) => (n === at ? { ...one, signatory: value } : one)));
                    }}
                  />
                  {party.unitId !== leader && (
                    <button
                      type="button"
                      className="k-link"
                      onClick={() => setParties(parties.filter((_, n) => n !== at))}
                    >
                      {t('write.drop-party', { name: party.name })}
                    </button>
                  )}
                </div>
              ))}
              <UnitPicker
                label={t('write.add-party')}
                optional
                under={leader}
                value={null}
                onChange={(unit) =>
                  unit &&
                  !parties.some(({ unitId }) => unitId === unit.id) &&
                  setParties([...parties, { unitId: unit.id, name: unit.name, signatory: '' }])
                }
              />
              {error && <ErrorState error={error} kept={t('ui:confirm.kept')} />}
              <div className="k-form-acts">
                <Button type="submit" variant="filled" loading={draft.isPending || save.isPending}>
                  {t('write.save')}
                </Button>
              </div>
            </div>
          </Sheet>
        </div>
      </form>
    </Page>
  );
}
