import { asProblem } from '@/api';
import type { Flaws } from '@/ui/own/check';
import { Autosave, type SaveState } from './autosave';
import { differing, isOwn, merge, withAnswer, wrongOf, type Answer, type Entry } from './entry';
import type { Kept } from './keep';
import { untilOnline } from './sendInParts';

/** The text as the server has it. */
interface Read {
  entry: Entry;
  rowVersion: number;
}

/** What lies on this device: the text, what it was begun from, and what was sent without an answer. */
export type Unsent = Omit<Kept<Entry>, 'at'>;

export interface Clash {
  /** Ours, with all that only the other one touched. */
  merged: Entry;
  theirs: Entry;
  rowVersion: number;
  clashes: Answer[];
}

interface DraftState {
  /** What stands in the form. */
  entry: Entry;
  clash: Clash | null;
  saved: SaveState;
}

interface Options {
  server: Read;
  /** What an earlier page left unsent. */
  left: Unsent | null;
  /** What is not in its form yet stays on this device, and the server keeps what it had in its place. */
  save: (
    entry: Entry,
    rowVersion: number,
    flawsOf: (entry: Entry) => Flaws,
    base: Entry | null,
  ) => Promise<Read>;
  read: () => Promise<Read>;
  keep: (unsent: Unsent) => void;
  drop: () => void;
}

const MOST_SENT = 12;

/**
 * A draft while it is written: it saves itself, and what somebody else wrote meanwhile is put together by part. Where both
 * wrote the same part a person is asked, and typing goes on meanwhile.
 */
export class Draft {
  readonly autosave: Autosave<Entry>;
  state: DraftState;
  /** The text the server had when ours was begun: with it, two people's changes can be told apart. */
  private base: Entry | null;
  /** What went out and was not answered: the server may have it, or come to have it, and it is nobody else's. */
  private sent: Entry[];
  private gone = false;
  private flawsOf: (entry: Entry) => Flaws = () => ({});
  private readonly listeners = new Set<() => void>();

  constructor(private readonly options: Options) {
    const { server, left } = options;
    this.base = !left || left.rowVersion === server.rowVersion ? server.entry : (left.base ?? null);
    this.sent = left?.sent ?? [];
    this.state = { entry: left?.value ?? server.entry, clash: null, saved: { kind: 'idle' } };
    this.autosave = new Autosave<Entry>({
      rowVersion: server.rowVersion,
      save: (value, rowVersion) => this.send(value, rowVersion),
      keep: (value, rowVersion) => this.keep(value, rowVersion),
      drop: () => {
        if (this.gone) return;
        if (this.holdsBack()) this.keep(this.state.entry, this.autosave.rowVersion);
        else options.drop();
      },
      onState: (saved) => {
        this.become({
          saved: saved.kind === 'saved' && this.holdsBack() ? { ...saved, partly: true } : saved,
        });
        if (saved.kind === 'stale') void this.reread();
      },
    });
  }

  /** The campaign's schema comes later than the draft begins. */
  readBy(flawsOf: (entry: Entry) => Flaws) {
    this.flawsOf = flawsOf;
  }

  /** The page stands: what was left unsent goes on its way. */
  begin() {
    this.gone = false;
    if (this.options.left) this.settle(this.options.server);
  }

  readonly listen = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  write(answer: Answer, text: string) {
    const { entry, clash } = this.state;
    const next = withAnswer(entry, answer, text);
    this.become({
      entry: next,
      clash: clash && { ...clash, merged: withAnswer(clash.merged, answer, text) },
    });
    this.autosave.change(next);
  }

  /** The person chose between both texts. */
  choose(chosen: Entry) {
    const { clash } = this.state;
    if (clash) this.take({ entry: clash.theirs, rowVersion: clash.rowVersion }, chosen);
  }

  leave() {
    this.gone = true;
  }

  private async send(value: Entry, rowVersion: number): Promise<Read> {
    if (this.sent.at(-1) !== value) this.sent = [...this.sent, value].slice(-MOST_SENT);
    this.keep(value, rowVersion);
    const answer = await this.options.save(value, rowVersion, this.flawsOf, this.base);
    this.base = answer.entry;
    this.sent = [];
    return answer;
  }

  /** Whether an own answer stands here that is not in its form, so that not all of them went. */
  private holdsBack() {
    const { entry } = this.state;
    return (
      wrongOf(this.flawsOf(entry)).size > 0 && this.base !== null && differing(entry, this.base).some(isOwn)
    );
  }

  /** Once the page is left the copy belongs to the next one: that drops it when it finds nothing new in it. */
  private keep(value: Entry, rowVersion: number) {
    if (!this.gone) this.options.keep({ value, rowVersion, base: this.base, sent: this.sent });
  }

  private async reread() {
    for (let tries = 0; !this.gone; tries++) {
      try {
        return this.settle(await this.options.read());
      } catch (error) {
        const problem = asProblem(error);
        if (!problem.passing) return this.become({ saved: { kind: 'refused', problem } });
        await untilOnline(tries);
      }
    }
  }

  /** What does not collide is put together, the rest is asked. */
  private settle(theirs: Read) {
    const { merged, clashes } = merge(this.base, this.state.entry, theirs.entry, this.sent);
    if (clashes.length === 0) return this.take(theirs, merged);
    this.autosave.hold();
    // What only the other one wrote stands in the form at once: whoever types there has it before his eyes.
    this.become({
      entry: merged,
      clash: { merged, theirs: theirs.entry, rowVersion: theirs.rowVersion, clashes },
    });
  }

  private take(theirs: Read, entry: Entry) {
    this.base = theirs.entry;
    this.become({ entry, clash: null });
    if (differing(entry, theirs.entry).length === 0) this.autosave.accept(theirs.rowVersion);
    else this.autosave.resume(theirs.rowVersion, entry);
  }

  private become(change: Partial<DraftState>) {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((listener) => listener());
  }
}
