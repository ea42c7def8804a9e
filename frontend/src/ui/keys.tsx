import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './Dialog';

export interface Key {
  /** As `KeyboardEvent.key` in lower case, with `ctrl+` in front where meant: `j`, `ctrl+enter`, `?`. */
  press: string;
  /** What it does, said in the key help; empty when a neighbour speaks for it. */
  does: string;
  run: (event: KeyboardEvent) => void;
}

interface Board {
  add: (key: Key) => () => void;
  help: () => void;
}
const BoardContext = createContext<Board>({ add: () => () => undefined, help: () => undefined });

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(textarea|select)$/i.test(target.tagName) ||
    (target instanceof HTMLInputElement && !/^(checkbox|radio|button)$/.test(target.type)));

const nameOf = (event: KeyboardEvent) =>
  `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.key.toLowerCase()}`;

/** Keeps the keys of the page that is open, and answers `?` with them. A bare letter never acts inside a field. */
export function KeyBoard({ children }: { children: ReactNode }) {
  const { t } = useTranslation('ui');
  const keys = useRef(new Set<Key>());
  const [shown, setShown] = useState<Key[] | null>(null);

  const add = useCallback((key: Key) => {
    keys.current.add(key);
    return () => keys.current.delete(key);
  }, []);
  const help = useCallback(() => setShown([...keys.current]), []);
  const board = useMemo(() => ({ add, help }), [add, help]);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented || event.altKey) return;
      const name = nameOf(event);
      if (!name.startsWith('ctrl+') && typing(event.target)) return;
      if (event.target instanceof Element && event.target.closest('[role="dialog"]')) return;
      if (name === '?') return help();
      // The newest wins: a panel over a list takes its keys first.
      const key = [...keys.current].reverse().find((k) => k.press === name);
      if (key) {
        event.preventDefault();
        key.run(event);
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [help]);

  return (
    <BoardContext value={board}>
      {children}
      <Dialog opened={shown !== null} onClose={() => setShown(null)} title={t('keys.title')}>
        <dl className="k-keys">
          {[
            ...(shown ?? []).filter(({ does }) => does !== ''),
            { press: '?', does: t('keys.help') },
            { press: 'esc', does: t('keys.esc') },
          ].map((key) => (
            <KeyLine key={key.press + key.does} press={key.press} does={key.does} />
          ))}
        </dl>
      </Dialog>
    </BoardContext>
  );
}

const spoken = (press: string) =>
  press
    .split('+')
    .map(
      (part) =>
        ({
          ctrl: 'Ctrl',
          enter: 'Enter',
          escape: 'Esc',
          esc: 'Esc',
          arrowdown: '↓',
          arrowup: '↑',
          ' ': 'Space',
        })[part] ?? part.toUpperCase(),
    )
    .join(' ');

function KeyLine({ press, does }: { press: string; does: string }) {
  return (
    <>
      <dt>
        <kbd>{spoken(press)}</kbd>
      </dt>
      <dd>{does}</dd>
    </>
  );
}

/**
 * Gives the page its keys while it is open: `useKeys([{ press: 'e', does: words, run: edit }])`. They answer from the
 * first picture on: an effect that waits for it would lose the letter of whoever is quick.
 */
export function useKeys(keys: Key[], when = true) {
  const { add } = useContext(BoardContext);
  const latest = useRef(keys);
  useLayoutEffect(() => {
    latest.current = keys;
  });
  const names = keys.map((key) => `${key.press}\t${key.does}`).join('\n');
  useLayoutEffect(() => {
    if (!when) return;
    const gone = names
      .split('\n')
      .filter(Boolean)
      .map((name, at) => {
        const [press = '', does = ''] = name.split('\t');
        return add({ press, does, run: (event) => latest.current[at]?.run(event) });
      });
    return () => gone.forEach((remove) => remove());
  }, [add, names, when]);
}

/**
 * What is typed between the key that opens a field and the moment the field can take it: on a slow machine its page is
 * still on the way, and the letters would be the keys of the page below. Whoever draws the field takes them at its first focus.
 */
export function useTypedAhead(when: boolean) {
  const ahead = useRef('');
  useLayoutEffect(() => {
    if (!when) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.target instanceof Element && event.target.closest('[role="dialog"]')) return;
      if (event.key.length === 1) ahead.current += event.key;
      else if (event.key === 'Backspace') ahead.current = ahead.current.slice(0, -1);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('keydown', press, true);
    return () => {
      ahead.current = '';
      document.removeEventListener('keydown', press, true);
    };
  }, [when]);
  return useCallback(() => {
    const typed = ahead.current;
    ahead.current = '';
    return typed;
  }, []);
}

export const useKeyHelp = () => useContext(BoardContext).help;
