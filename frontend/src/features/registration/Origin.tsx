import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, TextInput } from '@/ui';
import type { SimilarModel } from './api';
import { SimilarList } from './SimilarList';

export const lineages = ['new', 'continuing', 'replication', 'upgrade'] as const;
export type Lineage = (typeof lineages)[number];
export type OriginModel = Pick<SimilarModel, 'id' | 'name' | 'unitName' | 'startedYear'>;

/** Which model is continued, replicated or raised: looked up by its name among the caller's own units. */
export function Origin({
  lineage,
  chosen,
  wrong,
  onChoose,
}: {
  lineage: Lineage;
  chosen: OriginModel | null;
  wrong?: string;
  onChoose: (model: SimilarModel | null) => void;
}) {
  const { t } = useTranslation('registration');
  const [typed, setTyped] = useState('');
  if (chosen)
    return (
      <p className="reg-origin">
        <span>
          <span className="k-legend">{t(`origin.${lineage}`)}</span>
          <br />
          {chosen.name}
          <small>
            {chosen.unitName} · {chosen.startedYear}
          </small>
        </span>
        <Button size="sm" onClick={() => onChoose(null)}>
          {t('origin.other')}
        </Button>
      </p>
    );
  return (
    <div>
      <TextInput
        id="about-origin"
        label={t(`origin.${lineage}`)}
        description={t('origin.hint')}
        required
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={wrong}
      />
      <SimilarList
        name={typed}
        title={(count) => t('origin.found', { count })}
        acts={(model) => (
          <Button size="sm" onClick={() => onChoose(model)}>
            {t('origin.choose')}
          </Button>
        )}
      />
    </div>
  );
}
