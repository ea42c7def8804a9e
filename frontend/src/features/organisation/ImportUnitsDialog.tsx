import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { number, today } from '@/i18n/format';
import { Button, DateField, Dialog, ErrorState, say, Textarea } from '@/ui';
import { useImportUnits, type Unit } from './api';
import { CellErrors, cellWords } from './CellErrors';
import { asCsv, cellErrors, rowsIn } from './csv';

const template =
  'Mã,Tên Đảng,Tên chính quyền,Mã cấp trên,Mã cấp,Loại,Có địa bàn,Mã hành chính\n' +
  'X001,Đảng ủy xã Mẫu,Xã Mẫu,,XA,commune-committee,x,\n' +
  'CB01,Chi bộ ấp Mẫu,,X001,CHI-BO,cell,,\n';

/** Many units at once, all or none; what stands against it is said by row and column. */
export function ImportUnitsDialog({ under, onClose }: { under: Unit; onClose: () => void }) {
  const { t } = useTranslation('organisation');
  const bring = useImportUnits();
  const [text, setText] = useState('');
  const [file, setFile] = useState<string>();
  const [openedOn, setOpenedOn] = useState<string | null>(today());
  const [empty, setEmpty] = useState(false);
  const count = rowsIn(text);
  const cells = bring.error ? cellErrors(bring.error.errors) : [];
  const change = (next: string, name?: string) => {
    setText(next);
    setFile(name);
    setEmpty(false);
    if (bring.error) bring.reset();
  };
  return (
    <Dialog opened onClose={onClose} title={t('import.title', { name: under.partyName })} size="xl">
      <form
        className="k-form o-import"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setEmpty(count === 0);
          if (count === 0) return;
          bring.mutate(
            { body: { underUnitId: under.id, csv: asCsv(text), openedOn } },
            {
              onSuccess: ({ created, unchanged }) => {
                say(t('import.done', { count: created, n: number(created), unchanged: number(unchanged) }));
                onClose();
              },
            },
          );
        }}
      >
        <p>{t('import.what')}</p>
        <p>
          <a
            href={`data:text/csv;charset=utf-8,${encodeURIComponent('\uFEFF' + template)}`}
            download={t('import.template-name')}
          >
            {t('import.template')}
          </a>
        </p>
        <label className="o-file">
          <span className="k-legend">{t('import.file')}</span>
          <input
            type="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            onChange={(event) => {
              const [chosen] = event.currentTarget.files ?? [];
              if (chosen) void chosen.text().then((read) => change(read, chosen.name));
            }}
          />
        </label>
        <Textarea
          label={t('import.paste')}
          description={file ? t('import.from-file', { name: file }) : t('import.paste-hint')}
          value={text}
          minRows={7}
          maxRows={7}
          onChange={(event) => change(event.currentTarget.value)}
          error={empty && t('import.empty')}
          spellCheck={false}
          autoComplete="off"
        />
        <DateField label={t('unit.opened')} value={openedOn} onChange={setOpenedOn} max={today()} />
        {cells.length > 0 ? (
          <CellErrors cells={cells} csv={asCsv(text)} />
        ) : (
          bring.error && <ErrorState error={bring.error} kept={cellWords(bring.error) ?? t('import.kept')} />
        )}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={bring.isPending}>
            {count > 0 ? t('import.act', { count, n: number(count) }) : t('import.act-none')}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
