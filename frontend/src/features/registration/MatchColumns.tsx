import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fold } from '@/i18n/format';
import { Button, ErrorState, say, Select, Sheet } from '@/ui';
import { useMatchRegistrationImport, type RegistrationImport } from './importsApi';

type Columns = NonNullable<RegistrationImport['columns']>;
type Column = Columns['read'][number];

/** The choice that a column is none of the template's. */
const PASSED = 'passed-over';

/**
 * The columns about which there is something to say: their heading is not understood, another bears the same one, it was
 * said before what they are; and where the template's is missing, all that are not read.
 */
function askedOf({ read }: Columns, missing: boolean): Column[] {
  const twice = read.filter(({ fault }) => fault === 'repeated').map(({ heading }) => fold(heading));
  return read.filter(
    ({ fault, said, heading, means }) =>
      fault || said || twice.includes(fold(heading)) || (missing && means == null),
  );
}

/** What a heading is that was not understood: chosen from the template's columns, or passed over; then the sheet is read anew. */
export function MatchColumns({ one, onStale }: { one: RegistrationImport; onStale: () => void }) {
  const { t } = useTranslation('sheets');
  const match = useMatchRegistrationImport();
  const columns = one.columns;
  const missing = one.faults.filter(({ code }) => code === 'column-missing').map(({ column }) => column);
  const asked = columns ? askedOf(columns, missing.length > 0) : [];
  const [chosen, setChosen] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      asked.filter(({ said }) => said).map(({ column, means }) => [column, means ?? PASSED]),
    ),
  );
  const [wrong, setWrong] = useState(false);
  if (!columns || asked.length === 0) return null;
  const open = asked.filter(({ fault, column }) => fault && !chosen[column]).length;

  /** What a column is taken for, with what is chosen here. */
  const means = ({ column, means, said }: Column) => chosen[column] ?? (said ? null : means);
  const free = (column: Column) =>
    columns.taken.filter(
      (heading) => !columns.read.some((other) => other.column !== column.column && means(other) === heading),
    );
  return (
    <Sheet
      title={t(asked.some(({ fault }) => fault) || missing.length > 0 ? 'match.title' : 'match.title-done')}
      sub={missing.length > 0 ? t('match.missing', { columns: missing.join(', ') }) : t('match.what')}
      className="reg-match"
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (open > 0 && Object.keys(chosen).length === 0) return setWrong(true);
          match.mutate(
            {
              path: { id: one.id },
              rowVersion: one.rowVersion,
              body: {
                columns: Object.entries(chosen).map(([column, is]) => ({
                  column,
                  means: is === PASSED ? null : is,
                })),
              },
            },
            { onSuccess: () => say(t('match.done')) },
          );
        }}
      >
        <ul>
          {asked.map((column) => {
            const { column: letter, heading, samples } = column;
            return (
              <li key={letter}>
                <div>
                  <b>{heading || t('match.unnamed')}</b> <small>{t('match.letter', { letter })}</small>
                  <p className="reg-quiet">
                    {samples.length > 0
                      ? t('match.samples', { samples: samples.map((one) => `“${one}”`).join(', ') })
                      : t('match.empty')}
                  </p>
                </div>
                <Select
                  searchable
                  clearable
                  label={t('match.is', { heading: heading || t('match.letter', { letter }) })}
                  placeholder={
                    column.fault || column.means == null
                      ? t('match.choose')
                      : t('match.as-headed', { heading: column.means })
                  }
                  data={[
                    ...free(column).map((value) => ({ value, label: value })),
                    { value: PASSED, label: t('match.pass') },
                  ]}
                  value={chosen[letter] ?? null}
                  onChange={(value) => {
                    setWrong(false);
                    setChosen((was) =>
                      value === null
                        ? Object.fromEntries(Object.entries(was).filter(([one]) => one !== letter))
                        : { ...was, [letter]: value },
                    );
                  }}
                  error={wrong && column.fault && !chosen[letter] && t('match.which')}
                  filter={({ options, search }) =>
                    options.filter(
                      (option) => 'label' in option && fold(option.label).includes(fold(search.trim())),
                    )
                  }
                  comboboxProps={{ transitionProps: { duration: 0 } }}
                  maxDropdownHeight={260}
                />
              </li>
            );
          })}
        </ul>
        {match.error && <ErrorState error={match.error} onRetry={match.error.stale ? onStale : undefined} />}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={match.isPending}>
            {t('match.act')}
          </Button>
          {open > 0 && <span className="reg-quiet">{t('match.open', { count: open, n: `${open}` })}</span>}
        </div>
      </form>
    </Sheet>
  );
}
