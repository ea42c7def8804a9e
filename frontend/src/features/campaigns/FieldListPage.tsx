import './campaigns.css';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api';
import { number, today } from '@/i18n/format';
import {
  Button,
  DateField,
  ErrorState,
  fieldErrors,
  Page,
  PageSkeleton,
  say,
  Select,
  Sheet,
  TextInput,
} from '@/ui';
import {
  useCreateFieldList,
  useListFieldLists,
  useListProgrammes,
  useListStandardFields,
  type FieldList,
  type Programme,
  type StandardField,
} from './api';
import { initials } from './content';

interface Line {
  key: string;
  code: string;
  name: string;
  /** A standard field's id, or the one line that is counted apart. */
  as: string | null;
}
const OTHER = 'other';
const line = (name = '', as: string | null = null, code = ''): Line => ({
  key: crypto.randomUUID(),
  code,
  name,
  as,
});

/** The next version of a movement's list; campaigns keep the version they were launched with. */
export function FieldListPage() {
  const { id } = useParams({ from: '/shell/dot-thi-dua/phong-trao/$id' });
  const programmes = useListProgrammes({ query: { limit: 100 } });
  const lists = useListFieldLists({ query: { programmeId: id, limit: 1 } });
  const standard = useListStandardFields({ query: { limit: 100 } });
  const error = programmes.error ?? lists.error ?? standard.error;
  if (error)
    return (
      <ErrorState
        error={error}
        onRetry={() => {
          void programmes.refetch();
          void lists.refetch();
          void standard.refetch();
        }}
      />
    );
  const programme = programmes.data?.items.find((one) => one.id === id);
  if (!programme || !lists.data || !standard.data) return <PageSkeleton />;
  return <Form programme={programme} before={lists.data.items[0]} standard={standard.data.items} />;
}

function Form({
  programme,
  before,
  standard,
}: {
  programme: Programme;
  before?: FieldList;
  standard: StandardField[];
}) {
  const { t } = useTranslation('campaigns');
  const navigate = useNavigate();
  const { units } = useSession();
  const create = useCreateFieldList();
  const homes = [...new Map(units.map((it) => [it.unitId, it.unitName])).entries()];
  const [unitId, setUnitId] = useState(homes[0]?.[0] ?? null);
  const [validFrom, setValidFrom] = useState<string | null>(
    before ? today() : `${today().slice(0, 4)}-01-01`,
  );
  const [lines, setLines] = useState<Line[]>(() =>
    before
      ? before.fields.map((field) =>
          line(field.name, field.other ? OTHER : (field.standardFieldId ?? null), field.code),
        )
      : [
          ...standard.map((field) => line(field.name, field.id, field.code)),
          line(t('lists.other-name'), OTHER, 'KHAC'),
        ],
  );
  const [asked, setAsked] = useState(false);
  const put = (key: string, change: Partial<Line>) =>
    setLines(lines.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const filled = lines.filter(({ name }) => name.trim() !== '');
  const others = lines.filter(({ as }) => as === OTHER).length;
  const wrong = create.error ? fieldErrors(create.error) : {};
  return (
    <Page
      title={t('lists.publish')}
      scope={
        <nav className="k-scope" aria-label={t('way')}>
          <Link to="/dot-thi-dua/phong-trao" search={{}}>
            ‹ {t('lists.title')}
          </Link>
        </nav>
      }
      sentence={t('lists.sentence', { count: filled.length, n: number(filled.length), name: programme.name })}
      more={t(before ? 'lists.more-next' : 'lists.more-first')}
    >
      <form
        className="c-launch"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (!validFrom || filled.length === 0 || others > 1 || filled.some(({ as }) => !as)) return;
          const taken = filled.map(({ code }) => code.trim()).filter(Boolean);
          create.mutate(
            {
              body: {
                unitId,
                programmeId: programme.id,
                validFrom,
                fields: filled.map(({ code, name, as }) => {
                  const its = code.trim() || initials(name, taken);
                  taken.push(its);
                  return {
                    code: its,
                    name: name.trim(),
                    standardFieldId: as === OTHER ? null : as,
                    other: as === OTHER,
                  };
                }),
              },
            },
            {
              onSuccess: (made) => {
                say(t('lists.published', { count: made.fields.length, n: number(made.fields.length) }));
                void navigate({ to: '/dot-thi-dua/phong-trao', search: {} });
              },
            },
          );
        }}
      >
        <Sheet title={t('lists.fields-of', { name: programme.name })} sub={t('lists.lines-sub')}>
          <div className="k-form">
            <div className="c-two">
              <DateField
                required
                label={t('lists.valid-from')}
                value={validFrom}
                onChange={setValidFrom}
                error={asked && !validFrom && t('launch.missing')}
              />
              {homes.length > 1 && (
                <Select
                  label={t('lists.owner')}
                  value={unitId}
                  onChange={setUnitId}
                  data={homes.map(([value, label]) => ({ value, label }))}
                  allowDeselect={false}
                />
              )}
            </div>
            <ul className="c-lines" aria-label={t('lists.fields-of', { name: programme.name })}>
              {lines.map((one) => (
                <li key={one.key}>
                  <TextInput
                    className="c-wide"
                    label={t('lists.field')}
                    value={one.name}
                    maxLength={300}
                    onChange={(event) => put(one.key, { name: event.currentTarget.value })}
                  />
                  <TextInput
                    label={t('code')}
                    placeholder={one.name.trim() ? initials(one.name) : undefined}
                    value={one.code}
                    maxLength={32}
                    onChange={(event) => put(one.key, { code: event.currentTarget.value.toUpperCase() })}
                  />
                  <Select
                    className="c-half"
                    label={t('lists.counted-as')}
                    value={one.as}
                    onChange={(as) => put(one.key, { as })}
                    data={[
                      ...standard.map(({ id, name }) => ({ value: id, label: name })),
                      { value: OTHER, label: t('lists.other') },
                    ]}
                    error={
                      asked &&
                      one.name.trim() !== '' &&
                      (!one.as ? t('lists.unmapped') : one.as === OTHER && others > 1 && t('lists.one-other'))
                    }
                    allowDeselect={false}
                  />
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={t('edit.drop-one', { name: one.name })}
                    onClick={() => setLines(lines.filter(({ key }) => key !== one.key))}
                  >
                    {t('edit.drop')}
                  </Button>
                </li>
              ))}
            </ul>
            <div className="k-form-acts">
              <Button onClick={() => setLines([...lines, line()])}>{t('lists.add-line')}</Button>
            </div>
          </div>
        </Sheet>
        {create.error && (
          <ErrorState error={create.error} kept={Object.values(wrong).join(' ') || t('ui:confirm.kept')} />
        )}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={create.isPending}>
            {t('lists.act', { count: filled.length, n: number(filled.length) })}
          </Button>
        </div>
      </form>
    </Page>
  );
}
