import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  Button,
  BulkBar,
  Choice,
  EmptyState,
  ErrorState,
  Ledger,
  LedgerSkeleton,
  say,
  Select,
  Sheet,
  StatusTag,
  TextInput,
} from '@/ui';
import { useListRegistrations, useListUnits, type Decision, type RegistrationRow } from './api';
import type { Line } from './document';

type Status = 'judged' | 'confirmed' | 'recognised';

/** More lines: registrations to recognise or reward, or a unit or person rewarded without one. */
export function AddLines({
  decision,
  lines,
  onChange,
}: {
  decision: Decision;
  lines: Line[];
  onChange: (lines: Line[]) => void;
}) {
  const { t } = useTranslation(['recognition', 'status']);
  const [status, setStatus] = useState<Status>(decision.purpose === 'award' ? 'recognised' : 'judged');
  const [q, setQ] = useState('');
  const [picked, setPicked] = useState<Set<string>>(new Set());
  const { data, error, refetch, isFetching } = useListRegistrations(
    { query: { campaignId: decision.campaignId, status, q: q.trim() || undefined, limit: 100 } },
    { keep: true },
  );
  const there = new Set(lines.map(({ registrationId }) => registrationId));
  const rows = data?.items.filter(({ id }) => !there.has(id)) ?? [];
  const recognise = decision.purpose !== 'award' && status !== 'recognised';
  const add = () => {
    const more = rows
      .filter(({ id }) => picked.has(id))
      .map((row): Line => ({
        key: row.id,
        registrationId: row.id,
        recognise,
        typical: false,
        awardForm: recognise ? null : 'giay-khen',
        awardCategory: recognise ? null : 'for-the-model',
        name: row.name,
        unitName: row.unitName,
        code: row.code,
        typed: '',
      }));
    onChange([...lines, ...more]);
    setPicked(new Set());
    say(t('add.done', { count: more.length }));
  };
  return (
    <div className="k-stack">
      <section className="k-list" data-alone aria-label={t('add.registered')}>
        <div className="r-bulk">
          <TextInput label={t('add.find')} value={q} onChange={(event) => setQ(event.currentTarget.value)} />
          <Select
            label={t('decisions.status')}
            allowDeselect={false}
            data={(['judged', 'confirmed', 'recognised'] as const).map((value) => ({
              value,
              label: t(`status:registration.${value}`),
            }))}
            value={status}
            onChange={(value) => {
              setStatus((value ?? 'judged') as Status);
              setPicked(new Set());
            }}
          />
        </div>
        <BulkBar count={picked.size} onClear={() => setPicked(new Set())}>
          <Button onClick={add}>{t('add.act', { count: picked.size })}</Button>
        </BulkBar>
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <LedgerSkeleton />
        ) : rows.length === 0 ? (
          <EmptyState>{t('add.empty')}</EmptyState>
        ) : (
          <Ledger<RegistrationRow>
            label={t('add.registered')}
            rows={rows}
            busy={isFetching}
            idOf={(row) => row.id}
            nameOf={(row) => row.name}
            picked={picked}
            onPick={setPicked}
            columns={[
              {
                id: 'name',
                head: t('list.who'),
                card: 'title',
                cell: (row) => (
                  <>
                    <b>{row.name}</b>
                    <small>
                      {row.unitName} · {row.code}
                    </small>
                  </>
                ),
              },
              { id: 'field', head: t('list.field'), cell: (row) => row.fieldName },
              {
                id: 'status',
                head: t('decisions.status'),
                card: 'tag',
                cell: (row) => <StatusTag kind="registration" status={row.status} />,
              },
            ]}
          />
        )}
      </section>
      {decision.purpose !== 'recognise' && (
        <AddUnregistered decision={decision} lines={lines} onChange={onChange} />
      )}
    </div>
  );
}

/** For implementing or directing: a committee, a unit, a person. */
function AddUnregistered({ decision, lines, onChange }: Parameters<typeof AddLines>[0]) {
  const { t } = useTranslation('recognition');
  const [q, setQ] = useState('');
  const [unit, setUnit] = useState<{ id: string; name: string } | null>(null);
  const [person, setPerson] = useState('');
  const [subject, setSubject] = useState<'collective' | 'individual'>('collective');
  const [missing, setMissing] = useState(false);
  const { data } = useListUnits(
    { query: { q: q.trim(), under: decision.unitId, limit: 20 } },
    { enabled: q.trim().length > 1, keep: true },
  );
  return (
    <Sheet title={t('add.without')} sub={t('add.without-sub')}>
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const recipient = subject === 'collective' ? (unit?.name ?? '') : person.trim();
          setMissing(!unit || recipient === '');
          if (!unit || recipient === '') return;
          onChange([
            ...lines,
            {
              key: crypto.randomUUID(),
              recipient,
              recipientUnitId: unit.id,
              subject,
              recognise: false,
              typical: false,
              awardForm: 'giay-khen',
              awardCategory: 'for-implementing',
              name: recipient,
              unitName: unit.name,
              typed: '',
            },
          ]);
          say(t('add.done', { count: 1 }));
          setPerson('');
          setUnit(null);
          setQ('');
        }}
      >
        <Choice
          legend={t('add.whom')}
          value={subject}
          onChange={setSubject}
          options={(['collective', 'individual'] as const).map((value) => ({
            value,
            words: t(`subject.${value}`),
          }))}
        />
        <Select
          label={t('add.unit')}
          description={t('add.unit-hint')}
          searchable
          searchValue={q}
          onSearchChange={setQ}
          filter={({ options }) => options}
          nothingFoundMessage={q.trim().length > 1 ? t('add.no-unit') : undefined}
          data={[
            ...(unit && !data?.items.some(({ id }) => id === unit.id)
              ? [{ value: unit.id, label: unit.name }]
              : []),
            ...(data?.items ?? [])
              .filter(({ closedOn }) => !closedOn)
              .map(({ id, partyName }) => ({ value: id, label: partyName })),
          ]}
          value={unit?.id ?? null}
          onChange={(id, option) => setUnit(id ? { id, name: option?.label ?? '' } : null)}
          error={missing && !unit && t('add.unit-missing')}
        />
        {subject === 'individual' && (
          <TextInput
            label={t('add.person')}
            value={person}
            maxLength={300}
            onChange={(event) => setPerson(event.currentTarget.value)}
            error={missing && person.trim() === '' && t('new.missing')}
          />
        )}
        <div className="k-form-acts">
          <Button type="submit">{t('add.without-act')}</Button>
        </div>
      </form>
    </Sheet>
  );
}
