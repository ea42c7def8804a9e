import { useTranslation } from 'react-i18next';
import { number } from '@/i18n/format';
import { Button, Sheet, TextInput } from '@/ui';
import { NumberField } from '@/ui/NumberField';
import type { Criterion, SheetContent } from './api';
import { newBand, newCriterion, newKnockOut, newSheet, newSub, subjects, total, withSubs } from './content';

/** A sheet of criteria for each subject that is judged: points, bands, what excludes. */
export function SheetsFields({
  sheets,
  onChange,
}: {
  sheets: SheetContent[];
  onChange: (sheets: SheetContent[]) => void;
}) {
  const { t } = useTranslation('campaigns');
  const absent = subjects.filter((subject) => !sheets.some((sheet) => sheet.subject === subject));
  return (
    <div className="k-stack">
      {sheets.map((sheet) => (
        <OneSheet
          key={sheet.subject}
          sheet={sheet}
          onChange={(next) => onChange(sheets.map((one) => (one.subject === sheet.subject ? next : one)))}
          onDrop={() => onChange(sheets.filter((one) => one.subject !== sheet.subject))}
        />
      ))}
      {absent.length > 0 && (
        <Sheet
          title={t('edit.more-sheets')}
          sub={t(sheets.length > 0 ? 'edit.sheet-copy' : 'edit.sheet-first')}
        >
          <div className="k-form-acts">
            {absent.map((subject) => (
              <Button key={subject} onClick={() => onChange([...sheets, newSheet(subject, sheets[0])])}>
                {t('edit.add-sheet', { subject: t(`subject.${subject}`).toLowerCase() })}
              </Button>
            ))}
          </div>
        </Sheet>
      )}
    </div>
  );
}

function OneSheet({
  sheet,
  onChange,
  onDrop,
}: {
  sheet: SheetContent;
  onChange: (sheet: SheetContent) => void;
  onDrop: () => void;
}) {
  const { t } = useTranslation('campaigns');
  const { criteria, bands, knockOuts } = sheet;
  const put = (at: number, criterion: Criterion) =>
    onChange({
      ...sheet,
      criteria: criteria.map((one, index) => (index === at ? withSubs(criterion) : one)),
    });
  const subject = t(`subject.${sheet.subject}`);
  return (
    <Sheet
      title={t('edit.sheet', { subject })}
      sub={t('sheet.sum', {
        count: criteria.length,
        n: number(criteria.length),
        points: number(total(sheet), 2),
      })}
      acts={
        <Button variant="subtle" aria-label={t('edit.drop-sheet', { subject })} onClick={onDrop}>
          {t('edit.drop')}
        </Button>
      }
    >
      <ul className="c-lines" aria-label={t('edit.criteria-of', { subject })}>
        {criteria.map((criterion, at) => (
          <li key={criterion.code} data-parted={criterion.subCriteria.length > 0 || undefined}>
            <TextInput
              className="c-wide"
              label={t('edit.criterion', { code: criterion.code })}
              value={criterion.name}
              maxLength={1000}
              onChange={(event) => put(at, { ...criterion, name: event.currentTarget.value })}
            />
            {criterion.subCriteria.length > 0 ? (
              <p className="c-sum">{t('edit.parted', { points: number(criterion.maxPoints, 2) })}</p>
            ) : (
              <NumberField
                label={t('edit.points')}
                value={criterion.maxPoints || null}
                onChange={(points) => put(at, { ...criterion, maxPoints: points ?? 0 })}
              />
            )}
            <span className="c-line-acts">
              <Button
                size="compact-sm"
                aria-label={t('edit.add-sub-to', { code: criterion.code })}
                onClick={() =>
                  put(at, {
                    ...criterion,
                    subCriteria: [...criterion.subCriteria, newSub(sheet, criterion)],
                  })
                }
              >
                {t('edit.add-sub')}
              </Button>
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={t('edit.drop-one', { name: criterion.code })}
                onClick={() => onChange({ ...sheet, criteria: criteria.filter((_, index) => index !== at) })}
              >
                {t('edit.drop')}
              </Button>
            </span>
            {criterion.subCriteria.length > 0 && (
              <ul className="c-lines c-subs">
                {criterion.subCriteria.map((sub, below) => {
                  const set = (change: Partial<typeof sub>) =>
                    put(at, {
                      ...criterion,
                      subCriteria: criterion.subCriteria.map((one, index) =>
                        index === below ? { ...one, ...change } : one,
                      ),
                    });
                  return (
                    <li key={sub.code}>
                      <TextInput
                        className="c-wide"
                        label={t('edit.criterion', { code: sub.code })}
                        value={sub.name}
                        maxLength={1000}
                        onChange={(event) => set({ name: event.currentTarget.value })}
                      />
                      <NumberField
                        label={t('edit.points')}
                        value={sub.maxPoints || null}
                        onChange={(points) => set({ maxPoints: points ?? 0 })}
                      />
                      <Button
                        variant="subtle"
                        size="compact-sm"
                        aria-label={t('edit.drop-one', { name: sub.code })}
                        onClick={() =>
                          put(at, {
                            ...criterion,
                            subCriteria: criterion.subCriteria.filter((_, index) => index !== below),
                          })
                        }
                      >
                        {t('edit.drop')}
                      </Button>
                    </li>
                  );
                })}
              </ul>
            )}
          </li>
        ))}
      </ul>
      <div className="k-form-acts">
        <Button onClick={() => onChange({ ...sheet, criteria: [...criteria, newCriterion(sheet)] })}>
          {t('edit.add-criterion')}
        </Button>
      </div>
      <div className="c-sheet-more">
        <NumberField
          label={t('edit.pass-mark')}
          description={t('edit.pass-mark-hint')}
          value={sheet.passMark ?? null}
          onChange={(passMark) => onChange({ ...sheet, passMark })}
        />
        <section>
          <h3>{t('edit.bands')}</h3>
          <ul className="c-lines">
            {bands.map((band, at) => (
              <li key={band.code}>
                <TextInput
                  className="c-wide"
                  label={t('edit.band')}
                  value={band.name}
                  maxLength={300}
                  onChange={(event) =>
                    onChange({
                      ...sheet,
                      bands: bands.map((one, index) =>
                        index === at ? { ...one, name: event.currentTarget.value } : one,
                      ),
                    })
                  }
                />
                <NumberField
                  label={t('edit.band-from')}
                  value={band.from}
                  onChange={(from) =>
                    onChange({
                      ...sheet,
                      bands: bands.map((one, index) => (index === at ? { ...one, from: from ?? 0 } : one)),
                    })
                  }
                />
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={t('edit.drop-one', { name: band.name })}
                  onClick={() => onChange({ ...sheet, bands: bands.filter((_, index) => index !== at) })}
                >
                  {t('edit.drop')}
                </Button>
              </li>
            ))}
          </ul>
          <Button size="compact-sm" onClick={() => onChange({ ...sheet, bands: [...bands, newBand(sheet)] })}>
            {t('edit.add-band')}
          </Button>
        </section>
        <section>
          <h3>{t('edit.knock-outs')}</h3>
          <ul className="c-lines">
            {knockOuts.map((one, at) => (
              <li key={one.code}>
                <TextInput
                  className="c-wide"
                  label={t('edit.knock-out')}
                  value={one.name}
                  maxLength={1000}
                  onChange={(event) =>
                    onChange({
                      ...sheet,
                      knockOuts: knockOuts.map((other, index) =>
                        index === at ? { ...other, name: event.currentTarget.value } : other,
                      ),
                    })
                  }
                />
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={t('edit.drop-one', { name: one.name })}
                  onClick={() =>
                    onChange({ ...sheet, knockOuts: knockOuts.filter((_, index) => index !== at) })
                  }
                >
                  {t('edit.drop')}
                </Button>
              </li>
            ))}
          </ul>
          <Button
            size="compact-sm"
            onClick={() => onChange({ ...sheet, knockOuts: [...knockOuts, newKnockOut(sheet)] })}
          >
            {t('edit.add-knock-out')}
          </Button>
        </section>
      </div>
    </Sheet>
  );
}
