import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { workbook, type Asked, type Exported } from '@/api';

/** Takes a list along as a workbook: the whole of it, by the filters under which the page shows it. */
export function ExportLink<L extends Exported>({
  list,
  small,
  ...call
}: { list: L; small?: boolean } & Pick<Asked<L>, 'path' | 'query'>) {
  const { t } = useTranslation('ui');
  return (
    <Button
      component="a"
      href={workbook(list, call as Asked<L>)}
      download
      {...(small && { size: 'sm' as const })}
    >
      {t('export')}
    </Button>
  );
}
