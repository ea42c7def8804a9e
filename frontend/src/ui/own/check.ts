import { Validator, type Schema } from '@cfworker/json-schema';
import { keptAll, type FormReading } from './fields';

/** What stands against a form, by field: `answers.kinh-phi` → `out-of-range`. */
export type Flaws = Record<string, readonly string[]>;

const codes: Record<string, string> = {
  type: 'wrong-type',
  maxLength: 'too-long',
  minimum: 'out-of-range',
  maximum: 'out-of-range',
  enum: 'unknown',
  pattern: 'malformed',
  format: 'malformed',
  maxItems: 'too-many',
  uniqueItems: 'repeated',
  minLength: 'required',
  minItems: 'required',
};
const steps = (pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));
const walk = (from: unknown, way: string[]) =>
  way.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], from);
const named = (place: string[]) =>
  place.map((step, n) => (n > 1 && /^\d+$/.test(step) ? `[${step}]` : n === 0 ? step : `.${step}`)).join('');

/** Reads a form by the very schema that the server reads it by. The corpus of tests/Forms holds both to the same verdicts. */
export function flawsOf(schema: object, { name, parts, answers }: FormReading): Flaws {
  const instance = {
    name: name.trim(),
    parts: Object.fromEntries(Object.entries(parts).filter(([, text]) => text?.trim())),
    answers: keptAll(answers),
  };
  const flaws: Record<string, Set<string>> = {};
  const add = (place: string[], code: string) => (flaws[named(place)] ??= new Set()).add(code);
  for (const { keyword, keywordLocation, instanceLocation } of new Validator(
    schema as Schema,
    '2020-12',
    false,
  ).validate(instance).errors) {
    const place = steps(instanceLocation);
    const code = codes[keyword];
    if (code) add(place, code);
    if (keyword !== 'required' && keyword !== 'additionalProperties') continue;
    // Which property is meant is said only in English: it is looked up where the rule stands.
    const rules = walk(schema, steps(keywordLocation).slice(0, -1)) as Schema;
    const there = Object.keys(walk(instance, place) as object);
    const found =
      keyword === 'required'
        ? (rules.required ?? []).filter((one) => !there.includes(one))
        : there.filter((one) => !(one in (rules.properties ?? {})));
    found.forEach((one) => add([...place, one], keyword === 'required' ? 'required' : 'unknown'));
  }
  return Object.fromEntries(Object.entries(flaws).map(([at, found]) => [at, [...found].sort()]));
}
