import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { date, number } from '@/i18n/format';
import { Facts, Need, Sheet } from '@/ui';
import type { Content, FieldList } from './api';
import { hasDates, total, type lacking } from './content';
import type { PlanTier } from './DatesFields';
import { inOrder } from './plan';

const screenOf = { what: 'noi-dung', dates: 'han', asks: 'yeu-cau', criteria: 'tieu-chi' } as const;

/** A last look before it is kept: what is missing and where, then what units will read. */
export function CheckView({
  content,
  lacks,
  tiers,
  pilots,
  lists,
  id,
}: {
  content: Content;
  lacks: ReturnType<typeof lacking>;
  tiers: PlanTier[];
  pilots: Record<string, string>;
  lists: FieldList[];
  id: string;
}) {
  const { t } = useTranslation('campaigns');
  const fields = lists.find((list) => list.id === content.fieldListId)?.fields.length ?? 0;
  const missing = (Object.keys(screenOf) as (keyof typeof screenOf)[]).flatMap((part) =>
    lacks[part].map((what) => ({ part, what })),
  );
  const later = [
    ...(hasDates(content) ? [] : (['no-dates'] as const)),
    ...(content.sheets.length > 0 ? [] : (['no-sheets'] as const)),
  ];
  return (
    <div className="k-stack">
      {missing.length > 0 && (
        <Need tone="son" title={t('edit.lacks', { count: missing.length })}>
          <span className="c-missing">
            {missing.map(({ part, what }) => (
              <Link
                key={part + what}
                to="/dot-thi-dua/$id/sua"
                params={{ id }}
                search={{ buoc: screenOf[part] }}
              >
                {t(`edit.lack.${what}`)}
              </Link>
            ))}
          </span>
        </Need>
      )}
      {later.map((what) => (
        <Need key={what} title={t(`edit.${what}`)}>
          {t(`edit.${what}-more`)}
        </Need>
      ))}
      <Sheet title={content.name} sub={content.theme ?? t('no-theme')}>
        <Facts
          facts={[
            [t('period'), `${date(content.periodFrom)} – ${date(content.periodTo)}`],
            ...inOrder(content.tiers, tiers)
              .filter(({ registration }) => registration.on ?? registration.text)
              .map((row): [string, string] => [
                t('launch.until', {
                  tier:
                    (row.pilotUnitId && pilots[row.pilotUnitId]) ||
                    (tiers.find(({ tierId }) => tierId === row.tierId)?.name ?? ''),
                }),
                [row.registration.on && date(row.registration.on), row.registration.text]
                  .filter(Boolean)
                  .join(' · '),
              ]),
            [t('late'), t(`late-${content.rules.late}`)],
            [t('form'), content.form.required.map((part) => t(`part.${part}`)).join(', ')],
            [t('edit.fields'), t('fields', { count: fields, n: number(fields) })],
            [
              t('edit.asked'),
              content.indicators.map(({ name }) => name).join(', ') || t('edit.no-indicators'),
            ],
            ...content.sheets.map((sheet): [string, string] => [
              t('edit.sheet', { subject: t(`subject.${sheet.subject}`) }),
              t('sheet.sum', {
                count: sheet.criteria.length,
                n: number(sheet.criteria.length),
                points: number(total(sheet), 2),
              }),
            ]),
          ]}
        />
      </Sheet>
    </div>
  );
}
