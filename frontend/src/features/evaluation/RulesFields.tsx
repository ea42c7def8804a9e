import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberField } from '@/ui/NumberField';
import { Button, Select, TextInput } from '@/ui';
import type { Rules, SheetContent, TieRule } from './api';
import { criteriaOf, inTieOrder, moved, readPart } from './calling';

const subjects = ['collective', 'individual', 'household'] as const;
/** An emptied field says nothing; below zero is how it is kept until it does. */
const said = (value: number) => (value < 0 ? null : value);
const breaks = ['higher-on-criterion', 'more-scorers', 'earlier-submission'] as const;

/** How the session counts: who must be there, who passes, who wins among equals. */
export function RulesFields({
  rules,
  sheets,
  onChange,
  wrong,
}: {
  rules: Rules;
  sheets: SheetContent[];
  onChange: (rules: Rules) => void;
  wrong: string[];
}) {
  const { t } = useTranslation(['councils', 'evaluation']);
  const { quorum, pass, quotas } = rules;
  const [part, setPart] = useState(`${quorum.numerator}/${quorum.denominator}`);
  const error = (field: string) => (wrong.includes(field) ? t(`rules.wrong.${field}`) : undefined);
  const passing = (change: Partial<Rules['pass']>) => onChange({ ...rules, pass: { ...pass, ...change } });
  return (
    <div className="k-form">
      <TextInput
        label={t('rules.quorum')}
        description={t('rules.quorum-hint')}
        autoComplete="off"
        value={part}
        onChange={(event) => {
          setPart(event.currentTarget.value);
          onChange({ ...rules, quorum: readPart(event.currentTarget.value) });
        }}
        error={error('quorum')}
      />
      <fieldset className="e-rule">
        <legend className="k-legend">{t('rules.pass')}</legend>
        <div className="e-pair">
          <NumberField
            label={t('rules.average')}
            value={said(pass.minimumAverage)}
            onChange={(value) => passing({ minimumAverage: value ?? -1 })}
            error={error('minimumAverage')}
          />
          <NumberField
            label={t('rules.mark')}
            description={t('rules.mark-hint')}
            value={said(pass.passMark)}
            onChange={(value) => passing({ passMark: value ?? -1 })}
            error={error('passMark')}
          />
          <NumberField
            label={t('rules.share')}
            value={said(pass.minimumShare)}
            onChange={(value) => passing({ minimumShare: value ?? -1 })}
            error={error('minimumShare')}
          />
          <NumberField
            label={t('rules.turnout')}
            value={said(pass.minimumTurnout)}
            onChange={(value) => passing({ minimumTurnout: value ?? -1 })}
            error={error('minimumTurnout')}
          />
          <NumberField
            label={t('rules.knock-outs')}
            value={pass.knockOutsToFail || null}
            onChange={(value) => passing({ knockOutsToFail: value ?? 0 })}
            error={error('knockOutsToFail')}
          />
        </div>
      </fieldset>
      <fieldset className="e-rule">
        <legend className="k-legend">{t('rules.quotas')}</legend>
        <p className="k-hint">{t('rules.quotas-hint')}</p>
        <div className="e-pair">
          {subjects.map((subject) => (
            <NumberField
              key={subject}
              label={t(`evaluation:subject.${subject}`)}
              placeholder={t('rules.no-quota')}
              value={quotas.find((quota) => quota.subject === subject)?.places ?? null}
              onChange={(places) =>
                onChange({
                  ...rules,
                  quotas: [
                    ...quotas.filter((quota) => quota.subject !== subject),
                    ...(places === null ? [] : [{ subject, places }]),
                  ],
                })
              }
            />
          ))}
        </div>
        {error('quotas') && <p role="alert">{error('quotas')}</p>}
      </fieldset>
      <Ties
        ties={rules.ties}
        sheets={sheets}
        onChange={(ties) => onChange({ ...rules, ties: inTieOrder(ties) })}
        error={error('ties')}
      />
    </div>
  );
}

function Ties({
  ties,
  sheets,
  onChange,
  error,
}: {
  ties: TieRule[];
  sheets: SheetContent[];
  onChange: (ties: TieRule[]) => void;
  error?: string;
}) {
  const { t } = useTranslation(['councils', 'evaluation']);
  const criteria = criteriaOf(sheets);
  const before = ties.filter(({ by }) => by !== 'chair-choice');
  const left = breaks.filter(
    (by) =>
      (by !== 'higher-on-criterion' && !before.some((tie) => tie.by === by)) ||
      (by === 'higher-on-criterion' && criteria.length > before.filter((tie) => tie.by === by).length),
  );
  const put = (at: number, criterion: string | null) =>
    onChange(before.map((tie, index) => (index === at ? { ...tie, criterion } : tie)));
  const words = ({ by, criterion }: TieRule) => t(`evaluation:tie.${by}`, { criterion: criterion ?? '…' });
  return (
    <fieldset className="e-rule">
      <legend className="k-legend">{t('rules.ties')}</legend>
      <p className="k-hint">{t('rules.ties-hint')}</p>
      <ol className="e-order">
        {before.map((tie, at) => (
          <li key={tie.by + (tie.criterion ?? at)}>
            <div className="e-order-line">
              {tie.by === 'higher-on-criterion' ? (
                <Select
                  aria-label={t('rules.criterion')}
                  placeholder={t('rules.criterion')}
                  value={tie.criterion ?? null}
                  onChange={(criterion) => put(at, criterion)}
                  data={criteria.map(([code, name]) => ({ value: code, label: `${code}. ${name}` }))}
                  allowDeselect={false}
                  error={!tie.criterion && error}
                />
              ) : (
                <span>{words(tie)}</span>
              )}
              <span className="e-member-end">
                {at > 0 && (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={t('evaluation:choose.up', { name: words(tie) })}
                    onClick={() => onChange(moved(before, at, -1))}
                  >
                    {t('rules.up')}
                  </Button>
                )}
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={t('rules.drop-one', { name: words(tie) })}
                  onClick={() => onChange(before.filter((_, index) => index !== at))}
                >
                  {t('new.drop')}
                </Button>
              </span>
            </div>
          </li>
        ))}
        <li>{t('evaluation:tie.chair-choice')}</li>
      </ol>
      <div className="k-form-acts">
        {left.map((by) => (
          <Button key={by} size="compact-sm" onClick={() => onChange([...before, { by }])}>
            {t(`rules.add-${by}`)}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
