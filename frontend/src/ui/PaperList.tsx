import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '@/i18n/format';
import { TaskList } from '.';

interface Paper {
  code: string;
  name: string;
  proof: 'registration' | 'result' | 'photos' | 'visit' | 'file';
  least: number;
  there: number;
}
export interface Papers {
  tier?: string | null;
  there: number;
  needed: number;
  papers: Paper[];
}

/** Đủ hồ sơ 8/9: every paper that the dossier needs, what of it is there, and where the missing one is given. */
export function PaperList({ papers, act }: { papers: Papers; act?: (paper: Paper) => ReactNode }) {
  const { t } = useTranslation('papers');
  const { there, needed, tier } = papers;
  const counts = { there: number(there), needed: number(needed) };
  return (
    <section aria-labelledby="k-papers">
      <h3 id="k-papers">
        {t(there === needed ? 'full' : 'of', counts)}{' '}
        {tier && <small className="k-sub">{t('tier', { tier })}</small>}
      </h3>
      <TaskList
        label={t('of', counts)}
        tasks={papers.papers.map((paper) => {
          const missing = paper.there < paper.least;
          return {
            id: paper.code,
            words: paper.name,
            more:
              paper.least > 1
                ? t('count', { there: number(paper.there), least: number(paper.least) })
                : missing
                  ? t(`proof.${paper.proof}`)
                  : undefined,
            state: missing ? 'missing' : 'done',
            end: missing ? act?.(paper) : undefined,
          };
        })}
      />
    </section>
  );
}
