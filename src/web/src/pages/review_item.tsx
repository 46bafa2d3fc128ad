import { useRef } from "preact/hooks";
import type { ReviewItem } from "../api";
import { roleLabel } from "../base";
import { Component, StanceSign } from "../parts/component";
import { Runs } from "../parts/runs";
import { cutRuns, stretchOfMouse, type Stretch } from "../parts/selection";
import { href } from "../route";
import { verdictWord } from "../words";

interface Props {
  item: ReviewItem;
  /** Words chosen instead of the suggested ones. */
  stretch: Stretch | null;
  edge: "begin" | "end" | null;
  /** The note being written; null: none. */
  note: string | null;
  busy: boolean;
  why: boolean;
  onAccept: () => void;
  onReject: () => void;
  onReason: () => void;
  onSkip: () => void;
  onChange: () => void;
  onNote: (note: string | null) => void;
  onWhy: () => void;
  onUndo: (() => void) | undefined;
  onRedo: (() => void) | undefined;
  onEdge: (edge: "begin" | "end") => void;
  onShift: (direction: 1 | -1, by: "word" | "character") => void;
  onStretch: (stretch: Stretch | null) => void;
}

/** The suggestion in question, its passage, and everything that can be done with it. */
export function ItemCard(props: Props) {
  const { item, note, onNote } = props;
  const asked = item.suggestions.find((one) => one.component === item.component);
  const also = item.suggestions.filter((one) => one !== asked);
  return (
    <section class="review-item" tabIndex={-1} aria-label="Suggestion">
      <h2 class="asked">
        <Component id={item.component} whole />
        {asked && <StanceSign stance={asked.stance} />}
      </h2>
      <Words {...props} />
      <p class="place">
        <a href={href("read", { at: item.passage })}>{item.place}</a>
        {item.role && !item.place.includes(roleLabel(item.role)) && <> · {roleLabel(item.role)}</>}
      </p>
      {also.length > 0 && (
        <ul class="tags" aria-label="Also suggested here">
          {also.map((one) => (
            <li class="tag"><Component id={one.component} /> <StanceSign stance={one.stance} />{one.verdict && <b> {verdictWord(one.verdict)}</b>}</li>
          ))}
        </ul>
      )}
      {note !== null && (
        <label class="field note">Note, kept with the decision
          <textarea rows={2} value={note} ref={(element) => { if (element && !element.dataset["met"]) { element.dataset["met"] = "1"; element.focus(); } }}
            onInput={(event) => onNote(event.currentTarget.value)}
            onKeyDown={(event) => { if (event.key === "Escape") { event.preventDefault(); document.querySelector<HTMLElement>(".review-item")?.focus(); } }} />
        </label>
      )}
      <Acts {...props} />
    </section>
  );
}

function Words({ item, stretch, onStretch }: Props) {
  const words = useRef<HTMLQuoteElement>(null);
  const tags = item.suggestions.map(({ component, stance, score }) => ({ component, stance, score }));
  // Only the words behind the suggestion in question are underlined; the others would distract.
  const shown = [item.component];
  const choose = () => {
    const chosen = words.current && stretchOfMouse(words.current);
    if (chosen) {
      onStretch(chosen);
      window.getSelection()?.removeAllRanges();
    }
  };
  return (
    <div class="review-words">
      {item.before.map((text) => <p class="context">{text}</p>)}
      <blockquote ref={words} onMouseUp={choose}>
        {stretch
          ? cutRuns(item.runs, stretch).map(({ run, chosen }) => (
              <span class={chosen ? "chosen" : ""}><Runs runs={[run]} tags={tags} shown={shown} /></span>
            ))
          : <Runs runs={item.runs} tags={tags} shown={shown} />}
      </blockquote>
      {item.after.map((text) => <p class="context">{text}</p>)}
    </div>
  );
}

function Key({ name }: { name: string }) {
  return <kbd aria-hidden="true">{name}</kbd>;
}

function Acts(props: Props) {
  const { busy, stretch, edge, note } = props;
  return (
    <>
      <div class="verdicts">
        <button type="button" class="accept" disabled={busy} onClick={props.onAccept}>
          {stretch ? "Accept with these words" : "Accept"} <Key name="a" />
        </button>
        <button type="button" class="reject" disabled={busy} onClick={props.onReject}>Reject <Key name="r" /></button>
        <button type="button" disabled={busy} onClick={props.onReason}>Reject, reason … <Key name="R" /></button>
        <button type="button" disabled={busy} onClick={props.onChange}>Change … <Key name="c" /></button>
        <button type="button" disabled={busy} onClick={props.onSkip}>Skip <Key name="s" /></button>
      </div>
      <div class="verdicts minor">
        <button type="button" disabled={!props.onUndo} onClick={props.onUndo}>Undo <Key name="u" /></button>
        <button type="button" disabled={!props.onRedo} onClick={props.onRedo}>Do again</button>
        <button type="button" aria-expanded={note !== null} onClick={() => props.onNote(note === null ? "" : null)}>Note <Key name="n" /></button>
        <button type="button" aria-expanded={props.why} onClick={props.onWhy}>Why? <Key name="w" /></button>
        <span class="group" role="group" aria-label="Words that count">
          <button type="button" aria-pressed={edge === "begin"} onClick={() => props.onEdge("begin")}>Begin <Key name="[" /></button>
          <button type="button" aria-pressed={edge === "end"} onClick={() => props.onEdge("end")}>End <Key name="]" /></button>
          <button type="button" disabled={!edge} aria-label="Edge one word to the left" onClick={() => props.onShift(-1, "word")}>←</button>
          <button type="button" disabled={!edge} aria-label="Edge one word to the right" onClick={() => props.onShift(1, "word")}>→</button>
          {stretch && <button type="button" onClick={() => props.onStretch(null)}>As suggested</button>}
        </span>
      </div>
    </>
  );
}
