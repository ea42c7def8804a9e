import { Outlet, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSessionState } from '@/api';
import { usePreferring, useSigningOut } from '@/features/access/api';
import { useUnreadCount } from '@/features/integration/api';
import { AppShell, PageSkeleton, useTypedAhead, type Entry } from '@/ui';
import { begunHere, useAway, useKeeping } from './away';
import { contents, settings, useCounts, type Line } from './contents';

const SearchPalette = lazy(() =>
  import('@/features/search/SearchPalette').then(({ SearchPalette }) => ({ default: SearchPalette })),
);

const AwayBand = lazy(() =>
  import('@/features/registration/AwayBand').then(({ AwayBand }) => ({ default: AwayBand })),
);

function useEntries(
  lines: Line[],
  permissions: readonly string[],
  counts: ReturnType<typeof useCounts>,
): Entry[] {
  const { t } = useTranslation('ui');
  const known = useRouter().routesByPath as Record<string, unknown>;
  return lines
    .map(({ to, words, needs }) => ({ to, words: t(`entry.${words}`), needs, count: counts[to] }))
    .filter(({ to, needs }) => to in known && (!needs || permissions.includes(needs)));
}

export function Shell() {
  const { session } = useSessionState();
  const router = useRouter();
  const prefer = usePreferring();
  const signOut = useSigningOut();
  const counts = useCounts();
  const permissions = session?.permissions ?? [];
  const pages = useEntries(contents, permissions, counts);
  const setup = useEntries(settings, permissions, counts);
  const unread = useUnreadCount();
  const [finding, setFinding] = useState(false);
  const typedAhead = useTypedAhead(finding);
  const [leaving, setLeaving] = useState(false);
  const away = useAway();
  useKeeping();
  const leave = () => void signOut().then(() => router.navigate({ to: '/dang-nhap' }));
  if (!session) return null;
  return (
    <AppShell
      session={session}
      contents={pages}
      settings={setup}
      waiting={{ to: '/thong-bao', count: unread ?? 0 }}
      onPrefer={prefer}
      onFind={() => setFinding(true)}
      onSignOut={() => (begunHere() ? setLeaving(true) : leave())}
    >
      {(away || leaving || begunHere()) && (
        <Suspense>
          <AwayBand away={away} leaving={leaving} onStay={() => setLeaving(false)} onLeave={leave} />
        </Suspense>
      )}
      <Suspense fallback={<PageSkeleton />}>
        <Outlet />
      </Suspense>
      {finding && (
        <Suspense>
          <SearchPalette typedAhead={typedAhead} onClose={() => setFinding(false)} />
        </Suspense>
      )}
    </AppShell>
  );
}
