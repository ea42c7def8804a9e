import './campaigns.css';
import './pacts.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { number, today } from '@/i18n/format';
import {
  Button,
  ConfirmDialog,
  DateField,
  Dialog,
  ErrorState,
  Page,
  PageSkeleton,
  say,
  SheetSkeleton,
  StatusTag,
  TextInput,
  Views,
} from '@/ui';
import { PactScores } from './PactScores';
import { useClonePact, useClosePact, useDeletePact, useGetPact, useSignPact, type Pact } from './pactsApi';

const PactPaper = lazy(() => import('./PactPaper').then((it) => ({ default: it.PactPaper })));

/** One pact: the paper that was signed, and how its parties kept it. */
export function PactPage() {
  const { id } = useParams({ from: '/shell/giao-uoc/$id' });
  const { data, error, refetch } = useGetPact({ path: { id } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <Desk pact={data} />;
}

function Desk({ pact }: { pact: Pact }) {
  const { t } = useTranslation('pacts');
  const { xem } = useSearch({ from: '/shell/giao-uoc/$id' });
  const navigate = useNavigate();
  const drop = useDeletePact();
  const close = useClosePact();
  const clone = useClonePact();
  const [asking, setAsking] = useState<'sign' | 'delete' | 'close' | null>(null);
  const may = (name: string) => pact.actions.includes(name);
  const { id, status, rowVersion, parties, lines, scores } = pact;
  const wanted = (parties.length - 1) * lines.length;
  const met = scores.filter((score) => score.met).length;
  const judged = scores.filter((score) => score.met != null).length;
  const view = xem ?? (status === 'signed' || status === 'draft' ? 'van-ban' : 'ket-qua');
  const shut = () => {
    setAsking(null);
    drop.reset();
    close.reset();
  };
  return (
    <Page
      title={pact.title}
      scope={
        <nav className="k-scope k-noprint" aria-label={t('way')}>
          <Link to="/giao-uoc">‹ {t('title')}</Link>
          <StatusTag kind="pact" status={status} />
        </nav>
      }
      sentence={
        status === 'draft'
          ? t('page.draft', { count: parties.length })
          : judged === 0
            ? t('page.signed', { count: parties.length })
            : t('page.scored', { met: number(met), all: number(wanted) })
      }
      more={`${pact.title} · ${t('led-by', { unit: pact.unitName, programme: pact.programmeName })}`}
      acts={
        <>
          {view === 'van-ban' && <Button onClick={() => window.print()}>{t('print')}</Button>}
          {may('DeletePact') && <Button onClick={() => setAsking('delete')}>{t('delete.act')}</Button>}
          {may('SavePact') && (
            <Link className="k-btn" to="/giao-uoc/$id/sua" params={{ id }}>
              {t('edit')}
            </Link>
          )}
          {may('ClonePact') && (
            <Button
              loading={clone.isPending}
              onClick={() =>
                clone.mutate(
                  { path: { id } },
                  { onSuccess: (next) => void navigate({ to: '/giao-uoc/$id', params: { id: next.id } }) },
                )
              }
            >
              {t('clone', { year: pact.year + 1 })}
            </Button>
          )}
          {may('ClosePact') && <Button onClick={() => setAsking('close')}>{t('close.act')}</Button>}
          {may('SignPact') && (
            <Button variant="filled" disabled={parties.length < 2} onClick={() => setAsking('sign')}>
              {t('sign.act')}
            </Button>
          )}
        </>
      }
    >
      {clone.error && <ErrorState error={clone.error} />}
      {status !== 'draft' && (
        <Views
          label={t('views.label')}
          current={view}
          views={(['van-ban', 'ket-qua'] as const).map((one) => ({
            id: one,
            words: t(`views.${one}`),
            to: `/giao-uoc/${id}`,
            search: { xem: one },
          }))}
        />
      )}
      {view === 'van-ban' || status === 'draft' ? (
        <Suspense fallback={<SheetSkeleton />}>
          <PactPaper pact={pact} />
        </Suspense>
      ) : (
        <PactScores key={rowVersion} pact={pact} />
      )}
      {asking === 'sign' && <SignDialog pact={pact} onClose={shut} />}
      <ConfirmDialog
        opened={asking === 'close'}
        onClose={shut}
        title={t('close.title')}
        act={t('close.act')}
        busy={close.isPending}
        error={close.error}
        onConfirm={() => close.mutate({ path: { id }, rowVersion }, { onSuccess: shut })}
      >
        <p>{t('close.what')}</p>
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'delete'}
        onClose={shut}
        title={t('delete.title')}
        act={t('delete.act')}
        busy={drop.isPending}
        error={drop.error}
        onConfirm={() =>
          drop.mutate(
            { path: { id }, rowVersion },
            { onSuccess: () => void navigate({ to: '/giao-uoc', search: {} }) },
          )
        }
      />
    </Page>
  );
}

function SignDialog({ pact, onClose }: { pact: Pact; onClose: () => void }) {
  const { t } = useTranslation('pacts');
  const sign = useSignPact();
  const [signedOn, setSignedOn] = useState<string | null>(today());
  const [place, setPlace] = useState('');
  const [asked, setAsked] = useState(false);
  return (
    <Dialog opened onClose={onClose} title={t('sign.title')}>
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (!signedOn || place.trim() === '') return;
          sign.mutate(
            {
              path: { id: pact.id },
              rowVersion: pact.rowVersion,
              body: { signedOn, place: place.trim() },
            },
            {
              onSuccess: () => {
                say(t('sign.done'));
                onClose();
              },
            },
          );
        }}
      >
        <p>{t('sign.what')}</p>
        <DateField
          label={t('sign.on')}
          required
          value={signedOn}
          max={today()}
          onChange={setSignedOn}
          error={asked && !signedOn && t('missing')}
        />
        <TextInput
          label={t('sign.at')}
          required
          maxLength={300}
          value={place}
          onChange={(event) => setPlace(event.currentTarget.value)}
          error={asked && place.trim() === '' && t('missing')}
        />
        {sign.error && <ErrorState error={sign.error} kept={t('ui:confirm.kept')} />}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={sign.isPending}>
            {t('sign.act')}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
