import type { Saturation } from "../api";
import { Figure } from "../charts/figure";
import { saturation } from "../charts/saturation";
import { address, useAnswer } from "../client";
import { Counted } from "../parts/counted";
import { ProblemNotice, Waiting } from "../parts/notice";
import { useTwin } from "../parts/twin";
import { href } from "../route";
import { number } from "../words";

/** Whether further sources still bring anything new. */
export function SaturationSection({ filter }: { filter: Record<string, string[]> }) {
  const { data, problem, again } = useAnswer<Saturation>(address("/api/saturation", filter));
  const twin = useTwin("saturation");
  return (
    <section aria-labelledby="saturation">
      <h2 id="saturation">Saturation</h2>
      {problem && <ProblemNotice problem={problem} again={again} />}
      {!data && !problem && <Waiting what="Counting" />}
      {data && data.points.length > 0 && <p class="summary measure">{sentence(data)}</p>}
      {data && data.points.length === 0 && <p>There is no source under these filters yet.</p>}
      {data && data.points.length > 0 && (
        <Figure
          title="Saturation"
          description="Pairs of component and theme met as sources were added. The band is where 95 of 100 random orders of the same sources run."
          fileName="evidex-saturation"
          draw={(width) => saturation(data.points, data.possible, width)}
          after={[data]}
          narrowest={300}
          table={<Twin data={data} />}
          {...twin}
        />
      )}
    </section>
  );
}

function sentence(data: Saturation): string {
  const points = data.points;
  const last = points[points.length - 1];
  if (!last) return "";
  const tenth = points.slice(-Math.min(10, points.length));
  const fresh = tenth.reduce((sum, point) => sum + point.fresh, 0);
  const met = `${number(last.seen)} of ${number(data.possible)} pairs of component and theme have evidence.`;
  return `${met} The last ${tenth.length} sources brought ${fresh === 0 ? "nothing new" : `${number(fresh)} new`}.`;
}

function Twin({ data }: { data: Saturation }) {
  return (
    <table class="data">
      <thead>
        <tr>
          <th scope="col">Source</th><th scope="col">Title</th><th scope="col">Passages</th><th scope="col">New pairs</th>
          <th scope="col">Pairs so far</th><th scope="col">Random orders: 2.5 %</th><th scope="col">mean</th><th scope="col">97.5 %</th>
        </tr>
      </thead>
      <tbody>
        {data.points.map((point) => (
          <tr>
            <td class="measure">{number(point.sources)}</td>
            <th scope="row"><a href={href("read", { id: point.source_id })}>{point.title}</a></th>
            <td><Counted n={point.passages} to={href("read", { id: point.source_id })} /></td>
            <td class="measure">{number(point.fresh)}</td><td class="measure">{number(point.seen)}</td>
            <td class="measure">{point.low.toFixed(0)}</td><td class="measure">{point.mean.toFixed(1)}</td><td class="measure">{point.high.toFixed(0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
