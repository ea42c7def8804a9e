import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSessionState } from '@/api';

interface Props {
  /** The finding, as a sentence. `<mark>` underlines the words that ask for an act. */
  sentence: ReactNode;
  /** What the browser's tab says; short. */
  title: string;
  more?: ReactNode;
  /** The scope, as a FilterSentence. */
  scope?: ReactNode;
  /** Right of the scope: how fresh the figures are. */
  note?: ReactNode;
  acts?: ReactNode;
  children?: ReactNode;
}

/** Every page opens with a sentence that says the finding. */
export function Page({ sentence, title, more, scope, note, acts, children }: Props) {
  const { t } = useTranslation('ui');
  const demo = useSessionState().session?.demo ?? false;
  useEffect(() => {
    document.title = `${title} — ${t('product')}`;
  }, [title, t]);
  return (
    <>
      <div className="k-page-top" data-full={scope || note ? '' : undefined}>
        {scope}
        {(demo || note) && (
          <span className="k-page-note">
            {demo && <DemoMark />}
            {note}
          </span>
        )}
      </div>
      <div className="k-page-head">
        <div>
          <h1>{sentence}</h1>
          {more && <p>{more}</p>}
        </div>
        {acts && <div className="k-acts">{acts}</div>}
      </div>
      {children}
    </>
  );
}

export function DemoMark() {
  const { t } = useTranslation('ui');
  return <span className="k-demo">{t('demo')}</span>;
}

/** A framed part of a page; its title is the finding of the part. */
export function Sheet({
  title,
  sub,
  acts,
  className,
  children,
}: {
  title?: ReactNode;
  sub?: ReactNode;
  acts?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section className={`k-sheet ${className ?? ''}`}>
      {title && (
        <header>
          <div>
            <h2>{title}</h2>
            {sub && <p className="k-sub">{sub}</p>}
          </div>
          {acts}
        </header>
      )}
      {children}
    </section>
  );
}
