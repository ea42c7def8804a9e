import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';
import { i18n, startI18n } from '@/i18n';

await startI18n('vi');
await i18n.loadNamespaces('problems');
afterEach(cleanup);

// jsdom has neither; Mantine asks for both.
window.matchMedia ??= (query: string) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }) as never;
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
} as never;
Element.prototype.scrollIntoView ??= () => undefined;
