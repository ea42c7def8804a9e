import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui';
import type { Form } from './boardSearch';
import type { BoardRow } from './obligationsApi';
import { RemindDialog } from './RemindDialog';
import { TouchDialog } from './TouchDialog';

/** Reminds, gives time to or exempts all picked rows that allow it. */
export function BulkActs({ rows, form, onDone }: { rows: BoardRow[]; form: Form; onDone: () => void }) {
  const { t } = useTranslation('obligations');
  const [asking, setAsking] = useState<'remind' | 'extend' | 'exempt'>();
  const able = (action: string) => rows.filter(({ actions }) => actions.includes(action));
  const remindable = able('RemindUnits');
  const extendable = able('ExtendUnits');
  const exemptable = able('ExemptUnit');
  const close = () => setAsking(undefined);
  return (
    <>
      {remindable.length > 0 && (
        <Button size="sm" onClick={() => setAsking('remind')}>
          {t('acts.remind', { count: remindable.length })}
        </Button>
      )}
      {extendable.length > 0 && (
        <Button size="sm" onClick={() => setAsking('extend')}>
          {t('acts.extend', { count: extendable.length })}
        </Button>
      )}
      {exemptable.length > 0 && (
        <Button size="sm" onClick={() => setAsking('exempt')}>
          {t('acts.exempt', { count: exemptable.length })}
        </Button>
      )}
      {remindable.length + extendable.length + exemptable.length === 0 && <span>{t('acts.none')}</span>}
      {asking === 'remind' && <RemindDialog rows={remindable} form={form} onClose={close} onDone={onDone} />}
      {asking === 'extend' && <TouchDialog kind="extend" rows={extendable} onClose={close} onDone={onDone} />}
      {asking === 'exempt' && <TouchDialog kind="exempt" rows={exemptable} onClose={close} onDone={onDone} />}
    </>
  );
}
