import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, type Problem } from '@/api';
import { i18n } from '@/i18n';

/** Empty: one sentence and the next act. */
export const EmptyState = ({ children, act }: { children: ReactNode; act?: ReactNode }) => (
  <div className="k-empty">
    <p>{children}</p>
    {act}
  </div>
);

/** The words for a problem: by its code, else by its status, whose words are there from the first. */
export function wordsFor(problem: Problem): string {
  const { code, status } = problem;
  return i18n.t([`problems:${code}`, `ui:trouble.${code}`, `ui:trouble.status-${status}`, 'ui:trouble.unknown']);
}

/** What happened, what was kept, and a code to read over the phone. */
export function ErrorState({
  error,
  kept,
  onRetry,
}: {
  error: unknown;
  kept?: string;
  onRetry?: () => void;
}) {
  const { t } = useTranslation('ui');
  const problem = asProblem(error);
  return (
    <div className="k-trouble" role="alert">
      <h2>{wordsFor(problem)}</h2>
      <p>{kept ?? (problem.status === 0 ? t('trouble.unsent') : t('trouble.unchanged'))}</p>
      <p>
        {t('trouble.code')} <code>{problem.phoneCode}</code>
      </p>
      {onRetry && (
        <div className="k-acts">
          <Button onClick={onRetry}>{problem.stale ? t('trouble.reread') : t('trouble.again')}</Button>
        </div>
      )}
    </div>
  );
}

/** Field errors in words, ready for a form: `form.setErrors(fieldErrors(problem))`. */
export const fieldErrors = (error: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(asProblem(error).errors).map(([field, codes]) => [
      field,
      codes.map((code) => i18n.t([`problems:${code}`, 'ui:trouble.unknown'])).join(' '),
    ]),
  );

/**
 * Says that an act is done: "Đã nhắc 17 đơn vị." With a way back it stays so many seconds, and says what became of going
 * back.
 */
export function say(message: string, back?: { words: string; seconds: number; run: () => Promise<unknown> }) {
  const undo = (id: string) => {
    notifications.hide(id);
    back?.run().catch((error: unknown) => say(wordsFor(asProblem(error))));
  };
  const id = notifications.show({
    message: back ? (
      <span className="k-said">
        {message}
        <Button size="sm" onClick={() => undo(id)}>
          {back.words}
        </Button>
      </span>
    ) : (
      message
    ),
    autoClose: back && back.seconds * 1000,
    withBorder: true,
    closeButtonProps: { 'aria-label': i18n.t('ui:close') },
  });
}

/** Skeletons have the shape of what is coming, so that nothing jumps. */
const Bone = ({ w, h }: { w: string; h?: string }) => (
  <i className="k-bone" style={{ width: w, height: h }} />
);

export function PageSkeleton({ children }: { children?: ReactNode }) {
  const { t } = useTranslation('ui');
  return (
    <div role="status" aria-label={t('reading')}>
      <div className="k-page-head" aria-hidden="true">
        <div style={{ flex: 1 }}>
          <Bone w="min(34rem, 90%)" h="1.6rem" />
          <Bone w="min(22rem, 70%)" />
        </div>
      </div>
      {children ?? <LedgerSkeleton />}
    </div>
  );
}

export const LedgerSkeleton = ({ rows = 8 }: { rows?: number }) => (
  <div className="k-list" data-alone aria-hidden="true">
    {Array.from({ length: rows }, (_, at) => (
      <div key={at} style={{ padding: '12px 16px', borderBottom: '1px solid var(--ke)' }}>
        <Bone w={`${62 - ((at * 7) % 30)}%`} />
        <Bone w={`${30 - ((at * 5) % 12)}%`} h="0.75em" />
      </div>
    ))}
  </div>
);

export const SheetSkeleton = ({ lines = 4 }: { lines?: number }) => (
  <div className="k-sheet" aria-hidden="true">
    <Bone w="45%" h="1.2em" />
    {Array.from({ length: lines }, (_, at) => (
      <Bone key={at} w={`${95 - ((at * 11) % 40)}%`} />
    ))}
  </div>
);
