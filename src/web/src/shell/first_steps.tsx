import { Empty } from "../parts/notice";
import { href, type Page } from "../route";
import { PAGE_NAMES } from "./rail";

/** What pages say as long as nothing was read. The other pages work without a source. */
const titles: Partial<Record<Page, string>> = {
  overview: "This evidence base is still empty.",
  quotes: "There is nothing to search yet.",
  read: "There is nothing to read yet.",
  review: "There is nothing to review yet.",
  agreement: "Nobody has coded anything yet.",
};

export function needsSources(page: Page): boolean {
  return page in titles;
}

/** A page before anything was read: what to do first. Nothing is asked of the base, since there may be none. */
export function FirstSteps({ page }: { page: Page }) {
  return (
    <>
      <header class="page-head"><h1 tabIndex={-1}>{PAGE_NAMES[page]}</h1></header>
      <Empty title={titles[page] ?? ""}>
        <p>Add papers, reports and interview transcripts on the page <a href={href("sources")}>Sources</a>: PDF, Word,
          OpenDocument, HTML, JATS XML, text, Markdown, WebVTT or SRT. They stay on this computer.</p>
        <p>Or in a terminal: <code>evidex ingest FOLDER</code></p>
      </Empty>
    </>
  );
}
