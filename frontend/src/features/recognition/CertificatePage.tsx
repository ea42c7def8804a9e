import './recognition.css';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, DateText, Facts, Mark, prefer, TextInput, UtilityBand, Weave, wordsFor } from '@/ui';
import { useCheckCertificate } from './api';

/** For anybody with a certificate in hand: what the register says of its number, and nothing more. */
export function CertificatePage() {
  const { t } = useTranslation('recognition');
  const { code } = useParams({ from: '/tra-cuu/$code' });
  const navigate = useNavigate();
  const { data, error, refetch, isFetching } = useCheckCertificate({ path: { code } });
  const [typed, setTyped] = useState('');
  useEffect(() => {
    document.title = `${code} — ${t('check.title')}`;
  }, [code, t]);
  return (
    <div className="k-cover">
      <UtilityBand crumbs={[t('ui:product')]} onPrefer={prefer} />
      <main className="k-cover-sheet r-check" aria-busy={isFetching}>
        <span className="k-brand">
          <Mark size={48} />
          <span>
            <b>{t('ui:product')}</b>
            <span>{t('check.title')}</span>
          </span>
        </span>
        {error ? (
          <>
            <h1>{error.status === 404 ? t('check.none', { code }) : wordsFor(error)}</h1>
            <p>{error.status === 404 ? t('check.none-more') : t('check.later')}</p>
            {error.status !== 404 && <Button onClick={() => void refetch()}>{t('check.again')}</Button>}
          </>
        ) : data ? (
          <div className="r-certificate" data-status={data.status}>
            <Weave />
            <h1>{t(data.status === 'issued' ? 'check.valid' : 'check.revoked')}</h1>
            <p className="r-model">{data.name}</p>
            <Facts
              facts={[
                [t('list.certificate'), data.code],
                [t('check.unit'), data.holder ? `${data.holder}, ${data.unitName}` : data.unitName],
                [t('recognitions.tier'), `${data.tierName}${data.typical ? ` · ${t('list.typical')}` : ''}`],
                [t('recognitions.authority'), data.authorityName],
                [t('recognitions.decision'), data.decisionNumber],
                [t('recognitions.day'), <DateText key="day" value={data.recognisedOn} />],
                ...(data.revokedOn
                  ? ([[t('check.revoked-on'), <DateText key="off" value={data.revokedOn} />]] as [
                      string,
                      React.ReactNode,
                    ][])
                  : []),
              ]}
            />
          </div>
        ) : (
          <h1 role="status">{t('check.looking', { code })}</h1>
        )}
        <form
          className="k-form r-another"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const next = typed.trim();
            if (next) void navigate({ to: '/tra-cuu/$code', params: { code: next } });
          }}
        >
          <TextInput
            label={t('check.another')}
            autoCapitalize="characters"
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <div className="k-form-acts">
            <Button type="submit">{t('check.act')}</Button>
          </div>
        </form>
      </main>
      <footer className="k-cover-foot">{t('check.foot')}</footer>
    </div>
  );
}
