import type { Sources, SourceRow } from "../api";
import { base, isEmpty } from "../base";
import { address, useAnswer } from "../client";
import { Empty, ProblemNotice, Waiting } from "../parts/notice";
import { sourceFiles } from "../parts/source_files";
import { changed, href, param, usePlace } from "../route";
import { useFoot } from "../shell/foot";
import { count, number } from "../words";
import { AddFiles } from "./sources_add";
import { RunsView } from "./sources_runs";

export function SourcesPage() {
  const place = usePlace();
  const state = base.use();
  const runs = param(place, "view") === "runs";
  return (
    <>
      <header class="page-head">
        <h1 tabIndex={-1}>Sources</h1>
        <nav class="group" aria-label="View">
          <a class="button" aria-current={runs ? undefined : "true"} href={changed(place, { view: "files", run: undefined })}>Files</a>
          <a class="button" aria-current={runs ? "true" : undefined} href={changed(place, { view: "runs" })}>Runs</a>
        </nav>
      </header>
      <AddFiles />
      {state && isEmpty(state) ? <NothingYet /> : runs ? <RunsView /> : <Files />}
    </>
  );
}

function NothingYet() {
  return (
    <Empty title="No source has been read yet.">
      <p>Drop files into the box above: PDF, Word, OpenDocument, HTML, JATS XML, text, Markdown, WebVTT or SRT.</p>
    </Empty>
  );
}

function Files() {
  const place = usePlace();
  const problems = param(place, "problems") === "yes";
  const query = { problems: problems ? "yes" : undefined };
  const { data, problem, again } = useAnswer<Sources>(address("/api/sources", query));
  useFoot({ command: data?.command, ...sourceFiles(base.use(), query) });
  if (problem) return <ProblemNotice problem={problem} again={again} />;
  if (!data) return <Waiting what="Listing sources" />;
  const failed = data.sources.filter((source) => source.status === "failed");
  return (
    <>
      <div class="list-head">
        <p>{problems
          ? <>{count(data.sources.length, "source")} of {number(data.total)} with something to look at; <a href={changed(place, { problems: "no" })}>show all</a></>
          : <>{count(data.total, "source")}; <a href={changed(place, { problems: "yes" })}>only those with something to look at</a></>}</p>
      </div>
      {data.sources.length === 0 && <p>Every source was read without a warning.</p>}
      {failed.length > 0 && !problems && <p class="banner">{count(failed.length, "file")} could not be read. <a href={changed(place, { problems: "yes" })}>See why, and what to do</a></p>}
      {data.sources.length > 0 && (
        <div class="scroll" tabIndex={0} role="group" aria-label="Sources">
          <table class="data sources">
            <thead><tr><th scope="col">Source</th><th scope="col" class="words">Kind</th><th scope="col">Year</th><th scope="col" class="words">Read as</th><th scope="col">Passages</th><th scope="col">Tagged</th><th scope="col" class="words">To look at</th></tr></thead>
            <tbody>{data.sources.map((source) => <Row source={source} />)}</tbody>
          </table>
        </div>
      )}
    </>
  );
}

function Row({ source }: { source: SourceRow }) {
  const name = source.path.split("/").pop() ?? source.path;
  return (
    <tr class={source.status}>
      <th scope="row">
        {source.passages > 0 ? <a href={href("read", { id: source.id })}>{source.title || name}</a> : source.title || name}
        {source.title && source.title !== name && <span class="quiet file-name">{name}</span>}
      </th>
      <td class="words">{source.kind}</td>
      <td class="fact">{source.year ?? "–"}</td>
      <td class="words">{source.status === "failed" ? <b class="bad">could not be read</b> : source.status === "gone" ? <b class="bad">file is gone</b> : source.format}</td>
      <td>{source.passages > 0 ? <a href={href("quotes", { source: source.path })}>{number(source.passages)}</a> : "0"}</td>
      <td>{source.tagged === null ? "hidden" : source.tagged > 0 ? <a href={href("read", { id: source.id })}>{number(source.tagged)}</a> : "0"}</td>
      <td class="words">
        {source.failure && <p>{source.failure}</p>}
        {source.warnings.map((warning) => <p>{warning.message}{warning.line > 0 && ` (line ${warning.line})`}</p>)}
        {source.unknown_speakers.length > 0 && <p>No role known for: {source.unknown_speakers.join(", ")}</p>}
        {source.advice && <p class="advice">{source.advice}</p>}
      </td>
    </tr>
  );
}
