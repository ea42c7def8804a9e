import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showNumber } from '@/i18n/numbers';
import { Button, ConfirmDialog, EmptyState, ErrorState, ExportLink, say, Sheet } from '@/ui';
import {
  useListContributions,
  useRemoveContribution,
  useSumContributions,
  type Contribution,
} from './carryingApi';
import { ContributionDialog } from './ContributionDialog';

/** What people gave from outside the budget, summed by measure; what may be told twice carries a link to where else. */
export function Contributions({ id, mayAdd }: { id: string; mayAdd: boolean }) {
  const { t } = useTranslation('carrying');
  const [after, setAfter] = useState<string>();
  const list = useListContributions({ path: { id }, query: { after, limit: 20 } }, { keep: true });
  const sums = useSumContributions({ path: { id } }).data;
  const [writing, setWriting] = useState<Contribution | 'new' | null>(null);
  const [removing, setRemoving] = useState<Contribution | null>(null);
  const remove = useRemoveContribution();
  const rows = list.data?.items ?? [];
  const shut = () => {
    setRemoving(null);
    remove.reset();
  };
  const said = ({ amount, measure, words, approximate }: Contribution) =>
    amount == null
      ? words
      : `${approximate ? t('figure.about', { value: showNumber(amount) }) : showNumber(amount)} ${measure}`;
  return (
    <Sheet
      title={t('contribution.title')}
      sub={sums?.items
        .map(({ measure, amount, approximate }) =>
          t(approximate ? 'contribution.sum-about' : 'contribution.sum', {
            amount: showNumber(amount),
            measure,
          }),
        )
        .join(' · ')}
    >
      <div className="ca-stack">
        {list.error && !list.data ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : list.data && rows.length === 0 ? (
          <EmptyState>{t('contribution.empty')}</EmptyState>
        ) : (
          <ul className="ca-gifts" aria-busy={!list.data || list.isPlaceholderData}>
            {rows.map((row) => (
              <li key={row.id}>
                <b>{row.contributor}</b>
                <span className="ca-gift">{said(row)}</span>
                <small>
                  {[
                    t(`contribution.kind.${row.kind}`),
                    row.amount != null && row.words,
                    row.subjectOfWork,
                    row.note,
                    row.helperName && t('twinning.by', { name: row.helperName }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
                {row.elsewhere.map((one) => (
                  <p key={one.registrationId} className="ca-twice">
                    {t(`contribution.same.${one.same}`)}{' '}
                    <Link to="/dang-ky/$id" params={{ id: one.registrationId }} search={{}}>
                      {one.name}
                    </Link>{' '}
                    ({one.unitName})
                  </p>
                ))}
                {row.actions.length > 0 && (
                  <span className="ca-acts">
                    <button type="button" className="k-link" onClick={() => setWriting(row)}>
                      {t('edit')}
                      <span className="sr"> {t('contribution.of', { name: row.contributor })}</span>
                    </button>
                    <button type="button" className="k-link" onClick={() => setRemoving(row)}>
                      {t('remove')}
                      <span className="sr"> {t('contribution.of', { name: row.contributor })}</span>
                    </button>
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
        <div className="ca-pages">
          {mayAdd && <Button onClick={() => setWriting('new')}>{t('contribution.add')}</Button>}
          {rows.length > 0 && <ExportLink list="/api/registrations/{id}/contributions" path={{ id }} />}
          {after && <Button onClick={() => setAfter(undefined)}>{t('newest')}</Button>}
          {list.data?.next && (
            <Button onClick={() => setAfter(list.data?.next ?? undefined)}>{t('contribution.more')}</Button>
          )}
        </div>
      </div>
      {writing && (
        <ContributionDialog
          registrationId={id}
          contribution={writing === 'new' ? undefined : writing}
          onClose={() => setWriting(null)}
        />
      )}
      <ConfirmDialog
        opened={removing !== null}
        onClose={shut}
        title={t('contribution.remove-title', { name: removing?.contributor ?? '' })}
        act={t('contribution.remove-act')}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() =>
          removing &&
          remove.mutate(
            { path: { id: removing.id }, rowVersion: removing.rowVersion },
            {
              onSuccess: () => {
                shut();
                say(t('contribution.removed'));
              },
            },
          )
        }
      >
        {removing && said(removing)}
      </ConfirmDialog>
    </Sheet>
  );
}
