import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  BulkBar,
  Button,
  DateText,
  Dialog,
  EmptyState,
  ErrorState,
  Ledger,
  Num,
  say,
  Textarea,
  type Column,
} from '@/ui';
import { useExemptUnit, useRemindUnits, type MissingUnit } from './api';

/** Words to begin with; the officer changes them before they are sent. */
export function RemindDialog({
  units,
  dueOn,
  onClose,
}: {
  units: MissingUnit[];
  dueOn?: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('reporting');
  const remind = useRemindUnits();
  const due = dueOn ? `${dueOn.slice(8, 10)}/${dueOn.slice(5, 7)}/${dueOn.slice(0, 4)}` : '';
  const [message, setMessage] = useState(t('remind.words', { due }));
  return (
    <Dialog opened onClose={onClose} title={t('remind.title', { count: units.length })}>
      <p>
        {units
          .slice(0, 6)
          .map((unit) => unit.unitName)
          .join(' · ')}
        {units.length > 6 ? ` … +${units.length - 6}` : ''}
      </p>
      <Textarea
        label={t('remind.message')}
        autosize
        minRows={3}
        maxLength={1000}
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
      />
      {remind.error && <ErrorState error={remind.error} />}
      <div className="k-acts">
        <Button
          variant="filled"
          loading={remind.isPending}
          onClick={() =>
            remind.mutate(
              { body: { obligationIds: units.map((unit) => unit.obligationId), message } },
              {
                onSuccess: () => {
                  say(t('remind.done', { count: units.length }));
                  onClose();
                },
              },
            )
          }
        >
          {t('remind.act', { count: units.length })}
        </Button>
        <Button onClick={onClose}>{t('remind.not-now')}</Button>
      </div>
    </Dialog>
  );
}

function ExemptDialog({ unit, onClose }: { unit: MissingUnit; onClose: () => void }) {
  const { t } = useTranslation('reporting');
  const exempt = useExemptUnit();
  const [reason, setReason] = useState('');
  return (
    <Dialog opened onClose={onClose} title={t('exempt.title', { name: unit.unitName })}>
      <Textarea
        label={t('exempt.reason')}
        required
        autosize
        minRows={3}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {exempt.error && <ErrorState error={exempt.error} />}
      <div className="k-acts">
        <Button
          variant="filled"
          disabled={!reason.trim()}
          loading={exempt.isPending}
          onClick={() =>
            exempt.mutate(
              { path: { id: unit.obligationId }, rowVersion: unit.rowVersion, body: { reason } },
              { onSuccess: onClose },
            )
          }
        >
          {t('exempt.act')}
        </Button>
        <Button onClick={onClose}>{t('remind.not-now')}</Button>
      </div>
    </Dialog>
  );
}

/** Who has not registered: picked, reminded, excused. */
export function MissingLedger({ rows, more }: { rows: MissingUnit[]; more?: ReactNode }) {
  const { t } = useTranslation('reporting');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [reminding, setReminding] = useState(false);
  const [excused, setExcused] = useState<MissingUnit | null>(null);
  const mayRemind = rows.some((row) => row.actions.includes('RemindUnits'));
  const chosen = rows.filter((row) => picked.has(row.obligationId) && row.actions.includes('RemindUnits'));
  if (rows.length === 0) return <EmptyState>{t('missing.nobody')}</EmptyState>;

  const columns: Column<MissingUnit>[] = [
    {
      id: 'unit',
      head: t('missing.unit'),
      card: 'title',
      cell: (row) => (
        <>
          <b>{row.unitName}</b>
          <small className="k-sub">{row.parentName}</small>
        </>
      ),
    },
    { id: 'contact', head: t('missing.contact'), cell: (row) => row.contact ?? t('missing.no-contact') },
    {
      id: 'state',
      head: t('missing.state'),
      card: 'tag',
      cell: (row) => (
        <>
          {row.answer ? (
            <>“{row.answer}”</>
          ) : row.drafts > 0 ? (
            t('missing.drafts', { count: row.drafts })
          ) : (
            t('missing.nothing-yet')
          )}
        </>
      ),
    },
    { id: 'due', head: t('missing.due'), cell: (row) => <DateText value={row.dueOn} /> },
    {
      id: 'reminded',
      head: t('missing.reminded'),
      numeric: true,
      card: 'end',
      cell: (row) =>
        row.reminded > 0 ? (
          <b className="k-late">{t('missing.times', { count: row.reminded })}</b>
        ) : (
          <Num value={0} />
        ),
    },
    {
      id: 'acts',
      head: t('missing.acts'),
      cell: (row) =>
        row.actions.includes('ExemptUnit') && (
          <button type="button" className="k-link" onClick={() => setExcused(row)}>
            {t('exempt.open')}
          </button>
        ),
    },
  ];
  return (
    <>
      {chosen.length > 0 && (
        <BulkBar count={chosen.length} onClear={() => setPicked(new Set())}>
          <button type="button" onClick={() => setReminding(true)}>
            {t('remind.act', { count: chosen.length })}
          </button>
        </BulkBar>
      )}
      <Ledger
        label={t('missing.title')}
        rows={rows}
        columns={columns}
        idOf={(row) => row.obligationId}
        nameOf={(row) => row.unitName}
        picked={mayRemind ? picked : undefined}
        onPick={mayRemind ? setPicked : undefined}
      />
      {more}
      {reminding && (
        <RemindDialog
          units={chosen}
          dueOn={chosen[0]?.dueOn}
          onClose={() => {
            setReminding(false);
            setPicked(new Set());
          }}
        />
      )}
      {excused && <ExemptDialog unit={excused} onClose={() => setExcused(null)} />}
    </>
  );
}
