import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readDay } from '@/i18n/day';
import { date, today } from '@/i18n/format';
import { Button, ConfirmDialog, say, TextInput } from '@/ui';
import {
  useApplyReorganisation,
  useGetImpact,
  useReverseReorganisation,
  useScheduleReorganisation,
  useWithdrawReorganisation,
  type Act,
} from './api';

const verbs = [
  'ApplyReorganisation',
  'ScheduleReorganisation',
  'WithdrawReorganisation',
  'ReverseReorganisation',
] as const;
type Verb = (typeof verbs)[number];

/**
 * What may be done with the act as a whole. Before its day it is left to it; on its day it is applied. The commands live
 * here and not in the dialog: the page turns over when one succeeds, and still has to say so.
 */
export function ActDecisions({ act }: { act: Act }) {
  const { t } = useTranslation('reorganisation');
  const [open, setOpen] = useState<Verb>();
  const commands = {
    ApplyReorganisation: useApplyReorganisation(),
    ScheduleReorganisation: useScheduleReorganisation(),
    WithdrawReorganisation: useWithdrawReorganisation(),
    ReverseReorganisation: useReverseReorganisation(),
  };
  const waits = act.actions.includes('GetImpact');
  const impact = useGetImpact({ path: { id: act.id } }, { enabled: waits });
  const refused = waits && (impact.data?.rowVersion !== act.rowVersion || impact.data.refusals.length > 0);
  const due = act.effectiveOn <= today();
  const offered = verbs.filter(
    (verb) =>
      act.actions.includes(verb) &&
      (verb !== 'ApplyReorganisation' || due) &&
      (verb !== 'ScheduleReorganisation' || !due),
  );
  const decide = (verb: Verb, reason: string) => {
    const call = { path: { id: act.id }, rowVersion: act.rowVersion };
    const after = {
      onSuccess: () => {
        say(t(`decide.${verb}.done`, { day: date(act.effectiveOn), number: act.legalBasis.number }));
        setOpen(undefined);
      },
    };
    if (verb === 'WithdrawReorganisation') commands[verb].mutate({ ...call, body: { reason } }, after);
    else if (verb === 'ReverseReorganisation') commands[verb].mutate({ ...call, body: { reason } }, after);
    else commands[verb].mutate(call, after);
  };
  return (
    <>
      <div className="o-decide">
        {offered.map((verb) => {
          const onward = verb === 'ApplyReorganisation' || verb === 'ScheduleReorganisation';
          return (
            <Button
              key={verb}
              variant={onward ? 'filled' : undefined}
              disabled={onward && refused}
              onClick={() => {
                commands[verb].reset();
                setOpen(verb);
              }}
            >
              {t(`decide.${verb}.open`, { day: date(act.effectiveOn) })}
            </Button>
          );
        })}
      </div>
      {open && (
        <Decide
          act={act}
          verb={open}
          busy={commands[open].isPending}
          error={commands[open].error}
          onClose={() => setOpen(undefined)}
          onDecide={(reason) => decide(open, reason)}
        />
      )}
    </>
  );
}

/** Number and day are written out by hand before the tree changes: nobody does this by a slip. */
function Decide({
  act,
  verb,
  busy,
  error,
  onClose,
  onDecide,
}: {
  act: Act;
  verb: Verb;
  busy: boolean;
  error: unknown;
  onClose: () => void;
  onDecide: (reason: string) => void;
}) {
  const { t } = useTranslation('reorganisation');
  const [number, setNumber] = useState('');
  const [day, setDay] = useState('');
  const [tried, setTried] = useState(false);
  const same = (text: string) => text.normalize().replace(/\s+/g, '').toLowerCase();
  const numberFits = same(number) === same(act.legalBasis.number);
  const dayFits = readDay(day) === act.effectiveOn;
  const back = verb === 'WithdrawReorganisation' || verb === 'ReverseReorganisation';
  const said = { day: date(act.effectiveOn), number: act.legalBasis.number };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t(`decide.${verb}.title`, said)}
      act={t(`decide.${verb}.act`, { ...said, count: act.operations.length })}
      reason={back ? { label: t(`decide.${verb}.reason`) } : undefined}
      busy={busy}
      error={error}
      onConfirm={(reason) => {
        setTried(true);
        if (numberFits && dayFits) onDecide(reason);
      }}
    >
      <div className="o-written">
        <p>{t(`decide.${verb}.what`, said)}</p>
        <TextInput
          required
          label={t('decide.number')}
          description={t('decide.number-hint', said)}
          value={number}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setNumber(event.currentTarget.value)}
          error={tried && !numberFits && t('decide.number-wrong')}
        />
        <TextInput
          required
          label={t('decide.day')}
          description={t('decide.day-hint', said)}
          placeholder="dd/mm/yyyy"
          value={day}
          autoComplete="off"
          inputMode="numeric"
          onChange={(event) => setDay(event.currentTarget.value)}
          error={tried && !dayFits && t('decide.day-wrong')}
        />
      </div>
    </ConfirmDialog>
  );
}
