import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clock } from '@/i18n/format';
import { Button, EmptyState, ErrorState, Need, Page, Sheet, SheetSkeleton, useKeys } from '@/ui';
import './registration.css';
import { keepDossier, readRegistration, saveRegistration, useGetRegistration, type Dossier } from './api';
import { ClashPanel, type Clash } from './ClashPanel';
import { asBody, differing, entryOf, codeOf, isOwn, merge, own, withAnswer, type Answer, type Entry } from './entry';
import { dropKept, kept } from './keep';
import { screens } from './parts';
import { AboutFields, PartField } from './PartField';
import { Files } from './Files';
import { FormSteps } from './RegisterPage';
import { LastTime } from './Reusable';
import { Review } from './Review';
import { SavedMark } from './SavedMark';
import { useAutosave } from './useAutosave';
import { useFlaws } from './useFlaws';

const OwnFields = lazy(() => import('./OwnFields'));

export function EditPage() {
  const { t } = useTranslation('registration');
  const { id } = useParams({ from: '/shell/dang-ky/$id/sua' });
  const read = useGetRegistration({ path: { id } });
  if (read.error && !read.data)
    return (
      <Page title={t('form.edit')} sentence={t('form.edit')}>
        <ErrorState error={read.error} onRetry={() => void read.refetch()} />
      </Page>
    );
  if (!read.data)
    return (
      <Page title={t('form.edit')} sentence={t('form.edit')}>
        <SheetSkeleton lines={10} />
      </Page>
    );
  if (!read.data.actions.includes('SaveRegistration'))
    return (
      <Page title={t('form.edit')} sentence={read.data.name}>
        <EmptyState
          act={
            <Link to="/dang-ky/$id" params={{ id }}>
              {t('form.to-dossier')}
            </Link>
          }
        >
          {t('form.closed')}
        </EmptyState>
      </Page>
    );
  return <Form key={id} view={read.data} />;
}

/** What lies unsent on this device from before a reload, if it says anything else than the server. */
function leftover(view: Dossier) {
  const left = kept<Entry>(view.id);
  if (!left) return null;
  if (differing(left.value, entryOf(view)).length > 0) return left;
  dropKept(view.id);
  return null;
}

function Form({ view }: { view: Dossier }) {
  const { t } = useTranslation('registration');
  const { id } = view;
  const client = useQueryClient();
  const navigate = useNavigate();
  const { buoc: screen = 1 } = useSearch({ from: '/shell/dang-ky/$id/sua' });
  const [left] = useState(() => leftover(view));
  const [entry, setEntry] = useState<Entry>(() => left?.value ?? entryOf(view));
  /** The text the server had when ours was begun: with it, two people's changes can be told apart. */
  const base = useRef<Entry | null>(left && left.rowVersion !== view.rowVersion ? null : entryOf(view));
  const [clash, setClash] = useState<Clash | null>(null);
  /** What stands in the form at this moment: theirs takes a while to be read, and typing goes on meanwhile. */
  const typed = useRef(entry);
  const put = (next: Entry) => {
    typed.current = next;
    setEntry(next);
  };
  const flawsOf = useFlaws(view);
  const reader = useRef(flawsOf);
  useEffect(() => {
    reader.current = flawsOf;
  });
  const { autosave, state } = useAutosave<Entry>({
    id,
    rowVersion: view.rowVersion,
    save: async (value, rowVersion) => {
      const answer = await saveRegistration(id, rowVersion, asBody(value, view.campaign.form, reader.current(value)));
      base.current = entryOf(answer);
      keepDossier(client, answer);
      return answer;
    },
  });

  /** Somebody else wrote meanwhile: what does not collide is put together, the rest is asked. */
  const settle = (theirs: Dossier, mine: Entry) => {
    const their = entryOf(theirs);
    const { merged, clashes } = merge(base.current, mine, their);
    keepDossier(client, theirs);
    if (clashes.length > 0)
      return setClash({ merged, theirs: their, rowVersion: theirs.rowVersion, clashes });
    base.current = their;
    put(merged);
    autosave.resume(theirs.rowVersion, merged);
  };
  useEffect(() => {
    if (left) settle(view, left.value);
    // Once, with what was found when the page opened.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useEffect(() => {
    if (state.kind === 'stale') void readRegistration(id).then((theirs) => settle(theirs, typed.current));
    // Once for each time that the text turns out to be stale.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state.kind]);

  const set = (answer: Answer, text: string) => {
    const next = withAnswer(typed.current, answer, text);
    put(next);
    if (clash) setClash({ ...clash, merged: withAnswer(clash.merged, answer, text) });
    autosave.change(next);
  };
  const go = (to: number) => {
    void autosave.flush();
    void navigate({ to: '/dang-ky/$id/sua', params: { id }, search: { buoc: to } });
    window.scrollTo({ top: 0 });
  };
  useKeys([
    { press: 'ctrl+enter', does: t('keys.forward'), run: () => screen < screens.length && go(screen + 1) },
  ]);

  const reopened =
    view.status === 'returned' && view.remarks.length > 0
      ? view.remarks.map(({ part, field }) => (field ? own(field) : (part as Answer)))
      : null;
  // What nobody was asked when it was returned is open: a choice that is open opened it.
  const locked = (answer: Answer) =>
    reopened !== null &&
    !reopened.includes(answer) &&
    (!isOwn(answer) || view.readBefore?.answers?.[codeOf(answer)] !== undefined);
  const parts = screens[screen - 1]?.parts ?? [];
  return (
    <Page
      title={t('form.edit')}
      sentence={entry.name || t('unnamed')}
      more={`${view.code} · ${view.campaign.name} · ${view.unitName}`}
      note={<SavedMark state={state} since={view.updatedAt} />}
      acts={
        <Button component={Link} to={`/dang-ky/${id}`}>
          {t('form.to-dossier')}
        </Button>
      }
    >
      <FormSteps screen={screen} />
      <div className="reg-form-notes">
        {left && !clash && (
          <Need tone="tre" title={t('form.restored', { when: clock(left.at) })}>
            {t('form.restored-more')}
          </Need>
        )}
        {reopened && (
          <Need tone="son" title={t('form.reopened', { count: reopened.length })}>
            {view.reason ?? t('form.reopened-more')}
          </Need>
        )}
        {clash && (
          <ClashPanel
            clash={clash}
            fields={[{ id: view.fieldId, name: view.fieldName }]}
            view={view}
            onSettle={(chosen) => {
              setClash(null);
              base.current = clash.theirs;
              put(chosen);
              if (differing(chosen, clash.theirs).length === 0) autosave.accept(clash.rowVersion);
              else autosave.resume(clash.rowVersion, chosen);
            }}
          />
        )}
      </div>
      <Sheet className="reg-form-sheet">
        <form className="k-form reg-wide" noValidate onSubmit={(event) => event.preventDefault()}>
          {screen === 1 && <AboutFields view={view} entry={entry} locked={locked} onChange={set} />}
          {screen > 1 &&
            parts.map((part) => (
              <PartField
                key={part}
                part={part}
                help={view.campaign.form.help?.find((one) => one.part === part)?.text}
                text={entry.parts[part as keyof Entry['parts']] ?? ''}
                required={view.campaign.form.required.includes(part)}
                locked={locked(part)}
                remarks={view.remarks.filter((remark) => remark.part === part).map(({ text }) => text)}
                beside={
                  part === 'objectives' &&
                  view.model.lineage !== 'replication' && (
                    <LastTime campaignId={view.campaign.id} unitId={view.unitId} modelId={view.model.id} />
                  )
                }
                onChange={(text) => set(part, text)}
              />
            ))}
          {screen === screens.length && (view.campaign.form.fields?.length ?? 0) > 0 && (
            <Suspense fallback={<SheetSkeleton lines={4} />}>
              <OwnFields
                view={view}
                entry={entry}
                flaws={{ ...flawsOf(entry), ...(state.kind === 'refused' && state.problem.errors) }}
                locked={locked}
                onChange={set}
              />
            </Suspense>
          )}
          {screen === screens.length && <Files view={view} />}
          {screen === screens.length && (
            <Review
              view={view}
              entry={entry}
              flaws={flawsOf(entry)}
              flush={() => autosave.flush()}
              version={() => autosave.rowVersion}
            />
          )}
          <div className="k-form-acts">
            {screen > 1 && <Button onClick={() => go(screen - 1)}>‹ {t('form.back')}</Button>}
            {screen < screens.length && (
              <Button variant="filled" onClick={() => go(screen + 1)}>
                {t('form.forward')}
              </Button>
            )}
          </div>
        </form>
      </Sheet>
    </Page>
  );
}
