import { useEffect } from "preact/hooks";
import type { Quotes } from "../api";
import { toggleKept, useBasket } from "../basket";
import { address, useAnswer, type Query } from "../client";
import { useKeys } from "../keys";
import { say } from "../live";
import { EvidenceChoice } from "../parts/evidence";
import { FacetPanel } from "../parts/facets";
import { Empty, ProblemNotice, Waiting } from "../parts/notice";
import { Pager } from "../parts/pager";
import { QuoteCard } from "../parts/quote_card";
import { changed, filterOf, go, here, href, param, usePlace, type Place } from "../route";
import { copy, useFoot } from "../shell/foot";
import { WhyPanel } from "../shell/why";
import { count, number } from "../words";
import { BasketBar } from "./quotes_basket";
import { KwicView } from "./quotes_kwic";

const SIZE = 20;

export function queryOf(place: Place): Query {
  return { ...filterOf(place), words: param(place, "words") };
}

export function QuotesPage() {
  const place = usePlace();
  const query = queryOf(place);
  const kwic = param(place, "view") === "kwic";
  const why = param(place, "why");
  const passage = Number(param(place, "passage"));
  const closeWhy = () => {
    go(changed(place, { why: undefined }), "replace");
    document.querySelector<HTMLElement>(`[data-passage="${passage}"]`)?.focus();
  };
  return (
    <div class={why && passage ? "split with-why" : "split"}>
      <header class="page-head">
        <h1 tabIndex={-1}>Quotes</h1>
        <ViewChoice kwic={kwic} />
        <EvidenceChoice />
      </header>
      <details class="facet-drawer" open={window.innerWidth > 900}>
        <summary>Filters</summary>
        <FacetPanel query={query} />
      </details>
      <div class="results">
        <BasketBar />
        {kwic ? <KwicView query={query} /> : <Cards query={query} />}
      </div>
      {why && passage > 0 && <WhyPanel passage={passage} component={why === "all" ? "" : why} onClose={closeWhy} />}
    </div>
  );
}

function ViewChoice({ kwic }: { kwic: boolean }) {
  const place = usePlace();
  return (
    <nav class="group" aria-label="View">
      <a class="button" aria-current={kwic ? undefined : "true"} href={changed(place, { view: "cards", page: undefined })}>Passages</a>
      <a class="button" aria-current={kwic ? "true" : undefined} href={changed(place, { view: "kwic", page: undefined })}>Keyword in context</a>
    </nav>
  );
}

/** The card that keys act on. */
function focusCard(passage: number): void {
  const card = document.querySelector<HTMLElement>(`[data-passage="${passage}"]`);
  card?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: "nearest" });
}

function useCardKeys(data: Quotes | null): void {
  const quotes = data?.quotes ?? [];
  const current = () => quotes.findIndex((quote) => quote.passage === Number(param(here(), "passage")));
  const move = (by: number) => {
    const at = current();
    const next = quotes[at < 0 ? 0 : Math.min(quotes.length - 1, Math.max(0, at + by))];
    if (!next) return;
    const why = param(here(), "why");
    const kept = why === "all" || next.components.some((tag) => tag.component === why) ? why : why && "all";
    go(changed(here(), { passage: next.passage, why: kept || undefined }), "replace");
    focusCard(next.passage);
  };
  const act = (use: (quote: Quotes["quotes"][number]) => void) => () => {
    const quote = quotes[Math.max(0, current())];
    if (quote) use(quote);
  };
  useKeys({
    title: "Quotes",
    actions: [
      { name: "next", label: "Next quote", keys: ["j", "ArrowDown"], run: () => move(1) },
      { name: "previous", label: "Previous quote", keys: ["k", "ArrowUp"], run: () => move(-1) },
      { name: "why", label: "Why?", keys: ["w"], run: act((quote) => {
        const open = param(here(), "why") !== "";
        go(changed(here(), { passage: quote.passage, why: open ? undefined : "all" }), "replace");
      }) },
      { name: "basket", label: "Into the basket, or out of it", keys: ["b"], run: act((quote) => {
        say(toggleKept({ passage: quote.passage, place: quote.place }) ? "In the basket." : "Out of the basket.");
      }) },
      { name: "copy", label: "Copy with citation", keys: ["y"], run: act((quote) => void copy(quote.citation, "Quote and citation")) },
      { name: "open", label: "Read it in its source", keys: ["Enter"], run: act((quote) => {
        go(href("read", { id: quote.source_id, at: quote.passage, find: param(here(), "words") || undefined }));
      }) },
      { name: "close", label: "Close Why?", keys: ["Escape"], run: () => go(changed(here(), { why: undefined }), "replace") },
    ],
  });
}

function Cards({ query }: { query: Query }) {
  const place = usePlace();
  const page = Math.max(1, Number(param(place, "page")) || 1);
  const context = param(place, "context");
  const url = address("/api/quotes", { ...query, context, limit: SIZE, offset: (page - 1) * SIZE });
  const { data, problem, waiting, again } = useAnswer<Quotes>(url);
  const kept = useBasket();
  const passage = Number(param(place, "passage"));
  const why = param(place, "why");
  const selected = data?.quotes.find((quote) => quote.passage === passage);
  useCardKeys(data);
  useFoot({
    command: data?.command,
    csv: address("/api/quotes.csv", query), json: address("/api/quotes.json", query),
    more: [
      { label: "Word", href: address("/api/quotes.docx", query) },
      { label: "Markdown", href: address("/api/quotes.md", query) },
    ],
    citation: selected?.citation,
  });
  useEffect(() => {
    if (data && !waiting) say(`${count(data.total, "passage")} found.`);
  }, [data?.total, waiting]);
  if (problem) return <ProblemNotice problem={problem} again={again} />;
  if (!data) return <Waiting what="Searching" />;
  if (data.total === 0) return <NothingFound place={place} />;
  return (
    <div aria-busy={waiting}>
      <div class="list-head">
        <p><b>{number(data.total)}</b> {data.total === 1 ? "passage" : "passages"}, best first
          {data.total > data.quotes.length && <>; {number(data.offset + 1)} to {number(data.offset + data.quotes.length)} shown</>}</p>
        <label>Context <select value={context} onChange={(event) => go(changed(place, { context: event.currentTarget.value }))}>
          {["0", "1", "2", "5"].map((n) => <option value={n}>{n === "0" ? "none" : `${n} either side`}</option>)}
        </select></label>
      </div>
      <div class="quotes">
        {data.quotes.map((quote) => (
          <QuoteCard
            key={quote.passage} quote={quote} words={param(place, "words")}
            selected={quote.passage === passage} kept={kept.some((one) => one.passage === quote.passage)}
            why={quote.passage === passage ? why : undefined}
            shown={underlined(place, quote.passage === passage)}
            onSelect={() => {
              if (Number(param(here(), "passage")) === quote.passage) return;
              go(changed(here(), { passage: quote.passage, why: param(here(), "why") ? "all" : undefined }), "replace");
            }}
            onWhy={(component) => {
              const open = passage === quote.passage && why === component;
              go(changed(here(), { passage: quote.passage, why: open ? undefined : component }), "replace");
            }}
          />
        ))}
      </div>
      <Pager total={data.total} size={SIZE} page={page} />
    </div>
  );
}

/** Words behind the components asked for; in the selected quote, those behind what is explained. Else there would be noise. */
function underlined(place: Place, selected: boolean): readonly string[] | undefined {
  const why = selected ? param(place, "why") : "";
  const asked = filterOf(place)["component"] ?? [];
  if (why && why !== "all") return [why];
  return why || (selected && asked.length === 0) ? undefined : asked;
}

function NothingFound({ place }: { place: Place }) {
  const words = param(place, "words");
  const filters = Object.entries(filterOf(place)).flatMap(([name, values]) => values.map((value) => ({ name, value })));
  return (
    <Empty title="No passage passes.">
      {words && <p>The words <b>{words}</b>{filters.length > 0 && " together with the filters"} are found nowhere. Fewer words,
        <code> OR </code> between them, or a <code>*</code> at the end of one find more.</p>}
      {filters.length > 0 && (
        <ul>
          {filters.map(({ name, value }) => (
            <li><a href={changed(place, { [name]: (filterOf(place)[name] ?? []).filter((v) => v !== value) })}>Search without {name} {value}</a></li>
          ))}
          {words && <li><a href={href("quotes", { words })}>Search {words} without any filter</a></li>}
        </ul>
      )}
    </Empty>
  );
}
