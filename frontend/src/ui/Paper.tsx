import './styles/tinos.css';
import type { ReactNode } from 'react';

/** A sheet of A4 in Times, for documents. Import it only from lazily loaded pages: it brings Tinos with it. */
export const Paper = ({ label, children }: { label: string; children: ReactNode }) => (
  <article className="k-a4" aria-label={label}>
    {children}
  </article>
);
