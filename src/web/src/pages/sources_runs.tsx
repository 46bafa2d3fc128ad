import type { Changes, Run, Runs } from "../api";
import { address, useAnswer } from "../client";
import { Component } from "../parts/component";
import { ProblemNotice, Waiting } from "../parts/notice";
import { changed, href, param, usePlace } from "../route";
import { useFoot } from "../shell/foot";
import { moment, number } from "../words";

/** Every reading and retagging, and what came of it since. */
export function RunsView() {
  const place = usePlace();
  const { data, problem, again } = useAnswer<Runs>("/api/runs");
  const run = Number(param(place, "run"));
  useFoot({ command: data?.command, csv: "/api/runs.csv", json: "/api/runs.json" });
  if (problem) return <ProblemNotice problem={problem} again={again} />;
  if (!data) return <Waiting what="Listing runs" />;
  return (
    <>
      <div class="scroll" tabIndex={0} role="group" aria-label="Runs">
        <table class="data">
          <thead><tr><th scope="col">Run</th><th scope="col" class="words">Began</th><th scope="col">New</th><th scope="col">Changed</th><th scope="col">Same</th><th scope="col">Failed</th><th scope="col">Gone</th><th scope="col" class="words">Codebook</th><th scope="col" class="words">evidex</th></tr></thead>
          <tbody>{data.runs.map((one) => <Row run={one} current={one.run === run} />)}</tbody>
        </table>
      </div>
      {run > 0 && <Since run={run} />}
    </>
  );
}

function Row({ run, current }: { run: Run; current: boolean }) {
  const place = usePlace();
  return (
    <tr class={current ? "selected" : ""}>
      <th scope="row"><a href={changed(place, { run: run.run })} aria-current={current ? "true" : undefined}>{run.run} {run.command}</a></th>
      <td class="words">{moment(run.started)}{!run.finished && <b class="bad"> not finished</b>}</td>
      <td><What n={run.added} run={run} /></td><td><What n={run.changed} run={run} /></td><td class="measure">{number(run.same)}</td>
      <td>{run.failed > 0 ? <a href={href("sources", { problems: "yes" })}>{number(run.failed)}</a> : "0"}</td>
      <td><What n={run.gone} run={run} /></td>
      <td class="words"><code>{run.codebook_digest.slice(0, 12)}</code></td>
      <td class="words">{run.version}</td>
    </tr>
  );
}

/** A number of sources; their names stand below the table. */
function What({ n, run }: { n: number; run: Run }) {
  const place = usePlace();
  return n > 0 ? <a href={changed(place, { run: run.run })}>{number(n)}</a> : <>0</>;
}

/** What this run and all later ones changed, all together. */
function Since({ run }: { run: number }) {
  const { data, problem } = useAnswer<Changes>(address("/api/changes", { since: run - 1 }));
  if (problem) return <ProblemNotice problem={problem} />;
  if (!data) return <Waiting what="Comparing" />;
  const list = (title: string, names: readonly string[], here = true) => names.length > 0 && (
    <details>
      <summary>{title}: {number(names.length)}</summary>
      <ul>{names.map((name) => <li>{here ? <a href={href("quotes", { source: name })}>{name}</a> : name}</li>)}</ul>
    </details>
  );
  return (
    <section aria-labelledby="since">
      <h2 id="since">From run {run} on</h2>
      {list("New sources", data.added)}
      {list("Changed sources", data.changed)}
      {list("Failed", data.failed, false)}
      {list("Gone", data.gone, false)}
      <div class="scroll" tabIndex={0} role="group" aria-label="Changes by component">
        <table class="data">
          <thead><tr><th scope="col">Component</th><th scope="col">Gained</th><th scope="col">Lost</th><th scope="col">Stance changed</th><th scope="col">Now</th></tr></thead>
          <tbody>
            {data.components.map((one) => (
              <tr>
                <th scope="row"><Component id={one.component} /></th>
                <td class="measure">{number(one.gained)}</td><td class="measure">{number(one.lost)}</td><td class="measure">{number(one.stance)}</td>
                <td><a href={href("quotes", { component: one.component })}>{number(one.total)}</a></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
