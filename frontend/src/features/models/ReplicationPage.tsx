import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { date, number } from '@/i18n/format';
import { EmptyState, ErrorState, Page, PageSkeleton, Sheet, Tag } from '@/ui';
import './models.css';
import { useGetReplication, type Kin, type Replication } from './api';
import { branchesOf, placeOf, type Branch } from './tree';

/** Where a model comes from, who took it over, and how long it lasted with them. */
export function ReplicationPage() {
  const { t } = useTranslation('models');
  const { id } = useParams({ from: '/shell/nhan-rong/$id' });
  const { data, error, refetch } = useGetReplication({ path: { id } });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const { model, figures } = data;
  const branches = branchesOf(model.id, data.descendants);
  return (
    <Page
      title={t('tree.title')}
      scope={
        <nav className="k-scope" aria-label={t('way')}>
          <Link to="/nhan-rong" search={{}}>
            ‹ {t('replicated.title')}
          </Link>
        </nav>
      }
      sentence={<Finding replication={data} />}
      more={[model.name, placeOf(model).unit, t('tree.since', { year: model.startedYear })].join(' · ')}
      acts={
        model.registrationId && (
          <Link className="k-btn" to="/dang-ky/$id" params={{ id: model.registrationId }} search={{}}>
            {t('tree.to-dossier')}
          </Link>
        )
      }
    >
      <div className="mo-page">
        <Sheet
          title={t(branches.length > 0 ? 'tree.line' : 'tree.line-none')}
          sub={data.more ? t('tree.more') : t('tree.legend')}
        >
          {data.sources.length > 0 && (
            <ol className="mo-sources" aria-label={t('tree.sources')}>
              {data.sources.map((kin) => (
                <li key={kin.id}>
                  <One kin={kin} />
                </li>
              ))}
            </ol>
          )}
          <div className="mo-here" aria-current="true">
            <One kin={model} here />
          </div>
          {branches.length > 0 ? (
            <Branches branches={branches} label={t('tree.adopters-of', { name: model.name })} />
          ) : (
            <EmptyState>{t('tree.empty')}</EmptyState>
          )}
        </Sheet>
        {figures.adopters > 0 && <Figures replication={data} />}
      </div>
    </Page>
  );
}

function Finding({ replication: { figures, model, descendants } }: { replication: Replication }) {
  const { t } = useTranslation('models');
  const first = figures.survival.find(({ oldEnough }) => oldEnough > 0);
  if (figures.adopters === 0)
    return t(descendants.length > 0 ? 'tree.only-waiting' : 'tree.nobody', { name: model.name });
  const taken = t('tree.taken', { count: figures.adopters, n: number(figures.adopters) });
  return first
    ? `${taken}; ${t('tree.lasting', { alive: number(first.alive), of: number(first.oldEnough), years: first.years })}`
    : taken;
}

function Branches({ branches, label }: { branches: Branch[]; label?: string }) {
  return (
    <ul className="mo-tree" aria-label={label}>
      {branches.map(({ kin, children }) => (
        <li key={kin.id} data-waiting={kin.acceptedOn ? undefined : ''}>
          <One kin={kin} />
          {children.length > 0 && <Branches branches={children} />}
        </li>
      ))}
    </ul>
  );
}

function One({ kin, here = false }: { kin: Kin; here?: boolean }) {
  const { t } = useTranslation(['models', 'registration']);
  const { unit, above } = placeOf(kin);
  // Where one year is too early to be told, the later ones are.
  const young = kin.endured.indexOf('too-young');
  const shown = young < 0 ? kin.endured : kin.endured.slice(0, young + 1);
  return (
    <article className="mo-one">
      <p className="mo-name">
        {here ? (
          <b>{unit}</b>
        ) : (
          <Link to="/nhan-rong/$id" params={{ id: kin.id }}>
            {unit}
          </Link>
        )}
        {kin.beganAs === 'upgrade' && <Tag tone="cham">{t('tree.upgrade')}</Tag>}
        {!kin.acceptedOn && <Tag tone="thoc">{t('tree.waiting')}</Tag>}
      </p>
      <p className="mo-more">
        {[above, kin.name, kin.acceptedOn && t('tree.accepted', { day: date(kin.acceptedOn) })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {kin.adapted && (
        <p className="mo-more">
          {kin.adapted.length === 0
            ? t('tree.as-it-was')
            : t('tree.adapted', {
                parts: kin.adapted
                  .map((part) => t(`registration:part.${part}`).toLocaleLowerCase('vi'))
                  .join(', '),
              })}
        </p>
      )}
      {kin.endured.length > 0 && (
        <ol className="mo-years" aria-label={t('tree.endured')}>
          {shown.map((end, at) => (
            <li key={at} data-end={end}>
              <span aria-hidden="true">{end === 'alive' ? '●' : end === 'ended' ? '○' : '·'}</span>{' '}
              {t('tree.after', { years: at + 1 })}: {t(`tree.end.${end}`)}
            </li>
          ))}
        </ol>
      )}
    </article>
  );
}

function Figures({ replication: { figures } }: { replication: Replication }) {
  const { t } = useTranslation('models');
  return (
    <div className="mo-side">
      <Sheet title={t('figures.survival')} sub={t('figures.survival-sub')}>
        <table className="mo-table">
          <thead>
            <tr>
              <th scope="col">{t('figures.years')}</th>
              <th scope="col">{t('figures.alive')}</th>
              <th scope="col">{t('figures.young')}</th>
            </tr>
          </thead>
          <tbody>
            {figures.survival.map((line) => (
              <tr key={line.years}>
                <th scope="row">{t('tree.after', { years: line.years })}</th>
                <td>
                  {line.oldEnough === 0
                    ? t('figures.nobody-yet')
                    : t('figures.of', {
                        n: number(line.alive),
                        of: number(line.oldEnough),
                        percent: number(Math.round((100 * line.alive) / line.oldEnough)),
                      })}
                </td>
                <td>{number(line.tooYoung)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
      <Sheet title={t('figures.reach')}>
        <table className="mo-table">
          <tbody>
            <tr>
              <th scope="row">
                {t('figures.adopters')}
                <small>{t('figures.direct', { n: number(figures.direct) })}</small>
              </th>
              <td>{number(figures.adopters)}</td>
            </tr>
            <tr>
              <th scope="row">{t('figures.adaptations')}</th>
              <td>{number(figures.adaptations)}</td>
            </tr>
            {figures.upgrades > 0 && (
              <tr>
                <th scope="row">{t('figures.upgrades')}</th>
                <td>{number(figures.upgrades)}</td>
              </tr>
            )}
            {figures.reached.map((tier) => (
              <tr key={tier.tierName}>
                <th scope="row">{t('figures.tier', { tier: tier.tierName })}</th>
                <td>{number(tier.units)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
    </div>
  );
}
