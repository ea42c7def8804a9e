import './organisation.css';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { i18n } from '@/i18n';
import { date, moment, number } from '@/i18n/format';
import { Button, ErrorState, Facts, Page, PageSkeleton, Sheet } from '@/ui';
import { ImportFaults, ImportGoing, ImportStatusTag } from '@/ui/imports';
import { useApplyUnitImport, useCancelUnitImport, useGetUnitImport, type UnitImport } from './api';

const words = (code: string) => i18n.t([`imports:faults.${code}`, `problems:${code}`, 'ui:trouble.unknown']);

/** One file from its check to its end. The page may be left and opened again at any time. */
export function ImportPage() {
  const { t } = useTranslation('imports');
  const { id } = useParams({ from: '/shell/don-vi/nhap/$id' });
  const { data: one, error, refetch } = useGetUnitImport(id);
  const apply = useApplyUnitImport();
  const cancel = useCancelUnitImport();
  if (!one && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!one) return <PageSkeleton />;
  const may = (act: string) => one.actions.includes(act);
  const call = { path: { id }, rowVersion: one.rowVersion };
  const counted = { count: one.toCreate, n: number(one.toCreate) };
  const problem = apply.error ?? cancel.error;
  const ended = one.status !== 'checked' && one.status !== 'importing';
  return (
    <Page
      title={t('title')}
      scope={
        <nav className="k-scope" aria-label={t('way')}>
          <Link to="/don-vi/nhap" search={{ vao: one.unitId }}>
            ‹ {t('way')}
          </Link>
        </nav>
      }
      sentence={<Finding one={one} />}
      more={t('one.more', { file: one.fileName, unit: one.unitName })}
      acts={
        <>
          {may('ApplyUnitImport') && (
            <Button variant="filled" loading={apply.isPending} onClick={() => apply.mutate(call)}>
              {t('one.act', counted)}
            </Button>
          )}
          {one.status === 'done' && (
            <Link
              className="k-btn"
              data-variant="filled"
              to="/don-vi/$id"
              params={{ id: one.unitId }}
              search={{}}
            >
              {t('one.tree')}
            </Link>
          )}
          {one.faultCount > 0 && (
            <Link className="k-btn" data-variant="filled" to="/don-vi/nhap" search={{ vao: one.unitId }}>
              {t('one.again')}
            </Link>
          )}
          {may('DownloadUnitImportFaults') && (
            <Button component="a" href={`/api/unit-imports/${id}/faults.xlsx`} download>
              {t('one.download')}
            </Button>
          )}
          {may('CancelUnitImport') && (
            <Button loading={cancel.isPending} onClick={() => cancel.mutate(call)}>
              {t('one.cancel')}
            </Button>
          )}
          {ended && one.faultCount === 0 && (
            <Link className="k-btn" to="/don-vi/nhap" search={{ vao: one.unitId }}>
              {t('one.another')}
            </Link>
          )}
        </>
      }
    >
      {problem && <ErrorState error={problem} onRetry={problem.stale ? () => void refetch() : undefined} />}
      {one.status === 'importing' && (
        <ImportGoing
          done={one.done}
          of={one.toCreate}
          words={t('one.so-far', { done: number(one.done), n: number(one.toCreate) })}
          more={t('one.leave')}
        />
      )}
      {one.faults.length > 0 && (
        <ImportFaults faults={one.faults} count={one.faultCount} what={t('fault.what')} words={words} />
      )}
      <Sheet title={t('one.summary')} acts={<ImportStatusTag status={one.status} />} className="o-summary">
        <Summary one={one} />
      </Sheet>
    </Page>
  );
}

function Finding({ one }: { one: UnitImport }) {
  const { t } = useTranslation('imports');
  const { status, toCreate, faultCount } = one;
  if (status === 'checked' && faultCount > 0)
    return t('one.faults', { count: faultCount, n: number(faultCount) });
  if (status === 'checked')
    return toCreate === 0 ? t('one.nothing') : t('one.ready', { count: toCreate, n: number(toCreate) });
  if (status === 'importing') return t('one.importing', { n: number(toCreate) });
  if (status === 'done') return t('one.done', { count: toCreate, n: number(toCreate) });
  return t(status === 'failed' ? 'one.failed' : 'one.cancelled');
}

function Summary({ one }: { one: UnitImport }) {
  const { t } = useTranslation(['imports', 'organisation']);
  const by = (at: string, name?: string | null) =>
    name ? t('one.sent-by', { at: moment(at), name }) : moment(at);
  const kinds = one.newUnits.map(({ kind, count }) => `${number(count)} ${t(`organisation:kind.${kind}`)}`);
  const facts: [name: string, value: string][] = [
    [t('one.unit'), one.unitName],
    [t('one.from'), date(one.openedOn)],
    [t('one.rows'), number(one.rows)],
    [
      t(one.status === 'done' ? 'one.opened' : 'one.would'),
      kinds.length > 0 ? kinds.join(' · ') : number(one.toCreate),
    ],
    [t('one.unchanged'), number(one.unchanged)],
    [t('one.sent'), by(one.checkedAt, one.checkedBy)],
    ...(one.endedAt
      ? [[t('one.ended'), by(one.endedAt, one.status === 'done' ? one.appliedBy : null)] as [string, string]]
      : []),
  ];
  return <Facts facts={facts} />;
}
