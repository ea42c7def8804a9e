import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { date } from '@/i18n/format';
import { Button, ConfirmDialog, Need, say, type Task, TaskList } from '@/ui';
import { useSubmitRegistration, type Dossier } from './api';
import { Copies } from './Copies';
import { show } from '@/ui/own/fields';
import type { Flaws } from '@/ui/own/check';
import { askedOf, saidOf, type Entry } from './entry';
import { allParts } from '@/ui/own/parts';
import { missingParts, screenOf, screens, textOf } from './parts';

/** Before it is handed in: every part at a glance, what is wanting first. */
export function Review({
  view,
  entry,
  flaws,
  flush,
  version,
}: {
  view: Dossier;
  entry: Entry;
  flaws: Flaws;
  flush: () => Promise<boolean>;
  version: () => number;
}) {
  const { t } = useTranslation('registration');
  const navigate = useNavigate();
  const submit = useSubmitRegistration();
  const [asking, setAsking] = useState(false);
  const [unsent, setUnsent] = useState(false);
  const { id } = view;
  const missing = missingParts(entry, view.campaign.form.required);
  const holderMissing = view.subject !== 'collective' && entry.holder.trim() === '';
  const due = view.campaign.registration?.on;
  const own = askedOf(view.campaign.form, entry).map((field) => {
    const text = show(field, saidOf(entry, field.code), { units: view.unitNames, files: view.files });
    const at = `answers.${field.code}`;
    const wrong = Object.keys(flaws).some(
      (one) => one === at || one.startsWith(`${at}.`) || one.startsWith(`${at}[`),
    );
    return { field, text, wrong: wrong || (field.required && text === '') };
  });
  const wanting = own.filter(({ wrong }) => wrong);
  const ready = missing.length === 0 && !holderMissing && wanting.length === 0;
  if (!view.actions.includes('SubmitRegistration')) return null;

  const send = async () => {
    setUnsent(false);
    if (!(await flush())) return setUnsent(true);
    submit.mutate(
      { path: { id }, rowVersion: version() },
      {
        onSuccess: () => {
          say(t('act.submit-done', { name: entry.name }));
          void navigate({ to: '/dang-ky/$id', params: { id } });
        },
      },
    );
  };
  return (
    <section aria-labelledby="reg-review" className="reg-review">
      <h2 id="reg-review">{t('review.title')}</h2>
      <TaskList
        label={t('review.title')}
        tasks={[
          ...allParts.map((part): Task => ({
            id: part,
            words: t(`part.${part}`),
            to: `/dang-ky/${id}/sua`,
            search: { buoc: screenOf(part) },
            more: textOf(entry, part).slice(0, 90),
            state: textOf(entry, part) ? 'done' : 'missing',
            end:
              !textOf(entry, part) && !missing.includes(part) ? (
                <small>{t('form.optional')}</small>
              ) : undefined,
          })),
          ...own.map(({ field, text, wrong }): Task => ({
            id: `own:${field.code}`,
            words: field.label,
            to: `/dang-ky/${id}/sua`,
            search: { buoc: screens.length },
            more: text.slice(0, 90),
            state: wrong || !text ? 'missing' : 'done',
            end: !text && !wrong ? <small>{t('form.optional')}</small> : undefined,
          })),
        ]}
      />
      <Copies id={id} />
      {!ready && (
        <Need title={t('need.missing', { count: missing.length + wanting.length + (holderMissing ? 1 : 0) })}>
          {[
            ...(holderMissing ? [t('form.holder')] : []),
            ...missing.map((part) => t(`part.${part}`)),
            ...wanting.map(({ field }) => field.label),
          ].join(', ')}
        </Need>
      )}
      {unsent && (
        <Need tone="son" title={t('review.unsent')}>
          {t('review.unsent-more')}
        </Need>
      )}
      <div className="k-form-acts">
        <Button variant="filled" disabled={!ready} onClick={() => setAsking(true)}>
          {t('act.submit')}
        </Button>
        {due && <span className="reg-quiet">{t('act.submit-due', { day: date(due) })}</span>}
      </div>
      <ConfirmDialog
        opened={asking}
        onClose={() => {
          setAsking(false);
          submit.reset();
        }}
        title={t('act.submit-title')}
        act={t('act.submit')}
        busy={submit.isPending}
        error={submit.error}
        onConfirm={() => void send()}
      >
        {t('act.submit-more', { campaign: view.campaign.name })}
      </ConfirmDialog>
    </section>
  );
}
