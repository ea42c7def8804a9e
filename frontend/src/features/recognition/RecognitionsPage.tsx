import './recognition.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page, Views } from '@/ui';
import { AwardsView } from './AwardsView';
import { NominationsView } from './NominationsView';
import { RecognitionsView } from './RecognitionsView';
import type { RecognitionsSearch } from './search';
import { useListNominations, useListRecognitions } from './api';

export function RecognitionsPage() {
  const { t } = useTranslation('recognition');
  const search = useSearch({ from: '/shell/cong-nhan' });
  const navigate = useNavigate({ from: '/cong-nhan' });
  const part = search.muc ?? 'cong-nhan';
  const first = useListRecognitions({ query: { typical: true, status: 'issued', limit: 100 } });
  const asked = useListNominations({ query: { box: 'received', status: 'sent', limit: 100 } });
  const waiting = asked.data?.items.filter(({ actions }) => actions.includes('AcceptNomination')).length ?? 0;
  const typical = first.data?.items.length ?? 0;
  const more = first.data?.next ? '+' : '';
  const set = (part: Partial<typeof search>) =>
    void navigate({ search: (now) => ({ ...now, after: undefined, ...part }) });
  return (
    <Page
      title={t('recognitions.title')}
      sentence={
        waiting > 0 ? (
          <mark>{t('recognitions.waiting', { count: waiting })}</mark>
        ) : typical > 0 ? (
          t('recognitions.typical', { count: typical, more })
        ) : (
          t('recognitions.sentence')
        )
      }
      acts={
        <a
          className="k-btn"
          href={
            part === 'cong-nhan'
              ? `/api/recognitions/export.xlsx${exportQuery(search)}`
              : `/api/${part === 'khen-thuong' ? 'awards' : 'nominations'}/export.xlsx`
          }
        >
          {t('recognitions.export')}
        </a>
      }
    >
      <Views
        label={t('recognitions.title')}
        current={part}
        views={(['cong-nhan', 'khen-thuong', 'de-nghi'] as const).map((id) => ({
          id,
          words: t(`part.${id}`),
          to: '/cong-nhan',
          search: { muc: id },
          count: id === 'de-nghi' && waiting > 0 ? waiting : undefined,
        }))}
      />
      {part === 'cong-nhan' && <RecognitionsView search={search} onSearch={set} />}
      {part === 'khen-thuong' && <AwardsView search={search} onSearch={set} />}
      {part === 'de-nghi' && <NominationsView search={search} onSearch={set} />}
    </Page>
  );
}

export interface PartProps {
  search: RecognitionsSearch;
  onSearch: (part: Partial<RecognitionsSearch>) => void;
}

function exportQuery({
  q,
  tieuBieu,
  tinhTrang,
  cap,
  campaignId,
  unitId,
  asOf,
  geography,
  path,
}: RecognitionsSearch) {
  const query = new URLSearchParams();
  if (q) query.set('q', q);
  if (tieuBieu) query.set('typical', 'true');
  if (tinhTrang) query.set('status', tinhTrang);
  if (cap) query.set('tierId', cap);
  if (campaignId) query.set('campaignId', campaignId);
  if (unitId) query.set('unitId', unitId);
  if (asOf) query.set('asOf', asOf);
  if (geography) query.set('geography', geography);
  if (path) query.set('path', path);
  const text = query.toString();
  return text && `?${text}`;
}
