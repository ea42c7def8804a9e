import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forget, remember } from '@/api';
import { Button, DateText, ErrorState, Need, say, Textarea, useKeys } from '@/ui';
import { number } from '@/i18n/format';
import { useHandInScoreSheet, type Candidate, type CandidateRow } from './api';
import { Deductions, KnockOuts } from './Minus';
import { firstLack, linesOf, moveTo, step, totalOf, valueOf, type Lack } from './scoring';
import { useScoreSheet } from './useScoreSheet';

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

interface Props {
  candidate: Candidate;
  sheet: NonNullable<Candidate['mySheet']>;
  sessionId: string;
  onHandedIn: () => void;
}

export function ScoreSheet({ candidate, sheet, sessionId, onHandedIn }: Props) {
  const { t } = useTranslation('evaluation');
  const client = useQueryClient();
  const lines = linesOf(candidate.sheet);
  const { draft, content, pen, kept, flush, setPen, type, change } = useScoreSheet(candidate, sheet, lines);
  const handIn = useHandInScoreSheet();
  const [going, setGoing] = useState(false);
  const [lack, setLack] = useState<Lack | null>(null);
  const [remarking, setRemarking] = useState(false);
  const rows = useRef<(HTMLElement | null)[]>([]);
  const mine = candidate.actions.includes('SaveScoreSheet');
  const line = lines[pen.at];

  // The pen is where the eyes are: focus follows it, unless somebody is writing words.
  useEffect(() => {
    const at = document.activeElement;
    if (mine && !at?.matches('textarea, input, [role="dialog"] *')) {
      rows.current[pen.at]?.focus({ preventScroll: true });
      rows.current[pen.at]?.scrollIntoView({ block: 'nearest' });
    }
  }, [pen.at, mine]);

  const show = (found: Lack) => {
    setLack(found);
    if (found.what === 'score') {
      setPen((now) => moveTo(now, lines, found.at));
      rows.current[found.at]?.focus();
    } else {
      const id =
        found.what === 'deduction' ? `deduction-${found.lacks}-${found.at}` : `knock-out-${found.code}`;
      document.getElementById(id)?.focus();
    }
  };

  const send = async () => {
    if (going) return;
    const found = firstLack(draft, lines);
    if (found) return show(found);
    setLack(null);
    setGoing(true);
    try {
      const rowVersion = await flush();
      const answer = await handIn.mutateAsync({ path: { id: candidate.id }, rowVersion });
      remember(
        client,
        '/api/candidates/{id}',
        { path: { id: candidate.id } },
        {
          ...candidate,
          mySheet: answer,
          actions: candidate.actions.filter((name) => !/ScoreSheet$/.test(name)),
        },
      );
      client.setQueryData<CandidateRow[]>(['/api/judging-sessions/{id}/candidates', sessionId], (queue) =>
        queue?.map((row) =>
          row.id === candidate.id && row.mySheet
            ? { ...row, mySheet: { ...row.mySheet, status: answer.status, total: answer.total } }
            : row,
        ),
      );
      void forget(client, '/api/judging-sessions');
      say(t('score.handed-in', { total: number(answer.total, 2), name: candidate.name }));
      onHandedIn();
    } catch {
      setGoing(false);
    }
  };

  const addDeduction = () => {
    change({ deductions: [...draft.deductions, { points: '', reason: '' }] });
    const at = draft.deductions.length;
    requestAnimationFrame(() => document.getElementById(`deduction-points-${at}`)?.focus());
  };

  const onSheet = (key: string, does = '') => ({ press: key, does, run: () => type(key) });
  useKeys(
    [
      ...DIGITS.map((digit) => onSheet(digit, digit === '0' ? t('key.digit') : '')),
      onSheet(',', t('key.comma')),
      onSheet('.'),
      onSheet('m', t('key.max')),
      onSheet('backspace', t('key.wipe')),
      onSheet('arrowdown', t('key.down')),
      onSheet('arrowup', t('key.up')),
      { press: 't', does: t('key.deduct'), run: addDeduction },
      { press: 'n', does: t('key.remark'), run: () => setRemarking(true) },
      { press: 'ctrl+enter', does: t('key.hand-in'), run: () => void send() },
    ],
    mine,
  );

  const total = totalOf(content);
  const most = candidate.sheet.criteria.reduce((sum, criterion) => sum + criterion.maxPoints, 0);
  const scored = content.lines.length;
  const band = [...candidate.sheet.bands].sort((a, b) => b.from - a.from).find(({ from }) => total >= from);

  return (
    <section className="k-sheet e-sheet" aria-label={t('score.sheet')}>
      <header>
        <div>
          <h2>{mine ? t('score.scored', { count: scored, of: lines.length }) : t('score.in')}</h2>
          {mine ? (
            <p className="k-sub">{t('score.hint')}</p>
          ) : (
            sheet.handedInAt && (
              <p className="k-sub">
                <DateText value={sheet.handedInAt} time />
              </p>
            )
          )}
        </div>
        {mine && (
          <span className={kept.state === 'kept' ? 'k-saved' : 'e-unsaved'} role="status">
            {kept.state === 'writing'
              ? t('kept.writing')
              : kept.state === 'failed'
                ? t('kept.failed')
                : kept.at && (
                    <>
                      ✓ {t('kept.at')} <DateText value={kept.at.toISOString()} time="only" />
                    </>
                  )}
          </span>
        )}
      </header>

      <ol className="e-lines">
        {lines.map(({ code, name, max, heading }, at) => {
          const typed = draft.typed[code] ?? '';
          const here = mine && at === pen.at;
          return (
            <li key={code}>
              {heading && <p className="e-heading">{heading}</p>}
              <div
                className="e-line"
                data-here={here || undefined}
                data-lack={(lack?.what === 'score' && valueOf(typed) === null) || undefined}
              >
                <div
                  className="e-key"
                  ref={(row) => {
                    rows.current[at] = row;
                  }}
                  role="spinbutton"
                  tabIndex={mine ? 0 : -1}
                  aria-label={`${code}. ${name}`}
                  aria-valuemin={0}
                  aria-valuemax={max}
                  aria-valuenow={valueOf(typed) ?? undefined}
                  aria-valuetext={typed === '' ? t('score.none-yet') : t('score.of', { typed, max })}
                  aria-readonly={!mine}
                  onFocus={() => at !== pen.at && setPen((now) => moveTo(now, lines, at))}
                  onClick={(event) => event.currentTarget.focus()}
                >
                  <span className="e-name">
                    <b>{code}</b> {name}
                    {draft.remarks[code] && <small>{draft.remarks[code]}</small>}
                  </span>
                  <span className="e-box">
                    <b>{typed === '' ? '–' : typed}</b>
                    <small>/ {number(max, 2)}</small>
                  </span>
                </div>
                {here && (
                  <span className="e-steps">
                    {[-1, 1].map((by) => (
                      <button
                        key={by}
                        type="button"
                        tabIndex={-1}
                        aria-label={t(by < 0 ? 'score.less' : 'score.more', { name })}
                        onClick={() => setPen((now) => step(now, lines, at, by))}
                      >
                        {by < 0 ? '−' : '+'}
                      </button>
                    ))}
                  </span>
                )}
              </div>
              {here && (remarking || draft.remarks[code]) && (
                <Textarea
                  className="e-remark"
                  label={t('score.remark', { code })}
                  autosize
                  autoFocus={remarking}
                  maxLength={2000}
                  value={draft.remarks[code] ?? ''}
                  onChange={(event) =>
                    change({ remarks: { ...draft.remarks, [code]: event.currentTarget.value } })
                  }
                  onKeyDown={(event) => event.key === 'Escape' && rows.current[at]?.focus()}
                  onBlur={() => setRemarking(false)}
                />
              )}
            </li>
          );
        })}
      </ol>

      {mine && (
        <div className="e-pad" role="group" aria-label={t('pad.label')}>
          {['1', '2', '3', '4', '5', '6', '7', '8', '9', ',', '0'].map((key) => (
            <button key={key} type="button" onClick={() => type(key)}>
              {key}
            </button>
          ))}
          <button type="button" aria-label={t('key.wipe')} onClick={() => type('backspace')}>
            ⌫
          </button>
        </div>
      )}

      <Deductions
        deductions={draft.deductions}
        lack={lack?.what === 'deduction' ? lack : null}
        onChange={mine ? (deductions) => change({ deductions }) : undefined}
        onAdd={addDeduction}
      />
      <KnockOuts
        conditions={candidate.sheet.knockOuts}
        found={draft.knockOuts}
        lack={lack?.what === 'knock-out' ? lack.code : null}
        onChange={mine ? (knockOuts) => change({ knockOuts }) : undefined}
      />

      <footer className="e-total">
        <p>
          <span>{t('score.total')}</span> <b>{number(total, 2)}</b> / {number(most, 2)}
          {band && scored === lines.length && <small>{band.name}</small>}
        </p>
        {mine && candidate.actions.includes('HandInScoreSheet') && (
          <Button variant="filled" loading={going} onClick={() => void send()}>
            {t('score.hand-in')} <kbd className="e-kbd">Ctrl Enter</kbd>
          </Button>
        )}
        {mine && line && !remarking && (
          <button type="button" className="k-link" onClick={() => setRemarking(true)}>
            {t('score.remark-act', { code: line.code })}
          </button>
        )}
      </footer>
      {lack?.what === 'score' && scored < lines.length && (
        <Need tone="son" title={t('score.lacks', { count: lines.length - scored })} />
      )}
      {kept.state === 'failed' && (
        <ErrorState
          error={kept.problem}
          kept={t('kept.on-page')}
          onRetry={() =>
            kept.problem.stale ? window.location.reload() : void flush().catch(() => undefined)
          }
        />
      )}
      {handIn.error && kept.state !== 'failed' && <ErrorState error={handIn.error} kept={t('kept.draft')} />}
    </section>
  );
}
