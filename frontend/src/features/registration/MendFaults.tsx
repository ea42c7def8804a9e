import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { i18n } from '@/i18n';
import { number } from '@/i18n/format';
import { Button, ErrorState } from '@/ui';
import { ImportFaults, type Fault } from '@/ui/imports';
import { useMendRegistrationImport, type RegistrationImport } from './importsApi';
import { MendCell } from './MendCell';

const words = (code: string) => i18n.t([`sheets:faults.${code}`, `problems:${code}`, 'ui:trouble.unknown']);

const ofHeadings = (code: string) => i18n.t([`sheets:match.fault.${code}`, `sheets:faults.${code}`, 'ui:trouble.unknown']);

const placeOf = ({ row, column }: Fault) => `${row}.${column}`;
/** What stands against a heading keeps every row from being read; what it is, is said above. */
const ofHeading = ({ code, value }: Fault) =>
  code === 'column-missing' || (value == null && (code === 'unknown' || code === 'repeated'));

/** What stands against the sheet, mended cell by cell where it stands: what was written is checked at once, and the next one opens. */
export function MendFaults({ one, onStale }: { one: RegistrationImport; onStale: () => void }) {
  const { t } = useTranslation(['sheets', 'imports']);
  const mend = useMendRegistrationImport();
  const [open, setOpen] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const status = useRef<HTMLParagraphElement>(null);
  const left = useRef<string | null>(null);
  const misread = one.faults.some(ofHeading);
  const mayMend = one.actions.includes('MendRegistrationImport') && !misread;
  // Left without writing, the hand is where it was before.
  useEffect(() => {
    if (open === null && left.current) document.getElementById(`mend-${left.current}`)?.focus();
    left.current = open;
  }, [open]);

  const write = (fault: Fault, cells: Fault[], value: string) =>
    mend.mutate(
      {
        path: { id: one.id },
        rowVersion: one.rowVersion,
        body: { cells: cells.map(({ row, column }) => ({ row, column, value })) },
      },
      {
        onSuccess: ({ faults, faultCount }) => {
          const next = faults.find((other) => placeOf(other) !== placeOf(fault) && other.row >= fault.row);
          const still = faults.find((other) => placeOf(other) === placeOf(fault));
          setSaid(
            t(still ? 'mend.still' : faultCount > 0 ? 'mend.done' : 'mend.all', {
              count: faultCount,
              n: number(faultCount),
              cell: fault.cell ?? fault.column,
            }),
          );
          const at = still ?? next ?? faults[0];
          setOpen(at ? placeOf(at) : null);
          if (!at) status.current?.focus();
        },
      },
    );

  return (
    <>
      <p className="reg-mended" role="status" tabIndex={-1} ref={status}>
        {said}
      </p>
      {mend.error && <ErrorState error={mend.error} onRetry={mend.error.stale ? onStale : undefined} />}
      {one.faults.length > 0 && (
        <ImportFaults
          faults={one.faults}
          count={one.faultCount}
          what={t(
            mayMend
              ? 'mend.what'
              : one.actions.includes('MatchRegistrationImport')
                ? 'match.faults'
                : 'imports:fault.what',
          )}
          words={misread ? ofHeadings : words}
          acts={
            one.actions.includes('DownloadRegistrationImportFaults') && (
              <Button
                size="sm"
                component="a"
                href={`/api/registration-imports/${one.id}/faults.xlsx`}
                download
              >
                {t(one.status === 'done' ? 'one.download-left' : 'one.download')}
              </Button>
            )
          }
          cell={
            mayMend
              ? (fault, says) => (
                  <MendCell
                    key={`${placeOf(fault)}.${one.rowVersion}`}
                    one={one}
                    fault={fault}
                    says={says}
                    id={`mend-${placeOf(fault)}`}
                    alike={one.faults.filter((other) => alike(fault, other))}
                    open={open === placeOf(fault)}
                    busy={mend.isPending}
                    onOpen={() => setOpen(placeOf(fault))}
                    onClose={() => setOpen(null)}
                    onWrite={(cells, value) => write(fault, cells, value)}
                  />
                )
              : undefined
          }
        />
      )}
    </>
  );
}

/** The same word, wrong for the same reason in the same column. */
const alike = (fault: Fault, other: Fault) =>
  other.column === fault.column && other.code === fault.code && other.value === fault.value;
