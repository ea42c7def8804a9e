import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '@/i18n/format';
import { Button, DateField, Dialog, ErrorState, fieldErrors, say, Textarea } from '@/ui';
import { UnitPicker, type PickedUnit } from '@/ui/UnitPicker';
import './models.css';
import { useAssignTwinning, useChangeTwinning, type Twinning } from './api';

/** Who helps whom, for how long and with what; of one that stands, the days and the content. */
export function TwinningDialog({ twinning, onClose }: { twinning?: Twinning; onClose: () => void }) {
  const { t } = useTranslation(['twinnings', 'ui']);
  const navigate = useNavigate();
  const assign = useAssignTwinning();
  const change = useChangeTwinning();
  const [helper, setHelper] = useState<PickedUnit | null>(null);
  const [helped, setHelped] = useState<PickedUnit | null>(null);
  const [from, setFrom] = useState<string | null>(twinning?.validFrom ?? today());
  const [to, setTo] = useState<string | null>(twinning?.validTo ?? null);
  const [content, setContent] = useState(twinning?.content ?? '');
  const [asked, setAsked] = useState(false);
  const error = assign.error ?? change.error;
  const errors = error ? fieldErrors(error) : {};
  const missing = t('missing');
  const send = () => {
    setAsked(true);
    if (!from || content.trim() === '') return;
    const body = { from, to, content: content.trim() };
    if (twinning) {
      change.mutate(
        { path: { id: twinning.id }, rowVersion: twinning.rowVersion, body },
        {
          onSuccess: () => {
            say(t('changed'));
            onClose();
          },
        },
      );
      return;
    }
    if (!helper || !helped) return;
    assign.mutate(
      { body: { ...body, helperId: helper.id, helpedId: helped.id } },
      {
        onSuccess: ({ id }) => {
          say(t('assigned', { helper: helper.name, helped: helped.name }));
          void navigate({ to: '/ket-nghia/$id', params: { id } });
        },
      },
    );
  };
  return (
    <Dialog opened onClose={onClose} title={t(twinning ? 'change' : 'assign')} size="lg">
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {twinning ? (
          <p>{t('who', { helper: twinning.helperName, helped: twinning.helpedName })}</p>
        ) : (
          <>
            <UnitPicker
              autoFocus
              label={t('helper')}
              description={t('helper-hint')}
              value={helper}
              onChange={setHelper}
              error={errors.helperId ?? (asked && !helper ? missing : undefined)}
            />
            <UnitPicker
              label={t('helped')}
              value={helped}
              onChange={setHelped}
              error={errors.helpedId ?? (asked && !helped ? missing : undefined)}
            />
          </>
        )}
        <div className="mo-days">
          <DateField
            label={t('from')}
            required
            value={from}
            onChange={setFrom}
            error={errors.from ?? (asked && !from && missing)}
          />
          <DateField label={t('to')} value={to} min={from ?? undefined} onChange={setTo} error={errors.to} />
        </div>
        <Textarea
          label={t('content')}
          required
          autosize
          minRows={3}
          maxRows={8}
          maxLength={2000}
          value={content}
          onChange={(event) => setContent(event.currentTarget.value)}
          error={errors.content ?? (asked && content.trim() === '' && missing)}
        />
        {error && Object.keys(errors).length === 0 && (
          <ErrorState error={error} kept={t('ui:confirm.kept')} />
        )}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={assign.isPending || change.isPending}>
            {t(twinning ? 'save' : 'assign')}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
