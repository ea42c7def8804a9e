import './evaluation.css';
import './councils.css';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api';
import { dayAfter, number, today } from '@/i18n/format';
import { Button, DateField, ErrorState, fieldErrors, Page, say, Select, Sheet, TextInput } from '@/ui';
import { useCreateCouncil } from './api';
import { SeatsField, type Named } from './SeatsField';

/** One screen: the decision that constitutes it, and whom it seats. */
export function NewCouncilPage() {
  const { t } = useTranslation('councils');
  const navigate = useNavigate();
  const { units } = useSession();
  const create = useCreateCouncil();
  const homes = [...new Map(units.map((it) => [it.unitId, it.unitName])).entries()];
  const [unitId, setUnitId] = useState(homes[0]?.[0] ?? null);
  const [typedName, setName] = useState<string>();
  const [decisionNumber, setNumber] = useState('');
  const [decisionDate, setDecisionDate] = useState<string | null>(today());
  const [from, setFrom] = useState<string | null>();
  const [lastDay, setTo] = useState<string | null>(null);
  const [seats, setSeats] = useState<Named[]>([]);
  const [lacks, setLacks] = useState<Record<string, string>>({});
  const name = typedName ?? t('new.name-of', { unit: homes.find(([id]) => id === unitId)?.[1] ?? '' });
  const termFrom = from === undefined ? decisionDate : from;
  const wrong = { ...(create.error ? fieldErrors(create.error) : {}), ...lacks };
  const count = (role: Named['role']) => seats.filter((seat) => seat.role === role).length;

  const lacking = () => {
    const found: Record<string, string> = {};
    if (name.trim() === '') found.name = t('new.missing');
    if (decisionNumber.trim() === '') found.decisionNumber = t('new.missing');
    if (!decisionDate) found.decisionDate = t('new.missing');
    if (!termFrom) found.termFrom = t('new.missing');
    if (decisionDate && termFrom && termFrom < decisionDate) found.termFrom = t('new.term-early');
    if (termFrom && lastDay && lastDay < termFrom) found.termTo = t('new.term-short');
    if (count('chair') !== 1 || count('secretary') !== 1) found.seats = t('new.two-seats');
    return found;
  };
  return (
    <Page
      title={t('new.title')}
      scope={
        <nav className="k-scope" aria-label={t('way')}>
          <Link to="/xet-chon/hoi-dong" search={{}}>
            ‹ {t('title')}
          </Link>
        </nav>
      }
      sentence={
        seats.length === 0
          ? t('new.sentence')
          : t('new.seated', {
              count: seats.length,
              n: number(seats.length),
              members: number(count('member')),
            })
      }
      more={t('new.more')}
    >
      <form
        className="e-new"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const found = lacking();
          setLacks(found);
          if (!decisionDate || !termFrom || Object.keys(found).length > 0) return;
          create.mutate(
            {
              body: {
                unitId,
                name: name.trim(),
                decisionNumber: decisionNumber.trim(),
                decisionDate,
                termFrom,
                termTo: lastDay && dayAfter(lastDay),
                seats: seats.map(({ userName, role }) => ({ userName, role })),
              },
            },
            {
              onSuccess: (made) => {
                say(t('new.done', { name: made.name }));
                void navigate({ to: '/xet-chon/hoi-dong/$id', params: { id: made.id }, search: {} });
              },
            },
          );
        }}
      >
        <Sheet title={t('new.decision')} sub={t('new.decision-sub')}>
          <div className="k-form">
            {homes.length > 1 && (
              <Select
                label={t('unit')}
                value={unitId}
                onChange={setUnitId}
                data={homes.map(([value, label]) => ({ value, label }))}
                allowDeselect={false}
              />
            )}
            <TextInput
              required
              label={t('council')}
              value={name}
              maxLength={300}
              onChange={(event) => setName(event.currentTarget.value)}
              error={wrong.name}
            />
            <TextInput
              required
              label={t('new.number')}
              description={t('new.number-hint')}
              autoComplete="off"
              maxLength={60}
              value={decisionNumber}
              onChange={(event) => setNumber(event.currentTarget.value)}
              error={wrong.decisionNumber}
            />
            <DateField
              required
              label={t('new.day')}
              value={decisionDate}
              onChange={setDecisionDate}
              max={today()}
              error={wrong.decisionDate}
            />
            <DateField
              required
              label={t('new.from')}
              value={termFrom ?? null}
              onChange={setFrom}
              error={wrong.termFrom}
            />
            <DateField
              label={t('new.to')}
              description={t('new.to-hint')}
              value={lastDay}
              onChange={setTo}
              error={wrong.termTo}
            />
          </div>
        </Sheet>
        <Sheet title={t('seats')} sub={t('new.seats-sub')}>
          <SeatsField seats={seats} onChange={setSeats} error={wrong.seats} />
          {create.error && Object.keys(create.error.errors).length === 0 && (
            <ErrorState error={create.error} kept={t('ui:confirm.kept')} />
          )}
          <div className="k-form-acts e-new-acts">
            <Button type="submit" variant="filled" loading={create.isPending}>
              {seats.length > 0
                ? t('new.act', { count: seats.length, n: number(seats.length) })
                : t('new.open')}
            </Button>
          </div>
        </Sheet>
      </form>
    </Page>
  );
}
