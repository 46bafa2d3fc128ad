import { useEffect, useState } from "preact/hooks";
import type { PassageAnswer, SourceAnswer, Sources } from "../api";
import { base } from "../base";
import { address, useAnswer } from "../client";
import { Empty, ProblemNotice, Waiting } from "../parts/notice";
import { sourceFiles } from "../parts/source_files";
import { changed, go, here, href, param, usePlace } from "../route";
import { useFoot } from "../shell/foot";
import { WhyPanel } from "../shell/why";
import { count, number } from "../words";
import { ReaderText } from "./read_text";

export function ReadPage() {
  const place = usePlace();
  const id = param(place, "id");
  const at = Number(param(place, "at"));
  return id || at > 0 ? <Reader id={id} at={at} /> : <ChooseSource />;
}

/** Every source that was read, to open one. */
function ChooseSource() {
  const { data, problem, again } = useAnswer<Sources>("/api/sources");
  const [text, setText] = useState("");
  useFoot({ command: data?.command, ...sourceFiles(base.use()) });
  const readable = data?.sources.filter((source) => source.passages > 0) ?? [];
  const wanted = readable.filter((source) => `${source.title} ${source.path}`.toLowerCase().includes(text.toLowerCase()));
  return (
    <>
      <header class="page-head">
        <h1 tabIndex={-1}>Read</h1>
        <p class="summary">A transcript or document from beginning to end, with its tags in the margin.</p>
      </header>
      {problem && <ProblemNotice problem={problem} again={again} />}
      {!data && !problem && <Waiting what="Looking for sources" />}
      {data && readable.length === 0 && (
        <Empty title="No source could be read."><p>The page <a href={href("sources", { problems: "yes" })}>Sources</a> says why, and what to do.</p></Empty>
      )}
      {readable.length > 0 && (
        <>
          <label class="field">Title or file name
            <input type="search" value={text} onInput={(event) => setText(event.currentTarget.value)} />
          </label>
          <p role="status">{wanted.length === readable.length ? count(readable.length, "source") : `${number(wanted.length)} of ${count(readable.length, "source")}`}</p>
          <ul class="shelf">
            {wanted.map((source) => (
              <li>
                <a href={href("read", { id: source.id })}>
                  <b>{source.title || source.path}</b>
                  <span>{source.kind}{source.year ? `, ${source.year}` : ""} · {count(source.passages, "passage")}{source.tagged !== null && `, ${number(source.tagged)} tagged`}</span>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Reader({ id, at }: { id: string; at: number }) {
  const place = usePlace();
  const blind = base.use()?.blind ?? false;
  const why = blind ? "" : param(place, "why");
  const found = useAnswer<PassageAnswer>(at > 0 ? address(`/api/passages/${at}`) : null);
  const source = id || found.data?.quote.source_id || "";
  const { data, problem, again } = useAnswer<SourceAnswer>(source ? `/api/sources/${encodeURIComponent(source)}` : null);
  const text = `/api/sources/${encodeURIComponent(source)}/text`;
  useFoot({ command: data?.command, json: source ? address(text, { from: 0, limit: 500 }) : undefined, citation: found.data?.quote.citation });
  useEffect(() => {
    if (data) document.title = `${data.source.title || data.source.path} · evidex`;
  }, [data]);
  const failed = problem ?? found.problem;
  if (failed) return <ProblemNotice problem={failed} again={again} />;
  if (!data || (at > 0 && !found.data && found.waiting)) return <Waiting what="Opening the source" />;
  const row = data.source;
  return (
    <div class={why && at ? "split with-why reader-page" : "split reader-page"}>
      <header class="page-head">
        <h1 tabIndex={-1}>{row.title || row.path}</h1>
        <p class="summary">
          <span class="fact">{row.kind}{row.year ? `, ${row.year}` : ""}</span> ·{" "}
          <a href={href("quotes", { source: row.path })}>{count(row.passages, "passage")}</a>
          {row.tagged !== null && <>, <a href={href("overview", { source: row.path })}>{number(row.tagged)} tagged</a></>} · <a href={href("review", { source: row.path, blind: blind ? "yes" : "no" })}>review it</a>
        </p>
      </header>
      <ReaderText key={row.id} answer={data} start={found.data?.index ?? 0} at={at} />
      {why && at > 0 && (
        <WhyPanel passage={at} component={why === "all" ? "" : why} onClose={() => {
          go(changed(here(), { why: undefined }), "replace");
          document.querySelector<HTMLElement>(`[data-passage="${at}"]`)?.focus();
        }} />
      )}
    </div>
  );
}
