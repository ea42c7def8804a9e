import { useTranslation } from 'react-i18next';
import { FilterChip } from '@/ui';
import type { PartProps } from './RecognitionsPage';
import { scoped, unscoped } from './search';

/** The rows behind a report's figure: said, and taken off with one press. */
export function ScopeChip({ search, onSearch }: PartProps) {
  const { t } = useTranslation('recognition');
  if (!scoped(search)) return null;
  return (
    <FilterChip
      label={t('scope.label')}
      value="figure"
      options={[{ value: 'figure', words: t('scope.figure') }]}
      onChange={() => onSearch(unscoped)}
    />
  );
}
