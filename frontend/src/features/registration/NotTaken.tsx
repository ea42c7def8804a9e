import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { date } from '@/i18n/format';
import { Button, Need, say, Select, wordsFor } from '@/ui';
import { show } from '@/ui/own/fields';
import { useGetCampaign, useListCampaigns } from './api';
import { change, factsOf, inWords, problemOf, sendAgain, type Begun } from './begun';
import { saidOf, within } from './entry';

/** The server did not take it, or nobody knows whether it did: why, and what can be done. Nothing of it is lost. */
export function NotTaken({ begun }: { begun: Begun }) {
  const { t } = useTranslation(['away', 'registration']);
  const [moving, setMoving] = useState(false);
  const [busy, setBusy] = useState(false);
  const { id, refused, sent } = begun;
  const problem = refused && problemOf(refused);
  const again = () => {
    setBusy(true);
    void sendAgain(id).finally(() => setBusy(false));
  };
  const copy = () =>
    void navigator.clipboard
      .writeText(
        inWords(
          begun,
          (part) => t(`registration:part.${part}` as 'registration:part.name'),
          (code) => {
            const field = begun.campaign.form.fields?.find((one) => one.code === code);
            return field ? show(field, saidOf(begun.entry, code), { units: {}, files: [] }) : '';
          },
        ),
      )
      .then(
        () => say(t('refused.copied')),
        () => say(t('refused.not-copied')),
      );
  return (
    <Need
      tone="son"
      title={problem ? t('refused.title') : t('unsure.title', { day: date(sent?.at ?? begun.at) })}
      acts={
        <>
          <Button size="sm" loading={busy} onClick={again}>
            {t(problem ? 'refused.again' : 'unsure.again')}
          </Button>
          <Button size="sm" onClick={copy}>
            {t('refused.copy')}
          </Button>
          {problem && !moving && (
            <Button size="sm" onClick={() => setMoving(true)}>
              {t('refused.other')}
            </Button>
          )}
          {moving && <OtherCampaign begun={begun} onDone={() => setMoving(false)} />}
        </>
      }
    >
      {problem ? (
        <>
          {wordsFor(problem)} <code>{problem.phoneCode}</code> {t('refused.kept')}
        </>
      ) : (
        t('unsure.more')
      )}
    </Need>
  );
}

/** Its words go over to another campaign, in the field of the same name; own answers that it does not ask for stay behind. */
function OtherCampaign({ begun, onDone }: { begun: Begun; onDone: () => void }) {
  const { t } = useTranslation('away');
  const [chosen, setChosen] = useState('');
  const open = useListCampaigns({ query: { status: 'open', limit: 50 } });
  const campaign = useGetCampaign({ path: { id: chosen } }, { enabled: chosen !== '' }).data;
  const others = (open.data?.items ?? []).filter(({ id }) => id !== begun.campaign.id);
  if (open.data && others.length === 0) return <span className="reg-quiet">{t('refused.no-other')}</span>;
  const move = () => {
    if (!campaign) return;
    const facts = factsOf(campaign, begun.is.unitId);
    const field = begun.campaign.fields.find(({ id }) => id === begun.entry.fieldId)?.name;
    change(begun.id, {
      ...facts,
      tierId: facts.tierId || begun.tierId,
      entry: {
        ...within(facts.campaign.form, begun.entry),
        fieldId: facts.campaign.fields.find(({ name }) => name === field)?.id ?? '',
      },
      refused: undefined,
      sent: undefined,
    });
    onDone();
    void sendAgain(begun.id);
  };
  return (
    <div className="reg-origin">
      <Select
        label={t('refused.which')}
        data={others.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen || null}
        onChange={(value) => setChosen(value ?? '')}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
      <Button size="sm" disabled={!campaign} onClick={move}>
        {t('refused.move')}
      </Button>
    </div>
  );
}
