import '@mantine/dates/styles.css';
import { DatePicker, DatesProvider } from '@mantine/dates';
import 'dayjs/locale/vi';
import { useTranslation } from 'react-i18next';

/** The calendar behind a date field: loaded when one is first opened. */
export default function Calendar({
  value,
  min,
  max,
  onChange,
}: {
  value: string | null;
  min?: string;
  max?: string;
  onChange: (day: string) => void;
}) {
  const { t, i18n } = useTranslation('ui');
  return (
    <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1 }}>
      <DatePicker
        size="md"
        hideOutsideDates
        value={value}
        defaultDate={value ?? undefined}
        minDate={min}
        maxDate={max}
        onChange={(day) => day && onChange(day)}
        ariaLabels={{
          nextMonth: t('date.next-month'),
          previousMonth: t('date.previous-month'),
          nextYear: t('date.next-year'),
          previousYear: t('date.previous-year'),
        }}
      />
    </DatesProvider>
  );
}
