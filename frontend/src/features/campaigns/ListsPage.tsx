import './campaigns.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/api';
import { date, number } from '@/i18n/format';
import { Button, EmptyState, ErrorState, ExportLink, Ledger, Need, Page, PageSkeleton, Sheet } from '@/ui';
import {
  useListFieldLists,
  useListProgrammes,
  useListStandardFields,
  type FieldList,
  type Programme,
  type StandardField,
} from './api';
import { Catalogue } from './Catalogue';
import { ProgrammeDialog } from './ProgrammeDialog';
import { StandardFieldsDialog } from './StandardFieldsDialog';

/** The movements, the fields of each, and the standard fields that make their figures comparable. */
export function ListsPage() {
  const { t } = useTranslation('campaigns');
  const { viec } = useSearch({ from: '/shell/dot-thi-dua/phong-trao' });
  const navigate = useNavigate();
  const mayManage = useMay('campaigns.manage');
  const programmes = useListProgrammes({ query: { limit: 100 } });
  const lists = useListFieldLists({ query: { limit: 100 } });
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
  if (!programmes.data || !lists.data || !standard.data) return <PageSkeleton />;
  const rows = programmes.data.items;
  const act = (next?: 'phong-trao' | 'chuan') =>
    void navigate({ to: '/dot-thi-dua/phong-trao', search: { viec: next }, replace: next === undefined });
  const found = mayManage && (
    <Button variant="filled" onClick={() => act('phong-trao')}>
      {t('lists.found')}
    </Button>
  );
  const bare = rows.filter(({ id }) => !lists.data.items.some((list) => list.programmeId === id)).length;
  return (
    <Page
      title={t('lists.title')}
      scope={
        <nav className="k-scope" aria-label={t('way')}>
          <Link to="/dot-thi-dua" search={{}}>
            ‹ {t('title')}
          </Link>
        </nav>
      }
      sentence={
        rows.length === 0 ? (
          t('lists.none')
        ) : bare > 0 ? (
          <mark>{t('lists.bare', { count: bare, n: number(bare) })}</mark>
        ) : (
          t('lists.some', { count: rows.length, n: number(rows.length) })
        )
      }
      more={t('lists.more')}
      acts={
        <>
          <ExportLink list="/api/programmes" />
          {found}
        </>
      }
    >
      <div className="k-stack">
        {rows.length === 0 && (
          <div className="k-list" data-alone>
            <EmptyState act={found || undefined}>{t('lists.empty')}</EmptyState>
          </div>
        )}
        {rows.map((programme) => (
          <Movement
            key={programme.id}
            programme={programme}
            list={lists.data.items.find(({ programmeId }) => programmeId === programme.id)}
            standard={standard.data.items}
            mayManage={mayManage}
          />
        ))}
        <Sheet
          title={t('lists.standard', {
            count: standard.data.items.length,
            n: number(standard.data.items.length),
          })}
          sub={t('lists.standard-sub')}
          acts={
            <>
              <ExportLink small list="/api/standard-fields" />
              {mayManage && <Button onClick={() => act('chuan')}>{t('lists.add-standard')}</Button>}
            </>
          }
        >
          {standard.data.items.length === 0 ? (
            <p>{t('lists.no-standard')}</p>
          ) : (
            <ul className="c-list">
              {standard.data.items.map((field) => (
                <li key={field.id}>
                  {field.name} <small>{field.code}</small>
                </li>
              ))}
            </ul>
          )}
        </Sheet>
        <Catalogue mayManage={mayManage} />
      </div>
      {viec === 'phong-trao' && mayManage && <ProgrammeDialog onClose={() => act()} />}
      {viec === 'chuan' && mayManage && (
        <StandardFieldsDialog there={standard.data.items.map(({ code }) => code)} onClose={() => act()} />
      )}
    </Page>
  );
}

function Movement({
  programme,
  list,
  standard,
  mayManage,
}: {
  programme: Programme;
  list?: FieldList;
  standard: StandardField[];
  mayManage: boolean;
}) {
  const { t } = useTranslation('campaigns');
  const nameOf = (id?: string | null) => standard.find((field) => field.id === id)?.name;
  return (
    <Sheet
      title={programme.name}
      sub={
        list
          ? t('lists.newest', { n: number(list.version), day: date(list.validFrom) })
          : (programme.description ?? programme.code)
      }
      acts={
        <>
          {list && <ExportLink small list="/api/field-lists" query={{ programmeId: programme.id }} />}
          {mayManage && (
            <Button component={Link} to={`/dot-thi-dua/phong-trao/${programme.id}`}>
              {t(list ? 'lists.renew' : 'lists.publish')}
            </Button>
          )}
        </>
      }
    >
      {list ? (
        <Ledger
          label={t('lists.fields-of', { name: programme.name })}
          rows={list.fields}
          idOf={(field) => field.id}
          nameOf={(field) => field.name}
          columns={[
            {
              id: 'name',
              head: t('lists.field'),
              card: 'title',
              cell: (field) => (
                <>
                  <b>{field.name}</b>
                  <small>{field.code}</small>
                </>
              ),
            },
            {
              id: 'standard',
              head: t('lists.counted-as'),
              card: 'end',
              cell: (field) => (field.other ? t('lists.other') : (nameOf(field.standardFieldId) ?? '—')),
            },
          ]}
        />
      ) : (
        <Need title={t('lists.without')}>{t('lists.without-more')}</Need>
      )}
    </Sheet>
  );
}
