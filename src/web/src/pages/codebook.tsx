import { useState } from "preact/hooks";
import type { CodebookAnswer, RowInfo } from "../api";
import { base, lookOf } from "../base";
import { address, useAnswer } from "../client";
import { Component, Sign, StanceSign } from "../parts/component";
import { ProblemNotice, Waiting } from "../parts/notice";
import { changed, go, held, here, href, param, usePlace } from "../route";
import { useFoot } from "../shell/foot";
import { count, number, shortLabel } from "../words";
import { RowForm } from "./codebook_form";
import { RowPanel } from "./codebook_row";
import { EditBar } from "./codebook_try";

export function CodebookPage() {
  const place = usePlace();
  const chosen = held(place)["component"]?.[0] ?? "";
  const row = param(place, "row");
  const { data, problem, again } = useAnswer<CodebookAnswer>(address("/api/codebook", { component: chosen || undefined }));
  useFoot({ command: data?.command });
  return (
    <div class={row ? "split with-why" : "split"}>
      <header class="page-head">
        <h1 tabIndex={-1}>Codebook</h1>
        {data && <p class="summary fact">{data.name} {data.version}, {count(data.components.length, "component")}; <span class="quiet">{data.folder}</span></p>}
      </header>
      {problem && <ProblemNotice problem={problem} again={again} />}
      {!data && !problem && <Waiting what="Opening the codebook" />}
      <div class="results">
        <EditBar />
        {data && <nav class="component-tabs" aria-label="Components">
          {data.components.map(({ id, terms, rules }) => (
            <a href={href("codebook", { component: id })} aria-current={id === chosen ? "true" : undefined}>
              <Component id={id} /> <span class="quiet">{count(rules, "rule")}, {count(terms, "term")}</span>
            </a>
          ))}
        </nav>}
        {data && chosen && <Definition id={chosen} />}
        {data && chosen && <Rows rows={data.rows} component={chosen} />}
        {data && !chosen && <p class="hint">Choose a component to see its definition and the rows that find it.</p>}
      </div>
      {row && <RowPanel id={row} key={row} onClose={() => go(changed(here(), { row: undefined }), "replace")} />}
    </div>
  );
}

function Definition({ id }: { id: string }) {
  const info = base.use()?.components.find((component) => component.id === id);
  if (!info) return null;
  return (
    <section class="definition" aria-labelledby="definition">
      <h2 id="definition"><Sign id={id} /> {info.label}</h2>
      {info.definition && <p>{info.definition}</p>}
      <dl>
        {info.include && <><dt>Include</dt><dd>{info.include}</dd></>}
        {info.exclude && <><dt>Leave out</dt><dd>{info.exclude}</dd></>}
        <dt>Needed</dt><dd class="fact">rows that together weigh at least {info.threshold.toFixed(1)}</dd>
        <dt>Themes</dt><dd><ul class="themes">{info.themes.map((theme) => (
          <li><a href={href("quotes", { component: id, theme: theme.id })}>{theme.label}</a></li>
        ))}</ul></dd>
      </dl>
      <p class="onward"><a href={href("quotes", { component: id })}>Quotes of {shortLabel(info.label)}</a></p>
    </section>
  );
}

const SHOWN = 200;

function Rows({ rows, component }: { rows: readonly RowInfo[]; component: string }) {
  const [adding, setAdding] = useState(false);
  const place = usePlace();
  const text = param(place, "find");
  const wanted = rows.filter((row) => `${row.id} ${row.pattern} ${row.theme}`.toLowerCase().includes(text.toLowerCase()));
  return (
    <section aria-labelledby="rows">
      <div class="section-head">
        <h2 id="rows">Rows</h2>
        <label class="field inline">Find in rows
          <input type="search" value={text} onInput={(event) => go(changed(here(), { find: event.currentTarget.value }), "replace")} />
        </label>
        <button type="button" aria-expanded={adding} onClick={() => setAdding(!adding)}>New row</button>
      </div>
      {adding && <RowForm onDone={() => setAdding(false)} start={{
        kind: "term", component, theme: lookOf(component).info?.themes[0]?.id ?? "", pattern: "", weight: 1, stance: "",
      }} />}
      <p role="status">{number(wanted.length)} of {count(rows.length, "row")}{wanted.length > SHOWN && `; the first ${SHOWN} are shown`}</p>
      <div class="scroll" tabIndex={0} role="group" aria-label="Rows of the codebook">
        <table class="data rows-table">
          <thead><tr><th scope="col">Row</th><th scope="col" class="words">Pattern</th><th scope="col">Weight</th><th scope="col" class="words">Stance</th><th scope="col" class="words">Theme</th><th scope="col" class="words">Where</th></tr></thead>
          <tbody>
            {wanted.slice(0, SHOWN).map((row) => (
              <tr class={row.status === "active" ? "" : "quiet"}>
                <th scope="row"><a href={changed(place, { row: row.id })}>{row.id}</a>{row.status !== "active" && ` (${row.status})`}</th>
                <td class="words"><code>{row.pattern}</code></td>
                <td class="fact">{row.weight.toFixed(1)}</td>
                <td class="words">{row.stance && <StanceSign stance={row.stance} />}</td>
                <td class="words">{lookOf(row.component).info?.themes.find((one) => one.id === row.theme)?.label ?? row.theme}</td>
                <td class="words quiet">{row.file}:{row.line}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
