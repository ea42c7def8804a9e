import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '@/i18n/format';
import { Button, ErrorState, say, Sheet, Tag, TextInput } from '@/ui';
import { NumberField } from '@/ui/NumberField';
import { useScorePact, type Pact, type PactLine, type PactScore } from './pactsApi';

const keyOf = (unitId: string, line: string) => `${unitId} ${line}`;

/** Party by party, line by line: what was reached, whether it is met, how many points. */
export function PactScores({ pact }: { pact: Pact }) {
  const { t } = useTranslation('pacts');
  const score = useScorePact();
  const may = pact.actions.includes('ScorePact');
  const [written, setWritten] = useState<Record<string, PactScore>>(
    Object.fromEntries(pact.scores.map((one) => [keyOf(one.unitId, one.line), one])),
  );
  const [open, setOpen] = useState(pact.parties[1]?.unitId);
  const others = pact.parties.slice(1);
  const of = (unitId: string, line: string): PactScore =>
    written[keyOf(unitId, line)] ?? { unitId, line, actual: null, met: null, points: null, remark: null };
  const write = (unitId: string, line: string, change: Partial<PactScore>) =>
    setWritten((all) => ({ ...all, [keyOf(unitId, line)]: { ...of(unitId, line), ...change } }));
  const points = (unitId: string) =>
    pact.lines.reduce((sum, line) => sum + (of(unitId, line.code).points ?? 0), 0);
  const most = pact.lines.reduce((sum, line) => sum + (line.points ?? 0), 0);
  return (
    <form
      className="pa-scores"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        score.mutate(
          {
            path: { id: pact.id },
            rowVersion: pact.rowVersion,
            body: {
              scores: Object.values(written).filter(
                ({ actual, met, points: given, remark }) =>
                  actual != null || met != null || given != null || remark,
              ),
            },
          },
          { onSuccess: () => say(t('score.done')) },
        );
      }}
    >
      {others.map((party) => {
        const met = pact.lines.filter((line) => of(party.unitId, line.code).met).length;
        return (
          <Sheet
            key={party.unitId}
            title={party.name}
            sub={
              t('score.sum', { met, all: pact.lines.length }) +
              (most > 0
                ? ` · ${t('score.points-of', { n: number(points(party.unitId)), all: number(most) })}`
                : '')
            }
            acts={
              <Button
                size="sm"
                aria-expanded={open === party.unitId}
                onClick={() => setOpen(open === party.unitId ? undefined : party.unitId)}
              >
                {t(open === party.unitId ? 'score.fold' : 'score.unfold')}
              </Button>
            }
          >
            {open === party.unitId &&
              pact.lines.map((line) => (
                <Line
                  key={line.code}
                  line={line}
                  score={of(party.unitId, line.code)}
                  onWrite={may ? (change) => write(party.unitId, line.code, change) : undefined}
                />
              ))}
          </Sheet>
        );
      })}
      {score.error && <ErrorState error={score.error} kept={t('ui:confirm.kept')} />}
      {may && (
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={score.isPending}>
            {t('score.save')}
          </Button>
        </div>
      )}
    </form>
  );
}

function Line({
  line,
  score,
  onWrite,
}: {
  line: PactLine;
  score: PactScore;
  onWrite?: (change: Partial<PactScore>) => void;
}) {
  const { t } = useTranslation('pacts');
  const target = line.target != null ? `${number(line.target)} ${line.measure ?? ''}` : null;
  return (
    <fieldset className="pa-line">
      <legend>{line.text}</legend>
      {target && <p className="pa-quiet">{t('score.target', { target })}</p>}
      {onWrite ? (
        <div className="pa-fields">
          <NumberField
            label={line.measure ? t('score.actual-in', { measure: line.measure }) : t('score.actual')}
            value={score.actual ?? null}
            onChange={(actual) => onWrite({ actual })}
          />
          <div className="pa-met" role="group" aria-label={t('score.met')}>
            {([true, false] as const).map((met) => (
              <label key={String(met)}>
                <input
                  type="checkbox"
                  checked={score.met === met}
                  onChange={() => onWrite({ met: score.met === met ? null : met })}
                />
                {t(met ? 'score.is-met' : 'score.not-met')}
              </label>
            ))}
          </div>
          {line.points != null && (
            <NumberField
              label={t('score.points', { most: number(line.points) })}
              value={score.points ?? null}
              onChange={(given) => onWrite({ points: given })}
            />
          )}
          <TextInput
            label={t('score.remark')}
            maxLength={1000}
            value={score.remark ?? ''}
            onChange={(event) => onWrite({ remark: event.currentTarget.value || null })}
          />
        </div>
      ) : (
        <p className="pa-read">
          {score.met == null ? (
            <Tag>{t('score.not-judged')}</Tag>
          ) : (
            <Tag tone={score.met ? 'tre' : 'son'}>{t(score.met ? 'score.is-met' : 'score.not-met')}</Tag>
          )}
          {score.actual != null && <> {`${number(score.actual)} ${line.measure ?? ''}`}</>}
          {score.points != null && (
            <> · {t('score.points-of', { n: number(score.points), all: number(line.points ?? 0) })}</>
          )}
          {score.remark && <> · {score.remark}</>}
        </p>
      )}
    </fieldset>
  );
}
