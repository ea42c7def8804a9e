import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, ErrorState, StatusTag, Textarea, TextInput } from '@/ui';
import { useListRegistrations, useMergeRegistration, type Dossier, type Row } from './api';
import { useSayAnswered } from './useSayAnswered';

/** Into which registration of the campaign this one goes, and why. */
export function MergeDialog({ view, onClose }: { view: Dossier; onClose: () => void }) {
  const { t } = useTranslation('registration');
  const merge = useMergeRegistration();
  const sayAnswered = useSayAnswered();
  const [typed, setTyped] = useState(view.name.split(/\s+/).slice(0, 3).join(' '));
  const [settled] = useDebouncedValue(typed.trim(), 300);
  const [into, setInto] = useState<Row | null>(null);
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState(false);
  const found = useListRegistrations(
    { query: { campaignId: view.campaign.id, q: settled || undefined, limit: 20 } },
    { keep: true },
  );
  const rows = (found.data?.items ?? []).filter(
    ({ id, status }) => id !== view.id && (status === 'submitted' || status === 'accepted'),
  );
  return (
    <Dialog opened onClose={onClose} title={t('act.merge-title', { name: view.name })}>
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!into || reason.trim() === '') return setWrong(true);
          merge.mutate(
            {
              path: { id: view.id },
              rowVersion: view.rowVersion,
              body: { intoId: into.id, reason: reason.trim() },
            },
            {
              onSuccess: (answer) => {
                onClose();
                sayAnswered(t('act.merge-done', { name: view.name }), [answer]);
              },
            },
          );
        }}
      >
        <p>{t('act.merge-more')}</p>
        {into ? (
          <p className="reg-origin">
            <span>
              {into.name}
              <small>
                {into.code} · {into.unitName}
              </small>
            </span>
            <Button size="sm" onClick={() => setInto(null)}>
              {t('origin.other')}
            </Button>
          </p>
        ) : (
          <>
            <TextInput
              data-autofocus
              label={t('act.merge-find')}
              description={t('act.merge-hint')}
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              error={wrong && t('act.merge-which')}
            />
            {found.error ? (
              <ErrorState error={found.error} onRetry={() => void found.refetch()} />
            ) : (
              <div className="reg-similar" role="status">
                {found.data && rows.length === 0 && t('act.merge-none')}
                <ul>
                  {rows.slice(0, 8).map((row) => (
                    <li key={row.id}>
                      <span>
                        {row.name} <StatusTag kind="registration" status={row.status} />
                        <small>
                          {row.code} · {row.unitName}
                        </small>
                      </span>
                      <Button size="sm" onClick={() => setInto(row)}>
                        {t('act.merge-choose')}
                      </Button>
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </>
        )}
        <Textarea
          label={t('act.merge-reason')}
          required
          autosize
          minRows={2}
          maxLength={2000}
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
            setWrong(false);
          }}
          error={wrong && reason.trim() === '' && t('ui:confirm.reason-missing')}
        />
        {merge.error ? <ErrorState error={merge.error} kept={t('ui:confirm.kept')} /> : null}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={merge.isPending}>
            {t('act.merge')}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
