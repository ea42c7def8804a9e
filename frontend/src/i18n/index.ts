import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import viUi from './vi/ui.json';
import viProblems from './vi/problems.json';
import viStatus from './vi/status.json';
import viAccess from './vi/access.json';

export type Language = 'vi' | 'en';
export const languages: readonly Language[] = ['vi', 'en'];

/** One file per feature and language; each is its own chunk, asked for when a page first needs it. */
const words = import.meta.glob<{ default: Record<string, unknown> }>([
  './{vi,en}/*.json',
  '!./vi/{ui,problems,status,access}.json',
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

/** Vietnamese is in the first load; English and the rooms' words arrive when asked for. */
export function startI18n(language: Language) {
  document.documentElement.lang = language;
  return i18n
    .use(chunks)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'vi',
      ns: ['ui', 'problems', 'status'],
      defaultNS: 'ui',
      partialBundledLanguages: true,
      resources: { vi: { ui: viUi, problems: viProblems, status: viStatus, access: viAccess } },
      interpolation: { escapeValue: false },
    });
}

export async function speak(language: Language) {
  document.documentElement.lang = language;
  await i18n.changeLanguage(language);
}
