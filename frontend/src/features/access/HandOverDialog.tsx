import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { date, number, today } from '@/i18n/format';
import { Button, DateField, Dialog, ErrorState, Need, Select } from '@/ui';
import {
  useHandOverWork,
  useListAccounts,
  type Account,
  type AccountRow,
  type HandOver,
} from './accountsApi';

/** One officer's work to another, in one act: what passes is seen before, what passed and what did not is said after. */
export function HandOverDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useTranslation('accounts');
  const hand = useHandOverWork();
  const [to, setTo] = useState<AccountRow | null>(null);
  const [on, setOn] = useState<string | null>(today());
  const [tried, setTried] = useState(false);
  const from = on ?? today();
  const passing = account.assignments.filter(({ validTo }) => !validTo || validTo > from);
  const outside = to ? passing.filter(({ unitPath }) => !unitPath.startsWith(to.unitPath)) : [];
  if (hand.data) return <Passed answer={hand.data} to={to?.displayName ?? ''} onClose={onClose} />;
  return (
    <Dialog opened onClose={onClose} title={t('hand-over.title', { name: account.displayName })} size="lg">
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!to || passing.length === 0) return;
          hand.mutate({
            path: { id: account.id },
            rowVersion: account.rowVersion,
            body: { toAccountId: to.id, on: from },
          });
        }}
      >
        <SuccessorPicker
          value={to}
          except={account.id}
          onChange={setTo}
          error={tried && !to ? t('missing') : undefined}
        />
        <DateField label={t('hand-over.on')} value={on} min={today()} onChange={setOn} required />
        {passing.length === 0 ? (
          <Need title={t('hand-over.nothing')} tone="son" />
        ) : (
          <section>
            <h3 className="k-legend">{t('hand-over.passes', { count: passing.length })}</h3>
            <ul className="a-roles">
              {passing.map((it) => (
                <li key={it.id}>
                  <span>
                    <b>{it.roleName}</b>
                    <small>{it.unitName}</small>
                  </span>
                  <span>{t('from', { from: date(it.validFrom > from ? it.validFrom : from) })}</span>
                </li>
              ))}
            </ul>
            <p>{t('hand-over.more')}</p>
          </section>
        )}
        {outside.length > 0 && (
          <Need title={t('hand-over.outside', { count: outside.length, name: to?.displayName })} tone="son">
            {outside.map(({ unitName }) => unitName).join(', ')}
          </Need>
        )}
        {hand.error && <ErrorState error={hand.error} kept={t('ui:confirm.kept')} />}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={hand.isPending} disabled={passing.length === 0}>
            {t('hand-over.act', { count: passing.length })}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

function Passed({ answer, to, onClose }: { answer: HandOver; to: string; onClose: () => void }) {
  const { t } = useTranslation('accounts');
  return (
    <Dialog opened onClose={onClose} title={t('hand-over.done', { name: to, day: date(answer.on) })}>
      <div className="k-form">
        <ul className="a-roles" role="status">
          <li>{t('hand-over.ended', { count: answer.ended, n: number(answer.ended) })}</li>
          <li>
            {t('hand-over.given', { count: answer.assignments.length, n: number(answer.assignments.length) })}
          </li>
          <li>{t('hand-over.drafts', { count: answer.drafts, n: number(answer.drafts) })}</li>
        </ul>
        {answer.councilSeats > 0 && (
          <Need title={t('hand-over.seats', { count: answer.councilSeats, n: number(answer.councilSeats) })}>
            {t('hand-over.seats-more')}
          </Need>
        )}
        <div className="k-form-acts">
          <Button variant="filled" data-autofocus onClick={onClose}>
            {t('ui:close')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function SuccessorPicker({
  value,
  except,
  onChange,
  error,
}: {
  value: AccountRow | null;
  except: string;
  onChange: (account: AccountRow | null) => void;
  error?: string;
}) {
  const { t } = useTranslation('accounts');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const worded = (row: AccountRow) => `${row.displayName} — ${row.unitName}`;
  const wanted = q !== '' && (!value || q !== worded(value)) ? q : undefined;
  const { data } = useListAccounts({ query: { q: wanted, status: 'active', limit: 20 } }, { keep: true });
  const found = (data?.items ?? []).filter(({ id }) => id !== except);
  const all = value && !found.some(({ id }) => id === value.id) ? [value, ...found] : found;
  return (
    <Select
      required
      searchable
      label={t('hand-over.to')}
      description={t('hand-over.to-hint')}
      nothingFoundMessage={t('hand-over.to-none')}
      value={value?.id ?? null}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      data={all.map((row) => ({ value: row.id, label: worded(row) }))}
      onChange={(id) => onChange(all.find((row) => row.id === id) ?? null)}
      error={error}
      maxDropdownHeight={260}
    />
  );
}
