import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '@/i18n/format';
import { Button, EmptyState, ErrorState, Sheet } from '@/ui';
import { useSaveReorganisation, type Act, type Operation } from './api';
import { OperationDialog } from './OperationDialog';
import { OperationWords } from './OperationWords';
import { namesIn } from './operations';
import { SuccessorListDialog } from './SuccessorListDialog';

const SHOWN = 50;

/** The operations in their order. Each change is kept at once: the draft lies with the server. */
export function OperationsStep({ act }: { act: Act }) {
  const { t } = useTranslation('reorganisation');
  const save = useSaveReorganisation();
  const [open, setOpen] = useState<number | 'new' | 'list' | null>(null);
  const keep = (operations: Operation[]) => {
    const { id, rowVersion, title, legalBasis, effectiveOn } = act;
    save.mutate(
      { path: { id }, rowVersion, body: { title, legalBasis, effectiveOn, operations } },
      { onSuccess: () => setOpen(null) },
    );
  };
  const show = (what: typeof open) => {
    save.reset();
    setOpen(what);
  };
  const { operations } = act;
  return (
    <Sheet
      title={t('operations.title', { count: operations.length, n: number(operations.length) })}
      sub={t('operations.sub')}
      acts={
        <div className="k-acts">
          <Button onClick={() => show('list')}>{t('list.open')}</Button>
          <Button variant="filled" onClick={() => show('new')}>
            {t('operation.new')}
          </Button>
        </div>
      }
    >
      {save.error && open === null && <ErrorState error={save.error} />}
      {operations.length === 0 ? (
        <EmptyState>{t('operations.none')}</EmptyState>
      ) : (
        <OperationList
          act={act}
          busy={save.isPending}
          onOpen={show}
          onDrop={(at) => keep(operations.filter((_, index) => index !== at))}
        />
      )}
      {operations.length > 0 && (
        <p className="o-onward">
          <Link
            className="k-btn"
            data-variant="filled"
            to="/sap-xep/$id"
            params={{ id: act.id }}
            search={{ buoc: 'tac-dong' }}
          >
            {t('operations.onward')}
          </Link>
        </p>
      )}
      {(open === 'new' || typeof open === 'number') && (
        <OperationDialog
          act={act}
          operation={typeof open === 'number' ? operations[open] : undefined}
          busy={save.isPending}
          error={save.error}
          onClose={() => show(null)}
          onKeep={(operation) =>
            keep(
              typeof open === 'number'
                ? operations.map((other, at) => (at === open ? operation : other))
                : [...operations, operation],
            )
          }
        />
      )}
      {open === 'list' && (
        <SuccessorListDialog
          act={act}
          busy={save.isPending}
          error={save.error}
          onClose={() => show(null)}
          onKeep={(read) => keep([...operations, ...read])}
        />
      )}
    </Sheet>
  );
}

/** The first fifty, and the rest when asked for: an act of a province has hundreds. */
export function OperationList({
  act,
  busy,
  onOpen,
  onDrop,
}: {
  act: Act;
  busy?: boolean;
  onOpen?: (at: number) => void;
  onDrop?: (at: number) => void;
}) {
  const { t } = useTranslation('reorganisation');
  const [shown, setShown] = useState(SHOWN);
  const names = namesIn(act);
  return (
    <>
      <ol className="o-operations">
        {act.operations.slice(0, shown).map((operation, at) => (
          <li key={at} id={`thao-tac-${at + 1}`}>
            <b aria-hidden="true">{number(at + 1)}</b>
            <span>
              <OperationWords operation={operation} names={names} />
              {operation.note && <small>{operation.note}</small>}
            </span>
            {onOpen && onDrop && (
              <span className="o-operation-acts">
                <button
                  type="button"
                  className="k-link"
                  disabled={busy}
                  aria-label={t('operation.change-n', { n: at + 1 })}
                  onClick={() => onOpen(at)}
                >
                  {t('operation.change-word')}
                </button>
                <button
                  type="button"
                  className="k-link"
                  disabled={busy}
                  aria-label={t('operation.drop-n', { n: at + 1 })}
                  onClick={() => onDrop(at)}
                >
                  {t('choice.drop-word')}
                </button>
              </span>
            )}
          </li>
        ))}
      </ol>
      {shown < act.operations.length && (
        <p className="o-onward">
          <Button onClick={() => setShown(shown + SHOWN * 4)}>
            {t('operations.more', { n: number(act.operations.length - shown) })}
          </Button>
        </p>
      )}
    </>
  );
}
