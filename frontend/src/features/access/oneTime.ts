import { useState } from 'react';

export const SHORTEST = 12;

/** What stands behind the '#' of a one-time link. No server sees it. */
export function useTokenOfLink() {
  const [token] = useState(() => decodeURIComponent(window.location.hash.replace(/^#/, '')));
  return token;
}
