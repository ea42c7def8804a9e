import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { workbook, type Asked, type Exported, type ExportedAsCsv } from '@/api';

/** Takes a list along as a workbook, or as CSV where there is one: the whole of it, by the filters under which the page shows it. */
export function ExportLink<L extends Exported>({
  list,
  small,
  csv,
  ...call
}: { list: L; small?: boolean; csv?: L extends ExportedAsCsv ? boolean : never } & Pick<
  Asked<L>,
  'path' | 'query'
>) {
  const { t } = useTranslation('ui');
  return (
    <Button
      component="a"
      href={workbook(list, call as Asked<L>, csv ? 'csv' : 'xlsx')}
      download
      {...(small && { size: 'sm' as const })}
    >
      {t(csv ? 'export-csv' : 'export')}
    </Button>
  );
}
