import { asProblem } from '@/api';

export const PART = 1_000_000;

/** What sending a file part by part asks of the server; each may be asked again after a lost answer. */
export interface Doors<View> {
  start: () => Promise<{ id: string; received: number }>;
  part: (
    id: string,
    from: number,
    bytes: Blob,
    onShare: (share: number) => void,
  ) => Promise<{ received: number }>;
  /** From which byte to go on. */
  where: (id: string) => Promise<{ received: number }>;
  finish: (id: string) => Promise<View>;
}

const PATIENCE = 12;

/** Until the network is back, or it is time to try again: 1 s, 2 s, 4 s … 30 s. */
export const untilOnline = (tries: number) =>
  new Promise<void>((done) => {
    const on = () => {
      clearTimeout(timer);
      removeEventListener('online', on);
      done();
    };
    const timer = setTimeout(on, Math.min(30_000, 1000 * 2 ** tries));
    addEventListener('online', on);
  });

/** Asks again as long as the connection is what fails. */
export function insisting(
  onWaiting: (waits: boolean) => void,
  wait: (tries: number) => Promise<void> = untilOnline,
) {
  let tries = 0;
  return async <V>(ask: () => Promise<V>): Promise<V> => {
    for (;;) {
      try {
        const answer = await ask();
        onWaiting(false);
        tries = 0;
        return answer;
      } catch (error) {
        if (!asProblem(error).passing || ++tries > PATIENCE) throw error;
        onWaiting(true);
        await wait(tries - 1);
      }
    }
  };
}

/** Sends a big file part by part: after a lost connection it asks how far it came and goes on from there. */
export async function sendInParts<View>(
  file: Blob,
  doors: Doors<View>,
  onProgress: (share: number) => void,
  onWaiting: (waits: boolean) => void = () => undefined,
  wait: (tries: number) => Promise<void> = untilOnline,
): Promise<View> {
  let tries = 0;
  const insist = insisting(onWaiting, wait);
  const { id, received } = await insist(doors.start);
  let at = received;
  const told = (now: number) => onProgress(file.size > 0 ? Math.min(1, now / file.size) : 1);
  while (at < file.size) {
    const [from, bytes] = [at, file.slice(at, at + PART)];
    try {
      at = (await doors.part(id, from, bytes, (share) => told(from + share * bytes.size))).received;
      tries = 0;
    } catch (error) {
      if (!asProblem(error).passing && asProblem(error).code !== 'upload.elsewhere') throw error;
      if (++tries > PATIENCE) throw error;
      onWaiting(true);
      await wait(tries - 1);
      const before = tries;
      at = (await insist(() => doors.where(id))).received;
      // What got through counts as luck; a server that answers and takes nothing does not.
      tries = at > from ? 0 : before;
    }
    told(at);
  }
  return insist(() => doors.finish(id));
}
