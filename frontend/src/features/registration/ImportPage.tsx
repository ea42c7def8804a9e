import './imports.css';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment, number } from '@/i18n/format';
import { Button, ConfirmDialog, ErrorState, Facts, Page, PageSkeleton, Sheet } from '@/ui';
import { ImportGoing, ImportStatusTag } from '@/ui/imports';
import { ComingEntries } from './ComingEntries';
import {
  useApplyRegistrationImport,
  useCancelRegistrationImport,
  useGetRegistrationImport,
  useUndoRegistrationImport,
  type RegistrationImport,
} from './importsApi';
import { MatchColumns } from './MatchColumns';
import { MendFaults } from './MendFaults';

/** One sheet from its check to its end, and back again. The page may be left and opened again at any time. */
export function ImportPage() {
  const { id } = useParams({ from: '/shell/dang-ky/bang-tinh/$id' });
  const { data: one, error, refetch } = useGetRegistrationImport(id);
  if (!one && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!one) return <PageSkeleton />;
  return <One one={one} onStale={() => void refetch()} />;
}

function One({ one, onStale }: { one: RegistrationImport; onStale: () => void }) {
  const { t } = useTranslation('sheets');
  const apply = useApplyRegistrationImport();
  const cancel = useCancelRegistrationImport();
  const call = { path: { id: one.id }, rowVersion: one.rowVersion };
  const problem = apply.error ?? cancel.error;
  return (
    <Page
      title={t('title')}
      scope={
        <nav className="k-scope" aria-label={t('title')}>
          <Link to="/dang-ky/bang-tinh" search={{ campaign: one.campaignId, unit: one.unitId }}>
            ‹ {t('title')}
          </Link>
        </nav>
      }
      sentence={<Finding one={one} />}
      more={<More one={one} />}
      acts={
        <Acts
          one={one}
          busy={apply.isPending || cancel.isPending}
          onApply={() => apply.mutate({ ...call, body: { inPart: one.faultCount > 0 } })}
          onCancel={() => cancel.mutate(call)}
        />
      }
    >
      {problem && <ErrorState error={problem} onRetry={problem.stale ? onStale : undefined} />}
      {one.status === 'importing' && (
        <ImportGoing
          done={one.done}
          of={one.toCreate}
          words={t('one.so-far', { done: number(one.done), n: number(one.toCreate) })}
          more={t('one.leave')}
        />
      )}
      {one.actions.includes('MatchRegistrationImport') && (
        <MatchColumns key={one.rowVersion} one={one} onStale={onStale} />
      )}
      {one.faults.length > 0 && one.status !== 'cancelled' && <MendFaults one={one} onStale={onStale} />}
      {one.coming.length > 0 && <ComingEntries one={one} />}
      <Sheet title={t('one.summary')} acts={<ImportStatusTag status={one.status} />}>
        <Summary one={one} />
      </Sheet>
    </Page>
  );
}

function Finding({ one }: { one: RegistrationImport }) {
  const { t } = useTranslation('sheets');
  const { status, as, toCreate, faultCount } = one;
  const created = { count: toCreate, n: number(toCreate) };
  if (status === 'checked' && faultCount > 0)
    return t(toCreate > 0 ? 'one.partly' : 'one.faults', {
      count: faultCount,
      n: number(faultCount),
      ready: number(toCreate),
    });
  if (status === 'checked') return toCreate === 0 ? t('one.nothing') : t(`one.ready-${as}`, created);
  if (status === 'importing') return t('one.importing', created);
  if (status === 'done') return t(`one.done-${as}`, created);
  return t(`one.${status}`, created);
}

/** Whose sheet it is, what was left out, and until when it can be taken back. */
function More({ one }: { one: RegistrationImport }) {
  const { t } = useTranslation('sheets');
  const { fileName, campaignName, unitName, status, faultyRows, undoUntil, actions } = one;
  return (
    <>
      {[fileName, campaignName, unitName].join(' · ')}
      {status === 'done' && faultyRows > 0 && (
        <> {t('one.left', { count: faultyRows, n: number(faultyRows) })}</>
      )}
      {undoUntil && (
        <>
          {' '}
          {t(actions.includes('UndoRegistrationImport') ? 'one.undo-until' : 'one.undo-over', {
            at: moment(undoUntil),
          })}
        </>
      )}
    </>
  );
}

function Acts({
  one,
  busy,
  onApply,
  onCancel,
}: {
  one: RegistrationImport;
  busy: boolean;
  onApply: () => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation('sheets');
  const [undoing, setUndoing] = useState(false);
  const { as, toCreate, faultCount, status, campaignId: campaign, unitId: unit } = one;
  const may = (act: string) => one.actions.includes(act);
  const counted = { count: toCreate, n: number(toCreate) };
  const wrong = faultCount > 0 && status !== 'cancelled';
  return (
    <>
      {may('ApplyRegistrationImport') && (
        <Button variant={wrong ? 'default' : 'filled'} loading={busy} onClick={onApply}>
          {t(wrong ? `one.act-part-${as}` : `one.act-${as}`, counted)}
        </Button>
      )}
      {status === 'done' && (
        <Link className="k-btn" data-variant="filled" to="/dang-ky" search={{ campaign, unit }}>
          {t('one.list')}
        </Link>
      )}
      {may('UndoRegistrationImport') && <Button onClick={() => setUndoing(true)}>{t('one.undo')}</Button>}
      {status !== 'importing' && (wrong || status !== 'checked') && (
        <Link className="k-btn" to="/dang-ky/bang-tinh" search={{ campaign, unit }}>
          {t(wrong ? 'one.again' : 'one.another')}
        </Link>
      )}
      {may('CancelRegistrationImport') && (
        <Button loading={busy} onClick={onCancel}>
          {t('one.cancel')}
        </Button>
      )}
      {undoing && <Undoing one={one} onClose={() => setUndoing(false)} />}
    </>
  );
}

function Undoing({ one, onClose }: { one: RegistrationImport; onClose: () => void }) {
  const { t } = useTranslation('sheets');
  const undo = useUndoRegistrationImport();
  const counted = { count: one.toCreate, n: number(one.toCreate) };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('undo.title', counted)}
      act={t('undo.act', counted)}
      busy={undo.isPending}
      error={undo.error}
      onConfirm={() =>
        undo.mutate({ path: { id: one.id }, rowVersion: one.rowVersion }, { onSuccess: onClose })
      }
    >
      {t(`undo.what-${one.as}`)}
    </ConfirmDialog>
  );
}

function Summary({ one }: { one: RegistrationImport }) {
  const { t } = useTranslation(['sheets', 'imports']);
  const by = (at: string, name?: string | null) =>
    name ? t('imports:one.sent-by', { at: moment(at), name }) : moment(at);
  const facts: [name: string, value: string][] = [
    [t('registration:form.campaign'), one.campaignName],
    [t('new.unit'), one.unitName],
    [t('new.as'), t(`as.${one.as}`)],
    [t('imports:one.rows'), number(one.rows)],
    [
      t(one.status === 'done' || one.status === 'undone' ? 'one.registered' : 'one.would'),
      number(one.toCreate),
    ],
    [t('one.unchanged'), number(one.unchanged)],
    [t('one.faulty'), number(one.faultyRows)],
    [t('imports:one.sent'), by(one.checkedAt, one.checkedBy)],
    ...(one.endedAt ? [[t('imports:one.ended'), moment(one.endedAt)] as [string, string]] : []),
  ];
  return <Facts facts={facts} />;
}
