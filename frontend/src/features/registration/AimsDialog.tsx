import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, ErrorState, say } from '@/ui';
import { NumberField } from '@/ui/NumberField';
import { unusual } from '@/ui/unusual';
import { useSaveAims, type Dossier } from './api';
import { onlyAsked } from './results';

/** Baseline and target of each indicator that the campaign asks for. */
export function AimsDialog({ view, onClose }: { view: Dossier; onClose: () => void }) {
  const { t } = useTranslation('registration');
  const save = useSaveAims();
  const [aims, setAims] = useState(view.aims);
  const of = (code: string) =>
    aims.find(({ indicator }) => indicator === code) ?? { indicator: code, baseline: null, target: null };
  const put = (code: string, change: { baseline?: number | null; target?: number | null }) =>
    setAims([...aims.filter(({ indicator }) => indicator !== code), { ...of(code), ...change }]);
  return (
    <Dialog opened onClose={onClose} title={t('aims.title')} size="lg">
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(
            {
              path: { id: view.id },
              rowVersion: view.rowVersion,
              body: { aims: onlyAsked(aims, view.campaign.indicators) },
            },
            {
              onSuccess: () => {
                say(t('aims.done'));
                onClose();
              },
            },
          );
        }}
      >
        <p>{t('aims.what')}</p>
        {view.campaign.indicators.map((indicator) => {
          const aim = of(indicator.code);
          const measure = indicator.unitName ?? t(`measure.${indicator.measure}`);
          const odd = unusual(aim.target, indicator);
          return (
            <fieldset key={indicator.code} className="reg-indicator">
              <legend className="k-legend">
                {indicator.name} <span className="reg-quiet">({measure})</span>
              </legend>
              <div className="reg-figures">
                <NumberField
                  label={t('figure.baseline')}
                  value={aim.baseline ?? null}
                  onChange={(baseline) => put(indicator.code, { baseline })}
                />
                <NumberField
                  label={t('figure.target')}
                  value={aim.target ?? null}
                  onChange={(target) => put(indicator.code, { target })}
                />
              </div>
              {odd && (
                <p className="reg-odd" role="status">
                  {t(`figure.${odd.hint}`, { times: odd.times, usual: odd.usual, measure })}
                </p>
              )}
            </fieldset>
          );
        })}
        {save.error && <ErrorState error={save.error} kept={t('ui:confirm.kept')} />}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={save.isPending}>
            {t('aims.save')}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
