import { useTranslation } from 'react-i18next';
import { moment } from '@/i18n/format';
import { Tag, TaskList } from '@/ui';
import { useBegunHere } from './begun';
import { useSendingAllBegun } from './sendingBegun';

/** The drafts that the server has not: above the list of those it has, for they are in no list of its. */
export function OnThisDevice({ inset }: { inset?: boolean }) {
  const { t } = useTranslation('away');
  const drafts = useBegunHere();
  useSendingAllBegun();
  if (drafts.length === 0) return null;
  return (
    <section className="reg-here" data-inset={inset} aria-labelledby="reg-here">
      <h2 id="reg-here">{t('here.title', { count: drafts.length })}</h2>
      <p className="reg-quiet">{t('here.sub')}</p>
      <TaskList
        label={t('here.title', { count: drafts.length })}
        tasks={drafts.map(({ id, entry, campaign, unitName, at, refused }) => ({
          id,
          words: entry.name || t('here.unnamed'),
          to: `/dang-ky/tren-may/${id}`,
          more: `${campaign.name} · ${unitName} · ${moment(at)}`,
          end: refused ? (
            <Tag tone="son">{t('here.refused')}</Tag>
          ) : (
            <Tag tone="thoc">{t('draft.only-here')}</Tag>
          ),
        }))}
      />
    </section>
  );
}
