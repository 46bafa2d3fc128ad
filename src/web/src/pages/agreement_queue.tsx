import { useState } from "preact/hooks";
import type { Choice, Disagreement, Disagreements, Problem, SettleAnswer, SettleRequest } from "../api";
import { base, noteOwnChange } from "../base";
import { address, post, problemIn, useAnswer } from "../client";
import { say } from "../live";
import { Component, StanceSign } from "../parts/component";
import { ProblemNotice, Waiting } from "../parts/notice";
import { Runs } from "../parts/runs";
import { held, href, param, usePlace } from "../route";
import { number } from "../words";

const SIZE = 20;

/** Where coders differ, one after the other, to be settled. The coders' own decisions stay. */
export function DisagreementQueue() {
  const place = usePlace();
  const [offset, setOffset] = useState(0);
  const query = {
    component: held(place)["component"], source: param(place, "source"), coders: param(place, "coders"), limit: SIZE, offset,
  };
  const { data, problem, again } = useAnswer<Disagreements>(address("/api/disagreements", query));
  return (
    <section aria-labelledby="disagreements">
      <h2 id="disagreements" tabIndex={-1}>Disagreements</h2>
      {problem && <ProblemNotice problem={problem} again={again} />}
      {!data && !problem && <Waiting what="Looking for disagreements" />}
      {data && data.total === 0 && <p>No passage was coded differently by these coders.</p>}
      {data && data.total > 0 && (
        <>
          <p class="summary list-head">{number(data.total)} in all, {number(data.open)} still open. What you settle is a decision of its own.</p>
          <ol class="disagreements">
            {data.items.map((item) => <li key={`${item.passage} ${item.component}`}><Item item={item} onSettled={again} /></li>)}
          </ol>
          <div class="pager">
            {offset > 0 && <button type="button" onClick={() => setOffset(offset - SIZE)}>Previous</button>}
            {offset + SIZE < data.total && <button type="button" onClick={() => setOffset(offset + SIZE)}>Next</button>}
          </div>
        </>
      )}
    </section>
  );
}

function said(choice: Choice) {
  return choice.coded ? <><b>yes</b>{choice.stance && <> <StanceSign stance={choice.stance} /></>}</> : <b>no</b>;
}

function Item({ item, onSettled }: { item: Disagreement; onSettled: () => void }) {
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const settle = async (coded: boolean) => {
    const request: SettleRequest = { passage: item.passage, component: item.component, coded, ...(note ? { note } : {}) };
    try {
      const { open } = await post<SettleAnswer>("/api/settle", request);
      setProblem(null);
      say(`Saved. ${open} still open.`);
      await noteOwnChange();
      onSettled();
    } catch (error) {
      setProblem(problemIn(error));
    }
  };
  return (
    <article class="quote">
      <h3><Component id={item.component} /></h3>
      {item.before.map((text) => <p class="context">{text}</p>)}
      <blockquote><Runs runs={item.runs} /></blockquote>
      {item.after.map((text) => <p class="context">{text}</p>)}
      <p class="place"><a href={href("read", { at: item.passage })}>{item.place}</a></p>
      <ul class="choices-made">
        {item.choices.map((choice) => <li>{choice.coder}: {said(choice)}{choice.note && <span class="quiet"> “{choice.note}”</span>}</li>)}
      </ul>
      {problem && <ProblemNotice problem={problem} />}
      {item.settled
        ? <p class="settled">Settled by {item.settled.coder}: {said(item.settled)} {item.settled.note && `“${item.settled.note}”`}</p>
        : base.get()?.coder && (
          <div class="verdicts">
            <label class="field inline">Note <input type="text" value={note} onInput={(event) => setNote(event.currentTarget.value)} /></label>
            <button type="button" onClick={() => void settle(true)}>It is there</button>
            <button type="button" onClick={() => void settle(false)}>It is not there</button>
          </div>
        )}
    </article>
  );
}
