import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { date, number } from '@/i18n/format';
import { showNumber } from '@/i18n/numbers';
import { Button, ConfirmDialog, ErrorState, Facts, Need, Page, PageSkeleton, say, Sheet } from '@/ui';
import { today } from '@/i18n/format';
import './models.css';
import { useEndTwinning, useGetTwinning } from './api';
import { TwinningDialog } from './TwinningDialog';

/** One twinning: who helps whom, with what, and what came of it. */
export function TwinningPage() {
  const { t } = useTranslation('twinnings');
  const { id } = useParams({ from: '/shell/ket-nghia/$id' });
  const { data, error, refetch } = useGetTwinning({ path: { id } });
  const end = useEndTwinning();
  const [open, setOpen] = useState<'change' | 'end' | null>(null);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const { given } = data;
  const shut = () => {
    setOpen(null);
    end.reset();
  };
  return (
    <Page
      title={t('title')}
      scope={
        <nav className="k-scope" aria-label={t('way')}>
          <Link to="/ket-nghia" search={{}}>
            ‹ {t('title')}
          </Link>
        </nav>
      }
      sentence={t('who', { helper: data.helperName, helped: data.helpedName })}
      more={
        data.validTo
          ? t('from-to', { from: date(data.validFrom), to: date(data.validTo) })
          : t('since', { day: date(data.validFrom) })
      }
      acts={
        <>
          {data.actions.includes('ChangeTwinning') && (
            <Button onClick={() => setOpen('change')}>{t('change')}</Button>
          )}
          {data.actions.includes('EndTwinning') && (
            <Button onClick={() => setOpen('end')}>{t('end.act')}</Button>
          )}
        </>
      }
    >
      <div className="mo-page">
        <div className="mo-side">
          {data.endedOn && <Need title={t('ended-on', { day: date(data.endedOn) })}>{data.endReason}</Need>}
          <Sheet title={t('content')}>
            <p className="mo-content">{data.content}</p>
            <Facts
              facts={[
                [t('helper'), data.helperName],
                [t('helped'), data.helpedName],
                [t('column.by'), data.unitName],
                [t('column.state'), t(data.running ? 'running' : 'not-running')],
              ]}
            />
          </Sheet>
        </div>
        {given && (
          <Sheet title={t('given.title')} sub={t('given.sub')}>
            {given.visits + given.contributions === 0 ? (
              <p>{t('given.none')}</p>
            ) : (
              <Facts
                facts={[
                  [t('given.visits'), number(given.visits)],
                  [t('given.contributions'), number(given.contributions)],
                  ...given.sums.map(({ measure, amount, approximate }): [string, string] => [
                    measure,
                    t(approximate ? 'given.about' : 'given.exact', { amount: showNumber(amount) }),
                  ]),
                ]}
              />
            )}
          </Sheet>
        )}
      </div>
      {open === 'change' && <TwinningDialog twinning={data} onClose={shut} />}
      <ConfirmDialog
        opened={open === 'end'}
        onClose={shut}
        title={t('end.title')}
        act={t('end.act')}
        reason={{ label: t('end.reason') }}
        busy={end.isPending}
        error={end.error}
        onConfirm={(reason) =>
          end.mutate(
            { path: { id }, rowVersion: data.rowVersion, body: { on: today(), reason: reason ?? '' } },
            {
              onSuccess: () => {
                shut();
                say(t('end.done'));
              },
            },
          )
        }
      >
        {t('end.what', { day: date(today()) })}
      </ConfirmDialog>
    </Page>
  );
}
