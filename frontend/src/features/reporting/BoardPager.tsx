import { useNavigate } from '@tanstack/react-router';
import { Pager } from '@/ui';
import { narrow, type BoardSearch } from './boardSearch';

/** From page to page of a list of the board, in its address. */
export function BoardPager({
  search,
  count,
  next,
  total,
}: {
  search: BoardSearch;
  count: number;
  next?: string | null;
  total?: number;
}) {
  const navigate = useNavigate();
  const before = search.before ?? 0;
  const go = (to: BoardSearch) => () => void navigate({ to: '/theo-doi', search: to });
  return (
    <Pager
      from={before}
      count={count}
      total={total}
      onNext={next ? go({ ...search, mo: undefined, after: next, before: before + count }) : undefined}
      onPrevious={search.after ? () => window.history.back() : undefined}
      onFirst={search.after ? go(narrow(search, {})) : undefined}
    />
  );
}
