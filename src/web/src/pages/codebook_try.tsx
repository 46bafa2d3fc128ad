import { useState } from "preact/hooks";
import type { ChangedTag, Problem, SaveAnswer, SaveRequest, TryAnswer, TryRequest } from "../api";
import { post, problemIn } from "../client";
import { dropEdit, edits } from "../edits";
import { say } from "../live";
import { Component, Sign } from "../parts/component";
import { ProblemNotice } from "../parts/notice";
import { href } from "../route";
import { count, number } from "../words";

/** The edits so far: what they would do in this base, and how to save them as a codebook of their own. */
export function EditBar() {
  const rows = edits.use();
  const [tried, setTried] = useState<TryAnswer | null>(null);
  const [saved, setSaved] = useState<SaveAnswer | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [name, setName] = useState("my codebook");
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    await work().catch((error: unknown) => setProblem(problemIn(error)));
    setBusy(false);
  };
  const attempt = () => run(async () => {
    const request: TryRequest = { rows: [...rows] };
    setTried(await post<TryAnswer>("/api/codebook/try", request));
    say("Tried. What tags would be gained and lost is listed below.");
  });
  const save = () => run(async () => {
    const request: SaveRequest = { rows: [...rows], name };
    setSaved(await post<SaveAnswer>("/api/codebook/save", request));
    say("Saved.");
  });
  if (rows.length === 0) return null;
  return (
    <section class="edits" aria-labelledby="edits">
      <h2 id="edits">Your edits</h2>
      <ul>
        {rows.map((edit) => (
          <li>
            <Sign id={edit.component} /> <b class="fact">{edit.id ?? "new row"}</b> <code>{edit.pattern}</code> <span class="fact">{edit.weight.toFixed(1)}</span>{" "}
            <button type="button" class="small" onClick={() => dropEdit(edit)}>Drop<span class="unseen"> the edit of {edit.id}</span></button>
          </li>
        ))}
      </ul>
      <div class="group">
        <button type="button" class="accept" disabled={busy} onClick={() => void attempt()}>{busy ? "Working …" : "Try on this base"}</button>
        <label class="field inline">Name <input type="text" value={name} onInput={(event) => setName(event.currentTarget.value)} /></label>
        <button type="button" disabled={busy || !tried} onClick={() => void save()} title={tried ? "" : "Try the edits first"}>Save as a new codebook</button>
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {saved && <p class="notice">Saved in <code>{saved.folder}</code>. {saved.advice}</p>}
      {tried && <Effect tried={tried} />}
    </section>
  );
}

function Effect({ tried }: { tried: TryAnswer }) {
  const changed = tried.components.filter((one) => one.gained || one.lost || one.stance);
  if (changed.length === 0) return <p class="measure">In {count(tried.passages, "passage")} of this base nothing would change.</p>;
  return (
    <>
      <h3 class="measure">What would change in {count(tried.passages, "passage")}</h3>
      {changed.map((one) => (
        <details class="effect" open={changed.length === 1}>
          <summary>
            <Component id={one.component} /> {number(one.before)} → <b>{number(one.after)}</b>: {number(one.gained)} gained,{" "}
            {number(one.lost)} lost{one.stance > 0 && `, ${number(one.stance)} with another stance`}
          </summary>
          <TagList title="Gained" tags={one.gains} />
          <TagList title="Lost" tags={one.losses} />
        </details>
      ))}
    </>
  );
}

function TagList({ title, tags }: { title: string; tags: readonly ChangedTag[] }) {
  if (tags.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul class="changed-tags">
        {tags.map((tag) => (
          <li>
            <blockquote>{tag.text}</blockquote>
            <p class="place"><a href={href("read", { at: tag.passage })}>{tag.place}</a> · {tag.rows}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
