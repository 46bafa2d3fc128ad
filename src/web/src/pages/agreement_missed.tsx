import type { SampleFindings, Stratum } from "../api";
import { Component } from "../parts/component";
import { Counted } from "../parts/counted";
import { href } from "../route";
import { count, moment, number } from "../words";

/** What evidex found and missed, estimated from what people read blind in a random sample. */
export function MissedSection({ sample }: { sample: SampleFindings }) {
  const id = `missed-${sample.wanted}-${sample.seed}-${sample.component ?? ""}`;
  const address = href("review", { sample: sample.wanted, seed: sample.seed, component: sample.component ?? undefined });
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>What evidex missed, from a sample of {number(sample.wanted)}</h2>
      <p class="summary measure">
        Drawn {moment(sample.drawn)} from {count(sample.frame, "passage")}, seed {sample.seed}. Intervals of 95 %.{" "}
        <a href={address}>Read on in this sample</a>
      </p>
      <div class="scroll" tabIndex={0} role="group" aria-label="What evidex found and missed">
        <table class="data">
          <thead>
            <tr>
              <th scope="col">Component</th><th scope="col">Tagged</th><th scope="col">Read, right</th>
              <th scope="col">Untagged</th><th scope="col">Read, missed</th><th scope="col">Missed, estimated</th>
              <th scope="col">Share found</th><th scope="col">Kappa</th><th scope="col">Unread</th><th scope="col">Disputed</th>
            </tr>
          </thead>
          <tbody>{sample.components.map((row) => <Row row={row} sample={address} />)}</tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ row, sample }: { row: SampleFindings["components"][number]; sample: string }) {
  const untagged = row.untagged.reduce<Stratum>(
    (sum, one) => ({ size: sum.size + one.size, read: sum.read + one.read, found: sum.found + one.found }),
    { size: 0, read: 0, found: 0 },
  );
  return (
    <tr>
      <th scope="row"><Component id={row.component} /></th>
      <td><a href={href("quotes", { component: row.component })}>{number(row.tagged.size)}</a></td>
      <td class="measure">{row.tagged.found} of {row.tagged.read}</td>
      <td class="measure">{number(untagged.size)}</td>
      <td class="measure">{untagged.found} of {untagged.read}</td>
      <td class="measure">{number(Math.round(row.missed))}, at most {number(Math.floor(row.missed_most))}</td>
      <td class="measure">{row.recall === null ? "n/a" : row.recall.toFixed(2)} <span class="quiet">{row.low.toFixed(2)} to {row.high.toFixed(2)}</span></td>
      <td class="measure">{row.kappa === null ? "n/a" : row.kappa.toFixed(2)}</td>
      <td><Counted n={row.unread} to={sample} /></td>
      <td><Counted n={row.disputed} to={href("agreement", { component: row.component })} /></td>
    </tr>
  );
}
