import { useTranslation } from 'react-i18next';
import { number } from '@/i18n/format';
import { Paper } from '@/ui/Paper';
import type { Pact } from './pactsApi';

/** The pact as it is signed, on A4; in Vietnamese whatever language the page speaks. */
export function PactPaper({ pact }: { pact: Pact }) {
  const { t } = useTranslation('pacts');
  const [leader, ...others] = pact.parties;
  const day = pact.signedOn?.split('-');
  const points = pact.lines.some((line) => line.points != null);
  return (
    <Paper label={t('paper')}>
      <div className="pa-doc">
        <div className="pa-top">
          <p>
            <b>{leader?.name.toLocaleUpperCase('vi')}</b>
            <br />
            <span aria-hidden="true">*</span>
          </p>
          <p>
            <u>ĐẢNG CỘNG SẢN VIỆT NAM</u>
            <br />
            <i>
              {day ? `ngày ${day[2]} tháng ${day[1]} năm ${day[0]}` : `ngày      tháng      năm ${pact.year}`}
            </i>
          </p>
        </div>
        <h2>GIAO ƯỚC THI ĐUA</h2>
        {/* The heading says the first words already. */}
        <p className="pa-title">{pact.title.replace(/^giao ước thi đua\s*/iu, '')}</p>
        {pact.signedOn && (
          <p className="pa-t">
            Hôm nay, ngày {pact.signedOn.split('-').reverse().join('/')}, tại {pact.signedAt}, chúng tôi gồm:
          </p>
        )}
        <ol className="pa-parties">
          {pact.parties.map((party, at) => (
            <li key={party.unitId}>
              <b>{party.name}</b>
              {at === 0 && ' (đơn vị chủ trì)'}
              {party.signatory && `, đại diện: ${party.signatory}`}
            </li>
          ))}
        </ol>
        <p className="pa-t">{pact.preamble ?? 'cùng nhau giao ước thi đua thực hiện những nội dung sau:'}</p>
        <table className="pa-lines">
          <thead>
            <tr>
              <th scope="col">TT</th>
              <th scope="col">Nội dung, chỉ tiêu</th>
              <th scope="col">Mức giao ước</th>
              {points && <th scope="col">Điểm</th>}
            </tr>
          </thead>
          <tbody>
            {pact.lines.map((line, at) => (
              <tr key={line.code}>
                <td>{at + 1}</td>
                <td>{line.text}</td>
                <td>{line.target != null ? `${number(line.target)} ${line.measure ?? ''}` : ''}</td>
                {points && <td>{line.points != null ? number(line.points) : ''}</td>}
              </tr>
            ))}
          </tbody>
        </table>
        <p className="pa-t">
          Các đơn vị cam kết tổ chức thực hiện; cuối năm đơn vị chủ trì đánh giá, chấm điểm và công bố kết
          quả.
        </p>
        <div className="pa-signs">
          {[...others, ...(leader ? [leader] : [])].map((party) => (
            <div key={party.unitId}>
              <b>ĐẠI DIỆN {party.name.toLocaleUpperCase('vi')}</b>
              <span>{party.signatory}</span>
            </div>
          ))}
        </div>
      </div>
    </Paper>
  );
}
