import { useEffect, useState } from 'react';
import { Autosave, type SaveState } from './autosave';
import { dropKept, keep } from './keep';

interface Options<V> {
  /** Names the copy on this device. */
  id: string;
  rowVersion: number;
  save: (value: V, rowVersion: number) => Promise<{ rowVersion: number }>;
}

/** An autosave that lives as long as the page, and sends what is left when the page is put away. */
export function useAutosave<V>(options: Options<V>) {
  const [state, setState] = useState<SaveState>({ kind: 'idle' });
  const [autosave] = useState(
    () =>
      new Autosave<V>({
        save: options.save,
        rowVersion: options.rowVersion,
        onState: setState,
        keep: (value, rowVersion) => keep(options.id, { value, rowVersion }),
        drop: () => dropKept(options.id),
      }),
  );
  useSending(autosave);
  return { autosave, state };
}

/** Sends when the network is back and when the page is put away; what is left when it closes goes first. */
export function useSending<V>(autosave: Autosave<V>) {
  useEffect(() => {
    const flush = () => void autosave.flush();
    const away = () => {
      if (document.visibilityState === 'hidden') flush();
    };
    document.addEventListener('visibilitychange', away);
    addEventListener('online', flush);
    return () => {
      document.removeEventListener('visibilitychange', away);
      removeEventListener('online', flush);
      void autosave.flush().finally(() => autosave.stop());
    };
  }, [autosave]);
}
