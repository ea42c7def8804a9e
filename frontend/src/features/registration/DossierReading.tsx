import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Tag } from '@/ui';
import type { Dossier } from './api';
import { PartDiff } from './PartDiff';
import { allParts } from '@/ui/own/parts';
import { textOf, type Part, type Reading } from './parts';

const OwnAnswers = lazy(() => import('./OwnAnswers'));
const HandInsDialog = lazy(async () => ({ default: (await import('./HandInsDialog')).HandInsDialog }));

/**
 * The form as it reads. After a return, the next reading shows only what changed since, word by word, and the rest on
 * request.
 */
export function DossierReading({ view }: { view: Dossier }) {
  const { t } = useTranslation('registration');
  const before = view.status === 'returned' ? null : view.readBefore;
  const changed = before ? view.changed : [];
  const fields = before ? view.changedFields : [];
  const [all, setAll] = useState(false);
  const [comparing, setComparing] = useState(false);
  // A draft begun after a return is a reading too: it can be held against what was handed in.
  const readings = view.rounds + (view.status === 'returned' ? 1 : 0);
  const again = before != null && view.status === 'submitted';
  const shown: readonly Part[] = again && !all ? changed : allParts.filter((part) => part !== 'name');
  return (
    <section aria-label={t('reading')}>
      <h3>{again ? t('reading-again', { count: changed.length + fields.length }) : t('reading')}</h3>
      {again && changed.length + fields.length === 0 && <p className="reg-quiet">{t('reading-same')}</p>}
      <div className="reg-reading">
        {shown.map((part) => (
          <PartText
            key={part}
            view={view}
            part={part}
            before={changed.includes(part) && before ? before : undefined}
          />
        ))}
        {(view.campaign.form.fields?.length ?? 0) > 0 && (
          <Suspense fallback={null}>
            <OwnAnswers view={view} before={before ?? undefined} changed={fields} only={again && !all} />
          </Suspense>
        )}
      </div>
      {again && (
        <button type="button" className="k-link reg-more" aria-expanded={all} onClick={() => setAll(!all)}>
          {t(all ? 'reading-changed' : 'reading-all')}
        </button>
      )}
      {readings > 1 && (
        <button type="button" className="k-link reg-more" onClick={() => setComparing(true)}>
          {t('rounds.open', { count: view.rounds })}
        </button>
      )}
      {comparing && (
        <Suspense fallback={null}>
          <HandInsDialog view={view} onClose={() => setComparing(false)} />
        </Suspense>
      )}
    </section>
  );
}

function PartText({ view, part, before }: { view: Dossier; part: Part; before?: Reading }) {
  const { t } = useTranslation('registration');
  const text = textOf(view, part);
  const remarks = view.remarks.filter((remark) => remark.part === part);
  const required = view.campaign.form.required.includes(part);
  return (
    <article id={`doc-${part}`} className="reg-part">
      <h4>
        {t(`part.${part}`)} {before && <Tag tone="cham">{t('changed')}</Tag>}
        {text === '' && required && <Tag tone="thoc">{t('not-written')}</Tag>}
      </h4>
      {remarks.map((remark) => (
        <p key={remark.text} className="reg-remark">
          <b>{t('remark')}</b> {remark.text}
        </p>
      ))}
      {before ? (
        <PartDiff before={textOf(before, part)} after={text} />
      ) : text ? (
        <p className="reg-text">{text}</p>
      ) : (
        <p className="reg-quiet">{t('nothing-written')}</p>
      )}
    </article>
  );
}
