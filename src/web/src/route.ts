import { observable } from "./observable";

/** The pages, in the order of the left rail. */
export const PAGES = ["overview", "quotes", "read", "review", "agreement", "codebook", "sources"] as const;
export type Page = (typeof PAGES)[number];

/** Parameters that choose passages; the same words as the command line's options. */
export const FILTER_PARAMS = [
  "component", "theme", "role", "kind", "stance", "source", "year", "tagged", "decided", "evidence",
] as const;
export type FilterParam = (typeof FILTER_PARAMS)[number];

/** What each page's address may hold besides, with the value that is left out because it is the usual one. */
const OWN_PARAMS: Record<Page, Record<string, string>> = {
  overview: { by: "role", tables: "", evidence: "suggested" },
  quotes: { words: "", view: "cards", sort: "rank", page: "1", passage: "", why: "", context: "0", evidence: "suggested" },
  read: { id: "", at: "", why: "", find: "" },
  review: { order: "document", blind: "no", sample: "", seed: "1", why: "" },
  agreement: { coders: "", unit: "passage", engine: "no", tables: "" },
  codebook: { row: "", find: "" },
  sources: { view: "files", run: "", problems: "no" },
};

/** A place in the workbench: everything that is on screen follows from it. */
export interface Place {
  page: Page;
  params: URLSearchParams;
  /** Parameters of the address that this page does not know; they are said on screen, never ignored. */
  unknown: string[];
}

/** Which filters each page has. */
const FILTERS: Record<Page, readonly FilterParam[]> = {
  overview: FILTER_PARAMS.filter((name) => name !== "tagged" && name !== "decided"),
  quotes: FILTER_PARAMS,
  read: ["component"],
  review: ["component", "source"],
  agreement: ["component", "source"],
  codebook: ["component"],
  sources: [],
};

function knows(page: Page, name: string): boolean {
  return name in OWN_PARAMS[page] || (FILTERS[page] as readonly string[]).includes(name);
}

export function parsePlace(location: { pathname: string; search: string }): Place {
  const name = location.pathname.replace(/^\/+|\/+$/g, "") || "overview";
  const page = (PAGES as readonly string[]).includes(name) ? (name as Page) : "overview";
  const params = new URLSearchParams();
  const unknown: string[] = [];
  for (const [key, value] of new URLSearchParams(location.search)) {
    if (!knows(page, key)) unknown.push(key);
    else if (value !== "") params.append(key, value);
  }
  return { page, params, unknown };
}

export type Changes = Record<string, string | readonly string[] | number | undefined>;

/** The address of a page: parameters sorted and usual values left out, so that equal views have equal addresses. */
export function href(page: Page, changes: Changes = {}): string {
  const own = OWN_PARAMS[page];
  const pairs: [string, string][] = [];
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? (value as readonly string[]) : [String(value)]) {
      if (one !== "" && own[key] !== one) pairs.push([key, one]);
    }
  }
  pairs.sort((a, b) => (a[0] === b[0] ? (a[1] < b[1] ? -1 : 1) : a[0] < b[0] ? -1 : 1));
  const search = pairs.map(([k, v]) => `${encodeURIComponent(k)}=${encodeURIComponent(v)}`).join("&");
  return (page === "overview" ? "/" : `/${page}`) + (search && `?${search}`);
}

/** Everything the place holds, as `href` wants it. */
export function held(place: Place): Record<string, string[]> {
  const all: Record<string, string[]> = {};
  for (const [key, value] of place.params) (all[key] ??= []).push(value);
  return all;
}

/** The address of the same page with some parameters changed. */
export function changed(place: Place, changes: Changes): string {
  return href(place.page, { ...held(place), ...changes });
}

/** The value of a parameter, or the usual one. */
export function param(place: Place, name: string): string {
  return place.params.get(name) ?? OWN_PARAMS[place.page][name] ?? "";
}

/** The parameters that choose passages. */
export function filterOf(place: Place): Record<string, string[]> {
  const all = held(place);
  return Object.fromEntries(FILTER_PARAMS.filter((name) => all[name]).map((name) => [name, all[name] ?? []]));
}

const current = observable(parsePlace(window.location));

function arrive(): void {
  current.set(parsePlace(window.location));
}

/** Goes to an address inside the workbench. `replace` keeps it out of the history (for small steps such as typing). */
export function go(address: string, how: "push" | "replace" = "push"): void {
  if (address === window.location.pathname + window.location.search) return;
  const fromPage = current.get().page;
  if (how === "push") window.history.pushState(null, "", address);
  else window.history.replaceState(null, "", address);
  arrive();
  if (how === "push" && current.get().page !== fromPage) window.scrollTo(0, 0);
}

export const here = current.get;
export const usePlace = current.use;

/** Follows back and forward, and turns clicks on links of the workbench into steps without a reload. */
export function startRouting(): void {
  window.addEventListener("popstate", arrive);
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = (event.target as Element).closest("a");
    const address = link?.getAttribute("href") ?? link?.getAttributeNS("http://www.w3.org/1999/xlink", "href");
    if (!link || !address?.startsWith("/") || link.hasAttribute("download") || link.getAttribute("target")) return;
    if (address.startsWith("/api/")) return;
    event.preventDefault();
    go(address);
  });
}
