import type { Cooccurrence } from "../api";
import { base, lookOf } from "../base";
import { Figure } from "../charts/figure";
import { matrix, type MatrixCell } from "../charts/matrix";
import { address, useAnswer } from "../client";
import { Component } from "../parts/component";
import { ProblemNotice, Waiting } from "../parts/notice";
import { useTwin } from "../parts/twin";
import { href } from "../route";
import { count, number } from "../words";

type Filter = Record<string, string[]>;

/** Which components people speak of in the same passage. */
export function TogetherSection({ filter }: { filter: Filter }) {
  const { data, problem, again } = useAnswer<Cooccurrence>(address("/api/cooccurrence", filter));
  const twin = useTwin("together");
  return (
    <section aria-labelledby="together">
      <h2 id="together">Components together</h2>
      {problem && <ProblemNotice problem={problem} again={again} />}
      {!data && !problem && <Waiting what="Counting" />}
      {data && (
        <p class="summary measure">
          <a href={href("quotes", { ...filter, tagged: ["yes"] })}>{count(data.passages, "passage")}</a> speak to at least one
          component. <a href={href("quotes", { ...filter, tagged: ["no"] })}>Read those that speak to none.</a>
        </p>
      )}
      {data && (
        <Figure
          title="Components together"
          description="Passages that speak to both components; on the diagonal, all passages of one. Hovering tells how much more often than by chance."
          fileName="evidex-components-together"
          draw={(width) => draw(data, filter, width)}
          after={[data]}
          narrowest={760}
          table={<Twin data={data} filter={filter} />}
          {...twin}
        />
      )}
    </section>
  );
}

function lift(value: number | null): string {
  return value === null ? "no lift" : `${value.toFixed(1)} times as often as by chance`;
}

function link(filter: Filter, a: string, b: string): string {
  return href("quotes", { ...filter, component: a === b ? [a] : [a, b] });
}

function draw(data: Cooccurrence, filter: Filter, width: number): SVGSVGElement {
  const ids = (base.get()?.components ?? []).map((component) => component.id);
  const cells: MatrixCell[] = data.pairs.map(({ a, b, passages, lift: value }) => ({
    row: a, column: b, value: passages, read: true,
    link: passages > 0 ? link(filter, a, b) : undefined,
    words: a === b
      ? `${lookOf(a).short}: ${count(passages, "passage")}`
      : `${lookOf(a).short} and ${lookOf(b).short}: ${count(passages, "passage")}, ${lift(value)}`,
  }));
  return matrix({
    cells, rows: ids, columns: ids, width,
    rowLabel: (id) => `${lookOf(id).code}  ${lookOf(id).short}`,
    columnLabel: (id) => lookOf(id).code,
  });
}

function Twin({ data, filter }: { data: Cooccurrence; filter: Filter }) {
  const order = (base.get()?.components ?? []).map((component) => component.id);
  const pairs = data.pairs
    .filter(({ a, b }) => order.indexOf(a) < order.indexOf(b))
    .sort((x, y) => y.passages - x.passages);
  return (
    <table class="data">
      <thead><tr><th scope="col">Component</th><th scope="col" class="words">with</th><th scope="col">Passages</th><th scope="col">Lift</th></tr></thead>
      <tbody>
        {pairs.map(({ a, b, passages, lift: value }) => (
          <tr>
            <th scope="row"><Component id={a} /></th>
            <td class="words"><Component id={b} /></td>
            <td>{passages > 0 ? <a href={link(filter, a, b)}>{number(passages)}</a> : "0"}</td>
            <td class="measure">{value === null ? "–" : value.toFixed(2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
