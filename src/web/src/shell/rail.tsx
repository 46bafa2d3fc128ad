import { base } from "../base";
import { href, PAGES, usePlace, type Page } from "../route";
import { count } from "../words";
import { Icon } from "./icons";

export const PAGE_NAMES: Record<Page, string> = {
  overview: "Overview", quotes: "Quotes", read: "Read", review: "Review",
  agreement: "Agreement", codebook: "Codebook", sources: "Sources",
};

/** Where a page begins. Whoever codes blind comes back to blind review. */
export function pageAddress(page: Page): string {
  return href(page, page === "review" && base.get()?.blind ? { blind: "yes" } : {});
}

export function Rail({ open, onChoose }: { open: boolean; onChoose: () => void }) {
  const { page } = usePlace();
  const state = base.use();
  return (
    <nav class={open ? "rail open" : "rail"} id="rail" aria-label="Pages">
      <a class="brand" href="/" onClick={onChoose} aria-label="evidex, to the overview">
        <span class="brand-mark" aria-hidden="true" />
        evidex
      </a>
      <ul>
        {PAGES.map((name) => (
          <li>
            <a href={pageAddress(name)} aria-current={name === page ? "page" : undefined} onClick={onChoose}>
              <Icon page={name} />
              {PAGE_NAMES[name]}
            </a>
          </li>
        ))}
      </ul>
      {state && (
        <p class="rail-foot">
          <strong title={state.base.folder}>{state.base.name}</strong>
          <a href={href("quotes")} onClick={onChoose}>{count(state.counts.passages, "passage")}</a>
          <a href={href("sources")} onClick={onChoose}>{count(state.counts.sources, "source")}</a>
          <span class="quiet fact">{state.codebook.name} {state.codebook.version}</span>
          <span class="quiet">Nothing leaves this computer.</span>
        </p>
      )}
    </nav>
  );
}
