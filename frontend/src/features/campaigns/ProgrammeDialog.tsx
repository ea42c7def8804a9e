import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api';
import { Button, Dialog, ErrorState, fieldErrors, say, Select, Textarea, TextInput } from '@/ui';
import { useCreateProgramme } from './api';
import { initials } from './content';

/** A movement: registrations are numbered with its code. */
export function ProgrammeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('campaigns');
  const navigate = useNavigate();
  const { units } = useSession();
  const create = useCreateProgramme();
  const homes = [...new Map(units.map((it) => [it.unitId, it.unitName])).entries()];
  const [unitId, setUnitId] = useState(homes[0]?.[0] ?? null);
  const [name, setName] = useState('');
  const [typed, setTyped] = useState<string>();
  const [description, setDescription] = useState('');
  const [lacks, setLacks] = useState<Record<string, string>>({});
  const code = typed ?? (name.trim() === '' ? '' : initials(name));
  const wrong = { ...(create.error ? fieldErrors(create.error) : {}), ...lacks };
  return (
    <Dialog opened onClose={onClose} title={t('lists.found')} size="lg">
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const found: Record<string, string> = {};
          if (name.trim() === '') found.name = t('launch.missing');
          if (!/^[A-Z0-9][A-Z0-9._-]{0,31}$/.test(code.trim())) found.code = t('launch.code-form');
          setLacks(found);
          if (Object.keys(found).length > 0) return;
          create.mutate(
            {
              body: { unitId, code: code.trim(), name: name.trim(), description: description.trim() || null },
            },
            {
              onSuccess: (made) => {
                say(t('lists.founded', { name: made.name }));
                void navigate({ to: '/dot-thi-dua/phong-trao/$id', params: { id: made.id } });
              },
            },
          );
        }}
      >
        {homes.length > 1 && (
          <Select
            label={t('lists.owner')}
            value={unitId}
            onChange={setUnitId}
            data={homes.map(([value, label]) => ({ value, label }))}
            allowDeselect={false}
          />
        )}
        <TextInput
          data-autofocus
          required
          label={t('lists.name')}
          description={t('lists.name-hint')}
          value={name}
          maxLength={300}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
          error={wrong.name}
        />
        <TextInput
          required
          label={t('code')}
          description={t('lists.code-hint', { code: code || 'DVK' })}
          value={code}
          maxLength={32}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={wrong.code}
        />
        <Textarea
          label={t('lists.description')}
          value={description}
          maxLength={2000}
          onChange={(event) => setDescription(event.currentTarget.value)}
          error={wrong.description}
        />
        {create.error && Object.keys(create.error.errors).length === 0 && (
          <ErrorState error={create.error} kept={t('ui:confirm.kept')} />
        )}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={create.isPending}>
            {t('lists.found-act')}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
