import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages } from './index';

const here = join(process.cwd(), 'src');
type Words = { [key: string]: string | Words };

const flat = (words: Words, under = ''): string[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [under + key] : flat(value, `${under}${key}.`),
  );
const namespaces = readdirSync(join(here, 'i18n/vi')).map((file) => file.replace('.json', ''));
const read = (language: string, namespace: string) =>
  flat(JSON.parse(readFileSync(join(here, 'i18n', language, `${namespace}.json`), 'utf8')) as Words);
/** Vietnamese has one plural form and English two: they are one key. */
const singular = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const known = new Map<string, Set<string>>();
const keys = (language: string, namespace: string) => {
  const name = `${language}/${namespace}`;
  const all = known.get(name) ?? new Set(read(language, namespace).map(singular));
  known.set(name, all);
  return all;
};

describe('the words of both languages', () => {
  it.each(namespaces)('%s says the same things in Vietnamese and in English', (namespace) => {
    const [vi, en] = languages.map((language) => keys(language, namespace));
    expect(
      [...vi!].filter((key) => !en!.has(key)),
      'missing in English',
    ).toEqual([]);
    expect(
      [...en!].filter((key) => !vi!.has(key)),
      'missing in Vietnamese',
    ).toEqual([]);
  });

  it('are complete in English for one and for many', () => {
    const lonely = namespaces.flatMap((namespace) => {
      const all = new Set(read('en', namespace));
      return [...all].filter((key) => key.endsWith('_one') && !all.has(key.replace(/_one$/, '_other')));
    });
    expect(lonely).toEqual([]);
  });
});

const sources = (readdirSync(here, { recursive: true }) as string[])
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.') && !file.endsWith('schema.d.ts'))
  .map((file) => [file, readFileSync(join(here, file), 'utf8')] as const);

/** A key may be looked for in any namespace the file opens, or in the one it names before the colon. */
function unknownKeys(source: string): string[] {
  const opened = [...source.matchAll(/useTranslation\(\s*\[?([^)\]]*)\]?\s*\)/g)].flatMap(([, list]) =>
    [...(list ?? '').matchAll(/'([^']+)'/g)].map(([, name]) => name ?? ''),
  );
  const used = [
    ...source.matchAll(
      /\bt\(\s*(?:[\w.!=' -]+\?\s*)?(?:'([^']+)'|`([^`]+)`)(?:\s*:\s*(?:'([^']+)'|`([^`]+)`))?/g,
    ),
  ]
    .flatMap(([, a, b, c, d]) => [a, b, c, d])
    .filter((key) => key !== undefined);
  return used.filter((key) => {
    const [named, rest] = key.includes(':') ? (key.split(':') as [string, string]) : [undefined, key];
    const pattern = new RegExp(
      `^${rest
        .replace(/\$\{[^}]*\}/g, '\0')
        .replace(/[.*+?^()|[\]\\]/g, '\\$&')
        .replace(/\0/g, '.+')}$`,
    );
    return !(named ? [named] : opened.length > 0 ? opened : ['ui']).some((namespace) => {
      if (!namespaces.includes(namespace)) return false;
      return [...keys('vi', namespace)].some((known) => pattern.test(known));
    });
  });
}

describe('the words that pages ask for', () => {
  it('are all written down', () => {
    expect(sources.flatMap(([file, source]) => unknownKeys(source).map((key) => `${file}: ${key}`))).toEqual(
      [],
    );
  });

  it('would be missed', () => {
    const page = "const { t } = useTranslation('ui'); t('no.such.key'); t('product'); t(`band.font-${x}`)";
    expect(unknownKeys(page)).toEqual(['no.such.key']);
  });
});

describe('the words for problems', () => {
  const rules = join(process.cwd(), '../backend/Domain/Rules.cs');
  it.skipIf(!existsSync(rules))('cover every rule of the law', () => {
    const codes = [...readFileSync(rules, 'utf8').matchAll(/new\("([a-z.-]+)"/g)].map(
      ([, code]) => code ?? '',
    );
    const known = keys('vi', 'problems');
    expect(codes.length).toBeGreaterThan(0);
    expect(
      codes.filter((code) => !known.has(code)),
      'add these to i18n/vi and i18n/en problems.json',
    ).toEqual([]);
  });
});
