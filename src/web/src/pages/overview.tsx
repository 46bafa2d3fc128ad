import type { Card, Changes, Overview } from "../api";
import { base } from "../base";
import { address, useAnswer } from "../client";
import { YearLine } from "../charts/years";
import { Component, Sign } from "../parts/component";
import { Counted } from "../parts/counted";
import { EvidenceChoice } from "../parts/evidence";
import { Empty, ProblemNotice, Waiting } from "../parts/notice";
import { StanceBar } from "../parts/stance_bar";
import { filterOf, href, usePlace } from "../route";
import { useFoot } from "../shell/foot";
import { count, moment, number, percent, shortLabel } from "../words";
import { CoverageSection } from "./overview_coverage";
import { SaturationSection } from "./overview_saturation";
import { TogetherSection } from "./overview_together";

const tiers: Record<string, string> = { core: "Core", underpinning: "Underpinning" };

export function OverviewPage() {
  const place = usePlace();
  const filter = filterOf(place);
  const { data, problem, again } = useAnswer<Overview>(address("/api/overview", filter));
  useFoot({
    command: data?.command,
    csv: address("/api/coverage.csv", { ...filter, by: place.params.get("by") ?? "role" }),
    json: address("/api/coverage.json", { ...filter, by: place.params.get("by") ?? "role" }),
  });
  return (
    <>
      <header class="page-head">
        <h1 tabIndex={-1}>Overview</h1>
        {data && <Summary data={data} filter={filter} />}
        <EvidenceChoice />
      </header>
      {problem && <ProblemNotice problem={problem} again={again} />}
      {!data && !problem && <Waiting what="Counting the evidence" />}
      {data && (
        <>
          {data.passages === 0 && <Empty title="No passage passes the filters above."><p>Remove one of them to see evidence again.</p></Empty>}
          <Tiers cards={data.cards} filter={filter} />
          <CoverageSection filter={filter} />
          <News />
          <SaturationSection filter={filter} />
          <TogetherSection filter={filter} />
        </>
      )}
    </>
  );
}

type Filter = Record<string, string[]>;

function Summary({ data, filter }: { data: Overview; filter: Filter }) {
  return (
    <p class="summary">
      <a href={href("quotes", filter)}>{count(data.passages, "passage")}</a> in{" "}
      <a href={href("sources")}>{count(data.sources, "source")}</a>
    </p>
  );
}

function Tiers({ cards, filter }: { cards: readonly Card[]; filter: Filter }) {
  const names = [...new Set(cards.map((card) => card.tier))];
  return (
    <>
      {names.map((tier) => (
        <section aria-labelledby={`tier-${tier}`}>
          <h2 id={`tier-${tier}`}>{tiers[tier] ?? tier} components</h2>
          <ul class={`cards by${fitting(cards.filter((card) => card.tier === tier).length)}`}>
            {cards.filter((card) => card.tier === tier).map((card) => <li><ComponentCard card={card} filter={filter} /></li>)}
          </ul>
        </section>
      ))}
    </>
  );
}

/** Cards in a row, where there is room, so that no row is left with one. */
function fitting(cards: number): number {
  return [4, 3, 5].find((wide) => cards % wide === 0) ?? 4;
}

function ComponentCard({ card, filter }: { card: Card; filter: Filter }) {
  const to = (more: Record<string, string>) => href("quotes", { ...filter, component: card.component, ...more });
  return (
    <article class={`card ${card.amount}`}>
      <h3><a href={to({})} title={card.label}><Sign id={card.component} /><span>{shortLabel(card.label)}</span></a></h3>
      <div class="card-count">
        <a href={to({})}><b>{number(card.passages)}</b> {card.passages === 1 ? "passage" : "passages"}</a>
        <span>
          <a href={href("overview", { ...filter, component: card.component, by: "source" })}>{count(card.sources, "source")}</a>: <a href={to({ kind: "interview" })}>{count(card.interviews, "interview")}</a>,{" "}
          <a href={to({ kind: "document" })}>{count(card.documents, "document")}</a>
        </span>
        {card.note && <span class="card-note"><b>{card.amount === "empty" ? "Empty" : "Thin"}</b> {card.note.replace(/^(thin|empty): /, "")}</span>}
      </div>
      <StanceBar counts={card} link={(stance) => to({ stance })} />
      <ul class="speakers" aria-label="Who speaks">
        {card.roles.map((role) => (
          <li><a href={to({ role: role.role })}>{role.label} <b>{number(role.passages)}</b></a></li>
        ))}
      </ul>
      <YearLine years={card.years} link={href("overview", { ...filter, component: card.component, by: "year" })} />
      <p class="reviewed">
        {card.reviewed > 0
          ? <a href={to({ decided: "yes" })}>{percent(card.reviewed, card.passages)} reviewed ({number(card.reviewed)})</a>
          : <>Not reviewed yet.</>}{" "}
        {card.passages > card.reviewed && <a href={href("review", { component: card.component })}>Review</a>}
      </p>
    </article>
  );
}

/** What the last run added, changed and lost. */
function News() {
  const ran = base.use()?.last_run;
  const { data, problem } = useAnswer<Changes>(ran ? "/api/changes" : null);
  const run = href("sources", { view: "runs", run: data?.run.run });
  const changed = data?.components.filter((one) => one.gained || one.lost || one.stance) ?? [];
  return (
    <section aria-labelledby="news">
      <h2 id="news">What the last run changed</h2>
      {problem && <ProblemNotice problem={problem} />}
      {data && (
        <p>
          <a href={run}>{data.run.command}, {moment(data.run.started)}</a>:{" "}
          <a href={run}>{count(data.run.added, "source")} new, {number(data.run.changed)} changed, {number(data.run.same)} the same</a>,{" "}
          {data.run.failed > 0
            ? <a href={href("sources", { problems: "yes" })}>{number(data.run.failed)} failed</a>
            : "none failed"}.
        </p>
      )}
      {changed.length > 0 && (
        <div class="scroll" tabIndex={0} role="group" aria-label="Changes by component">
          <table class="data">
            <thead><tr><th scope="col">Component</th><th scope="col">Gained</th><th scope="col">Lost</th><th scope="col">Stance changed</th><th scope="col">Now</th></tr></thead>
            <tbody>
              {changed.map((one) => (
                <tr>
                  <th scope="row"><Component id={one.component} /></th>
                  <td><Counted n={one.gained} sign="+" to={run} /></td>
                  <td><Counted n={one.lost} sign="−" to={run} /></td>
                  <td><Counted n={one.stance} to={run} /></td>
                  <td><a href={href("quotes", { component: one.component })}>{number(one.total)}</a></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data && changed.length === 0 && <p>No tag came, went or changed.</p>}
    </section>
  );
}
