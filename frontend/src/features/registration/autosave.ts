import { asProblem, type Problem } from '@/api';

/** What the mark beside the form says. */
export type SaveState =
  | { kind: 'idle' }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  /** Partly: what is not in its form yet lies on this device only. */
  | { kind: 'saved'; at: Date; partly?: boolean }
  /** The server was not reached: the text lies on this device and goes as soon as it can. */
  | { kind: 'offline'; problem: Problem }
  /** Somebody else wrote it meanwhile; nothing is sent until the person has chosen. */
  | { kind: 'stale'; problem: Problem }
  | { kind: 'refused'; problem: Problem };

interface Options<V> {
  /** Sends one state of the form. The version is the one that the last answer carried. */
  save: (value: V, rowVersion: number) => Promise<{ rowVersion: number }>;
  rowVersion: number;
  onState: (state: SaveState) => void;
  /** Keeps a copy on the device at once, and drops it when the server has it. */
  keep?: (value: V, rowVersion: number) => void;
  drop?: () => void;
  /** After the last key… */
  delay?: number;
  /** …but no longer than this while somebody types on. */
  longest?: number;
}

/**
 * Sends what was typed soon after typing stops: one sending at a time, always the newest text, never two versions at
 * once. What fails stays and goes again.
 */
export class Autosave<V> {
  private latest: V | undefined;
  private dirtySince = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<void> | null = null;
  private failures = 0;
  private held = false;
  private stopped = false;
  rowVersion: number;

  constructor(private readonly options: Options<V>) {
    this.rowVersion = options.rowVersion;
  }

  get dirty() {
    return this.latest !== undefined;
  }

  change(value: V) {
    if (this.latest === undefined) this.dirtySince = Date.now();
    this.latest = value;
    this.options.keep?.(value, this.rowVersion);
    if (this.held) return;
    this.failures = 0;
    this.options.onState({ kind: 'waiting' });
    const { delay = 900, longest = 4000 } = this.options;
    this.wait(Math.max(0, Math.min(delay, this.dirtySince + longest - Date.now())));
  }

  /** Sends now; true when the server has everything. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.dirty && !this.held && !this.stopped) {
      const before = this.failures;
      await (this.sending ?? this.send());
      if (this.failures > before || this.held) break;
    }
    return !this.dirty;
  }

  /** Nothing goes until a person has chosen. */
  hold() {
    clearTimeout(this.timer);
    this.held = true;
  }

  /** The person chose after a clash: what is in the form now goes out over the version that was read. */
  resume(rowVersion: number, value: V) {
    this.rowVersion = rowVersion;
    this.held = false;
    this.change(value);
  }

  /** Somebody else's text was taken: nothing of ours is left to send. */
  accept(rowVersion: number) {
    clearTimeout(this.timer);
    this.rowVersion = rowVersion;
    this.latest = undefined;
    this.held = false;
    this.options.drop?.();
    this.options.onState({ kind: 'idle' });
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private wait(ms: number) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void (this.sending ?? this.send()), ms);
  }

  private send(): Promise<void> {
    const value = this.latest;
    if (value === undefined || this.stopped) return Promise.resolve();
    this.options.onState({ kind: 'saving' });
    const done = this.options
      .save(value, this.rowVersion)
      .then(({ rowVersion }) => {
        this.rowVersion = rowVersion;
        this.failures = 0;
        if (this.latest === value) {
          this.latest = undefined;
          this.options.drop?.();
          this.options.onState({ kind: 'saved', at: new Date() });
        } else if (this.latest !== undefined) {
          this.dirtySince = Date.now();
          this.options.keep?.(this.latest, rowVersion);
          this.wait(this.options.delay ?? 900);
        }
      })
      .catch((error: unknown) => {
        const problem = asProblem(error);
        this.failures++;
        if (problem.stale) {
          this.held = true;
          this.options.onState({ kind: 'stale', problem });
        } else if (problem.passing || problem.status >= 500) {
          this.options.onState({ kind: 'offline', problem });
          if (!this.stopped) this.wait(Math.min(30_000, 2000 * 2 ** Math.min(4, this.failures - 1)));
        } else {
          this.options.onState({ kind: 'refused', problem });
          // What was typed while this went may be what mends it.
          if (this.latest !== value && this.latest !== undefined) this.wait(this.options.delay ?? 900);
        }
      })
      .finally(() => {
        this.sending = null;
      });
    this.sending = done;
    return done;
  }
}
