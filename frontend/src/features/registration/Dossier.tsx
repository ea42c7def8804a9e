import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '@/i18n/format';
import { ErrorState, SheetSkeleton, StatusTag, Steps, Tag, useKeys } from '@/ui';
import { useGetRegistration, type Dossier as View } from './api';
import { Aims } from './Aims';
import { Copies } from './Copies';
import { DossierActs } from './DossierActs';
import { DossierReading } from './DossierReading';
import { DossierTasks, Wanting } from './DossierTasks';
import { Files } from './Files';
import { InCharge } from './InCharge';
import { TurnLine } from './TurnLine';
import { Papers } from './Papers';
import { PublicCopies } from './PublicCopies';
import { SamePhotos } from './SamePhotos';

/** One registration beside the list: where it stands, what is wanting, what it says, and what may be done now. */
export function Dossier({ id, rowVersion }: { id: string; rowVersion?: number }) {
  const read = useGetRegistration({ path: { id } });
  // The list was read later and shows a newer version: what was kept of the dossier is old.
  const behind = read.data !== undefined && rowVersion !== undefined && read.data.rowVersion < rowVersion;
  const { refetch } = read;
  useEffect(() => {
    if (behind) void refetch();
  }, [behind, refetch]);
  if (read.error && !read.data) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data)
    return (
      <div className="k-stack" role="status" aria-busy="true">
        <SheetSkeleton lines={3} />
        <SheetSkeleton lines={6} />
      </div>
    );
  return <Opened view={read.data} />;
}

/** Beside the list the dossier scrolls by itself, and always reaches the lower edge of the window. */
function useFit() {
  const paper = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const aside = paper.current?.closest<HTMLElement>('.k-detail');
    const place = aside?.parentElement;
    if (!aside || !place) return;
    const fit = () =>
      aside.style.setProperty('--top', `${Math.max(0, Math.round(place.getBoundingClientRect().top))}px`);
    fit();
    addEventListener('scroll', fit, { passive: true });
    addEventListener('resize', fit);
    return () => {
      removeEventListener('scroll', fit);
      removeEventListener('resize', fit);
    };
  }, []);
  return paper;
}

const stateOf = { done: 'done', current: 'now', ahead: 'next' } as const;

function Opened({ view }: { view: View }) {
  const { t } = useTranslation('registration');
  const navigate = useNavigate();
  const { id, actions } = view;
  const paper = useFit();
  const mayWrite = actions.includes('SaveRegistration');
  useKeys(
    [
      {
        press: 'e',
        does: t('keys.edit'),
        run: () => void navigate({ to: '/dang-ky/$id/sua', params: { id }, search: {} }),
      },
    ],
    mayWrite,
  );
  return (
    <div className="reg-dossier" ref={paper}>
      <div className="reg-line">
        <span className="reg-tags">
          <StatusTag kind="registration" status={view.status} />
          {view.pilot && <Tag tone="tre">{t('pilot.mark')}</Tag>}
          {view.late && <Tag tone="son">{t('late')}</Tag>}
          {view.dormant && <Tag tone="son">{t('dormant')}</Tag>}
          <span className="reg-code">{view.code}</span>
        </span>
        <span className="reg-quiet">{t('updated', { when: moment(view.updatedAt) })}</span>
      </div>
      <h2>{view.name || t('unnamed')}</h2>
      <p className="reg-by">
        {[view.unitName, t(`kind.${view.kind}`), t(`subject.${view.subject}`), view.holder, view.fieldName]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Steps
        steps={view.stages.map(({ stage, state }) => ({ words: t(`stage.${stage}`), state: stateOf[state] }))}
      />
      {view.turn && <TurnLine turn={view.turn} />}
      {view.mergedInto && (
        <p className="reg-turn">
          {t('merged.into', {
            code: view.mergedInto.code,
            name: view.mergedInto.name,
            unit: view.mergedInto.unitName,
          })}{' '}
          {view.reason}
        </p>
      )}
      {view.joined.length > 0 && (
        <section className="reg-joined" aria-label={t('merged.joined', { count: view.joined.length })}>
          <b>{t('merged.joined', { count: view.joined.length })}</b>
          <ul>
            {view.joined.map(({ id: joined, code, name, unitName }) => (
              <li key={joined}>{t('merged.one', { code, name, unit: unitName })}</li>
            ))}
          </ul>
        </section>
      )}
      <Wanting view={view} />
      <Papers view={view} />
      {(actions.includes('AcceptRegistration') || actions.includes('SubmitRegistration')) && (
        <Copies id={id} />
      )}
      <DossierTasks view={view} />
      <Aims view={view} />
      {view.acceptedAt && <InCharge view={view} />}
      <SamePhotos view={view} />
      <Files view={view} />
      <PublicCopies view={view} />
      <DossierReading view={view} />
      <p className="reg-quiet reg-foot-line">
        {t('written-by', { name: view.authorName, when: moment(view.createdAt) })}{' '}
        <Link to={'/lich-su/$id' as never} params={{ id } as never}>
          {t('history')}
        </Link>{' '}
        <button type="button" className="k-link" onClick={() => window.print()}>
          {t('act.print')}
        </button>
      </p>
      <DossierActs key={view.rowVersion} view={view} />
    </div>
  );
}
