import './imports.css';
import { Button } from '@mantine/core';
import { useState, type DragEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, Problem, useIntention } from '@/api';
import { percent } from '@/i18n/format';
import { ErrorState } from '../states';

const LARGEST_FILE = 16_000_000;

/** A sheet is chosen or dropped, and sent to be checked; nothing is written by that. */
export function CheckForm({
  children,
  answered,
  hint,
  kept,
  send,
}: {
  /** What is asked besides the file. */
  children: ReactNode;
  /** Whether that is answered; what is not shows itself. */
  answered: () => boolean;
  hint: string;
  kept: string;
  send: (file: File, intention: string, onProgress: (share: number) => void) => Promise<void>;
}) {
  const { t } = useTranslation('imports');
  const intention = useIntention();
  const [file, setFile] = useState<File>();
  const [over, setOver] = useState(false);
  const [share, setShare] = useState<number>();
  const [problem, setProblem] = useState<Problem>();
  const [missing, setMissing] = useState(false);
  const choose = (chosen: File | undefined) => {
    setFile(chosen);
    setMissing(false);
    setProblem(chosen && chosen.size > LARGEST_FILE ? new Problem(413, 'too-large') : undefined);
    intention.settle();
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (event.dataTransfer.files[0]) choose(event.dataTransfer.files[0]);
  };
  const check = async () => {
    setMissing(!file);
    if (!answered() || !file || share !== undefined || file.size > LARGEST_FILE) return;
    setProblem(undefined);
    setShare(0);
    try {
      await send(file, intention.current(), setShare);
      intention.settle();
    } catch (error) {
      const found = asProblem(error);
      if (!found.passing) intention.settle();
      setProblem(found);
      setShare(undefined);
    }
  };
  return (
    <form
      className="k-sheet k-form k-import-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void check();
      }}
    >
      {children}
      <div className="k-import-file">
        <span className="k-legend">{t('new.file')}</span>
        <p className="k-hint" id="import-file-hint">
          {hint}
        </p>
        <label
          className="k-drop"
          data-over={over || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <span className="k-btn">{t(file ? 'new.choose-other' : 'new.choose')}</span>
          <span className="k-drop-name">{file?.name ?? t('new.none')}</span>
          <input
            type="file"
            className="sr"
            accept=".xlsx,.csv,.txt,.tsv"
            aria-label={t('new.file')}
            aria-describedby="import-file-hint import-file-wrong"
            aria-invalid={missing && !file}
            onChange={(event) => choose(event.currentTarget.files?.[0])}
          />
        </label>
        <p className="k-drop-wrong" id="import-file-wrong" role="alert">
          {missing && !file && t('new.no-file')}
        </p>
      </div>
      {share !== undefined && (
        <div className="k-import-sending">
          <progress value={share} max={1} aria-label={t('new.sending', { name: file?.name })} />
          <span role="status">
            {share < 1 ? t('new.sending-of', { share: percent(share) }) : t('new.reading')}
          </span>
        </div>
      )}
      {problem && <ErrorState error={problem} kept={kept} />}
      <div className="k-form-acts">
        <Button type="submit" variant="filled" loading={share !== undefined}>
          {t('new.check')}
        </Button>
      </div>
    </form>
  );
}
