import { changed, usePlace } from "../route";
import { number } from "../words";

/** Which part of a long list is shown, and the ways to the others. */
export function Pager({ total, size, page }: { total: number; size: number; page: number }) {
  const place = usePlace();
  const last = Math.max(1, Math.ceil(total / size));
  if (last === 1) return null;
  return (
    <nav class="pager" aria-label="Pages of results">
      {page > 1 && <a class="button" rel="prev" href={changed(place, { page: page - 1 || undefined, passage: undefined })}>Previous</a>}
      <span>page {number(page)} of {number(last)}</span>
      {page < last && <a class="button" rel="next" href={changed(place, { page: page + 1, passage: undefined })}>Next</a>}
    </nav>
  );
}
