import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { flawsOf, type Flaws } from './check';
import { asked, kept, type FormReading, type OwnField } from './fields';

/** The same cases that the server's tests run, with the schema that the server publishes for this form. */
const folder = join(process.cwd(), '../tests/Forms');
const read = <T>(file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;
const { form, cases } = read<{
  form: { fields: OwnField[] };
  cases: { says: string; reading: FormReading; flaws: Flaws }[];
}>('cases.json');
const schema = read<object>('schema.json');

it.each(cases.map((one) => [one.says, one] as const))('%s', (_, { reading, flaws }) => {
  expect(flawsOf(schema, reading)).toEqual(flaws);
});

it('asks for what the schema misses, and for nothing that is not asked', () => {
  for (const { reading } of cases) {
    const missing = Object.entries(flawsOf(schema, reading)).flatMap(([at, codes]) =>
      /^answers\.[^.[]+$/.test(at) && codes.includes('required') ? [at.slice('answers.'.length)] : [],
    );
    const open = asked(form.fields, reading).filter(
      ({ code, required }) => required && kept(reading.answers[code]) === undefined,
    );
    expect(missing.sort()).toEqual(open.map(({ code }) => code).sort());
  }
});
