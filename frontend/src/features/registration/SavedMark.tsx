import { useTranslation } from 'react-i18next';
import { clock } from '@/i18n/format';
import { wordsFor } from '@/ui';
import type { SaveState } from './autosave';

/** Says beside the form whether the server has what was typed. */
export function SavedMark({ state, since }: { state: SaveState; since: string }) {
  const { t } = useTranslation('registration');
  const words =
    state.kind === 'saved'
      ? state.partly
        ? t('saved.partly', { when: clock(state.at) })
        : `✓ ${t('saved.at', { when: clock(state.at) })}`
      : state.kind === 'idle'
        ? `✓ ${t('saved.at', { when: clock(since) })}`
        : state.kind === 'offline'
          ? t('saved.offline')
          : state.kind === 'stale'
            ? t('saved.stale')
            : state.kind === 'refused'
              ? wordsFor(state.problem)
              : t('saved.saving');
  return (
    <span
      className="k-saved reg-saved"
      role="status"
      data-tone={
        state.kind === 'offline' ||
        state.kind === 'stale' ||
        state.kind === 'refused' ||
        (state.kind === 'saved' && state.partly)
          ? 'son'
          : undefined
      }
    >
      {words}
      {(state.kind === 'refused' || state.kind === 'offline') && (
        <>
          {' '}
          <code>{state.problem.phoneCode}</code>
        </>
      )}
    </span>
  );
}
