import { useTranslation } from 'react-i18next';
import { Button, Select, Sheet, TextInput } from '@/ui';
import { NumberField } from '@/ui/NumberField';
import type { Paper } from './api';
import { proofs, slug } from './content';
import type { PlanTier } from './DatesFields';

/** Which papers a dossier needs, how many of each, and at which tiers. */
export function PapersFields({
  papers,
  tiers,
  onChange,
}: {
  papers: Paper[];
  tiers: PlanTier[];
  onChange: (papers: Paper[]) => void;
}) {
  const { t } = useTranslation('papers');
  const put = (at: number, change: Partial<Paper>) =>
    onChange(papers.map((one, index) => (index === at ? { ...one, ...change } : one)));
  const add = () =>
    onChange([
      ...papers,
      {
        code: slug(
          `giay-to-${papers.length + 1}`,
          papers.map(({ code }) => code),
        ),
        name: '',
        proof: 'file',
        least: 1,
        tiers: null,
      },
    ]);
  return (
    <Sheet
      title={t('editor.title')}
      sub={t('editor.sub')}
      acts={<Button onClick={add}>{t('editor.add')}</Button>}
    >
      {papers.length === 0 && <p className="k-hint">{t('editor.none')}</p>}
      <ul className="c-lines">
        {papers.map((one, at) => (
          <li key={one.code}>
            <TextInput
              className="c-wide"
              label={t('editor.name')}
              value={one.name}
              maxLength={300}
              onChange={(event) => put(at, { name: event.currentTarget.value })}
            />
            <Select
              className="c-half"
              label={t('editor.proof')}
              value={one.proof}
              onChange={(proof) => proof && put(at, { proof: proof as Paper['proof'], least: 1 })}
              data={proofs.map((value) => ({ value, label: t(`editor.is.${value}`) }))}
              allowDeselect={false}
            />
            {one.proof === 'registration' || one.proof === 'result' ? (
              <span />
            ) : (
              <NumberField
                label={t('editor.least')}
                value={one.least ?? 1}
                onChange={(least) => put(at, { least: Math.min(50, Math.max(1, least ?? 1)) })}
              />
            )}
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={t('editor.drop-one', { name: one.name })}
              onClick={() => onChange(papers.filter((_, index) => index !== at))}
            >
              {t('editor.drop')}
            </Button>
            <fieldset className="c-ticks c-tiers">
              <legend>{t('editor.tiers')}</legend>
              <label className="c-tick">
                <input
                  type="checkbox"
                  className="k-check"
                  checked={!one.tiers?.length}
                  onChange={() =>
                    put(at, {
                      tiers: one.tiers?.length ? null : tiers.slice(0, 1).map(({ tierId }) => tierId),
                    })
                  }
                />
                {t('editor.every')}
              </label>
              {one.tiers?.length
                ? tiers.map(({ tierId, name }) => (
                    <label key={tierId} className="c-tick">
                      <input
                        type="checkbox"
                        className="k-check"
                        checked={one.tiers?.includes(tierId) ?? false}
                        onChange={(event) =>
                          put(at, {
                            tiers: event.currentTarget.checked
                              ? [...(one.tiers ?? []), tierId]
                              : one.tiers?.filter((id) => id !== tierId),
                          })
                        }
                      />
                      {name}
                    </label>
                  ))
                : null}
            </fieldset>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
