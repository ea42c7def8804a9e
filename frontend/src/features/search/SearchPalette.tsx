import { useDebouncedValue } from '@mantine/hooks';
import { Link, useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, ErrorState, SheetSkeleton, StatusTag } from '@/ui';
import './search.css';
import { useSearchEverything, type Group, type Item, type Kind } from './api';
import { pieces } from './hit';
import { recent, remember } from './recent';

/** Where a kind's things open, and the list that takes the same words. */
const places: Record<Kind, string> = {
  registration: '/dang-ky',
  unit: '/don-vi',
  directive: '/van-ban',
  person: '/tai-khoan',
};

interface Line {
  key: string;
  to: string;
  search: { q?: string };
}
const linesOf = (groups: Group[], q: string): Line[] =>
  groups.flatMap(({ kind, items, more }) => [
    ...items.map(({ id }) => ({ key: id, to: `${places[kind]}/${id}`, search: {} })),
    ...(more ? [{ key: `more-${kind}`, to: places[kind], search: { q } }] : []),
  ]);

/** Everything one may read, by a few words: typed without marks too, gone through with the arrows, opened with Enter. */
export function SearchPalette({
  typedAhead,
  onClose,
}: {
  /** What was typed before its field was there. */
  typedAhead: () => string;
  onClose: () => void;
}) {
  const { t } = useTranslation('search');
  const router = useRouter();
  const [typed, setTyped] = useState('');
  const [before] = useState(recent);
  const [settled] = useDebouncedValue(typed.trim(), 180);
  const q = typed.trim() === '' ? '' : settled;
  const asks = /[\p{L}\p{N}]/u.test(q);
  const found = useSearchEverything({ query: { q } }, { enabled: asks, keep: true });
  const groups = asks ? (found.data?.groups ?? []) : [];
  const lines = linesOf(groups, q);
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, Math.max(0, lines.length - 1));
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, lines.length]);

  const leave = () => {
    remember(typed);
    onClose();
  };
  const open = (line: Line | undefined) => {
    if (!line) return;
    leave();
    void router.navigate({ to: line.to, search: line.search } as never);
  };
  // Who is quicker than the answer gets what it brings first.
  const answered = asks && q === typed.trim() && found.isSuccess && !found.isPlaceholderData;
  const hurried = useRef(false);
  useEffect(() => {
    if (answered && hurried.current) open(lines[0]);
    if (answered) hurried.current = false;
    // Once for each answer.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [answered, q]);
  const press = (event: KeyboardEvent) => {
    // While a syllable is being put together, Enter and the arrows belong to whoever puts it together.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && lines.length > 0) {
      event.preventDefault();
      setChosen((at + step + lines.length) % lines.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (answered) open(lines[at]);
      else hurried.current = true;
    }
  };

  return (
    <Dialog opened onClose={onClose} title={t('title')} size="44rem" className="f-palette">
      <input
        type="text"
        className="f-box"
        role="combobox"
        aria-expanded={lines.length > 0}
        aria-controls="f-list"
        aria-activedescendant={lines[at] && `f-${lines[at].key}`}
        aria-label={t('label')}
        placeholder={t('hint')}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="search"
        maxLength={200}
        data-autofocus
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(0);
          hurried.current = false;
        }}
        onFocus={() => {
          const ahead = typedAhead();
          setTyped((was) => ahead + was);
        }}
        onKeyDown={press}
      />
      <div className="f-found">
        {!asks ? (
          <Before words={before} onChoose={setTyped} />
        ) : found.error && !found.data ? (
          <ErrorState error={found.error} onRetry={() => void found.refetch()} />
        ) : !found.data ? (
          <SheetSkeleton lines={5} />
        ) : groups.length === 0 ? (
          <p className="f-none" role="status">
            {t('none', { words: q })}
          </p>
        ) : null}
        <div id="f-list" role="listbox" aria-label={t('found')} ref={list}>
          {groups.map((group) => (
            <section key={group.kind} role="group" aria-labelledby={`f-${group.kind}`}>
              <h3 id={`f-${group.kind}`} role="presentation">
                {t(`kind.${group.kind}`)}
              </h3>
              {linesOf([group], q).map((line, nth) => (
                <Link
                  key={line.key}
                  id={`f-${line.key}`}
                  role="option"
                  aria-selected={lines[at]?.key === line.key}
                  to={line.to as never}
                  search={line.search as never}
                  onClick={leave}
                >
                  {group.items[nth] ? (
                    <Found kind={group.kind} item={group.items[nth]} typed={q} />
                  ) : (
                    <span className="f-more">{t(`more.${group.kind}`)} →</span>
                  )}
                </Link>
              ))}
            </section>
          ))}
        </div>
      </div>
      <p className="f-keys" aria-hidden="true">
        {t('keys')}
      </p>
    </Dialog>
  );
}

function Before({ words, onChoose }: { words: string[]; onChoose: (words: string) => void }) {
  const { t } = useTranslation('search');
  if (words.length === 0) return <p className="f-none">{t('start')}</p>;
  return (
    <>
      <h3>{t('before')}</h3>
      <ul>
        {words.map((one) => (
          <li key={one}>
            <button type="button" onClick={() => onChoose(one)}>
              {one}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Found({ kind, item, typed }: { kind: Kind; item: Item; typed: string }) {
  return (
    <>
      <b>
        <Hit text={item.title} typed={typed} />
      </b>
      {item.status && (
        <StatusTag kind={kind === 'directive' ? 'directive' : 'registration'} status={item.status as never} />
      )}
      {item.excerpt && (
        <q>
          <Hit text={item.excerpt} typed={typed} />
        </q>
      )}
      <small>
        <Hit text={item.code} typed={typed} />
        {[item.unitName, item.year].filter(Boolean).map((one, nth) => (
          <span key={one}>
            {(item.code || nth > 0) && ' · '}
            {one}
          </span>
        ))}
      </small>
    </>
  );
}

const Hit = ({ text, typed }: { text: string; typed: string }) =>
  pieces(text, typed).map(({ text: piece, hit }, at) => (hit ? <mark key={at}>{piece}</mark> : piece));
