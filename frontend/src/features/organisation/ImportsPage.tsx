import './organisation.css';
import './imports.css';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, Problem, useIntention } from '@/api';
import { percent, today } from '@/i18n/format';
import { Button, DateField, ErrorState, Page } from '@/ui';
import { checkUnitImport, keepUnitImport, useGetUnit, useRoots } from './api';
import { PastImports } from './PastImports';
import { UnitChoice, type Named } from './UnitChoice';

const LARGEST_FILE = 16_000_000;

/** A file is chosen and checked; nothing is written by that. Below stand the files of before. */
export function ImportsPage() {
  const { t } = useTranslation('imports');
  const { vao } = useSearch({ from: '/shell/don-vi/nhap' });
  const [top] = useRoots();
  const into = vao ?? top?.id;
  const unit = useGetUnit({ path: { id: into ?? '' } }, { enabled: into !== undefined });
  return (
    <Page
      title={t('title')}
      scope={
        <nav className="k-scope" aria-label={t('way')}>
          <Link to="/don-vi" search={{}}>
            ‹ {t('back')}
          </Link>
        </nav>
      }
      sentence={t('new.sentence')}
      more={t('new.more')}
      acts={
        <Button component="a" href="/api/unit-imports/template.xlsx" download>
          {t('new.template')}
        </Button>
      }
    >
      {unit.error && <ErrorState error={unit.error} onRetry={() => void unit.refetch()} />}
      {unit.data && top && (
        <CheckForm
          key={unit.data.id}
          under={top.id}
          start={{ id: unit.data.id, name: unit.data.partyName }}
        />
      )}
      <PastImports />
    </Page>
  );
}

function CheckForm({ under, start }: { under: string; start: Named }) {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const client = useQueryClient();
  const intention = useIntention();
  const [into, setInto] = useState<Named | null>(start);
  const [openedOn, setOpenedOn] = useState<string | null>(today());
  const [file, setFile] = useState<File>();
  const [share, setShare] = useState<number>();
  const [problem, setProblem] = useState<Problem>();
  const [missing, setMissing] = useState(false);
  const check = async () => {
    setMissing(!file || !into);
    if (!file || !into || share !== undefined || file.size > LARGEST_FILE) return;
    setProblem(undefined);
    setShare(0);
    try {
      const sent = await checkUnitImport(
        file,
        { underUnitId: into.id, openedOn: openedOn ?? today() },
        intention.current(),
        setShare,
      );
      intention.settle();
      void keepUnitImport(client, sent);
      await navigate({ to: '/don-vi/nhap/$id', params: { id: sent.id } });
    } catch (error) {
      const found = asProblem(error);
      if (!found.passing) intention.settle();
      setProblem(found);
      setShare(undefined);
    }
  };
  return (
    <form
      className="k-sheet k-form o-check"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void check();
      }}
    >
      <UnitChoice
        required
        label={t('new.into')}
        under={under}
        value={into}
        onChange={(id, row) => setInto(id ? { id, name: row?.partyName ?? into?.name ?? '' } : null)}
        error={missing && !into ? t('new.no-unit') : undefined}
      />
      <DateField label={t('new.opened')} value={openedOn} onChange={setOpenedOn} max={today()} />
      <div className="o-file">
        <span className="k-legend">{t('new.file')}</span>
        <p className="k-hint" id="import-file-hint">
          {t('new.file-hint')}
        </p>
        <label className="o-pick">
          <span className="k-btn">{t(file ? 'new.choose-other' : 'new.choose')}</span>
          <span className="o-chosen-file">{file?.name ?? t('new.none')}</span>
          <input
            type="file"
            className="sr"
            accept=".xlsx,.csv,.txt,.tsv"
            aria-label={t('new.file')}
            aria-describedby="import-file-hint import-file-wrong"
            aria-invalid={missing && !file}
            onChange={(event) => {
              const [chosen] = event.currentTarget.files ?? [];
              setFile(chosen);
              setMissing(false);
              setProblem(chosen && chosen.size > LARGEST_FILE ? new Problem(413, 'too-large') : undefined);
              intention.settle();
            }}
          />
        </label>
        <p className="o-wrong" id="import-file-wrong" role="alert">
          {missing && !file && t('new.no-file')}
        </p>
      </div>
      {share !== undefined && (
        <div className="o-sending">
          <progress value={share} max={1} aria-label={t('new.sending', { name: file?.name })} />
          <span role="status">
            {share < 1 ? t('new.sending-of', { share: percent(share) }) : t('new.reading')}
          </span>
        </div>
      )}
      {problem && <ErrorState error={problem} kept={t('new.kept')} />}
      <div className="k-form-acts">
        <Button type="submit" variant="filled" loading={share !== undefined}>
          {t('new.check')}
        </Button>
      </div>
    </form>
  );
}
