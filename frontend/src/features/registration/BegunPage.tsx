import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clock } from '@/i18n/format';
import { Button, ConfirmDialog, EmptyState, Need, Page, Sheet, SheetSkeleton } from '@/ui';
import './registration.css';
import { forgetLists } from './api';
import { change, dropBegun, formedOf, lacks, outlives, unsure, useBegun, type Begun } from './begun';
import { withAnswer, type Answer } from './entry';
import { FormFields, FormSteps, Turning } from './FormFields';
import { KeptPhotos } from './KeptPhotos';
import { screens } from './parts';
import { NotTaken } from './NotTaken';
import { useSendingBegun } from './sendingBegun';
import { useFlaws } from './useFlaws';

/** A registration that lies on this device only; as soon as the server has it, it goes on as any draft. */
export function BegunPage() {
  const { t } = useTranslation(['away', 'registration']);
  const { id } = useParams({ from: '/shell/dang-ky/tren-may/$id' });
  const { buoc } = useSearch({ from: '/shell/dang-ky/tren-may/$id' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const begun = useBegun(id);
  useSendingBegun(id);
  const made = begun?.made;
  useEffect(() => {
    if (!made) return;
    void forgetLists(client);
    void navigate({ to: '/dang-ky/$id/sua', params: { id: made }, search: { buoc }, replace: true });
  }, [client, navigate, made, buoc]);
  if (!begun)
    return (
      <Page title={t('registration:register')} sentence={t('draft.gone')}>
        <EmptyState act={<Link to="/dang-ky">{t('draft.to-list')}</Link>}>{t('draft.gone-more')}</EmptyState>
      </Page>
    );
  if (made)
    return (
      <Page title={t('registration:register')} sentence={begun.entry.name}>
        <SheetSkeleton lines={10} />
      </Page>
    );
  return <Form key={id} begun={begun} screen={buoc ?? 1} />;
}

function Form({ begun, screen }: { begun: Begun; screen: number }) {
  const { t } = useTranslation(['away', 'registration']);
  const { id, entry } = begun;
  const navigate = useNavigate();
  const [leaving, setLeaving] = useState(false);
  const [opened] = useState(() => Date.now());
  const view = formedOf(begun);
  const flawsOf = useFlaws(view);
  const wanting = lacks(begun);
  const go = (to: number) => {
    void navigate({ to: '/dang-ky/tren-may/$id', params: { id }, search: { buoc: to } });
    window.scrollTo({ top: 0 });
  };
  const write = (answer: Answer, text: string) => change(id, { entry: withAnswer(entry, answer, text) });
  return (
    <Page
      title={t('registration:register')}
      sentence={entry.name || t('registration:unnamed')}
      more={`${t('draft.only-here')} · ${begun.campaign.name} · ${begun.unitName}`}
      note={
        <span className="k-saved reg-saved" role="status" data-tone="son">
          {t(!outlives(id) ? 'draft.not-kept' : begun.refused ? 'draft.kept-only' : 'draft.kept', {
            when: clock(begun.at),
          })}
        </span>
      }
      acts={<Button onClick={() => setLeaving(true)}>{t('draft.drop')}</Button>}
    >
      <FormSteps screen={screen} />
      <div className="reg-form-notes">
        {begun.refused || unsure(begun, opened) ? (
          <NotTaken begun={begun} />
        ) : wanting.length > 0 ? (
          <Need title={t('draft.wanting')}>{wanting.map((one) => t(`draft.lacks.${one}`)).join(', ')}</Need>
        ) : null}
      </div>
      <Sheet className="reg-form-sheet">
        <form className="k-form reg-wide" noValidate onSubmit={(event) => event.preventDefault()}>
          <FormFields
            view={view}
            entry={entry}
            screen={screen}
            flaws={flawsOf(entry)}
            locked={() => false}
            onChange={write}
          />
          {screen === screens.length && <KeptPhotos id={id} />}
          {screen === screens.length && <p className="reg-quiet">{t('draft.later')}</p>}
          <Turning screen={screen} onGo={go} />
        </form>
      </Sheet>
      <ConfirmDialog
        opened={leaving}
        onClose={() => setLeaving(false)}
        title={t('draft.drop-title')}
        act={t('draft.drop')}
        onConfirm={() => {
          void dropBegun(id);
          void navigate({ to: '/dang-ky' });
        }}
      >
        {t('draft.drop-more', { name: entry.name })}
      </ConfirmDialog>
    </Page>
  );
}
