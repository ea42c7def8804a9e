import { useCallback, useEffect, useRef, useState } from 'react';
import { asProblem, type Problem } from './problem';

export type Kept =
  { state: 'kept'; at: Date | null } | { state: 'writing' } | { state: 'failed'; problem: Problem };

const PAUSE = 900;

/** What is being written is sent after a pause, one call at a time, and once more when the page is left. */
export function useKeeping<Body>({
  body,
  rowVersion,
  send,
}: {
  body: Body;
  rowVersion: number;
  send: (rowVersion: number, body: Body) => Promise<{ rowVersion: number }>;
}) {
  const text = JSON.stringify(body);
  const [kept, setKept] = useState<Kept>({ state: 'kept', at: null });
  const latest = useRef(text);
  const there = useRef<string | null>(null);
  const version = useRef(rowVersion);
  const sending = useRef(send);
  const running = useRef<Promise<void> | null>(null);
  useEffect(() => {
    sending.current = send;
  });

  /** Sends what is still unsent; gives the version an act must name. */
  const flush = useCallback(async (): Promise<number> => {
    if (running.current) await running.current;
    while (there.current !== null && latest.current !== there.current) {
      const sent = latest.current;
      setKept({ state: 'writing' });
      running.current = sending
        .current(version.current, JSON.parse(sent) as Body)
        .then(
          (answer) => {
            version.current = answer.rowVersion;
            there.current = sent;
            setKept({ state: 'kept', at: new Date() });
          },
          (error: unknown) => {
            setKept({ state: 'failed', problem: asProblem(error) });
            throw error;
          },
        )
        .finally(() => {
          running.current = null;
        });
      await running.current;
    }
    return version.current;
  }, []);

  useEffect(() => {
    there.current ??= text;
    latest.current = text;
    if (text === there.current) return;
    const timer = setTimeout(() => void flush().catch(() => undefined), PAUSE);
    return () => clearTimeout(timer);
  }, [text, flush]);
  useEffect(() => () => void flush().catch(() => undefined), [flush]);

  return { kept, flush };
}
