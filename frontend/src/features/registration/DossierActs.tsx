import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { date } from '@/i18n/format';
import { Button, ConfirmDialog, say, useKeys } from '@/ui';
import {
  useAcceptRegistration,
  useMarkPilot,
  useRefuseRegistration,
  useReturnRegistration,
  useSubmitRegistration,
  useWithdrawRegistration,
  type Dossier,
} from './api';
import { own } from './entry';
import { allParts } from '@/ui/own/parts';
import { useSayAnswered } from './useSayAnswered';
import { RemarksDialog } from './RemarksDialog';

const MergeDialog = lazy(async () => ({ default: (await import('./MergeDialog')).MergeDialog }));

type Act = 'submit' | 'accept' | 'return' | 'refuse' | 'withdraw' | 'merge';
const operations: Record<Act, string> = {
  submit: 'SubmitRegistration',
  accept: 'AcceptRegistration',
  return: 'ReturnRegistration',
  refuse: 'RefuseRegistration',
  withdraw: 'WithdrawRegistration',
  merge: 'MergeRegistration',
};

/** What may be done now, exactly as the registration itself says. */
export function DossierActs({ view }: { view: Dossier }) {
  const { t } = useTranslation('registration');
  const [asking, setAsking] = useState<Act | null>(null);
  const { id, rowVersion, actions } = view;
  const submit = useSubmitRegistration();
  const accept = useAcceptRegistration();
  const giveBack = useReturnRegistration();
  const refuse = useRefuseRegistration();
  const withdraw = useWithdrawRegistration();
  const sayAnswered = useSayAnswered();
  const pilot = useMarkPilot();
  const may = (act: Act) => actions.includes(operations[act]);
  const shut = () => {
    setAsking(null);
    [submit, accept, giveBack, refuse, withdraw].forEach((one) => one.reset());
  };
  const done = (act: Act) => ({
    onSuccess: (answer: Dossier) => {
      shut();
      const words = t(`act.${act}-done`, { name: view.name });
      if (act === 'accept' || act === 'return' || act === 'refuse') sayAnswered(words, [answer]);
      else say(words);
    },
  });
  const call = { path: { id }, rowVersion };
  const first = (['accept', 'submit'] as const).find(may);
  useKeys(
    [{ press: 'ctrl+enter', does: t('keys.step'), run: () => first && setAsking(first) }],
    first !== undefined,
  );

  const due = view.campaign.registration?.on;
  return (
    <div className="reg-acts">
      {may('submit') && (
        <Button size="sm" variant="filled" onClick={() => setAsking('submit')}>
          {t('act.submit')}
        </Button>
      )}
      {may('accept') && (
        <Button size="sm" variant="filled" onClick={() => setAsking('accept')}>
          {t('act.accept')}
        </Button>
      )}
      {may('return') && (
        <Button size="sm" onClick={() => setAsking('return')}>
          {t('act.return')}
        </Button>
      )}
      {may('refuse') && (
        <Button size="sm" onClick={() => setAsking('refuse')}>
          {t('act.refuse')}
        </Button>
      )}
      {may('merge') && (
        <Button size="sm" onClick={() => setAsking('merge')}>
          {t('act.merge')}
        </Button>
      )}
      {actions.includes('SaveRegistration') && (
        <Button size="sm" component={Link} to={`/dang-ky/${id}/sua`}>
          {t('act.edit')}
        </Button>
      )}
      {actions.includes('RecordActivity') && (
        <Button size="sm" component={Link} to={`/dang-ky/${id}/thuc-hien`}>
          {t('carrying.title')}
        </Button>
      )}
      {(actions.includes('DraftResult') || view.result) && (
        <Button
          size="sm"
          component={Link}
          to={`/dang-ky/${id}/ket-qua`}
          variant={view.status === 'reported' ? 'filled' : 'default'}
        >
          {t('result.open')}
        </Button>
      )}
      {actions.includes('MarkPilot') && (
        <Button
          size="sm"
          loading={pilot.isPending}
          onClick={() =>
            pilot.mutate(
              { ...call, body: { pilot: !view.pilot } },
              { onSuccess: (answer) => say(t(answer.pilot ? 'pilot.done' : 'pilot.undone')) },
            )
          }
        >
          {t(view.pilot ? 'pilot.off' : 'pilot.act')}
        </Button>
      )}
      {may('withdraw') && (
        <Button size="sm" onClick={() => setAsking('withdraw')}>
          {t('act.withdraw')}
        </Button>
      )}

      <ConfirmDialog
        opened={asking === 'submit'}
        onClose={shut}
        title={t('act.submit-title')}
        act={t('act.submit')}
        busy={submit.isPending}
        error={submit.error}
        onConfirm={() => submit.mutate(call, done('submit'))}
      >
        {t('act.submit-more', { campaign: view.campaign.name })}{' '}
        {due && t('act.submit-due', { day: date(due) })}
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'accept'}
        onClose={shut}
        title={t('act.accept-title', { name: view.name })}
        act={t('act.accept')}
        busy={accept.isPending}
        error={accept.error}
        onConfirm={() => accept.mutate(call, done('accept'))}
      >
        {t('act.accept-more', { unit: view.unitName })}
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'refuse'}
        onClose={shut}
        title={t('act.refuse-title', { name: view.name })}
        act={t('act.refuse')}
        reason={{ label: t('act.refuse-reason'), description: t('act.refuse-more') }}
        busy={refuse.isPending}
        error={refuse.error}
        onConfirm={(reason) => refuse.mutate({ ...call, body: { reason } }, done('refuse'))}
      />
      <ConfirmDialog
        opened={asking === 'withdraw'}
        onClose={shut}
        title={t('act.withdraw-title', { name: view.name })}
        act={t('act.withdraw')}
        busy={withdraw.isPending}
        error={withdraw.error}
        onConfirm={() => withdraw.mutate(call, done('withdraw'))}
      >
        {t('act.withdraw-more', { code: view.code })}
      </ConfirmDialog>
      {asking === 'merge' && (
        <Suspense fallback={null}>
          <MergeDialog view={view} onClose={shut} />
        </Suspense>
      )}
      <RemarksDialog
        opened={asking === 'return'}
        onClose={shut}
        title={t('act.return-title', { name: view.name })}
        act={t('act.return')}
        hint={t('act.return-more')}
        parts={[
          ...allParts.map((part) => ({ id: part as string, words: t(`part.${part}`) })),
          ...(view.campaign.form.fields ?? []).map(({ code, label }) => ({
            id: own(code) as string,
            words: label,
          })),
        ]}
        wholeReason={t('act.return-reason')}
        defects={view.campaign.rules.defects ?? []}
        dated
        busy={giveBack.isPending}
        error={giveBack.error}
        onConfirm={(remarks, reason, mendBy) =>
          giveBack.mutate(
            {
              ...call,
              body: {
                remarks: [
                  ...allParts.flatMap((part) => (remarks[part] ? [{ part, text: remarks[part] }] : [])),
                  ...(view.campaign.form.fields ?? []).flatMap(({ code }) =>
                    remarks[own(code)] ? [{ field: code, text: remarks[own(code)] ?? '' }] : [],
                  ),
                ],
                reason: reason || null,
                mendBy,
              },
            },
            done('return'),
          )
        }
      />
    </div>
  );
}
