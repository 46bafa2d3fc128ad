import { useEffect, useRef, useState } from "preact/hooks";
import { base, baseProblem, loadBase, outdated } from "../base";
import { ProblemNotice } from "../parts/notice";
import { filterOf, go, href, param, usePlace } from "../route";
import { Chips } from "./chips";

/** The one query box: words as on the command line. It keeps the filters that are active. */
function QueryBox() {
  const place = usePlace();
  const words = place.page === "quotes" ? param(place, "words") : "";
  const [text, setText] = useState(words);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => setText(words), [words]);
  const submit = (event: Event) => {
    event.preventDefault();
    const view = place.page === "quotes" ? param(place, "view") : "cards";
    go(href("quotes", { ...filterOf(place), words: text.trim(), view }));
  };
  return (
    <form role="search" class="query" onSubmit={submit}>
      <label class="unseen" for="query">Search all passages</label>
      <input id="query" ref={box} type="search" autocomplete="off" spellcheck={false} value={text}
        placeholder="Search what people said: waiting list, &quot;no one told&quot;, transition*" aria-describedby="query-help"
        onInput={(event) => setText(event.currentTarget.value)} />
      <button>Search</button>
      <span class="unseen" id="query-help">
        Words, "phrases", prefix*, AND, OR, NOT, and NEAR(one two, 5) as in a literature database.
      </span>
    </form>
  );
}

interface Props {
  menu: boolean;
  onMenu: () => void;
  onHelp: () => void;
}

export function Top({ menu, onMenu, onHelp }: Props) {
  const state = base.use();
  const bar = useRef<HTMLElement>(null);
  // What sticks below the bar, and where the window stops when it scrolls to something, depends on its height.
  useEffect(() => {
    if (!bar.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const height = entry?.borderBoxSize[0]?.blockSize ?? 56;
      document.documentElement.style.setProperty("--top", `${height}px`);
    });
    observer.observe(bar.current);
    return () => observer.disconnect();
  }, []);
  return (
    <header class="top" ref={bar}>
      <div class="top-row">
        <button type="button" class="menu" aria-expanded={menu} aria-controls="rail" onClick={onMenu}>Menu</button>
        <QueryBox />
        <div class="top-end">
          {state?.blind && <span class="blind-sign">Blind</span>}
          {state && <span class="coder" title="The coder whose decisions are recorded">{state.coder || "no coder"}</span>}
          <button type="button" class="round" onClick={onHelp} aria-label="Keys and looks" title="Keys and looks (?)">?</button>
        </div>
      </div>
      <Chips />
      <Banners />
    </header>
  );
}

function Banners() {
  const place = usePlace();
  const state = base.use();
  const problem = baseProblem.use();
  const since = outdated.use();
  const time = since?.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  return (
    <>
      {problem && <ProblemNotice problem={problem} again={() => void loadBase()} />}
      {since && (
        <p class="banner" role="status">
          The base has changed since {time}.{" "}
          <button type="button" onClick={() => void loadBase()}>Show what is new</button> You keep your place.
        </p>
      )}
      {state && state.stale > 0 && (
        <p class="banner">
          {state.stale} sources were tagged with another version of the codebook. <code>evidex retag</code> brings them up to date.
        </p>
      )}
      {place.unknown.length > 0 && (
        <p class="banner" role="status">
          This page does not know {place.unknown.map((name) => `“${name}”`).join(", ")}; the address may come from another
          version. It was left out.
        </p>
      )}
    </>
  );
}
