import './access-admin.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { moment, number } from '@/i18n/format';
import { DateText, EmptyState, ErrorState, ExportLink, Page, Pager, PageSkeleton } from '@/ui';
import { actingAs, fieldName, operation, pageOf, valueWords } from './audit';
import { useListAudit, type AuditRow } from './auditApi';

const SHOWN = 50;

/** Who did what to one record, as whom and when, the newest first. */
export function AuditPage() {
  const { t } = useTranslation(['audit', 'status']);
  const { id } = useParams({ from: '/shell/lich-su/$id' });
  const { after, before = 0 } = useSearch({ from: '/shell/lich-su/$id' });
  const navigate = useNavigate();
  const query = { subjectId: id };
  const { data, error, refetch } = useListAudit({ query: { ...query, after, limit: SHOWN } }, { keep: true });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;

  const [latest] = data.items;
  const page = latest ? pageOf(latest.subjectType, id) : null;
  const people = new Set(data.items.map(({ actorId }) => actorId)).size;
  return (
    <Page
      title={t('title')}
      scope={
        <nav className="k-scope" aria-label={t('way')}>
          {page ? (
            <Link to={page.to as never} params={page.params as never}>
              ‹ {t('back')}
            </Link>
          ) : (
            <button type="button" onClick={() => window.history.back()}>
              ‹ {t('back')}
            </button>
          )}
        </nav>
      }
      sentence={
        !latest
          ? t('none')
          : data.next || after
            ? t('sentence-more', { when: moment(latest.at) })
            : t('sentence', {
                count: data.items.length,
                n: number(data.items.length),
                people: t('people', { count: people, n: number(people) }),
              })
      }
      more={latest && t('more', { name: latest.actorName ?? t('system'), when: moment(latest.at) })}
      acts={latest && <ExportLink list="/api/audit" query={query} />}
    >
      {!latest ? (
        <div className="k-list" data-alone>
          <EmptyState
            act={
              <button type="button" className="k-link" onClick={() => window.history.back()}>
                {t('back')}
              </button>
            }
          >
            {t('empty')}
          </EmptyState>
        </div>
      ) : (
        <div className="k-list" data-alone>
          <ol className="a-audit" aria-label={t('title')}>
            {data.items.map((row) => (
              <Act key={`${row.chain}${row.seq}`} row={row} />
            ))}
          </ol>
          <Pager
            from={before}
            count={data.items.length}
            onFirst={
              after ? () => void navigate({ to: '/lich-su/$id', params: { id }, search: {} }) : undefined
            }
            onPrevious={after ? () => window.history.back() : undefined}
            onNext={
              data.next
                ? () =>
                    void navigate({
                      to: '/lich-su/$id',
                      params: { id },
                      search: { after: data.next ?? undefined, before: before + data.items.length },
                    })
                : undefined
            }
          />
        </div>
      )}
    </Page>
  );
}

function Act({ row }: { row: AuditRow }) {
  const { t } = useTranslation('audit');
  return (
    <li>
      <div className="a-when">
        <DateText value={row.at} time />
      </div>
      <div className="a-what">
        <h2>{operation(row.action)}</h2>
        <p>
          <b>{row.actorName ?? t('system')}</b>
          {row.actingAs && <> · {actingAs(row.actingAs)}</>}
        </p>
        {row.changes.length > 0 && (
          <table className="a-changes">
            <thead>
              <tr>
                <th scope="col">{t('part')}</th>
                <th scope="col">{t('before')}</th>
                <th scope="col">{t('after')}</th>
              </tr>
            </thead>
            <tbody>
              {row.changes.map(({ field, before, after }) => (
                <tr key={field}>
                  <th scope="row">{fieldName(field)}</th>
                  <td data-side={t('before')}>{valueWords(before, field, row.subjectType)}</td>
                  <td data-side={t('after')}>{valueWords(after, field, row.subjectType)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <small>{t('entry', { chain: row.chain, seq: number(row.seq) })}</small>
      </div>
    </li>
  );
}
