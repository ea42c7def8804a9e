import { useTranslation } from 'react-i18next';
import { number } from '@/i18n/format';
import { Ledger } from '@/ui';
import type { ComingEntry, RegistrationImport } from './importsApi';

/** The first rows that would be registered, with the unit and the field that their words became. */
export function ComingEntries({ one: { coming, toCreate } }: { one: RegistrationImport }) {
  const { t } = useTranslation(['sheets', 'registration']);
  const more = toCreate - coming.length;
  return (
    <section className="k-list reg-coming" data-alone aria-labelledby="coming-entries">
      <h2 id="coming-entries">{t('coming.title', { count: toCreate, n: number(toCreate) })}</h2>
      <Ledger<ComingEntry>
        label={t('coming.title', { count: toCreate, n: number(toCreate) })}
        rows={coming}
        idOf={({ row }) => `${row}`}
        nameOf={({ name }) => name}
        columns={[
          { id: 'row', head: t('coming.row'), numeric: true, cell: ({ row }) => number(row) },
          {
            id: 'name',
            head: t('registration:part.name'),
            card: 'title',
            cell: ({ name, kind, subject }) => (
              <>
                {name}
                <small>
                  {t(`registration:kind.${kind}`)} · {t(`registration:subject.${subject}`)}
                </small>
              </>
            ),
          },
          { id: 'unit', head: t('registration:form.unit'), card: 'end', cell: ({ unitName }) => unitName },
          {
            id: 'field',
            head: t('registration:form.field'),
            card: 'tag',
            cell: ({ fieldName }) => fieldName,
          },
        ]}
      />
      {more > 0 && <p className="k-hint">{t('coming.more', { count: more, n: number(more) })}</p>}
    </section>
  );
}
