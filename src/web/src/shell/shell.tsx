import type { ComponentType } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { base, isEmpty } from "../base";
import { useKeys } from "../keys";
import { LiveRegion } from "../live";
import { AgreementPage } from "../pages/agreement";
import { CodebookPage } from "../pages/codebook";
import { OverviewPage } from "../pages/overview";
import { QuotesPage } from "../pages/quotes";
import { ReadPage } from "../pages/read";
import { ReviewPage } from "../pages/review";
import { SourcesPage } from "../pages/sources";
import { go, href, usePlace, type Page } from "../route";
import { BlindGate, reveals } from "./blind_gate";
import { FirstSteps, needsSources } from "./first_steps";
import { Foot } from "./foot";
import { Help } from "./help";
import { PAGE_NAMES, pageAddress, Rail } from "./rail";
import { Top } from "./top";

const pages: Record<Page, ComponentType> = {
  overview: OverviewPage, quotes: QuotesPage, read: ReadPage, review: ReviewPage,
  agreement: AgreementPage, codebook: CodebookPage, sources: SourcesPage,
};

const letters: Record<string, Page> = {
  h: "overview", s: "quotes", t: "read", r: "review", a: "agreement", b: "codebook", f: "sources",
};

function goToCoverage(): void {
  go(href("overview"));
  requestAnimationFrame(() => document.getElementById("coverage")?.focus());
}

function useShellKeys(onHelp: () => void): void {
  useKeys({
    title: "Everywhere",
    actions: [
      { name: "help", label: "This list", keys: ["?"], run: onHelp },
      { name: "query", label: "To the query box", keys: ["/"], run: () => document.getElementById("query")?.focus() },
      ...Object.entries(letters).map(([letter, page]) => (
        { name: `go-${page}`, label: PAGE_NAMES[page], keys: [`g ${letter}`], run: () => go(pageAddress(page)) }
      )),
      { name: "go-coverage", label: "Coverage", keys: ["g c"], run: goToCoverage },
    ],
  });
}

/** Moves the focus to the heading after a change of page, as a browser would after loading one. */
function usePageFocus(page: Page): void {
  const first = useRef(true);
  useEffect(() => {
    document.title = `${PAGE_NAMES[page]} · evidex`;
    if (!first.current) document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
    first.current = false;
  }, [page]);
}

export function Shell() {
  const place = usePlace();
  const { page } = place;
  const state = base.use();
  const [menu, setMenu] = useState(false);
  const [help, setHelp] = useState(false);
  useShellKeys(() => setHelp((open) => !open));
  usePageFocus(page);
  const Current = pages[page];
  return (
    <>
      <a class="skip" href="#main">Skip to the page</a>
      <div class="frame">
        <Rail open={menu} onChoose={() => setMenu(false)} />
        <Top menu={menu} onMenu={() => setMenu(!menu)} onHelp={() => setHelp(true)} />
        <main id="main" tabIndex={-1}>
          {state && (isEmpty(state) && needsSources(page) ? <FirstSteps page={page} />
            : state.blind && reveals(place) ? <BlindGate place={place} /> : <Current key={page} />)}
        </main>
        <Foot />
      </div>
      {help && <Help onClose={() => setHelp(false)} />}
      <LiveRegion />
    </>
  );
}
