import type { ComponentChildren } from "preact";
import type { Agreement, AgreementRow, Measure } from "../api";
import { base } from "../base";
import { Figure } from "../charts/figure";
import { intervals } from "../charts/intervals";
import { address, useAnswer } from "../client";
import { Component } from "../parts/component";
import { Empty, ProblemNotice, Waiting } from "../parts/notice";
import { useTwin } from "../parts/twin";
import { changed, go, held, href, param, usePlace, type Place } from "../route";
import { useFoot } from "../shell/foot";
import { number, percent } from "../words";
import { MissedSection } from "./agreement_missed";
import { DisagreementQueue } from "./agreement_queue";

export function AgreementPage() {
  const place = usePlace();
  const query = {
    coders: param(place, "coders"), unit: param(place, "unit"), component: held(place)["component"], source: param(place, "source"),
    "include-engine": param(place, "engine") === "yes" ? "yes" : undefined,
  };
  const { data, problem, again } = useAnswer<Agreement>(address("/api/agreement", query));
  useFoot({ command: data?.command, csv: address("/api/agreement.csv", query), json: address("/api/agreement.json", query) });
  return (
    <>
      <header class="page-head">
        <h1 tabIndex={-1}>Agreement</h1>
        <p class="summary">How far coders who worked apart came to the same.</p>
      </header>
      {problem && <ProblemNotice problem={problem} again={again} />}
      {!data && !problem && <Waiting what="Comparing coders" />}
      {data && data.available.length < 2 && <FirstSteps available={data.available} />}
      {data && data.available.length > 0 && <Setup data={data} />}
      {data?.notes.map((note) => <p class="banner">{note}</p>)}
      {data && rated(data.blind) && <Table title="Blind" id="blind" rows={data.blind} coders={data.coders}
        words="Neither suggestions nor the other coder’s codes were on screen. These are the figures to report." />}
      {data && rated(data.assisted) && <Table title="After seeing suggestions" id="assisted" rows={data.assisted} coders={data.coders}
        words="Suggestions pull coders together: this says how useful they are, not how reliable the codes." />}
      {data && [...new Set(data.engine.map(coderOf))].map((coder, index) => (
        <Table title={`evidex and ${coder}`} id={`engine-${index}`} rows={data.engine.filter((row) => coderOf(row) === coder)}
          coders={[coder, "evidex"]} words="What the coder coded blind, against what evidex suggests there." />
      ))}
      {data?.samples.map((sample) => <MissedSection sample={sample} />)}
      {data && data.available.length > 0 && <DisagreementQueue />}
    </>
  );
}

function FirstSteps({ available }: { available: readonly string[] }) {
  const coder = base.get()?.coder;
  return (
    <Empty title={available.length === 0 ? "Nobody has coded anything yet." : `Only ${available[0]} has coded so far; agreement needs two.`}>
      <p>Let two people code the same passages without seeing suggestions, each under their own name:
        {" "}<a href={href("review", { blind: "yes", order: "random" })}>blind review in random order</a>{coder ? ` as ${coder}` : ""}.</p>
      <p>The second person starts <code>evidex serve --coder NAME</code>, or codes in a copy of the base and sends the
        file of <code>evidex decisions export</code>.</p>
    </Empty>
  );
}

const rated = (rows: readonly AgreementRow[]) => rows.some((row) => row.units > 0);

/** Of a row that compares a coder with the engine: the coder. */
function coderOf(row: AgreementRow): string {
  return row.coders.find((name) => name !== "evidex") ?? "";
}

function Setup({ data }: { data: Agreement }) {
  const place = usePlace();
  const toggle = (coder: string) => {
    const next = data.coders.includes(coder) ? data.coders.filter((one) => one !== coder) : [...data.coders, coder];
    go(changed(place, { coders: next.sort().join(",") }));
  };
  return (
    <div class="setup" role="group" aria-label="What to compare">
      <fieldset class="inline">
        <legend>Coders</legend>
        {data.available.map((coder) => (
          <label class="check"><input type="checkbox" checked={data.coders.includes(coder)} onChange={() => toggle(coder)} />{coder}</label>
        ))}
      </fieldset>
      <label>Unit <select value={param(place, "unit")} onChange={(event) => go(changed(place, { unit: event.currentTarget.value }))}>
        <option value="passage">passage</option><option value="sentence">sentence</option><option value="character">character</option>
      </select></label>
      <label class="check"><input type="checkbox" checked={param(place, "engine") === "yes"}
        onChange={(event) => go(changed(place, { engine: event.currentTarget.checked ? "yes" : "no" }))} />evidex as a coder</label>
    </div>
  );
}

/** The component of a row; the last row is of all together. */
function Named({ row }: { row: AgreementRow }) {
  return row.component ? <Component id={row.component} /> : <b>{row.label}</b>;
}

function Figures({ measure, digits = 2 }: { measure: Measure; digits?: number }) {
  if (measure.value === null) return <span class="quiet" title={measure.reason}>{measure.reason || "undefined"}</span>;
  return (
    <>
      {measure.value.toFixed(digits)}
      {measure.interval && <span class="interval-words"> {measure.interval.low.toFixed(digits)} to {measure.interval.high.toFixed(digits)}</span>}
    </>
  );
}

interface TableProps {
  title: string;
  id: string;
  words: string;
  rows: readonly AgreementRow[];
  coders: readonly string[];
}

function Table({ title, id, words, rows, coders }: TableProps) {
  const twin = useTwin(id);
  const place = usePlace();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p class="summary">{words}</p>
      <Figure
        title={`${title}: agreement`} fileName={`evidex-agreement-${id}`} {...twin}
        description="Kappa with its interval from resampling sources; 0 is chance, 1 is complete agreement."
        draw={(width) => draw(rows, place, width)} after={[rows, place]} narrowest={420}
        table={<MeasureTable rows={rows} />}
      />
      {rows.some((row) => row.table) && <Confusions rows={rows} coders={coders} />}
    </section>
  );
}

function MeasureTable({ rows }: { rows: readonly AgreementRow[] }) {
  return (
    <table class="data measures">
      <thead>
        <tr>
          <th scope="col">Component</th><th scope="col">Units</th><th scope="col">Prevalence</th><th scope="col">Agreed</th>
          <th scope="col">Kappa</th><th scope="col">Alpha</th><th scope="col">AC1</th><th scope="col">Agreed that it is there</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <th scope="row"><Named row={row} />{row.few_positives && <span class="quiet"> few positives</span>}</th>
            <td class="measure">{number(row.units)} <span class="quiet">in {row.sources}</span></td>
            <td class="measure">{row.prevalence === null ? "–" : percent(row.prevalence, 1)}</td>
            <td><ToDisagreements row={row}><Figures measure={row.percent} /></ToDisagreements></td>
            <td><ToDisagreements row={row}><Figures measure={row.kappa} /></ToDisagreements></td>
            <td><ToDisagreements row={row}><Figures measure={row.alpha} /></ToDisagreements></td>
            <td><ToDisagreements row={row}><Figures measure={row.ac1} /></ToDisagreements></td>
            <td><ToDisagreements row={row}><Figures measure={row.positive_agreement} /></ToDisagreements></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function draw(rows: readonly AgreementRow[], place: Place, width: number): SVGSVGElement | HTMLElement {
  const chart = intervals(rows, width, (row) => disagreements(place, row));
  chart.addEventListener("click", (event) => {
    if ((event.target as Element).closest("a")) showDisagreements();
  });
  return chart;
}

function showDisagreements(): void {
  requestAnimationFrame(() => {
    const queue = document.getElementById("disagreements");
    queue?.scrollIntoView();
    queue?.focus({ preventScroll: true });
  });
}

/** Where coders differ on the row's component. How a coder and evidex differ is not settled here. */
function disagreements(place: Place, row: AgreementRow): string | undefined {
  return row.coders.includes("evidex") ? undefined : changed(place, { component: row.component || undefined });
}

function ToDisagreements({ row, children }: { row: AgreementRow; children: ComponentChildren }) {
  const place = usePlace();
  const where = disagreements(place, row);
  if (where === undefined) return <span class="measure">{children}</span>;
  return <a href={where} onClick={showDisagreements}>{children}</a>;
}

/** How often they differ one way. */
function Differ({ row, at }: { row: AgreementRow; at: 1 | 2 }) {
  const n = row.table?.[at] ?? 0;
  return n === 0 ? <>0</> : <ToDisagreements row={row}>{n}</ToDisagreements>;
}

/** Two coders' yes and no, crossed, for each component. */
function Confusions({ rows, coders }: { rows: readonly AgreementRow[]; coders: readonly string[] }) {
  const [first = "first", second = "second"] = coders;
  return (
    <details class="confusions">
      <summary>{first} against {second}, crossed</summary>
      <ul>
        {rows.filter((row) => row.table).map((row) => (
          <li>
            <table class="cross">
              <caption><Named row={row} /></caption>
              <thead><tr><td /><th scope="col">{second}: yes</th><th scope="col">{second}: no</th></tr></thead>
              <tbody>
                <tr><th scope="row">{first}: yes</th><td class="same measure">{row.table?.[0]}</td><td><Differ row={row} at={1} /></td></tr>
                <tr><th scope="row">{first}: no</th><td><Differ row={row} at={2} /></td><td class="same measure">{row.table?.[3]}</td></tr>
              </tbody>
            </table>
          </li>
        ))}
      </ul>
    </details>
  );
}
