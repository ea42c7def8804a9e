import './evaluation.css';
import './councils.css';
import { useMediaQuery } from '@mantine/hooks';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/api';
import { date, dayAfter, number, today } from '@/i18n/format';
import {
  Button,
  DateText,
  EmptyState,
  ErrorState,
  ExportLink,
  Facts,
  Ledger,
  Page,
  PageSkeleton,
  Pager,
  SheetSkeleton,
  Split,
  Tag,
  useKeys,
} from '@/ui';
import { useGetCouncil, useListCouncils, type Council } from './api';

const sits = ({ termFrom, termTo }: Council) => termFrom <= today() && (!termTo || today() < termTo);

/** The councils that decisions have constituted, and who sits on each. */
export function CouncilsPage() {
  const { t } = useTranslation('councils');
  const navigate = useNavigate();
  const { after } = useSearch({ from: '/shell/xet-chon/hoi-dong' });
  const { id } = useParams({ strict: false });
  const wide = useMediaQuery('(min-width: 1101px)', false, { getInitialValueInEffect: false });
  const mayConstitute = useMay('judging.manage');
  const { data, error, refetch, isFetching } = useListCouncils(
    { query: { after, limit: 25 } },
    { keep: true },
  );
  const close = () => void navigate({ to: '/xet-chon/hoi-dong', search: { after } });
  useKeys([{ press: 'escape', does: t('close'), run: close }], id !== undefined);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const rows = data.items;
  const active = id ?? (wide ? rows[0]?.id : undefined);
  const constitute = mayConstitute && (
    <Button component={Link} to="/xet-chon/hoi-dong/moi" variant="filled">
      {t('new.open')}
    </Button>
  );
  const sitting = rows.filter(sits).length;
  return (
    <Page
      title={t('title')}
      sentence={
        rows.length === 0
          ? t('list.none')
          : t(data.next || after ? 'list.sitting-here' : 'list.sitting', {
              count: sitting,
              n: number(sitting),
            })
      }
      more={t('list.more')}
      scope={
        <nav className="k-scope" aria-label={t('way')}>
          <Link to="/xet-chon">‹ {t('sessions')}</Link>
        </nav>
      }
      acts={
        <>
          <ExportLink list="/api/councils" />
          {constitute}
        </>
      }
    >
      <Split
        label={t('title')}
        detailLabel={t('detail')}
        onClose={close}
        list={
          rows.length === 0 ? (
            <EmptyState act={constitute || undefined}>{t('list.empty')}</EmptyState>
          ) : (
            <>
              <Ledger<Council>
                label={t('title')}
                rows={rows}
                busy={isFetching}
                idOf={(row) => row.id}
                nameOf={(row) => row.name}
                active={active}
                onActive={(next) =>
                  void navigate({
                    to: '/xet-chon/hoi-dong/$id',
                    params: { id: next },
                    search: { after },
                    replace: id !== undefined,
                  })
                }
                columns={[
                  {
                    id: 'name',
                    head: t('council'),
                    card: 'title',
                    cell: (row) => (
                      <>
                        <Link to="/xet-chon/hoi-dong/$id" params={{ id: row.id }} search={{ after }}>
                          {row.name}
                        </Link>
                        <small>
                          {t('by-decision', { number: row.decisionNumber, day: date(row.decisionDate) })}
                        </small>
                      </>
                    ),
                  },
                  { id: 'term', head: t('term'), card: 'tag', cell: (row) => <Sitting council={row} /> },
                  {
                    id: 'seats',
                    head: t('seats'),
                    numeric: true,
                    card: 'end',
                    cell: (row) => number(row.members.length),
                  },
                ]}
              />
              <Pager
                from={0}
                count={rows.length}
                onFirst={after ? () => void navigate({ to: '/xet-chon/hoi-dong', search: {} }) : undefined}
                onPrevious={after ? () => window.history.back() : undefined}
                onNext={
                  data.next
                    ? () =>
                        void navigate({ to: '/xet-chon/hoi-dong', search: { after: data.next ?? undefined } })
                    : undefined
                }
              />
            </>
          )
        }
        detail={active ? <Reading key={active} id={active} /> : undefined}
      />
    </Page>
  );
}

function Sitting({ council }: { council: Council }) {
  const { t } = useTranslation('councils');
  return <Tag tone={sits(council) ? 'tre' : 'ink'}>{t(sits(council) ? 'sits' : 'sits-not')}</Tag>;
}

function Reading({ id }: { id: string }) {
  const { t } = useTranslation(['councils', 'evaluation']);
  const { data, error, refetch } = useGetCouncil({ path: { id } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SheetSkeleton lines={8} />;
  return (
    <article className="e-council">
      <p>
        <Sitting council={data} />
      </p>
      <h2>{data.name}</h2>
      <Facts
        facts={[
          [t('decision'), t('by-decision', { number: data.decisionNumber, day: date(data.decisionDate) })],
          [t('unit'), data.unitName],
          [
            t('term'),
            data.termTo ? (
              <>
                <DateText value={data.termFrom} /> – <DateText value={dayAfter(data.termTo, -1)} />
              </>
            ) : (
              t('term-open', { day: date(data.termFrom) })
            ),
          ],
        ]}
      />
      <h3>{t('seats-of', { count: data.members.length, n: number(data.members.length) })}</h3>
      <ul className="e-members">
        {data.members.map((member) => (
          <li key={member.accountId}>
            <span>
              <b>{member.name}</b>
              <small>{member.homeUnitName ?? t('elsewhere')}</small>
            </span>
            <Tag tone={member.role === 'member' ? 'ink' : 'cham'}>{t(`evaluation:seat.${member.role}`)}</Tag>
          </li>
        ))}
      </ul>
      {data.actions.includes('CreateJudgingSession') && (
        <div className="k-form-acts">
          <Button component={Link} to="/xet-chon/moi" search={{ hoiDong: data.id } as never} variant="filled">
            {t('call')}
          </Button>
        </div>
      )}
    </article>
  );
}
