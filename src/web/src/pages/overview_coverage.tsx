import type { Coverage, CoverageCell, Dimension } from "../api";
import { base, lookOf } from "../base";
import { Figure } from "../charts/figure";
import { matrix, type MatrixCell } from "../charts/matrix";
import { address, useAnswer } from "../client";
import { Component } from "../parts/component";
import { Counted } from "../parts/counted";
import { ProblemNotice, Waiting } from "../parts/notice";
import { useTwin } from "../parts/twin";
import { changed, href, param, usePlace } from "../route";
import { count, number } from "../words";

type Filter = Record<string, string[]>;

const dimensions: { by: Dimension; label: string }[] = [
  { by: "role", label: "who speaks" }, { by: "kind", label: "kind" }, { by: "year", label: "year" },
  { by: "stance", label: "stance" }, { by: "source", label: "source" },
];

/** Passages of a component within a group: the filter that shows them, if there is one for such a group. */
function linkTo(filter: Filter, by: Dimension, component: string | undefined, group: string): string | undefined {
  const unnamed = by === "role" && !base.get()?.roles.some((role) => role.id === group.replace(" ", "-"));
  return unnamed ? undefined : href("quotes", { ...filter, ...(component ? { component } : {}), [by]: group });
}

/** A group as a person would call it: of a path only the file's name. */
function groupName(by: Dimension, group: { value: string; label: string }): string {
  return by === "source" ? (group.label.split("/").pop() ?? group.label) : group.label;
}

/** How much evidence each component has, by who speaks, kind, year, stance or source. */
export function CoverageSection({ filter }: { filter: Filter }) {
  const place = usePlace();
  const by = (param(place, "by") as Dimension) || "role";
  const twin = useTwin("coverage");
  const { data, problem, again } = useAnswer<Coverage>(address("/api/coverage", { ...filter, by }));
  return (
    <section aria-labelledby="coverage">
      <div class="section-head">
        <h2 id="coverage" tabIndex={-1}>Coverage</h2>
        <nav class="group" aria-label="Coverage by">
          {dimensions.map((one) => (
            <a class="button" href={changed(place, { by: one.by })} aria-current={one.by === by ? "true" : undefined}>by {one.label}</a>
          ))}
        </nav>
      </div>
      {problem && <ProblemNotice problem={problem} again={again} />}
      {!data && !problem && <Waiting what="Counting" />}
      {data && data.by === by && data.groups.length > 0 && (
        <Figure
          title="Coverage"
          description="Passages of each component. Darker is more; hatched was read and holds none; a dash means that there was nothing to read. A cell leads to its quotes."
          fileName={`evidex-coverage-by-${by}`}
          draw={(width) => draw(data, filter, width)}
          after={[data]}
          narrowest={Math.max(560, 240 + (upright(data) ? 10 : data.groups.length) * 52)}
          table={upright(data) ? <UprightTwin data={data} filter={filter} /> : <Twin data={data} filter={filter} />}
          {...twin}
        />
      )}
      {data && data.groups.length === 0 && <p>There is nothing to count under these filters.</p>}
    </section>
  );
}

function grid(data: Coverage): Map<string, CoverageCell> {
  return new Map(data.cells.map((cell) => [`${cell.component}\n${cell.group}`, cell]));
}

function componentsOf(data: Coverage): string[] {
  return [...new Set(data.cells.map((cell) => cell.component))];
}

/** Many groups, such as sources, stand one below the other, and the components side by side. */
function upright(data: Coverage): boolean {
  return data.groups.length > 14;
}

function draw(data: Coverage, filter: Filter, width: number): SVGSVGElement {
  const known = grid(data);
  const rows = componentsOf(data);
  const cells: MatrixCell[] = rows.flatMap((component) =>
    data.groups.map((group) => {
      const cell = known.get(`${component}\n${group.value}`);
      const value = cell?.passages ?? 0;
      const read = group.passages > 0;
      const who = `${lookOf(component).short}, ${groupName(data.by, group)}`;
      return {
        row: upright(data) ? group.value : component, column: upright(data) ? component : group.value, value, read,
        link: value > 0 ? linkTo(filter, data.by, component, group.value) : undefined,
        words: !read ? `${who}: nothing to read` : value === 0 ? `${who}: read, none found`
          : `${who}: ${count(value, "passage")} in ${count(cell?.sources ?? 0, "source")}; ${cell?.meets} meets, ${cell?.falls_short} falls short, ${cell?.neutral} neutral`,
      };
    }),
  );
  const labels = new Map(data.groups.map((group) => [group.value, groupName(data.by, group)]));
  const groups = data.groups.map((group) => group.value);
  const groupLabel = (value: string) => labels.get(value) ?? value;
  if (upright(data)) {
    return matrix({ cells, rows: groups, columns: rows, width, rowLabel: groupLabel, columnLabel: (id) => lookOf(id).code });
  }
  return matrix({
    cells, rows, columns: groups, width, rowLabel: (id) => `${lookOf(id).code}  ${lookOf(id).short}`, columnLabel: groupLabel,
  });
}

function Count({ data, filter, component, group, value }: {
  data: Coverage; filter: Filter; component: string; group: Coverage["groups"][number]; value: number;
}) {
  if (group.passages === 0) return <td class="none" title="nothing to read">–</td>;
  if (value === 0) return <td class="none" title="read, none found">0</td>;
  const link = linkTo(filter, data.by, component, group.value);
  return <td class={link ? "" : "measure"}><Counted n={value} to={link} /></td>;
}

/** All passages of a group, tagged or not. */
function Read({ data, filter, group }: { data: Coverage; filter: Filter; group: Coverage["groups"][number] }) {
  const link = group.passages > 0 && data.by !== "stance" ? linkTo(filter, data.by, undefined, group.value) : undefined;
  return link ? <Counted n={group.passages} to={link} /> : <span class="measure">{number(group.passages)}</span>;
}

function UprightTwin({ data, filter }: { data: Coverage; filter: Filter }) {
  const known = grid(data);
  const components = componentsOf(data);
  return (
    <table class="data">
      <thead>
        <tr>
          <th scope="col" class="words">Group</th>
          {components.map((id) => <th scope="col"><abbr title={lookOf(id).short}>{lookOf(id).code}</abbr></th>)}
          <th scope="col">Read</th>
        </tr>
      </thead>
      <tbody>
        {data.groups.map((group) => (
          <tr>
            <th scope="row" title={group.label}>{groupName(data.by, group)}</th>
            {components.map((component) => (
              <Count data={data} filter={filter} component={component} group={group}
                value={known.get(`${component}\n${group.value}`)?.passages ?? 0} />
            ))}
            <td><Read data={data} filter={filter} group={group} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Twin({ data, filter }: { data: Coverage; filter: Filter }) {
  const known = grid(data);
  return (
    <table class="data">
      <thead>
        <tr><th scope="col">Component</th>{data.groups.map((group) => <th scope="col">{group.label}</th>)}</tr>
      </thead>
      <tbody>
        {componentsOf(data).map((component) => (
          <tr>
            <th scope="row"><Component id={component} /></th>
            {data.groups.map((group) => (
              <Count data={data} filter={filter} component={component} group={group}
                value={known.get(`${component}\n${group.value}`)?.passages ?? 0} />
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr><th scope="row">Read</th>{data.groups.map((group) => <td><Read data={data} filter={filter} group={group} /></td>)}</tr>
      </tfoot>
    </table>
  );
}
