import { useEffect } from "preact/hooks";
import { base, workBlind } from "../base";
import { address, type Query } from "../client";
import { Counted } from "../parts/counted";
import { Empty, ProblemNotice, Waiting } from "../parts/notice";
import { changed, go, held, href, param, usePlace } from "../route";
import { useFoot } from "../shell/foot";
import { number, shortLabel } from "../words";
import { BlindDesk } from "./review_blind";
import { ReviewDesk } from "./review_desk";
import { useQueue, type Queue } from "./review_queue";

export function ReviewPage() {
  const place = usePlace();
  const sample = param(place, "sample");
  const blind = param(place, "blind") === "yes" || sample !== "";
  const query: Query = {
    component: held(place)["component"], source: param(place, "source") || undefined,
    order: param(place, "order"), blind: blind ? "yes" : undefined, sample,
    seed: param(place, "seed") === "1" ? undefined : param(place, "seed"),
  };
  const state = base.use();
  const coder = state?.coder ?? "";
  // The server is told first: from then on it gives out nothing else either.
  const mayAsk = coder !== "" && (!blind || state?.blind === true);
  useEffect(() => {
    if (blind && coder && !mayAsk) void workBlind(true);
  }, [blind, coder, mayAsk]);
  const queue = useQueue(mayAsk ? query : null, blind);
  const decisions = {
    component: held(place)["component"]?.[0], source: param(place, "source"), coder: blind ? coder : undefined,
  };
  useFoot({
    command: queue.review?.command,
    csv: address("/api/decisions.csv", decisions), json: address("/api/decisions.json", decisions),
  });
  return (
    <>
      <header class="page-head">
        <h1 tabIndex={-1}>Review</h1>
        {queue.review && <Progress queue={queue} blind={blind} />}
      </header>
      <Setup blind={blind} sample={sample} />
      {!coder && <NoCoder />}
      {queue.problem && <ProblemNotice problem={queue.problem} again={queue.again} />}
      {coder && !queue.review && !queue.problem && <Waiting what="Drawing up the queue" />}
      {queue.review?.problems.map((words) => <p class="banner">{words}</p>)}
      {queue.review && queue.items.length === 0 && <Finished queue={queue} />}
      {queue.items.length > 0 && (blind ? <BlindDesk queue={queue} /> : <ReviewDesk queue={queue} />)}
    </>
  );
}

function NoCoder() {
  return (
    <div class="notice">
      <p><strong>Nobody is named as coder, so decisions cannot be kept.</strong> Stop evidex with Ctrl C in its window and
        start it again with your name: <code>evidex serve --coder NAME</code></p>
    </div>
  );
}

/** How far the queue is. Somebody who codes blind is not led to the quotes. */
function Progress({ queue, blind }: { queue: Queue; blind: boolean }) {
  const place = usePlace();
  const these = { component: held(place)["component"], source: param(place, "source") };
  const total = queue.review?.total ?? 0;
  return (
    <p class="summary progress-line">
      <progress max={Math.max(1, total)} value={queue.done} aria-label="Done" />
      {blind
        ? <span class="measure"><b>{number(queue.done)}</b> of <b>{number(total)}</b></span>
        : <span><b><Counted n={queue.done} to={href("quotes", { ...these, decided: "yes" })} /></b> of <b><Counted n={total} to={href("quotes", these)} /></b></span>}
      {queue.pace > 0 && <span class="measure">{queue.pace.toFixed(1)} a minute</span>}
      <SaveSign queue={queue} />
    </p>
  );
}

function SaveSign({ queue }: { queue: Queue }) {
  const { save } = queue;
  if (save.kind === "saving") return <span class="save">Saving …</span>;
  if (save.kind === "saved") {
    const time = save.at.toLocaleTimeString("en-GB");
    return <span class="save saved">Saved {time}</span>;
  }
  return save.kind === "failed" ? <span class="save failed">Not saved</span> : null;
}

/** What is to be reviewed, and how. All of it stands in the address. */
function Setup({ blind, sample }: { blind: boolean; sample: string }) {
  const place = usePlace();
  const components = base.use()?.components ?? [];
  const set = (name: string) => (event: Event) => go(changed(place, { [name]: (event.currentTarget as HTMLSelectElement).value }));
  return (
    <div class="setup" role="group" aria-label="What to review">
      <label>Component <select value={held(place)["component"]?.[0] ?? ""} onChange={set("component")}>
        <option value="">all</option>
        {components.map(({ id, label }) => <option value={id}>{shortLabel(label)}</option>)}
      </select></label>
      <label class="check"><input type="checkbox" checked={blind} onChange={(event) => {
          const on = event.currentTarget.checked;
          // The order of uncertainty would betray what is hidden.
          const order = param(place, "order") === "uncertain" ? "random" : param(place, "order");
          go(changed(place, { blind: on ? "yes" : "no", sample: undefined, seed: undefined, order }));
          if (!on) void workBlind(false);
        }} />
        Blind: hide suggestions</label>
      {blind && <label>Passages <select value={sample} onChange={set("sample")}>
        <option value="">all of them</option>
        {sampleSizes(sample).map((size) => <option value={size}>random sample of {number(size)}, tagged or not</option>)}
      </select></label>}
      {sample === "" && <label>Order <select value={param(place, "order")} onChange={set("order")}>
        <option value="document">as in the documents</option>
        <option value="uncertain" disabled={blind}>most uncertain first</option>
        <option value="random">random</option>
      </select></label>}
    </div>
  );
}

/** Sizes to choose from, and the one that the address asks for. */
function sampleSizes(asked: string): number[] {
  const own = Number(asked);
  return [...new Set([50, 100, 200, 400, ...(own > 0 ? [own] : [])])].sort((a, b) => a - b);
}

function Finished({ queue }: { queue: Queue }) {
  const some = (queue.review?.total ?? 0) > 0;
  return (
    <Empty title={some ? "Everything here is decided." : "There is nothing to review under these filters."}>
      <p>{some
        ? <>See how coders agree on the page <a href={href("agreement")}>Agreement</a>, or read <a href={href("quotes", { decided: "yes" })}>what was decided</a>.</>
        : <>Choose another component or source above; on the page <a href={href("sources")}>Sources</a> you can add files.</>}</p>
      {queue.canUndo && <button type="button" onClick={queue.undo}>Undo the last decision</button>}
    </Empty>
  );
}
