import fc from 'fast-check';
import { expect, it } from 'vitest';
import { answerOf, answers, differing, merge, withAnswer, type Answer, type Entry } from './entry';

const blank: Entry = { fieldId: 'f1', holder: '', name: 'Đường hoa', parts: {} };

/** Words of the ledger, composed or not, with the blanks and invisible marks that keyboards and pastes leave. */
const words = fc
  .array(fc.constantFrom('hoà', 'hòa', 'Dân', 'vận', 'khéo', 'đường', 'Đảng ủy', 'nghĩa', '60', 'hộ'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((some) => some.join(' '));
const dress = fc.record({
  form: fc.constantFrom('NFC', 'NFD'),
  around: fc.constantFrom('', ' ', '\n'),
  within: fc.constantFrom('', '\u200b', '\ufeff'),
});
const dressed = fc
  .tuple(words, dress)
  .map(([text, { form, around, within }]) => around + text.normalize(form) + within + around);
/** As the server gives it back. */
const kept = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\u200b\ufeff]/g, '')
    .trim();

const edits = fc.dictionary(fc.constantFrom(...answers), dressed, { maxKeys: 5 }) as fc.Arbitrary<
  Partial<Record<Answer, string>>
>;
const edited = (entry: Entry, change: Partial<Record<Answer, string>>) =>
  Object.entries(change).reduce<Entry>(
    (at, [answer, text]) => withAnswer(at, answer as Answer, text ?? ''),
    entry,
  );
const same = (a: Entry, b: Entry, answer: Answer) => kept(answerOf(a, answer)) === kept(answerOf(b, answer));

const three = fc.tuple(edits, edits, edits).map(([first, mine, theirs]) => {
  const base = edited(blank, first);
  return { base, mine: edited(base, mine), theirs: edited(base, theirs) };
});

it('takes each part from whoever alone touched it, and asks where both did', () => {
  fc.assert(
    fc.property(three, ({ base, mine, theirs }) => {
      const { merged, clashes } = merge(base, mine, theirs);
      for (const answer of answers) {
        const [iTouched, theyTouched] = [!same(mine, base, answer), !same(theirs, base, answer)];
        expect(clashes.includes(answer)).toBe(iTouched && theyTouched && !same(mine, theirs, answer));
        expect(same(merged, theyTouched && !iTouched ? theirs : mine, answer)).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});

it('comes to the same whoever merges, but for the parts it asks about', () => {
  fc.assert(
    fc.property(three, ({ base, mine, theirs }) => {
      const here = merge(base, mine, theirs);
      const there = merge(base, theirs, mine);
      expect(there.clashes).toEqual(here.clashes);
      expect(differing(here.merged, there.merged)).toEqual(here.clashes);
    }),
    { numRuns: 2000 },
  );
});

it('changes nothing more when done again', () => {
  fc.assert(
    fc.property(three, ({ base, mine, theirs }) => {
      const once = merge(base, mine, theirs);
      expect(merge(base, once.merged, theirs)).toEqual(once);
      expect(merge(theirs, once.merged, theirs)).toEqual({ merged: once.merged, clashes: [] });
    }),
    { numRuns: 2000 },
  );
});

it('asks about everything that differs when nobody knows what was there before, and changes nothing', () => {
  fc.assert(
    fc.property(three, ({ mine, theirs }) => {
      expect(merge(null, mine, theirs)).toEqual({ merged: mine, clashes: differing(mine, theirs) });
    }),
  );
});

it('knows its own text again, however the server wrote it down', () => {
  fc.assert(
    fc.property(three, ({ base, mine, theirs: sent }) => {
      const stored = answers.reduce<Entry>(
        (at, answer) => withAnswer(at, answer, kept(answerOf(at, answer))),
        sent,
      );
      expect(differing(stored, sent)).toEqual([]);
      expect(merge(base, mine, stored, [sent]).clashes).toEqual([]);
    }),
  );
});
