import { Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Bell, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preferences, SessionView } from '@/api';
import { number } from '@/i18n/format';
import { Mark } from './Mark';
import { UtilityBand } from './UtilityBand';
import { useKeyHelp, useKeys } from './keys';

/** One line of the table of contents. */
export interface Entry {
  to: string;
  words: string;
  count?: number;
}

interface Props {
  session: SessionView;
  contents: Entry[];
  settings: Entry[];
  /** Not read yet by this person: the bell, which opens their notices. */
  waiting?: { to: string; count: number };
  onPrefer: (change: Partial<Preferences>) => void;
  /** Opens the search. */
  onFind: () => void;
  onSignOut: () => void;
  children: ReactNode;
}

export function AppShell({
  session,
  contents,
  settings,
  waiting,
  onPrefer,
  onFind,
  onSignOut,
  children,
}: Props) {
  const { t } = useTranslation('ui');
  const crumbs = [session.units[0]?.unitName ?? t('product')];
  return (
    <>
      <a className="k-skip" href="#noi-dung">
        {t('skip')}
      </a>
      <UtilityBand crumbs={crumbs} onPrefer={onPrefer} />
      <header className="k-bar">
        <Link to="/" className="k-brand">
          <Mark />
          <span>
            <b>{t('product')}</b>
            <span>{t('tagline')}</span>
          </span>
        </Link>
        <Find onFind={onFind} />
        <div className="k-who">
          {waiting && (
            <Link to={waiting.to} className="k-bell" aria-label={t('bell', { count: waiting.count })}>
              <Bell size={20} strokeWidth={1.75} aria-hidden />
              {waiting.count > 0 && <i aria-hidden>{waiting.count > 99 ? '99+' : waiting.count}</i>}
            </Link>
          )}
          <Who
            session={session}
            rest={[...contents.slice(BAR), ...settings]}
            onPrefer={onPrefer}
            onSignOut={onSignOut}
          />
        </div>
      </header>
      <div className="k-shell">
        <nav className="k-toc" aria-label={t('contents')}>
          <Lines entries={contents} />
          {settings.length > 0 && (
            <>
              <hr className="k-x" />
              <small>{t('settings')}</small>
              <Lines entries={settings} hidden />
            </>
          )}
        </nav>
        <main className="k-main" id="noi-dung" tabIndex={-1}>
          {children}
        </main>
      </div>
    </>
  );
}

/** A phone's bottom bar holds the first five words; the rest are in the menu under the name. */
const BAR = 5;

const Lines = ({ entries, hidden = false }: { entries: Entry[]; hidden?: boolean }) => (
  <ul>
    {entries.map(({ to, words, count }, at) => (
      <li key={to} className={hidden || at >= BAR ? 'k-x' : undefined}>
        <Link
          to={to}
          activeOptions={{ exact: to === '/', includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {words} {count !== undefined && <em>{number(count)}</em>}
        </Link>
      </li>
    ))}
  </ul>
);

function Find({ onFind }: { onFind: () => void }) {
  const { t } = useTranslation('ui');
  useKeys([{ press: 'ctrl+k', does: t('find.label'), run: onFind }]);
  return (
    <button
      type="button"
      className="k-find"
      onClick={onFind}
      aria-label={t('find.label')}
      aria-keyshortcuts="Control+K"
    >
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
        <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="2" />
        <path d="m12 12 4.5 4.5" stroke="currentColor" strokeWidth="2" />
      </svg>
      <span>{t('find.hint')}</span>
      <kbd aria-hidden="true">Ctrl K</kbd>
    </button>
  );
}

function Who({
  session,
  rest,
  onPrefer,
  onSignOut,
}: Pick<Props, 'session' | 'onPrefer' | 'onSignOut'> & { rest: Entry[] }) {
  const { t, i18n } = useTranslation('ui');
  const help = useKeyHelp();
  const { account, units } = session;
  return (
    <Menu position="bottom-end" width={270} transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <button type="button" className="k-who-menu">
          <span>
            <b>{account.displayName}</b>
            <span>{account.title || units[0]?.roleName}</span>
          </span>
          <span className="sr">{t('who')}</span>
          <UserRound size={20} strokeWidth={1.75} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/ho-so">
          {t('profile')}
        </Menu.Item>
        {rest.map((entry) => (
          <Menu.Item key={entry.to} component={Link} to={entry.to} className="k-more">
            {entry.words}
          </Menu.Item>
        ))}
        <Menu.Item
          className="k-more"
          onClick={() => onPrefer({ language: i18n.language === 'vi' ? 'en' : 'vi' })}
        >
          {i18n.language === 'vi' ? 'English' : 'Tiếng Việt'}
        </Menu.Item>
        <Menu.Item onClick={help}>{t('keys.title')}</Menu.Item>
        <Menu.Item onClick={onSignOut}>{t('sign-out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
