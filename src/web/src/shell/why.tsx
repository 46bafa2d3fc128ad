import type { Why, WhyComponent, WhyHit, WhyMiss, WordShare } from "../api";
import { lookOf } from "../base";
import { address, useAnswer } from "../client";
import { Component, StanceSign } from "../parts/component";
import { ProblemNotice, Waiting } from "../parts/notice";
import { Runs } from "../parts/runs";
import { href } from "../route";
import { count, stanceWord } from "../words";

interface Props {
  passage: number;
  /** The component to explain; empty for all that are tagged. */
  component: string;
  onClose: () => void;
}

/** The panel that says in words why a passage is tagged, and what nearly was. */
export function WhyPanel({ passage, component, onClose }: Props) {
  const url = address(`/api/passages/${passage}/why`, { component: component || undefined });
  const { data, problem, again } = useAnswer<Why>(url);
  const chosen = data?.components.filter((one) => (component ? one.component === component : one.tagged)) ?? [];
  const nearly = component ? [] : (data?.components.filter((one) => !one.tagged && one.near_misses.length > 0) ?? []);
  return (
    <aside class="why" aria-labelledby="why-title">
      <header>
        <h2 id="why-title" tabIndex={-1}>Why?</h2>
        <button type="button" class="small" onClick={onClose}>Close</button>
      </header>
      {problem && <ProblemNotice problem={problem} again={again} />}
      {!data && !problem && <Waiting what="Looking at the rows" />}
      {data && !data.taggable && <p>Interviewers’ turns, headings and reference lists are kept as context and never tagged.</p>}
      {data && chosen.length === 0 && data.taggable && <p>No component is tagged here: nothing reached its threshold.</p>}
      {chosen.map((one) => <Explained why={one} />)}
      {nearly.length > 0 && (
        <details>
          <summary>What nearly was ({nearly.length})</summary>
          {nearly.map((one) => <Explained why={one} />)}
        </details>
      )}
    </aside>
  );
}

function Explained({ why }: { why: WhyComponent }) {
  const words = [...new Set(heaviest(why.because).map((hit) => hit.text))];
  const rows = new Set(why.because.map((hit) => hit.rule)).size;
  return (
    <section class="explained">
      <h3><Component id={why.component} /> {why.tagged && <StanceSign stance={why.stance} />}</h3>
      <p class="score">
        {why.tagged
          ? <>Tagged: the words {listed(words)} match {count(rows, "row")} of the codebook. Together with the
              words around them they weigh <b>{why.score.toFixed(1)}</b>, where {why.threshold.toFixed(1)} are needed.</>
          : <>Not tagged: <b>{why.score.toFixed(1)}</b> of the {why.threshold.toFixed(1)} that are needed.</>}
      </p>
      <Meter score={why.score} threshold={why.threshold} />
      {why.runs.length > 0 && (
        <blockquote class="words"><Runs runs={why.runs} tags={[{ component: why.component, stance: why.stance, score: why.score }]} /></blockquote>
      )}
      <Words head="Words of the passage" sum={why.words_score} words={why.words} />
      {why.tagged && <Words head={`Words for “${stanceWord(why.stance)}”`} sum={why.stance_words_score} words={why.stance_words} />}
      <ul class="rows">{heaviest(why.because).map((hit) => <Hit hit={hit} />)}</ul>
      {why.near_misses.length > 0 && (
        <details>
          <summary>{count(why.near_misses.length, "row")} nearly matched</summary>
          <ul class="rows">{why.near_misses.map((miss) => <Miss miss={miss} />)}</ul>
        </details>
      )}
    </section>
  );
}

/** Each row once, however often it is found; what speaks most for the component comes first, what speaks against it last. */
function heaviest(hits: readonly WhyHit[]): WhyHit[] {
  const rows = new Map<string, WhyHit>();
  for (const hit of hits) if (!rows.has(hit.rule)) rows.set(hit.rule, hit);
  return [...rows.values()].sort((a, b) => b.weight - a.weight);
}

function signed(weight: number): string {
  return `${weight < 0 ? "−" : "+"}${Math.abs(weight).toFixed(1)}`;
}

/** What words.csv adds to the rows: the sum, and the words that add or take most. */
function Words({ head, sum, words }: { head: string; sum: number; words: readonly WordShare[] }) {
  if (words.length === 0) return null;
  return (
    <p class="why-words">
      <span class="weight">{signed(sum)}</span> {head}: {words.map((one, i) => <>{i > 0 && ", "}“{one.text}” {signed(one.weight)}</>)} …
    </p>
  );
}

function listed(words: readonly string[]) {
  const shown = words.slice(0, 4).map((word) => `“${word}”`);
  const more = words.length - shown.length;
  if (more > 0) return `${shown.join(", ")} and ${more} more`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown[shown.length - 1]}`;
}

function Meter({ score, threshold }: { score: number; threshold: number }) {
  const whole = Math.max(score, threshold) * 1.1 || 1;
  return (
    <div class="meter" aria-hidden="true">
      <span class="meter-score" style={{ width: `${(100 * Math.max(0, score)) / whole}%` }} />
      <span class="meter-needed" style={{ left: `${(100 * threshold) / whole}%` }} />
    </div>
  );
}

function RowPlace({ rule, file, line, component }: { rule: string; file: string; line: number; component?: string }) {
  return <a class="row-place" href={href("codebook", { row: rule, component })}>{rule} <span class="quiet">{file}:{line}</span></a>;
}

function theme(component: string | undefined, id: string): string {
  const info = component ? lookOf(component).info : undefined;
  return info?.themes.find((one) => one.id === id)?.label ?? id.replace(/-/g, " ");
}

function Hit({ hit }: { hit: WhyHit }) {
  return (
    <li>
      <div class="row-line">
        <span class="weight">{signed(hit.weight)}</span>
        <span class="row-words">“{hit.text}”</span>
        <RowPlace rule={hit.rule} file={hit.file} line={hit.line} />
      </div>
      <div class="row-more">
        <StanceSign stance={hit.stance} />
        {hit.theme && <span>theme: {theme(undefined, hit.theme)}</span>}
        {hit.modifiers.map((one) => <span>{one.kind}: “{one.text}”</span>)}
        {hit.weight < 0 && hit.note && <span>speaks against: {hit.note}</span>}
      </div>
      <details><summary>Pattern</summary><code>{hit.pattern}</code></details>
    </li>
  );
}

function Miss({ miss }: { miss: WhyMiss }) {
  return (
    <li>
      <div class="row-line">
        <span class="weight quiet">({miss.would_add.toFixed(1)})</span>
        <RowPlace rule={miss.rule} file={miss.file} line={miss.line} />
      </div>
      <p>{miss.reason}</p>
      <details><summary>Pattern</summary><code>{miss.pattern}</code></details>
    </li>
  );
}
