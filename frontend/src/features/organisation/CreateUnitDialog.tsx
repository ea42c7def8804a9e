import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '@/i18n/format';
import { Button, DateField, Dialog, ErrorState, fieldErrors, say, Select, TextInput } from '@/ui';
import { useCreateUnit, useListTiers, useListUnits, type Unit } from './api';
import { unitKinds } from './search';

/** Opens a unit below another; kind and tier are those of its sisters until said otherwise. */
export function CreateUnitDialog({ parent, onClose }: { parent: Unit; onClose: () => void }) {
  const { t } = useTranslation('organisation');
  const navigate = useNavigate();
  const create = useCreateUnit();
  const tiers = useListTiers({ query: { limit: 100 } });
  const sister = useListUnits({ query: { parentId: parent.id, limit: 1 } }).data?.items[0];
  const [typed, setTyped] = useState({
    code: '',
    partyName: '',
    stateName: '',
    externalCode: '',
    contact: '',
  });
  const [kind, setKind] = useState<string | null>(null);
  const [tierId, setTierId] = useState<string | null>(null);
  const [openedOn, setOpenedOn] = useState<string | null>(today());
  const [territorial, setTerritorial] = useState<boolean>();
  const [wrong, setWrong] = useState<Record<string, string>>({});

  const chosenKind = kind ?? sister?.kind ?? null;
  const chosenTier = tierId ?? sister?.tierId ?? null;
  const onMap = territorial ?? sister?.territorial ?? false;
  const field = (name: keyof typeof typed) => ({
    value: typed[name],
    error: wrong[name],
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setTyped((was) => ({ ...was, [name]: value }));
    },
  });
  const orNothing = (text: string) => (text.trim() === '' ? null : text.trim());

  return (
    <Dialog opened onClose={onClose} title={t('create.title', { name: parent.partyName })} size="lg">
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const missing = t('form.missing');
          const found: Record<string, string> = {};
          if (typed.partyName.trim() === '') found.partyName = missing;
          if (typed.code.trim() === '') found.code = missing;
          if (!chosenKind) found.kind = missing;
          if (!chosenTier) found.tierId = missing;
          setWrong(found);
          if (!chosenKind || !chosenTier || Object.keys(found).length > 0) return;
          create.mutate(
            {
              body: {
                parentId: parent.id,
                code: typed.code.trim().toUpperCase(),
                kind: chosenKind,
                tierId: chosenTier,
                partyName: typed.partyName.trim(),
                stateName: orNothing(typed.stateName),
                territorial: onMap,
                externalCode: orNothing(typed.externalCode),
                contact: orNothing(typed.contact),
                openedOn,
              },
            },
            {
              onSuccess: (made) => {
                say(t('create.done', { name: made.partyName }));
                void navigate({ to: '/don-vi/$id', params: { id: made.id }, search: {} });
              },
              onError: (problem) => setWrong(fieldErrors(problem)),
            },
          );
        }}
      >
        <TextInput data-autofocus required label={t('unit.party')} {...field('partyName')} />
        <TextInput label={t('unit.state')} description={t('create.state-hint')} {...field('stateName')} />
        <TextInput
          required
          label={t('unit.code')}
          description={t('create.code-hint')}
          {...field('code')}
          maxLength={32}
        />
        <Select
          required
          label={t('unit.kind')}
          value={chosenKind}
          onChange={setKind}
          data={unitKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          error={wrong.kind}
          allowDeselect={false}
        />
        <Select
          required
          label={t('unit.tier')}
          value={chosenTier}
          onChange={setTierId}
          data={(tiers.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          error={wrong.tierId}
          allowDeselect={false}
        />
        <DateField
          label={t('unit.opened')}
          value={openedOn}
          onChange={setOpenedOn}
          max={today()}
          error={wrong.openedOn}
        />
        <label className="o-tick">
          <input
            type="checkbox"
            className="k-check"
            checked={onMap}
            onChange={(event) => setTerritorial(event.currentTarget.checked)}
          />
          {t('create.territorial')}
        </label>
        <TextInput label={t('unit.external')} {...field('externalCode')} maxLength={32} />
        <TextInput label={t('unit.contact')} {...field('contact')} maxLength={300} />
        {create.error && Object.keys(create.error.errors).length === 0 && (
          <ErrorState error={create.error} kept={t('ui:confirm.kept')} />
        )}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={create.isPending}>
            {t('create.act')}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
