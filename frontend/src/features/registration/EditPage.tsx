import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { clock } from '@/i18n/format';
import { Button, EmptyState, ErrorState, Need, Page, Sheet, SheetSkeleton, useKeys } from '@/ui';
import './registration.css';
import { useGetRegistration, type Dossier } from './api';
import { ClashPanel } from './ClashPanel';
import { codeOf, isOwn, own, shutFields, type Answer } from './entry';
import { useKeptRead } from './keptReads';
import { screens } from './parts';
import { Files } from './Files';
import { FormFields, FormSteps, Turning } from './FormFields';
import { LastTime } from './Reusable';
import { Review } from './Review';
import { SavedMark } from './SavedMark';
import { useDraft } from './useDraft';
import { useFlaws } from './useFlaws';

export function EditPage() {
  const { t } = useTranslation('registration');
  const { id } = useParams({ from: '/shell/dang-ky/$id/sua' });
  const read = useGetRegistration({ path: { id } });
  const view = useKeptRead(id, read.data, read.error);
  if (read.error && !view)
    return (
      <Page title={t('form.edit')} sentence={t('form.edit')}>
        <ErrorState error={read.error} onRetry={() => void read.refetch()} />
      </Page>
    );
  if (!view)
    return (
      <Page title={t('form.edit')} sentence={t('form.edit')}>
        <SheetSkeleton lines={10} />
      </Page>
    );
  if (!view.actions.includes('SaveRegistration'))
    return (
      <Page title={t('form.edit')} sentence={view.name}>
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
  return <Form key={id} view={view} />;
}

function Form({ view }: { view: Dossier }) {
  const { t } = useTranslation('registration');
  const { id } = view;
  const navigate = useNavigate();
  const { buoc: screen = 1 } = useSearch({ from: '/shell/dang-ky/$id/sua' });
  const flawsOf = useFlaws(view);
  const { draft, entry, clash, saved, left, flush } = useDraft(view, flawsOf);
  const { autosave } = draft;
  const set = (answer: Answer, text: string) => draft.write(answer, text);
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
  const shut = shutFields(view, flawsOf);
  const locked = (answer: Answer) =>
    reopened !== null && (isOwn(answer) ? shut.has(codeOf(answer)) : !reopened.includes(answer));
  return (
    <Page
      title={t('form.edit')}
      sentence={entry.name || t('unnamed')}
      more={`${view.code} · ${view.campaign.name} · ${view.unitName}`}
      note={<SavedMark state={saved} since={view.updatedAt} />}
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
            onSettle={(chosen) => draft.choose(chosen)}
          />
        )}
      </div>
      <Sheet className="reg-form-sheet">
        <form className="k-form reg-wide" noValidate onSubmit={(event) => event.preventDefault()}>
          <FormFields
            view={view}
            entry={entry}
            screen={screen}
            flaws={{ ...flawsOf(entry), ...(saved.kind === 'refused' && saved.problem.errors) }}
            locked={locked}
            beside={
              view.model.lineage !== 'replication' && (
                <LastTime campaignId={view.campaign.id} unitId={view.unitId} modelId={view.model.id} />
              )
            }
            onChange={set}
          />
          {screen === screens.length && <Files view={view} />}
          {screen === screens.length && (
            <Review
              view={view}
              entry={entry}
              flaws={flawsOf(entry)}
              flush={flush}
              version={() => autosave.rowVersion}
            />
          )}
          <Turning screen={screen} onGo={go} />
        </form>
      </Sheet>
    </Page>
  );
}
