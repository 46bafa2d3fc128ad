import { useEffect, useState } from "preact/hooks";
import type { SourceFind } from "../api";
import { address, useAnswer } from "../client";
import { say } from "../live";
import { changed, go, here } from "../route";
import { number } from "../words";

/** Find in this source. The browser's own search sees only the part that is drawn. */
export function FindBox({ id, words, onShow }: { id: string; words: string; onShow: (index: number) => void }) {
  const [text, setText] = useState(words);
  const [at, setAt] = useState(-1);
  const url = words ? address(`/api/sources/${encodeURIComponent(id)}/find`, { words }) : null;
  const { data, problem, waiting } = useAnswer<SourceFind>(url);
  const hits = (!waiting && data?.hits) || [];
  const step = (by: number) => {
    if (hits.length === 0) return;
    const next = (at + by + hits.length) % hits.length;
    setAt(next);
    const hit = hits[next];
    if (hit) onShow(hit.index);
    say(`Place ${next + 1} of ${hits.length}`);
  };
  useEffect(() => {
    setAt(-1);
    if (words && !waiting && data && document.activeElement?.id === "find") step(1);
  }, [words, waiting]);
  const submit = (event: Event) => {
    event.preventDefault();
    if (text.trim() === words) step(1);
    else go(changed(here(), { find: text.trim() }), "replace");
  };
  return (
    <form class="find" onSubmit={submit}>
      <label class="field inline" for="find">Find</label>
      <input id="find" type="search" value={text} autocomplete="off" onInput={(event) => setText(event.currentTarget.value)} />
      <button>{words && text.trim() === words ? "Next" : "Find"}</button>
      {words && hits.length > 0 && <button type="button" onClick={() => step(-1)}>Previous</button>}
      <span role="status">
        {problem ? problem.title : words && !waiting && (hits.length === 0 ? "not found" : at < 0 ? `in ${number(hits.length)} passages` : `${number(at + 1)} of ${number(hits.length)}`)}
      </span>
    </form>
  );
}
