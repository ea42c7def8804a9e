import { useTranslation } from 'react-i18next';
import { wordDiff } from './parts';

/** What went and what came, word by word. */
export function PartDiff({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation('registration');
  return (
    <p className="reg-text">
      {wordDiff(before, after).map(({ kind, text }, at) =>
        kind === 'same' ? (
          <span key={at}>{text}</span>
        ) : kind === 'gone' ? (
          <del key={at}>
            <span className="sr">{t('diff.gone')} </span>
            {text}
          </del>
        ) : (
          <ins key={at}>
            <span className="sr">{t('diff.new')} </span>
            {text}
          </ins>
        ),
      )}
    </p>
  );
}
