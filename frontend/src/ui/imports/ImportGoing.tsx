import './imports.css';
import { Sheet } from '../Page';

/** How far an import has come. The page may be left meanwhile. */
export const ImportGoing = ({
  done,
  of,
  words,
  more,
}: {
  done: number;
  of: number;
  words: string;
  more: string;
}) => (
  <Sheet className="k-import-going">
    <progress value={done} max={of} aria-label={words} />
    <p>
      <b>{words}</b> {more}
    </p>
  </Sheet>
);
