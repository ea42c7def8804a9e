import './recognition.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/api';
import { money, today } from '@/i18n/format';
import {
  Button,
  Choice,
  DateField,
  DateText,
  Dialog,
  EmptyState,
  ErrorState,
  ExportLink,
  fieldErrors,
  Ledger,
  Money,
  Page,
  PageSkeleton,
  say,
  TextInput,
} from '@/ui';
import { NumberField } from '@/ui/NumberField';
import { useCreateBaseSalary, useListBaseSalaries, type BaseSalary } from './api';

/** The base salaries that turn coefficients into money; a decision keeps the one of its day. */
export function SalariesPage() {
  const { t } = useTranslation('recognition');
  const { viec } = useSearch({ from: '/shell/quyet-dinh/luong-co-so' });
  const navigate = useNavigate();
  const mayManage = useMay('campaigns.manage');
  const { data, error, refetch } = useListBaseSalaries({ query: { limit: 100 } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const rows = data.items;
  const now = rows.find(({ validFrom }) => validFrom <= today());
  const act = (next?: 'them') =>
    void navigate({ to: '/quyet-dinh/luong-co-so', search: { viec: next }, replace: next === undefined });
  const add = mayManage && (
    <Button variant="filled" onClick={() => act('them')}>
      {t('salary.open')}
    </Button>
  );
  return (
    <Page
      title={t('salary.title')}
      scope={
        <nav className="k-scope" aria-label={t('way')}>
          <Link to="/quyet-dinh">‹ {t('decisions.title')}</Link>
        </nav>
      }
      sentence={now ? t('salary.now', { amount: money(now.amount) }) : <mark>{t('salary.none')}</mark>}
      more={t('salary.more')}
      acts={
        <>
          <ExportLink list="/api/base-salaries" />
          {add}
        </>
      }
    >
      <div className="k-list" data-alone>
        {rows.length === 0 ? (
          <EmptyState act={add || undefined}>{t('salary.empty')}</EmptyState>
        ) : (
          <Ledger<BaseSalary>
            label={t('salary.title')}
            rows={rows}
            idOf={(row) => row.id}
            nameOf={(row) => row.legalBasis}
            columns={[
              {
                id: 'basis',
                head: t('salary.basis'),
                card: 'title',
                cell: (row) => (
                  <>
                    <b>{row.legalBasis}</b>
                    <small>{t(`salary.rounding.${row.rounding}`)}</small>
                  </>
                ),
              },
              {
                id: 'from',
                head: t('salary.from'),
                card: 'tag',
                cell: (row) => <DateText value={row.validFrom} />,
              },
              {
                id: 'amount',
                head: t('salary.amount'),
                numeric: true,
                card: 'end',
                cell: (row) => <Money dong={row.amount} />,
              },
            ]}
          />
        )}
      </div>
      {viec === 'them' && mayManage && <SalaryDialog onClose={() => act()} />}
    </Page>
  );
}

function SalaryDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('recognition');
  const create = useCreateBaseSalary();
  const [validFrom, setFrom] = useState<string | null>(null);
  const [amount, setAmount] = useState<number | null>(null);
  const [legalBasis, setBasis] = useState('');
  const [rounding, setRounding] = useState<BaseSalary['rounding']>('up-to-ten-thousand');
  const [lacks, setLacks] = useState<Record<string, string>>({});
  const wrong = { ...(create.error ? fieldErrors(create.error) : {}), ...lacks };
  return (
    <Dialog opened onClose={onClose} title={t('salary.open')} size="lg">
      <form
        className="k-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const found: Record<string, string> = {};
          if (legalBasis.trim() === '') found.legalBasis = t('new.missing');
          if (!amount || !Number.isInteger(amount)) found.amount = t('salary.amount-form');
          if (!validFrom) found.validFrom = t('new.missing');
          setLacks(found);
          if (!amount || !validFrom || Object.keys(found).length > 0) return;
          create.mutate(
            { body: { validFrom, amount, rounding, legalBasis: legalBasis.trim() } },
            {
              onSuccess: (made) => {
                say(t('salary.done', { amount: money(made.amount) }));
                onClose();
              },
            },
          );
        }}
      >
        <TextInput
          data-autofocus
          required
          label={t('salary.basis')}
          description={t('salary.basis-hint')}
          value={legalBasis}
          maxLength={300}
          autoComplete="off"
          onChange={(event) => setBasis(event.currentTarget.value)}
          error={wrong.legalBasis}
        />
        <NumberField
          required
          label={t('salary.amount')}
          description={t('salary.amount-hint')}
          value={amount}
          onChange={setAmount}
          error={wrong.amount}
        />
        <DateField
          required
          label={t('salary.from')}
          value={validFrom}
          onChange={setFrom}
          error={wrong.validFrom}
        />
        <Choice
          legend={t('salary.round')}
          value={rounding}
          onChange={setRounding}
          options={(['up-to-ten-thousand', 'whole-dong'] as const).map((value) => ({
            value,
            words: t(`salary.rounding.${value}`),
          }))}
        />
        {create.error && Object.keys(create.error.errors).length === 0 && (
          <ErrorState error={create.error} kept={t('ui:confirm.kept')} />
        )}
        <div className="k-form-acts">
          <Button type="submit" variant="filled" loading={create.isPending}>
            {t('salary.act')}
          </Button>
          <Button onClick={onClose}>{t('ui:confirm.no')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
