import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Problem } from '@/api';
import { Draft, type Unsent } from './draft';
import type { Dossier } from './api';
import {
  answerOf as storedOf,
  asBody,
  asSaid,
  codeOf,
  isOwn,
  own,
  withAnswer as withStored,
  type Answer,
  type Entry,
} from './entry';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const fields = ['name', 'content', own('doan'), own('nguoi')] as const satisfies readonly Answer[];
type Field = (typeof fields)[number];
const blank: Entry = { fieldId: 'f1', holder: '', name: '', parts: {}, own: {} };
const form = {
  required: [],
  fields: [{ code: 'doan' }, { code: 'nguoi' }],
} as unknown as Dossier['campaign']['form'];

const answerOf = (entry: Entry, field: Answer) => {
  const text = storedOf(entry, field);
  return isOwn(field) ? String(asSaid(text) ?? '') : text;
};
const withAnswer = (entry: Entry, field: Answer, text: string) =>
  withStored(entry, field, isOwn(field) ? JSON.stringify(text) : text);

/** An own answer that begins with this is not in its form. */
const WRONG = 'sai ';
const flawsOf = (entry: Entry) =>
  Object.fromEntries(
    fields
      .filter((field) => isOwn(field) && answerOf(entry, field).startsWith(WRONG))
      .map((field) => [`answers.${codeOf(field as `own:${string}`)}`, ['malformed']]),
  );
const wrong = (entry: Entry) => Object.keys(flawsOf(entry)).length > 0;

type Step =
  | { kind: 'types'; field: Field; wrong: boolean }
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
  private typedWrong = false;
  draft = this.open();

  private open() {
    const left = this.device === null ? null : (JSON.parse(this.device) as Unsent);
    const draft = new Draft({
      server: this.server,
      left,
      save: (entry, rowVersion, by, base) => {
        const { answers, ...body } = asBody(entry, form, by, base);
        return this.ask(() =>
          this.store({ ...entry, ...body, holder: '', own: answers as Entry['own'] }, rowVersion),
        );
      },
      read: () => this.ask(() => this.server),
      keep: (unsent) => {
        this.device = JSON.stringify(unsent);
      },
      drop: () => {
        this.device = null;
      },
    });
    draft.readBy(flawsOf);
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

  private store(sent: Entry, rowVersion: number) {
    if (rowVersion !== this.server.rowVersion) throw new Problem(412, 'stale');
    const entry = { ...sent, own: sent.own ?? this.server.entry.own };
    if (wrong(entry)) throw new Problem(400, 'invalid');
    for (const field of fields)
      if (answerOf(this.server.entry, field) && !answerOf(entry, field))
        this.wrongs.push(`${field} was erased`);
    const changed = fields.filter((field) => answerOf(entry, field) !== answerOf(this.server.entry, field));
    if (changed.length === 0 && !this.typedWrong) this.wrongs.push(`version ${rowVersion} was stored twice`);
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
      const now = answerOf(this.draft.state.entry, step.field).replace(WRONG, '');
      const text = `${step.wrong && isOwn(step.field) ? WRONG : ''}${`${now} t${++this.count}`.trim()}`;
      this.typedWrong ||= text.startsWith(WRONG);
      this.mine.set(step.field, text);
      this.draft.write(step.field, isOwn(step.field) ? JSON.stringify(text) : text);
    } else if (step.kind === 'colleague') {
      const text = `${answerOf(this.server.entry, step.field)} c${++this.count}`.trim();
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
      ([field, text]) =>
        answerOf(this.server.entry, field) !== text &&
        this.reached.get(field) !== text &&
        !this.keeps(field, text),
    );
  /** What is not in its form lies on the device, for as long as nobody mended it. */
  private keeps(field: Field, text: string) {
    const left = this.device === null ? null : (JSON.parse(this.device) as Unsent);
    return text.startsWith(WRONG) && left !== null && answerOf(left.value, field) === text;
  }
  unsent = () => this.device;
  /** Says that all is stored while something lies only here. */
  lies = () => {
    const { entry, saved } = this.draft.state;
    return wrong(entry) && saved.kind === 'saved' && !saved.partly;
  };
  whole = () => !wrong(this.draft.state.entry);
}

const field = fc.constantFrom(...fields);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(field, fc.nat(3))
      .map(([of, n]) => ({ kind: 'types' as const, field: of, wrong: n === 0 })),
  },
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
      expect(desk.lies()).toBe(false);
      if (desk.whole()) expect(desk.unsent()).toBeNull();
      else expect(desk.unsent()).not.toBeNull();
      desk.draft.autosave.stop();
      desk.draft.leave();
    }),
    { numRuns: 600 },
  );
}, 60_000);
