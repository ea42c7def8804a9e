import { useTranslation } from 'react-i18next';
import { Button, ErrorState, SheetSkeleton } from '@/ui';
import { Paper } from '@/ui/Paper';
import { clock, date, number } from '@/i18n/format';
import { useGetMinutes } from './api';

/** Biên bản, from what was frozen when the session closed. */
export function MinutesView({ id }: { id: string }) {
  const { t } = useTranslation('evaluation');
  const { data, error, refetch } = useGetMinutes({ path: { id } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SheetSkeleton lines={14} />;
  const { minutes: m } = data;
  const passed = m.candidates.filter(({ outcome }) => outcome === 'passed');
  const of = (role: string) => m.members.find((member) => member.role === role)?.name;
  return (
    <>
      <div className="e-print k-noprint">
        <Button onClick={() => window.print()}>{t('minutes.print')}</Button>
      </div>
      <Paper label={t('minutes.title')}>
        <div className="e-minutes">
          <p className="e-c">{m.council}</p>
          <h2 className="e-c">BIÊN BẢN</h2>
          <p className="e-c">
            <b>{m.title}</b>
          </p>
          <p>
            Hôm nay, ngày {date(m.heldOn)}, {m.council} (thành lập theo Quyết định số {m.councilDecision},
            ngày {date(m.councilDecisionDate)}) họp bình xét {m.campaign}, {m.tier.toLocaleLowerCase('vi')}.
            Bắt đầu chấm điểm lúc {clock(m.openedAt)} ngày {date(m.openedAt)}, kết thúc lúc{' '}
            {clock(m.closedAt)} ngày {date(m.closedAt)}.
          </p>
          <h3>I. Thành phần</h3>
          <p>
            Có mặt {m.present} trên {m.seats} thành viên, bảo đảm tỷ lệ tối thiểu {m.rules.quorum.numerator}/
            {m.rules.quorum.denominator}.
          </p>
          <ol>
            {m.members.map((member) => (
              <li key={member.name}>
                {member.name}, {SEATS[member.role]}
                {!member.present && ' (vắng)'}
              </li>
            ))}
          </ol>
          <h3>II. Thành viên không chấm do có liên quan</h3>
          {m.recusals.length === 0 ? (
            <p>Không có.</p>
          ) : (
            <ul>
              {m.recusals.map((recusal, at) => (
                <li key={at}>
                  {recusal.member} không chấm “{recusal.candidate}”: {REASONS[recusal.reason]}
                  {recusal.note && ` (${recusal.note})`}.
                </li>
              ))}
            </ul>
          )}
          <h3>III. Kết quả</h3>
          <p>
            Hội đồng xét {m.candidates.length} hồ sơ; {passed.length} hồ sơ đạt.
          </p>
          <div className="e-scroll" role="region" tabIndex={0} aria-label={t('minutes.results')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">Hạng</th>
                  <th scope="col">Mô hình, điển hình</th>
                  <th scope="col">Số phiếu</th>
                  <th scope="col">Điểm TB</th>
                  <th scope="col">Kết quả</th>
                </tr>
              </thead>
              <tbody>
                {m.candidates.map((c) => (
                  <tr key={c.candidateId}>
                    <td className="e-c">{c.rank ?? ''}</td>
                    <td>
                      {c.name}
                      <br />
                      <i>{c.unitName}</i>
                    </td>
                    <td className="e-c">
                      {c.scorers}/{c.entitled}
                    </td>
                    <td className="e-c">{c.average == null ? '' : number(c.average, 2)}</td>
                    <td>{OUTCOMES[c.outcome]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <div className="e-signs">
            <p>
              <b>THƯ KÝ</b>
              <br />
              <br />
              <br />
              <b>{of('secretary')}</b>
            </p>
            <p>
              <b>CHỦ TỊCH HỘI ĐỒNG</b>
              <br />
              <br />
              <br />
              <b>{of('chair')}</b>
            </p>
          </div>
        </div>
      </Paper>
    </>
  );
}

/** A document of the Party is in Vietnamese whatever language the page speaks. */
const SEATS = { chair: 'Chủ tịch', secretary: 'Thư ký', member: 'Ủy viên' } as const;
const REASONS = {
  'own-unit': 'là đơn vị của thành viên',
  ancestor: 'thuộc cấp ủy đã đề nghị hoặc xác nhận',
  authorship: 'thành viên là người viết hồ sơ',
  declared: 'thành viên tự khai có liên quan',
} as const;
const OUTCOMES = {
  passed: 'Đạt',
  'under-line': 'Đạt, dưới chỉ tiêu',
  failed: 'Không đạt',
  'not-scored': 'Chưa đủ phiếu',
} as const;
