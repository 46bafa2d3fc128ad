import { useState } from "preact/hooks";
import type { RowEdit, RowInfo, RowUse } from "../api";
import { address, useAnswer } from "../client";
import { editOf } from "../edits";
import { Component, StanceSign } from "../parts/component";
import { Counted } from "../parts/counted";
import { ProblemNotice, Waiting } from "../parts/notice";
import { QuoteCard } from "../parts/quote_card";
import { href } from "../route";
import { count, number } from "../words";
import { RowForm } from "./codebook_form";

/** What a row matches in this base, and the form to edit it. */
export function RowPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, problem, again } = useAnswer<RowUse>(address(`/api/codebook/rows/${encodeURIComponent(id)}`));
  const [editing, setEditing] = useState(false);
  return (
    <aside class="why" aria-labelledby="row-title">
      <header>
        <h2 id="row-title" tabIndex={-1}>{id}</h2>
        <button type="button" class="small" onClick={onClose}>Close</button>
      </header>
      {problem && <ProblemNotice problem={problem} again={again} />}
      {!data && !problem && <Waiting what="Matching" />}
      {data && (
        <>
          <p><Component id={data.row.component} /></p>
          <p><code class="pattern">{data.row.pattern}</code></p>
          <p class="row-more fact">
            <span>weight {data.row.weight.toFixed(1)}</span>
            {data.row.stance && <StanceSign stance={data.row.stance} />}
            <span class="quiet">{data.row.file}:{data.row.line}</span>
          </p>
          {!editing && <button type="button" onClick={() => setEditing(true)}>Edit a copy of this row</button>}
          {editing && <RowForm start={editOf(id) ?? copyOf(data.row)} onDone={() => setEditing(false)} />}
          <h3>In this base</h3>
          <p class="measure">
            {count(data.hits, "hit")} in {count(data.passages, "passage")}; {count(data.tags, "tag")} use it,{" "}
            {number(data.alone)} rest on it alone.
          </p>
          {data.forms.length > 0 && (
            <table class="data">
              <thead><tr><th scope="col">Words found</th><th scope="col">Hits</th></tr></thead>
              <tbody>{data.forms.slice(0, 15).map((form) => <tr><th scope="row">{form.text}</th><td><Counted n={form.hits} to={href("quotes", { words: `"${form.text}"` })} /></td></tr>)}</tbody>
            </table>
          )}
          {data.quotes.length > 0 && <h3>{data.passages > 10 ? `The first 10 of ${count(data.passages, "passage")}` : "Passages"}</h3>}
          <div class="quotes">{data.quotes.slice(0, 10).map((quote) => <QuoteCard quote={quote} />)}</div>
          {data.hits === 0 && <p>It matches nothing here. That is no mistake: other sources may hold its words.</p>}
        </>
      )}
    </aside>
  );
}

function copyOf(row: RowInfo): RowEdit {
  return {
    id: row.id, kind: row.kind, component: row.component, theme: row.theme, pattern: row.pattern, match: row.match,
    weight: row.weight, stance: row.stance ?? "", only_if: row.only_if, not_if: row.not_if, where: row.where, status: row.status,
  };
}
