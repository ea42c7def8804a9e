import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { i18n } from '@/i18n';
import { number, today } from '@/i18n/format';
import { faultsOf, rowsIn } from '@/i18n/pasted';
import { Button, Choice, DateField, Dialog, ErrorState, say, Textarea } from '@/ui';
import { CellFaults } from '@/ui/CellFaults';
import { useGatherObligations } from './obligationsApi';
import { asPeopleCsv } from './people';
import { useImportPeopleCounts } from './peopleApi';

/** One number of many units at once, all or none; what stands against it is said by row and column. */
export function ImportPeopleDialog({
  campaignId,
  under,
  onClose,
}: {
  campaignId: string;
  under: { unitId: string; unitName: string };
  onClose: () => void;
}) {
  const { t } = useTranslation('coverage');
  const bring = useImportPeopleCounts();
  const units = useGatherObligations({ campaignId, unitId: under.unitId, form: 'registration' }, true);
  const [which, setWhich] = useState<'eligible' | 'taking-part'>('eligible');
  const [text, setText] = useState('');
  const [day, setDay] = useState<string | null>(today());
  const [empty, setEmpty] = useState(false);
  const csv = asPeopleCsv(text);
  const count = rowsIn(csv);
  const faults = bring.error ? faultsOf(bring.error.errors) : [];
  const change = (next: string) => {
    setText(next);
    setEmpty(false);
    bring.reset();
  };
  const template = [
    'Đường dẫn,Đơn vị,Số đảng viên,Ngày,Nguồn',
    ...(units.data ?? []).map(({ unitPath, unitName }) => `${unitPath},"${unitName.replace(/"/g, '""')}",,,`),
  ].join('\n');
  return (
    <Dialog opened onClose={onClose} title={t('import.title', { name: under.unitName })} size="xl">
      <form
        className="k-form b-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setEmpty(count === 0);
          if (count === 0) return;
          bring.mutate(
            {
              body: {
                underUnitId: under.unitId,
                campaignId: which === 'taking-part' ? campaignId : null,
                countedOn: day,
                csv,
              },
            },
            {
              onSuccess: (done) => {
                say(
                  t('import.done', {
                    added: number(done.added),
                    changed: number(done.changed),
                    unchanged: number(done.unchanged),
                  }),
                );
                onClose();
              },
            },
          );
        }}
      >
        <p>
          {t('import.what')}{' '}
          <a
            href={`data:text/csv;charset=utf-8,${encodeURIComponent('\uFEFF' + template)}`}
            download={t('import.template-name')}
          >
            {t('import.template', { count: units.data?.length ?? 0 })}
          </a>
        </p>
        <Choice
          legend={t('import.which')}
          value={which}
          options={[
            { value: 'eligible', words: t('members.eligible') },
            { value: 'taking-part', words: t('members.taking-part') },
          ]}
          onChange={setWhich}
        />
        <label className="p-file">
          <span className="k-legend">{t('import.file')}</span>
          <input
            type="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            onChange={(event) => {
              const [chosen] = event.currentTarget.files ?? [];
              if (chosen) void chosen.text().then(change);
            }}
          />
        </label>
        <Textarea
          label={t('import.paste')}
          description={t('import.paste-hint')}
          minRows={6}
          maxRows={6}
          value={text}
          onChange={(event) => change(event.currentTarget.value)}
          error={empty && t('import.empty')}
          spellCheck={false}
          autoComplete="off"
        />
        <DateField
          label={t('entry.day')}
          description={t('import.day-hint')}
          value={day}
          max={today()}
          onChange={setDay}
        />
        {faults.length > 0 ? (
          <CellFaults
            faults={faults}
            csv={csv}
            column={(name) => i18n.t([`coverage:column.${name}`, 'coverage:column.line'])}
            words={words}
          >
            <b>{t('import.refused', { count: faults.length, n: number(faults.length) })}</b>
          </CellFaults>
        ) : (
          bring.error && <ErrorState error={bring.error} kept={t('ui:confirm.kept')} />
        )}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={bring.isPending}>
            {t('import.act', { count, n: number(count) })}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

const words = (code: string) => i18n.t([`coverage:fault.${code}`, `problems:${code}`, 'ui:trouble.unknown']);
