import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '@/i18n/format';
import { Button, StatusTag } from '@/ui';
import { useListReusableModels, type Reusable as Model } from './api';

const FIRST = 4;

/** What was reached the last time, one figure after the other. */
function useReached() {
  const { t } = useTranslation('registration');
  return ({ figures }: Model) =>
    figures
      .filter(({ actual }) => actual != null)
      .map(({ name, actual, target, measure, unitName, approximate }) =>
        t(target == null ? 'again.figure' : 'again.figure-of', {
          name,
          actual: `${approximate ? t('again.about') : ''}${number(actual ?? 0, 2)}`,
          target: number(target ?? 0, 2),
          unit: unitName ?? t(`measure.${measure}`),
        }),
      )
      .join(' · ');
}

/** Last year's models of the unit that are not in this campaign yet: one press takes one along with its text. */
export function ReusableModels({
  campaignId,
  unitId,
  onChoose,
}: {
  campaignId: string;
  unitId: string;
  onChoose: (model: Model) => void;
}) {
  const { t } = useTranslation('registration');
  const [all, setAll] = useState(false);
  const reached = useReached();
  const read = useListReusableModels(
    { query: { campaignId, unitId } },
    { enabled: campaignId !== '' && unitId !== '' },
  );
  const items = read.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="reg-again" aria-labelledby="reg-again">
      <h2 id="reg-again">{t('again.title', { count: items.length })}</h2>
      <ul>
        {items.slice(0, all ? undefined : FIRST).map((model) => (
          <li key={model.modelId}>
            <span>
              <b>{model.name}</b> <StatusTag kind="registration" status={model.status} />
              <small>
                {model.year} · {reached(model) || t('again.no-result')}
              </small>
            </span>
            <Button
              size="sm"
              aria-label={t('again.take-name', { name: model.name })}
              onClick={() => onChoose(model)}
            >
              {t('again.take')}
            </Button>
          </li>
        ))}
      </ul>
      {items.length > FIRST && !all && (
        <button type="button" className="k-link" onClick={() => setAll(true)}>
          {t('again.more', { count: items.length - FIRST })}
        </button>
      )}
    </section>
  );
}

/** Beside this year's target: what the same model came to the last time. */
export function LastTime({
  campaignId,
  unitId,
  modelId,
}: {
  campaignId: string;
  unitId: string;
  modelId: string;
}) {
  const { t } = useTranslation('registration');
  const reached = useReached();
  const last = useListReusableModels({ query: { campaignId, unitId, modelId } }).data?.items[0];
  if (!last) return null;
  return (
    <aside className="reg-last" aria-label={t('again.last', { year: last.year })}>
      <b>{t('again.last', { year: last.year })}</b>
      <p>{reached(last) || t('again.no-result')}</p>
      {last.narrative && <p>{last.narrative}</p>}
    </aside>
  );
}
