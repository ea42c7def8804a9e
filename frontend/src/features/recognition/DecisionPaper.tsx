import { useTranslation } from 'react-i18next';
import { Paper } from '@/ui/Paper';
import { number } from '@/i18n/format';
import type { Decision } from './api';
import { annexes, articleParts, lettersOf, numberLine, type Annex } from './document';

/**
 * The document itself, by the form of its family: the Party's by 36-HD/VPTW, the State's by Decree 30/2020. It is in
 * Vietnamese whatever language the page speaks.
 */
export function DecisionPaper({ decision }: { decision: Decision }) {
  const { t } = useTranslation('recognition');
  const { preview, family } = decision;
  const party = family === 'party';
  const [above, ...rest] = preview.issuer.length > 1 ? preview.issuer : ['', ...preview.issuer];
  const letters = lettersOf(family, decision.authority, decision.unitName);
  const lists = annexes(decision.items);
  const [capacity, ...signed] = preview.signature;
  return (
    <div className="r-papers">
      {decision.status === 'draft' && <p className="r-sample k-noprint">{t('paper.draft')}</p>}
      <Paper label={t('paper.label')}>
        <div className="r-doc" data-family={family}>
          <div className="r-top">
            <div>
              {above && <p>{above}</p>}
              <p>
                <b>{rest.join(' ')}</b>
              </p>
              {party ? <p aria-hidden="true">*</p> : <hr />}
              <p className="r-number">{numberLine(decision.number, family, letters)}</p>
            </div>
            <div>
              {party ? (
                <p className="r-party">
                  <u>{preview.heading[0]}</u>
                </p>
              ) : (
                <>
                  <p className="r-state">{preview.heading[0]}</p>
                  <p className="r-motto">
                    <u>{preview.heading[1]}</u>
                  </p>
                </>
              )}
              <p className="r-day">{preview.dateLine}</p>
            </div>
          </div>
          <h2>QUYẾT ĐỊNH</h2>
          <p className="r-title">{preview.title}</p>
          {party ? (
            <p className="r-c" aria-hidden="true">
              -----
            </p>
          ) : (
            <hr className="r-rule" />
          )}
          {preview.bases.map((basis, at) => (
            <p key={basis} className={party ? 'r-t' : 'r-t r-i'}>
              {party && '- '}
              {basis}
              {at === preview.bases.length - 1 ? (party ? ',' : '.') : ';'}
            </p>
          ))}
          <p className="r-decides">
            {party ? `${decision.authority.toLocaleUpperCase('vi')} QUYẾT ĐỊNH` : 'QUYẾT ĐỊNH:'}
          </p>
          {preview.articles.map((article, at) => {
            const [head, words] = articleParts(article);
            return (
              <p key={head} className="r-t">
                <b>{head}</b> {words}
                {at === preview.articles.length - 1 && !party && /\.$/.test(words) ? '/.' : ''}
              </p>
            );
          })}
          <div className="r-foot">
            <div className="r-to">
              <p>{party ? <u>Nơi nhận:</u> : <b>Nơi nhận:</b>}</p>
              <p>- Các đơn vị, cá nhân có tên,</p>
              <p>- Cơ quan thường trực Ban Chỉ đạo,</p>
              <p>- Lưu: {party ? 'Văn phòng' : 'VT'}.</p>
            </div>
            <div className="r-sign">
              <p>
                <b>{capacity}</b>
              </p>
              <p className="r-name">
                <b>{signed.join(' ')}</b>
              </p>
            </div>
          </div>
        </div>
      </Paper>
      {lists.length > 0 && (
        <Paper label={t('paper.list')}>
          <div className="r-doc r-annex">
            <h2>DANH SÁCH</h2>
            <p className="r-title">
              Kèm theo Quyết định{' '}
              {numberLine(decision.number, family, letters).replace(/^Số/, 'số').replace('số:', 'số')},{' '}
              {preview.dateLine}
            </p>
            <p className="r-c" aria-hidden="true">
              -----
            </p>
            {lists.map((list) => (
              <AnnexTable
                key={list.numeral + list.kind + (list.form ?? '') + (list.category ?? '')}
                list={list}
              />
            ))}
          </div>
        </Paper>
      )}
    </div>
  );
}

const FORMS = {
  'giay-khen': 'Giấy khen',
  'bang-khen': 'Bằng khen',
  'bieu-duong': 'Biểu dương',
  'thu-khen': 'Thư khen',
  'co-thi-dua': 'Cờ thi đua',
} as const;
const CATEGORIES = {
  'for-the-model': 'cho mô hình, điển hình',
  'for-implementing': 'về thành tích thực hiện',
  'for-directing': 'về thành tích chỉ đạo, tham mưu',
} as const;
const SUBJECTS = { collective: 'Tập thể', individual: 'Cá nhân', household: 'Hộ gia đình' } as const;

function AnnexTable({ list }: { list: Annex }) {
  const { t } = useTranslation('recognition');
  const award = list.kind === 'award';
  const title = award
    ? `${FORMS[list.form ?? 'giay-khen']} ${CATEGORIES[list.category ?? 'for-the-model']}`
    : 'Mô hình, điển hình được công nhận';
  return (
    <>
      <p className="r-part">
        <b>
          {list.numeral && `${list.numeral}. `}
          {title}
        </b>
      </p>
      <div className="r-scroll" role="region" tabIndex={0} aria-label={t('paper.table', { title })}>
        <table>
          <thead>
            <tr>
              <th scope="col">TT</th>
              <th scope="col">
                {award && list.category !== 'for-the-model' ? 'Tập thể, cá nhân' : 'Mô hình, điển hình'}
              </th>
              <th scope="col">Đơn vị</th>
              <th scope="col">{award ? 'Tiền thưởng (đồng)' : 'Đối tượng'}</th>
              {!award && <th scope="col">Ghi chú</th>}
            </tr>
          </thead>
          <tbody>
            {list.rows.map(({ number: at, item }) => (
              <tr key={item.ordinal}>
                <td className="r-c">{at}</td>
                <td>{item.modelName ?? item.recipient}</td>
                <td>
                  {item.modelName && item.recipient !== item.recipientUnitName
                    ? `${item.recipient}, ${item.recipientUnitName}`
                    : item.recipientUnitName}
                </td>
                <td className={award ? 'r-n' : undefined}>
                  {award ? (item.money == null ? '' : number(item.money)) : SUBJECTS[item.subject]}
                </td>
                {!award && <td>{item.typical ? 'Tiêu biểu' : ''}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
