import { Link, useParams } from '@tanstack/react-router';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '@/i18n/format';
import { ErrorState, Page, PageSkeleton, Sheet, Tag } from '@/ui';
import './lineage.css';
import { useGetLineage, type Lineage, type LineageStep } from './api';
import { edgesOf, madeOf, nowIs } from './lineage';
import { StepWords } from './LineageText';

/** Both ways through every act: a quiet graph, and the same in sentences. */
export function LineagePage() {
  const { t } = useTranslation('organisation');
  const { id } = useParams({ from: '/shell/don-vi/$id/ke-thua' });
  const { data, error, refetch } = useGetLineage({ path: { id } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <Page
      title={t('lineage.title')}
      scope={
        <nav className="k-scope" aria-label={t('unit.way')}>
          <Link to="/don-vi/$id" params={{ id }} search={{}}>
            ‹ {data.name}
          </Link>
        </nav>
      }
      sentence={<Finding lineage={data} />}
      more={t('lineage.more')}
    >
      {data.nodes.length > 1 && (
        <Sheet title={t('lineage.graph')} sub={t('lineage.legend')}>
          <Graph lineage={data} />
        </Sheet>
      )}
      <div className="k-stack o-told">
        <Told title={t('lineage.after')} steps={data.after} />
        <Told title={t('lineage.before')} steps={data.before} />
      </div>
    </Page>
  );
}

function Finding({ lineage }: { lineage: Lineage }) {
  const { t } = useTranslation('organisation');
  const { name } = lineage;
  const [now, made] = [nowIs(lineage), madeOf(lineage)];
  const names = now.map((kin) => kin.name).join(` ${t('lineage.and')} `);
  if (lineage.closedOn && now.length > 0 && now.length < 3) return t('lineage.is-now', { name, names });
  if (lineage.closedOn && now.length > 0)
    return t('lineage.is-many', { name, count: now.length, n: number(now.length) });
  if (made.length > 0) return t('lineage.is-made', { name, count: made.length, n: number(made.length) });
  const steps = lineage.before.length + lineage.after.length;
  return t(steps > 0 ? 'lineage.is-itself' : 'lineage.is-none', { name, count: steps, n: number(steps) });
}

function Told({ title, steps }: { title: string; steps: LineageStep[] }) {
  if (steps.length === 0) return null;
  return (
    <Sheet title={title}>
      <ol className="o-steps">
        {steps.map((step) => (
          <li key={`${step.reorganisationId} ${step.fromUnitId} ${step.toUnitId} ${step.kind}`}>
            <Link to="/sap-xep/$id" params={{ id: step.reorganisationId }} search={{}}>
              <StepWords step={step} />
            </Link>
          </li>
        ))}
      </ol>
    </Sheet>
  );
}

const STEP = 30;
const EDGE = 11;

/** Time runs down; a step to the right is a step on. The names beside it are the text, the lines only lead the eye. */
function Graph({ lineage }: { lineage: Lineage }) {
  const { t } = useTranslation('organisation');
  const list = useRef<HTMLOListElement>(null);
  const [{ middles, height }, setMeasured] = useState<{ middles: number[]; height: number }>({
    middles: [],
    height: 0,
  });
  useLayoutEffect(() => {
    const box = list.current;
    if (!box) return;
    const measure = () => {
      const lines = [...box.children] as HTMLElement[];
      const found = lines.map(({ offsetTop, offsetHeight }) => offsetTop + offsetHeight / 2);
      setMeasured({ middles: found, height: box.offsetHeight });
    };
    const watch = new ResizeObserver(measure);
    watch.observe(box);
    return () => watch.disconnect();
  }, [lineage]);

  const { nodes } = lineage;
  const places = nodes.map(({ place }) => place);
  const first = Math.min(...places);
  const columns = Math.max(...places) - first;
  const step = Math.min(STEP, columns > 0 ? 180 / columns : STEP);
  const x = (at: number) => EDGE + ((places[at] ?? 0) - first) * step;
  const y = (at: number) => middles[at] ?? 0;
  const width = 2 * EDGE + columns * step;
  const drawn = middles.length === nodes.length;
  return (
    <div className="o-graph">
      {drawn && (
        <svg width={width} height={height} aria-hidden="true">
          {edgesOf(lineage).map(({ from, to, heir }) => (
            <path
              key={`${from} ${to}`}
              data-heir={heir || undefined}
              d={`M${x(from)} ${y(from)} C${x(to)} ${y(from)} ${x(to)} ${y(from)} ${x(to)} ${y(to)}`}
            />
          ))}
          {nodes.map(({ id }, at) => (
            <circle key={id} cx={x(at)} cy={y(at)} r={6} data-here={id === lineage.unitId || undefined} />
          ))}
        </svg>
      )}
      <ol ref={list} style={{ marginLeft: width + 8 }}>
        {nodes.map(({ id, name, place }) => (
          <li key={id} aria-current={id === lineage.unitId ? 'true' : undefined}>
            {id === lineage.unitId ? (
              <b>{name}</b>
            ) : (
              <Link to="/don-vi/$id/ke-thua" params={{ id }}>
                {name}
              </Link>
            )}
            <Tag>
              {t(
                place < 0 ? 'lineage.place-before' : place > 0 ? 'lineage.place-after' : 'lineage.place-here',
              )}
            </Tag>
          </li>
        ))}
      </ol>
    </div>
  );
}
