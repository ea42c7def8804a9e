import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/api';
import { date, dayAfter, number } from '@/i18n/format';
import { Button, DateText, ErrorState, Facts, SheetSkeleton, Tag } from '@/ui';
import { useGetUnit, type Unit } from './api';
import { CloseUnitDialog } from './CloseUnitDialog';
import { CreateUnitDialog } from './CreateUnitDialog';
import { RenameUnitDialog } from './RenameUnitDialog';
import type { UnitAct, UnitSearch } from './search';
import { UnitLineage } from './UnitLineage';

export function UnitDetail({ id, search }: { id: string; search: UnitSearch }) {
  const { data, error, refetch } = useGetUnit({ path: { id } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SheetSkeleton lines={8} />;
  return <Reading unit={data} search={search} />;
}

function Reading({ unit, search }: { unit: Unit; search: UnitSearch }) {
  const { t } = useTranslation('organisation');
  const navigate = useNavigate();
  const mayAudit = useMay('audit.read');
  const may = (name: string) => unit.actions.includes(name);
  const act = (viec?: UnitAct) =>
    void navigate({
      to: '/don-vi/$id',
      params: { id: unit.id },
      search: { ...search, viec },
      replace: viec === undefined,
    });
  const shut = () => act();
  const above = unit.breadcrumb.filter((step) => step.id !== unit.id);
  const versions = [...unit.versions].reverse();
  const then = search.ngay;
  const worn = then
    ? versions.find(({ validFrom, validTo }) => validFrom <= then && (!validTo || then < validTo))
    : undefined;
  return (
    <article className="o-unit">
      {above.length > 0 && (
        <nav className="o-way" aria-label={t('unit.way')}>
          {above.map((step) => (
            <Link
              key={step.id}
              to="/don-vi/$id"
              params={{ id: step.id }}
              search={{ ngay: search.ngay }}
              activeProps={{}}
            >
              {step.partyName}
            </Link>
          ))}
        </nav>
      )}
      <p className="o-tags">
        <Tag tone="cham">{t(`kind.${unit.kind}`)}</Tag>
        <Tag>{unit.tierName}</Tag>
        {unit.territorial && <Tag>{t('unit.territorial')}</Tag>}
        {unit.closedOn && <Tag tone="son">{t('unit.closed', { day: date(unit.closedOn) })}</Tag>}
      </p>
      <h2>{unit.partyName}</h2>
      {unit.stateName && <p className="o-state">{unit.stateName}</p>}
      {then && (
        <p className="o-then">
          {worn
            ? t('unit.then', { day: date(then), name: worn.partyName })
            : t('unit.not-then', { day: date(then) })}
        </p>
      )}
      <Facts
        facts={[
          [t('unit.code'), unit.code],
          ...(unit.externalCode ? ([[t('unit.external'), unit.externalCode]] as [string, string][]) : []),
          [
            t('unit.children'),
            unit.children === 0
              ? t('unit.no-children')
              : t('unit.has-children', { count: unit.children, n: number(unit.children) }),
          ],
          [t('unit.opened'), <DateText key="opened" value={unit.openedOn} />],
          ...(unit.contact ? ([[t('unit.contact'), unit.contact]] as [string, string][]) : []),
        ]}
      />
      <UnitLineage id={unit.id} />
      <section>
        <h3>{t('unit.names')}</h3>
        <ol className="o-versions">
          {versions.map((version, at) => (
            <li
              key={version.validFrom}
              aria-current={version === worn ? 'date' : undefined}
              data-now={at === 0 || undefined}
            >
              <b>{version.partyName}</b>
              {version.stateName && <span>{version.stateName}</span>}
              <small>
                {version.validTo
                  ? t('unit.from-to', {
                      from: date(version.validFrom),
                      to: date(dayAfter(version.validTo, -1)),
                    })
                  : t('unit.from-on', { from: date(version.validFrom) })}
              </small>
            </li>
          ))}
        </ol>
      </section>
      {mayAudit && (
        <p>
          <Link to="/lich-su/$id" params={{ id: unit.id }}>
            {t('unit.history')}
          </Link>
        </p>
      )}
      {['CreateUnit', 'CheckUnitImport', 'RenameUnit', 'CloseUnit'].some(may) && (
        <div className="o-acts">
          {may('CreateUnit') && (
            <Button variant="filled" onClick={() => act('tao')}>
              {t('create.open')}
            </Button>
          )}
          {may('CheckUnitImport') && (
            <Link className="k-btn" to="/don-vi/nhap" search={{ vao: unit.id }}>
              {t('import.open')}
            </Link>
          )}
          {may('RenameUnit') && <Button onClick={() => act('doi-ten')}>{t('rename.open')}</Button>}
          {may('CloseUnit') && <Button onClick={() => act('ket-thuc')}>{t('close.open')}</Button>}
        </div>
      )}
      {search.viec === 'tao' && may('CreateUnit') && <CreateUnitDialog parent={unit} onClose={shut} />}
      {search.viec === 'doi-ten' && may('RenameUnit') && <RenameUnitDialog unit={unit} onClose={shut} />}
      {search.viec === 'ket-thuc' && may('CloseUnit') && <CloseUnitDialog unit={unit} onClose={shut} />}
    </article>
  );
}
