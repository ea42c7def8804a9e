import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import viUi from './vi/ui.json';
import viStatus from './vi/status.json';
import viAccess from './vi/access.json';

export type Language = 'vi' | 'en';
export const languages: readonly Language[] = ['vi', 'en'];

/** One file per feature and language; each is its own chunk, asked for when a page first needs it. */
const words = import.meta.glob<{ default: Record<string, unknown> }>([
  './{vi,en}/*.json',
  '!./vi/{ui,status,access}.json',
]);

const chunks: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: async (language, namespace) => {
    const load = words[`./${language}/${namespace}.json`];
    if (!load) throw new Error(`no words: ${language}/${namespace}`);
    return (await load()).default;
  },
};

export const i18n = i18next.createInstance();

/**
 * Vietnamese is in the first load; English and the rooms' words arrive when asked for. What each rule is called in words follows right behind: until it is
 * there, a problem is told by its status.
 */
export async function startI18n(language: Language) {
  document.documentElement.lang = language;
  await i18n
    .use(chunks)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'vi',
      ns: ['ui', 'status'],
      defaultNS: 'ui',
      partialBundledLanguages: true,
      resources: { vi: { ui: viUi, status: viStatus, access: viAccess } },
      interpolation: { escapeValue: false },
    });
  void i18n.loadNamespaces('problems');
}

export async function speak(language: Language) {
  document.documentElement.lang = language;
  await i18n.changeLanguage(language);
}
