import './organisation.css';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '@/i18n/format';
import { Button, DateField, ErrorState, ExportLink, Page } from '@/ui';
import { CheckForm, PastImports } from '@/ui/imports';
import { checkUnitImport, keepUnitImport, useGetUnit, useListUnitImports, useRoots } from './api';
import { UnitChoice, type Named } from './UnitChoice';

/** A file is chosen and checked; nothing is written by that. Below stand the files of before. */
export function ImportsPage() {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/don-vi/nhap' });
  const [top] = useRoots();
  const into = search.vao ?? top?.id;
  const unit = useGetUnit({ path: { id: into ?? '' } }, { enabled: into !== undefined });
  const past = useListUnitImports({ query: { after: search.after, limit: 10 } }, { keep: true });
  const go = (after?: string) => void navigate({ to: '/don-vi/nhap', search: { ...search, after } });
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
        <CheckUnits
          key={unit.data.id}
          under={top.id}
          start={{ id: unit.data.id, name: unit.data.partyName }}
        />
      )}
      <PastImports
        past={past}
        to="/don-vi/nhap/$id"
        acts={<ExportLink small list="/api/unit-imports" />}
        onFirst={search.after ? () => go() : undefined}
        onNext={go}
      />
    </Page>
  );
}

function CheckUnits({ under, start }: { under: string; start: Named }) {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const client = useQueryClient();
  const [into, setInto] = useState<Named | null>(start);
  const [openedOn, setOpenedOn] = useState<string | null>(today());
  const [missing, setMissing] = useState(false);
  return (
    <CheckForm
      hint={t('new.file-hint')}
      kept={t('new.kept')}
      answered={() => {
        setMissing(!into);
        return into !== null;
      }}
      send={async (file, intention, onProgress) => {
        const fields = { underUnitId: into?.id ?? '', openedOn: openedOn ?? today() };
        const sent = await checkUnitImport(file, fields, intention, onProgress);
        void keepUnitImport(client, sent);
        await navigate({ to: '/don-vi/nhap/$id', params: { id: sent.id } });
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
    </CheckForm>
  );
}
