import { useCallback, useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { asProblem, remember, type Problem } from '@/api';
import { saveScoreSheet, type Candidate } from './api';
import { contentOf, draftOf, press, type Draft, type Line, type Pen } from './scoring';

type Sheet = NonNullable<Candidate['mySheet']>;
const PAUSE = 700;
const AGAIN = 5_000;

export type Kept =
  { state: 'kept'; at: Date | null } | { state: 'writing' } | { state: 'failed'; problem: Problem };

/** My sheet on one dossier: what stands on it, where the pen is, and whether the server has it. */
export function useScoreSheet(candidate: Candidate, sheet: Sheet, lines: Line[]) {
  const client = useQueryClient();
  const [pen, setPen] = useState<Pen>(() => {
    const { typed } = draftOf(sheet);
    const empty = lines.findIndex(({ code }) => !typed[code]);
    return { at: Math.max(0, empty), typed, fresh: true, left: null };
  });
  const [rest, setRest] = useState<Omit<Draft, 'typed'>>(() => draftOf(sheet));
  const draft: Draft = { ...rest, typed: pen.typed };
  const content = contentOf(draft, lines);
  const text = JSON.stringify(content);

  const [kept, setKept] = useState<Kept>({ state: 'kept', at: null });
  const latest = useRef(text);
  const there = useRef<string | null>(null);
  const version = useRef(sheet.rowVersion);
  const running = useRef<Promise<void> | null>(null);
  const open = useRef(candidate);

  /** Sends what is not there yet, one call at a time; answers with the sheet's version. */
  const flush = useCallback(async (): Promise<number> => {
    while (running.current || latest.current !== there.current) {
      // Who waited looks again: another who waited too may have begun the next call.
      if (running.current) {
        await running.current;
        continue;
      }
      const sent = latest.current;
      setKept({ state: 'writing' });
      running.current = saveScoreSheet(open.current.id, version.current, JSON.parse(sent))
        .then(
          (answer) => {
            version.current = answer.rowVersion;
            there.current = sent;
            const path = { id: open.current.id };
            remember(client, '/api/candidates/{id}', { path }, { ...open.current, mySheet: answer });
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
  }, [client]);

  useEffect(() => {
    there.current ??= text;
    latest.current = text;
    if (text === there.current) return;
    const timer = setTimeout(() => void flush().catch(() => undefined), PAUSE);
    return () => clearTimeout(timer);
  }, [text, flush]);

  // Without a network it goes on trying: the words stay on the page meanwhile.
  const failed = kept.state === 'failed' && kept.problem.passing;
  useEffect(() => {
    if (!failed) return;
    const timer = setTimeout(() => void flush().catch(() => undefined), AGAIN);
    return () => clearTimeout(timer);
  }, [failed, flush]);

  // Leaving the dossier takes along what the pause had not sent yet.
  useEffect(() => () => void (there.current !== null && flush().catch(() => undefined)), [flush]);

  return {
    draft,
    content,
    pen,
    kept,
    flush,
    setPen,
    type: (key: string) => setPen((now) => press(now, lines, key)),
    change: (part: Partial<Omit<Draft, 'typed'>>) => setRest((now) => ({ ...now, ...part })),
  };
}
