import { useDebouncedValue } from '@mantine/hooks';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { percent } from '@/i18n/format';
import { useListSimilarModels, type SimilarModel } from './api';
import { keepModels, keptModels } from './keptForms';

/** Models of the caller's units whose name is near what is being typed; what may be done with one is the page's. */
export function SimilarList({
  name,
  except,
  title,
  acts,
}: {
  name: string;
  except?: string;
  title: (count: number) => string;
  acts?: (model: SimilarModel) => React.ReactNode;
}) {
  const { t } = useTranslation('registration');
  const [settled] = useDebouncedValue(name.trim(), 400);
  const asks = settled.length >= 3;
  const similar = useListSimilarModels(
    { query: { name: settled.slice(0, 300), exceptModelId: except } },
    { enabled: asks, keep: true },
  );
  const away = similar.error?.status === 0 || !navigator.onLine;
  const found = !asks ? [] : (similar.data?.items ?? (away ? keptModels(settled) : []));
  const items = similar.data?.items;
  useEffect(() => keepModels(items ?? []), [items]);
  return (
    <div role="status" className="reg-similar-place">
      {found.length > 0 && (
        <div className="reg-similar">
          <b>{title(found.length)}</b>
          <ul>
            {found.map((model) => (
              <li key={model.id}>
                <span>
                  {model.name}
                  <small>
                    {model.unitName} · {model.startedYear} ·{' '}
                    {t('similar.like', { share: percent(model.likeness, 0) })}
                  </small>
                </span>
                {acts?.(model)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
