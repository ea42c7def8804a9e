import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { asProblem, remember, type Problem } from '@/api';
import { saveDecision, type Decision } from './api';
import { contentOf, linesOf, type Line, type Words } from './document';

export type Kept =
  { state: 'kept'; at: Date | null } | { state: 'writing' } | { state: 'failed'; problem: Problem };

const PAUSE = 900;

/** The draft on the desk: what is written is sent after a pause, one call at a time. */
export function useDraft(decision: Decision) {
  const client = useQueryClient();
  const [words, setWords] = useState<Words>(() => ({
    purpose: decision.purpose,
    family: decision.family,
    title: decision.title,
    authority: decision.authority,
    bases: decision.legalBases.join('\n'),
  }));
  const [lines, setLines] = useState<Line[]>(() => linesOf(decision));
  const text = JSON.stringify(contentOf(words, lines));
  const [kept, setKept] = useState<Kept>({ state: 'kept', at: null });
  const latest = useRef(text);
  const there = useRef<string | null>(null);
  const version = useRef(decision.rowVersion);
  const running = useRef<Promise<void> | null>(null);
  const { id } = decision;

  const flush = useCallback(async (): Promise<number> => {
    if (running.current) await running.current;
    while (latest.current !== there.current) {
      const sent = latest.current;
      setKept({ state: 'writing' });
      running.current = saveDecision(id, version.current, JSON.parse(sent))
        .then(
          (answer) => {
            version.current = answer.rowVersion;
            there.current = sent;
            remember(client, '/api/decisions/{id}', { path: { id } }, answer);
            // The money is the server's to compute; what is being typed stays.
            setLines((now) => now.map((line, at) => ({ ...line, money: answer.items[at]?.money ?? null })));
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
  }, [client, id]);

  useEffect(() => {
    there.current ??= text;
    latest.current = text;
    if (text === there.current) return;
    const timer = setTimeout(() => void flush().catch(() => undefined), PAUSE);
    return () => clearTimeout(timer);
  }, [text, flush]);
  useEffect(() => () => void (there.current !== null && flush().catch(() => undefined)), [flush]);

  return {
    words,
    lines,
    kept,
    flush,
    write: (part: Partial<Words>) => setWords((now) => ({ ...now, ...part })),
    setLines,
  };
}
