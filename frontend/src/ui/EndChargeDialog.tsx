import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '@/api';
import { today } from '@/i18n/format';
import { Button } from '@mantine/core';
import { DateField } from './DateField';
import { Dialog } from './Dialog';
import { ErrorState, say } from './states';

const useEndPersonInCharge = command('post', '/api/people-in-charge/{id}/end', {
  forgets: ['/api/people-in-charge', '/api/registrations'],
});

/** From which day on somebody is no longer in charge. Import it from here; its words are in `people`. */
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
