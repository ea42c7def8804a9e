import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command, type components } from '@/api';
import { today } from '@/i18n/format';
import { Button, TextInput } from '@mantine/core';
import { DateField } from './DateField';
import { Dialog } from './Dialog';
import { ErrorState, fieldErrors, say } from './states';

type Of = Pick<components['schemas']['AssignPersonInCharge'], 'modelId' | 'fieldId' | 'standardFieldId'>;

const useAssignPersonInCharge = command('post', '/api/people-in-charge', {
  forgets: ['/api/people-in-charge', '/api/registrations'],
});

/** Who is to be in charge: name, position, telephone, and from which day. Import it from here; its words are in `people`. */
export function PersonInChargeDialog({
  of,
  called,
  onClose,
}: {
  of: Of;
  called: string;
  onClose: () => void;
}) {
  const { t } = useTranslation(['people', 'ui']);
  const assign = useAssignPersonInCharge();
  const [name, setName] = useState('');
  const [position, setPosition] = useState('');
  const [phone, setPhone] = useState('');
  const [from, setFrom] = useState<string | null>(today());
  const [asked, setAsked] = useState(false);
  const errors = assign.error ? fieldErrors(assign.error) : {};
  const blank = (text: string) => asked && text.trim() === '' && t('missing');
  const send = () => {
    setAsked(true);
    if (!from || name.trim() === '' || position.trim() === '') return;
    assign.mutate(
      {
        body: { ...of, name: name.trim(), position: position.trim(), phone: phone.trim() || null, from },
      },
      {
        onSuccess: () => {
          say(t('assigned', { name: name.trim() }));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog opened onClose={onClose} title={t('assign')}>
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <p>{called}</p>
        <TextInput
          data-autofocus
          required
          label={t('name')}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={errors.name ?? blank(name)}
        />
        <TextInput
          required
          label={t('position')}
          maxLength={200}
          value={position}
          onChange={(event) => setPosition(event.currentTarget.value)}
          error={errors.position ?? blank(position)}
        />
        <TextInput
          label={t('phone')}
          description={t('phone-hint')}
          type="tel"
          maxLength={30}
          value={phone}
          onChange={(event) => setPhone(event.currentTarget.value)}
          error={errors.phone}
        />
        <DateField
          label={t('from')}
          required
          value={from}
          onChange={setFrom}
          error={errors.from ?? (asked && !from && t('missing'))}
        />
        {assign.error && Object.keys(errors).length === 0 && (
          <ErrorState error={assign.error} kept={t('ui:confirm.kept')} />
        )}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={assign.isPending}>
            {t('assign')}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

const useEndPersonInCharge = command('post', '/api/people-in-charge/{id}/end', {
  forgets: ['/api/people-in-charge', '/api/registrations'],
});

/** From which day on somebody is no longer in charge. */
export function EndChargeDialog({
  person,
  onClose,
}: {
  person: { id: string; rowVersion: number; name: string; validFrom: string };
  onClose: () => void;
}) {
  const { t } = useTranslation(['people', 'ui']);
  const end = useEndPersonInCharge();
  const [on, setOn] = useState<string | null>(today());
  return (
    <Dialog opened onClose={onClose} title={t('end-title', { name: person.name })}>
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!on) return;
          end.mutate(
            { path: { id: person.id }, rowVersion: person.rowVersion, body: { on } },
            {
              onSuccess: () => {
                say(t('ended', { name: person.name }));
                onClose();
              },
            },
          );
        }}
      >
        <p>{t('end-what')}</p>
        <DateField label={t('end-on')} required value={on} min={person.validFrom} onChange={setOn} />
        {end.error && <ErrorState error={end.error} kept={t('ui:confirm.kept')} />}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={end.isPending}>
            {t('end')}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
