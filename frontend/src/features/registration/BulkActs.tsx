import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { i18n } from '@/i18n';
import { Button, ConfirmDialog } from '@/ui';
import { useAcceptRegistrations, useReturnRegistrations, type Bulk, type Row } from './api';
import { useSayAnswered } from './useSayAnswered';

const RemindDormantDialog = lazy(async () => {
  const [{ RemindDormantDialog: dialog }] = await Promise.all([
    import('./RemindDormantDialog'),
    i18n.loadNamespaces('carrying'),
  ]);
  return { default: dialog };
});

const targets = (rows: Row[]) => rows.map(({ id, rowVersion }) => ({ id, rowVersion }));

/** Accepts or returns all picked rows that allow it: all of them or none. */
export function BulkActs({ rows, onDone }: { rows: Row[]; onDone: () => void }) {
  const { t } = useTranslation('registration');
  const [asking, setAsking] = useState<'accept' | 'return' | 'remind' | null>(null);
  const accept = useAcceptRegistrations();
  const giveBack = useReturnRegistrations();
  const sayAnswered = useSayAnswered();
  const acceptable = rows.filter(({ actions }) => actions.includes('AcceptRegistration'));
  const returnable = rows.filter(({ actions }) => actions.includes('ReturnRegistration'));
  const dormant = rows.filter(({ actions }) => actions.includes('RemindDormant'));
  const shut = () => {
    setAsking(null);
    accept.reset();
    giveBack.reset();
  };
  const done = (words: string, answer: Bulk) => {
    sayAnswered(words, answer.items);
    shut();
    onDone();
  };
  const left = rows.length - (asking === 'return' ? returnable : acceptable).length;
  return (
    <>
      {acceptable.length > 0 && (
        <Button size="sm" onClick={() => setAsking('accept')}>
          {t('bulk.accept', { count: acceptable.length })}
        </Button>
      )}
      {returnable.length > 0 && (
        <Button size="sm" onClick={() => setAsking('return')}>
          {t('bulk.return', { count: returnable.length })}
        </Button>
      )}
      {dormant.length > 0 && (
        <Button size="sm" onClick={() => setAsking('remind')}>
          {t('bulk.remind', { count: dormant.length })}
        </Button>
      )}
      {asking === 'remind' && (
        <Suspense fallback={null}>
          <RemindDormantDialog rows={dormant} onClose={shut} onDone={onDone} />
        </Suspense>
      )}
      {acceptable.length + returnable.length + dormant.length === 0 && <span>{t('bulk.none')}</span>}
      <ConfirmDialog
        opened={asking === 'accept'}
        onClose={shut}
        title={t('bulk.accept-title', { count: acceptable.length })}
        act={t('bulk.accept', { count: acceptable.length })}
        busy={accept.isPending}
        error={accept.error}
        onConfirm={() =>
          accept.mutate(
            { body: { items: targets(acceptable) } },
            { onSuccess: (answer) => done(t('bulk.accepted', { count: acceptable.length }), answer) },
          )
        }
      >
        <Named rows={acceptable} />
        {t('bulk.accept-more')} {left > 0 && t('bulk.left', { count: left })}
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'return'}
        onClose={shut}
        title={t('bulk.return-title', { count: returnable.length })}
        act={t('bulk.return', { count: returnable.length })}
        reason={{ label: t('bulk.reason'), description: t('bulk.reason-more') }}
        busy={giveBack.isPending}
        error={giveBack.error}
        onConfirm={(reason) =>
          giveBack.mutate(
            { body: { items: targets(returnable), reason } },
            { onSuccess: (answer) => done(t('bulk.returned', { count: returnable.length }), answer) },
          )
        }
      >
        <Named rows={returnable} />
        {left > 0 && t('bulk.left', { count: left })}
      </ConfirmDialog>
    </>
  );
}

/** Who is meant, by name, before it is done. */
const Named = ({ rows }: { rows: Row[] }) => (
  <ol className="reg-named">
    {rows.map(({ id, name, unitName }) => (
      <li key={id}>
        {name} <small>{unitName}</small>
      </li>
    ))}
  </ol>
);
