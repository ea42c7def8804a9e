import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Problem } from '@/api';
import { Draft, type Unsent } from './draft';
import { answerOf, withAnswer, type Answer, type Entry } from './entry';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const fields = ['name', 'content', 'outputs'] as const satisfies readonly Answer[];
type Field = (typeof fields)[number];
const blank: Entry = { fieldId: 'f1', holder: '', name: '', parts: {} };

type Step =
  | { kind: 'types'; field: Field }
  | { kind: 'colleague'; field: Field }
  | { kind: 'waits'; ms: number }
  /** What becomes of the oldest request: it arrives and is answered, the answer is lost, or it never arrives. */
  | { kind: 'wire'; fate: 'answered' | 'answer lost' | 'lost' }
  | { kind: 'network'; on: boolean }
  | { kind: 'reloads' }
  | { kind: 'chooses'; mine: boolean };

/** A server, a wire on which nothing is certain, a device, and the page that stands on it. */
class Desk {
  server = { entry: blank, rowVersion: 1 };
  /** What each writer last wrote to a part. */
  readonly mine = new Map<Field, string>();
  readonly wrongs: string[] = [];
  private online = true;
  private device: string | null = null;
  private wire: { arrive: () => void; fail: () => void; old?: boolean }[] = [];
  /** Every text of the part that the person had before his eyes. */
  private readonly shown = new Map<Field, Set<string>>(fields.map((field) => [field, new Set([''])]));
  /** The text of mine that the server came to hold. */
  private readonly reached = new Map<Field, string>();
  private readonly colleagues = new Set<string>();
  private count = 0;
  draft = this.open();

  private open() {
    const left = this.device === null ? null : (JSON.parse(this.device) as Unsent);
    const draft = new Draft({
      server: this.server,
      left,
      save: (entry, rowVersion) => this.ask(() => this.store(entry, rowVersion)),
      read: () => this.ask(() => this.server),
      keep: (unsent) => {
        this.device = JSON.stringify(unsent);
      },
      drop: () => {
        this.device = null;
      },
    });
    draft.listen(() => this.look());
    draft.begin();
    this.draft = draft;
    this.look();
    return draft;
  }

  private look() {
    const { entry, clash } = this.draft.state;
    for (const field of fields) {
      this.shown.get(field)?.add(answerOf(entry, field));
      if (!clash?.clashes.includes(field)) continue;
      const theirs = answerOf(clash.theirs, field);
      this.shown.get(field)?.add(theirs);
      if (!this.colleagues.has(theirs)) this.wrongs.push(`"${theirs}" of ${field} is nobody else's`);
    }
  }

  private ask<V>(act: () => V): Promise<V> {
    return new Promise<V>((done, refuse) => {
      const fail = () => refuse(new Problem(0, 'network'));
      if (!this.online) return fail();
      this.wire.push({
        arrive: () => {
          try {
            const answer = act();
            this.wire.push({ arrive: () => done(answer), fail });
          } catch (problem) {
            this.wire.push({ arrive: () => refuse(problem as Problem), fail });
          }
        },
        fail,
      });
    });
  }

  private store(entry: Entry, rowVersion: number) {
    if (rowVersion !== this.server.rowVersion) throw new Problem(412, 'stale');
    const changed = fields.filter((field) => answerOf(entry, field) !== answerOf(this.server.entry, field));
    if (changed.length === 0) this.wrongs.push(`version ${rowVersion} was stored twice`);
    for (const field of changed) {
      const over = answerOf(this.server.entry, field);
      if (!this.shown.get(field)?.has(over))
        this.wrongs.push(`"${over}" of ${field} was written over unseen`);
    }
    this.server = { entry, rowVersion: rowVersion + 1 };
    for (const field of fields) {
      const text = answerOf(entry, field);
      if (text === this.mine.get(field)) this.reached.set(field, text);
    }
    return this.server;
  }

  async go(step: Step) {
    if (step.kind === 'types') {
      const text = `${answerOf(this.draft.state.entry, step.field)} t${++this.count}`;
      this.mine.set(step.field, text);
      this.draft.write(step.field, text);
    } else if (step.kind === 'colleague') {
      const text = `${answerOf(this.server.entry, step.field)} c${++this.count}`;
      this.colleagues.add(text);
      this.server = {
        entry: withAnswer(this.server.entry, step.field, text),
        rowVersion: this.server.rowVersion + 1,
      };
    } else if (step.kind === 'wire') {
      const next = this.wire.shift();
      if (step.fate === 'lost') next?.fail();
      else {
        next?.arrive();
        const answer = next && this.wire.pop();
        if (answer && step.fate === 'answered') answer.arrive();
        else answer?.fail();
      }
    } else if (step.kind === 'network') {
      this.online = step.on;
      if (step.on) dispatchEvent(new Event('online'));
      else this.wire.splice(0).forEach(({ fail }) => fail());
    } else if (step.kind === 'reloads') {
      if (!this.online) return;
      // What was under way may still arrive; nobody is there to hear the answer.
      this.draft.autosave.stop();
      this.draft.leave();
      this.open();
    } else if (step.kind === 'chooses') {
      const { clash } = this.draft.state;
      if (clash)
        this.draft.choose(
          step.mine
            ? clash.merged
            : clash.clashes.reduce((at, answer) => {
                this.mine.delete(answer as Field);
                return withAnswer(at, answer, answerOf(clash.theirs, answer));
              }, clash.merged),
        );
    }
    await vi.advanceTimersByTimeAsync(step.kind === 'waits' ? step.ms : 0);
  }

  /** The network is there, everything is answered, and whoever is asked keeps his own text. */
  async settle() {
    await this.go({ kind: 'network', on: true });
    for (let turn = 0; turn < 40; turn++) {
      while (this.wire.length > 0) await this.go({ kind: 'wire', fate: 'answered' });
      await this.go({ kind: 'chooses', mine: true });
      await this.go({ kind: 'waits', ms: 31_000 });
    }
  }

  /** What I typed last stands there, or stood there until somebody who had seen it wrote on. */
  lost = () =>
    [...this.mine].filter(
      ([field, text]) => answerOf(this.server.entry, field) !== text && this.reached.get(field) !== text,
    );
  unsent = () => this.device;
}

const field = fc.constantFrom(...fields);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: field.map((of) => ({ kind: 'types' as const, field: of })) },
  { weight: 2, arbitrary: field.map((of) => ({ kind: 'colleague' as const, field: of })) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(100, 900, 5000, 31_000).map((ms) => ({ kind: 'waits' as const, ms })),
  },
  {
    weight: 5,
    arbitrary: fc
      .constantFrom('answered' as const, 'answered' as const, 'answer lost' as const, 'lost' as const)
      .map((fate) => ({ kind: 'wire' as const, fate })),
  },
  { weight: 2, arbitrary: fc.boolean().map((on) => ({ kind: 'network' as const, on })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'reloads' as const }) },
  { weight: 1, arbitrary: fc.boolean().map((mine) => ({ kind: 'chooses' as const, mine })) },
);

it('brings what was typed last to the server once, and writes over nobody unseen, whatever the wire does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
      const desk = new Desk();
      for (const one of steps) await desk.go(one);
      await desk.settle();
      expect(desk.wrongs).toEqual([]);
      expect(desk.lost()).toEqual([]);
      expect(desk.unsent()).toBeNull();
      desk.draft.autosave.stop();
      desk.draft.leave();
    }),
    { numRuns: 600 },
  );
}, 60_000);
