import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { i18n } from '@/i18n';
import { number } from '@/i18n/format';
import { asCsv, faultsOf, rowsIn, type Columns } from '@/i18n/pasted';
import { Button, Dialog, ErrorState, Select, Textarea } from '@/ui';
import { CellFaults } from '@/ui/CellFaults';
import { useReadSuccessorList, type Act, type Operation } from './api';
import { useTiersOn } from './NewUnitFields';
import { unitKinds } from './search';
import { UnitChoice, type Named } from './UnitChoice';

const columns: Columns = {
  successor_code: { names: ['ma', 'ma moi', 'ma don vi moi'] },
  successor_name: { names: ['ten', 'ten moi', 'ten don vi moi', 'don vi moi'] },
  predecessors: { names: ['hop thanh tu', 'duoc hop thanh tu', 'don vi cu'] },
};

/** Some columns have their own words for a code. */
const words = (code: string, column: string) =>
  i18n.t([
    `organisation:import-error.${column}-${code}`,
    `organisation:import-error.${code}`,
    `problems:${code}`,
    'ui:trouble.unknown',
  ]);

/** A list as it was published becomes operations, read first and then kept; a mention that fits no unit is said by its line. */
export function SuccessorListDialog({
  act,
  busy,
  error,
  onKeep,
  onClose,
}: {
  act: Act;
  busy: boolean;
  error: unknown;
  onKeep: (operations: Operation[]) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(['reorganisation', 'organisation']);
  const read = useReadSuccessorList();
  const tiers = useTiersOn(act.effectiveOn);
  const [text, setText] = useState('');
  const [file, setFile] = useState<string>();
  const [into, setInto] = useState<Named>({ id: act.unitId, name: act.unitName });
  const [tierId, setTierId] = useState<string | null>(null);
  const [kind, setKind] = useState<string>('commune-committee');
  const [missing, setMissing] = useState(false);
  const csv = asCsv(text, columns);
  const count = rowsIn(csv);
  const faults = read.error ? faultsOf(read.error.errors) : [];
  const change = (next: string, name?: string) => {
    setText(next);
    setFile(name);
    setMissing(false);
    read.reset();
  };
  const found = read.data;
  return (
    <Dialog opened onClose={onClose} title={t('list.title')} size="xl">
      <form
        className="k-form o-import"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (found) return onKeep(found.operations);
          setMissing(count === 0 || !tierId);
          if (count === 0 || !tierId) return;
          read.mutate({ body: { unitId: act.unitId, intoUnitId: into.id, tierId, kind, csv } });
        }}
      >
        <p>{t('list.what')}</p>
        <label className="o-file">
          <span className="k-legend">{t('organisation:import.file')}</span>
          <input
            type="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            onChange={(event) => {
              const [chosen] = event.currentTarget.files ?? [];
              if (chosen) void chosen.text().then((words) => change(words, chosen.name));
            }}
          />
        </label>
        <Textarea
          required
          label={t('list.paste')}
          description={file ? t('organisation:import.from-file', { name: file }) : t('list.paste-hint')}
          value={text}
          minRows={7}
          maxRows={7}
          onChange={(event) => change(event.currentTarget.value)}
          error={missing && count === 0 && t('list.empty')}
          spellCheck={false}
          autoComplete="off"
        />
        <UnitChoice
          required
          label={t('list.into')}
          under={act.unitId}
          value={into}
          onChange={(id, row) => {
            if (id && row) setInto({ id, name: row.partyName });
            read.reset();
          }}
        />
        <div className="o-two">
          <Select
            required
            label={t('list.tier')}
            value={tierId}
            onChange={(id) => {
              setTierId(id);
              read.reset();
            }}
            data={tiers}
            error={missing && !tierId && t('organisation:form.missing')}
            allowDeselect={false}
          />
          <Select
            required
            label={t('list.kind')}
            value={kind}
            onChange={(next) => {
              setKind(next ?? kind);
              read.reset();
            }}
            data={unitKinds.map((value) => ({ value, label: t(`organisation:kind.${value}`) }))}
            allowDeselect={false}
          />
        </div>
        {found && (
          <p className="o-read" role="status">
            <b>
              {t('list.read', {
                count: found.successors,
                n: number(found.successors),
                operations: number(found.operations.length),
              })}
            </b>{' '}
            {t('list.read-more', { stay: number(found.stay), split: number(found.split) })}
          </p>
        )}
        {faults.length > 0 ? (
          <CellFaults
            faults={faults}
            csv={csv}
            column={(name) =>
              i18n.t([`organisation:import-column.${name}`, 'organisation:import-column.line'])
            }
            words={words}
          >
            <b>{t('organisation:import.refused', { count: faults.length, n: number(faults.length) })}</b>{' '}
            {t('organisation:import.kept')}
          </CellFaults>
        ) : (read.error ?? error) ? (
          <ErrorState error={read.error ?? error} kept={t('ui:confirm.kept')} />
        ) : null}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={busy || read.isPending}>
            {found
              ? t('list.keep', { count: found.operations.length, n: number(found.operations.length) })
              : t('list.try', { count, n: number(count) })}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
