import type { ReviewItem, Verdict } from "../api";
import { Component } from "../parts/component";
import { textOf } from "../parts/selection";
import { keyOfItem } from "./review_queue";

/** Rows of the queue that are on screen at once; only these can be decided together. */
export const SHOWN = 10;

interface Props {
  items: readonly ReviewItem[];
  current: ReviewItem;
  marked: ReadonlySet<string>;
  onMark: (item: ReviewItem) => void;
  onChoose: (item: ReviewItem) => void;
  onBulk: (items: readonly ReviewItem[], verdict: Verdict) => void;
  onAcceptShown: () => void;
}

/** What comes next, and decisions on several at once: only on what is shown, and one step for undo. */
export function QueueList({ items, current, marked, onMark, onChoose, onBulk, onAcceptShown }: Props) {
  const chosen = items.filter((item) => marked.has(keyOfItem(item)));
  return (
    <section class="queue" aria-labelledby="queue">
      <div class="section-head">
        <h2 id="queue">On this page</h2>
        <div class="group">
          <button type="button" disabled={chosen.length === 0} onClick={() => onBulk(chosen, "accepted")}>Accept marked ({chosen.length})</button>
          <button type="button" disabled={chosen.length === 0} onClick={() => onBulk(chosen, "rejected")}>Reject marked ({chosen.length})</button>
          <button type="button" onClick={onAcceptShown}>Accept all {items.length} … <kbd aria-hidden="true">A</kbd></button>
        </div>
      </div>
      <ol>
        {items.map((item) => (
          <li class={item === current ? "current" : ""}>
            <input type="checkbox" checked={marked.has(keyOfItem(item))} onChange={() => onMark(item)}
              aria-label={`Mark: ${item.place}`} />
            <button type="button" class="queue-row" aria-current={item === current ? "true" : undefined} onClick={() => onChoose(item)}>
              <Component id={item.component} />
              <span class="queue-words">{textOf(item.runs)}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
