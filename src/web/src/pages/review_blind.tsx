import { useEffect, useState } from "preact/hooks";
import type { DecisionInput, ReviewItem } from "../api";
import { base } from "../base";
import { useKeys } from "../keys";
import { Component } from "../parts/component";
import { ProblemNotice } from "../parts/notice";
import { Runs } from "../parts/runs";
import { href } from "../route";
import { digitOf } from "./review_dialogs";
import type { Queue } from "./review_queue";

/** Blind coding: the passage and the components, nothing of what the engine or others think. */
export function BlindDesk({ queue }: { queue: Queue }) {
  const item = queue.items[queue.at] as ReviewItem;
  const components = base.use()?.components ?? [];
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [note, setNote] = useState("");
  useEffect(() => {
    setChosen([]);
    setNote("");
    document.querySelector<HTMLElement>(".review-item")?.focus({ preventScroll: true });
  }, [item.passage]);
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const save = () => {
    const more = note.trim() ? { note: note.trim() } : {};
    const added: DecisionInput[] = chosen.map((component) => ({ passage: item.passage, component, verdict: "added", ...more }));
    void queue.decide([item], [...added, { passage: item.passage, component: "", verdict: "reviewed", ...more }]);
  };
  useKeys({
    title: "Blind coding",
    actions: [
      ...components.slice(0, 10).map(({ id, label }, index) => (
        { name: `code-${index}`, label: label.split(":")[0] ?? id, keys: [digitOf(index)], run: () => toggle(id) }
      )),
      { name: "save", label: "Save and go on", keys: ["a", "Enter"], run: save },
      { name: "skip", label: "Skip", keys: ["s"], run: queue.skip },
      { name: "undo", label: "Undo", keys: ["u", "ctrl+z"], run: queue.undo },
      { name: "redo", label: "Do again", keys: ["ctrl+shift+z"], run: queue.redo },
    ],
  });
  return (
    <div class="desk blind">
      {queue.save.kind === "failed" && <ProblemNotice problem={queue.save.problem} />}
      <section class="review-item" tabIndex={-1} aria-label="Passage">
        <div class="review-words">
          {item.before.map((text) => <p class="context">{text}</p>)}
          <blockquote><Runs runs={item.runs} /></blockquote>
          {item.after.map((text) => <p class="context">{text}</p>)}
        </div>
        <p class="place"><a href={href("read", { at: item.passage })}>{item.place}</a></p>
        <div class="palette" role="group" aria-label="Components that this passage speaks to">
          {components.map(({ id }, index) => (
            <button type="button" aria-pressed={chosen.includes(id)} onClick={() => toggle(id)}>
              <kbd aria-hidden="true">{digitOf(index)}</kbd> <Component id={id} />
            </button>
          ))}
        </div>
        <label class="field">Note, kept with the decision
          <input type="text" value={note} onInput={(event) => setNote(event.currentTarget.value)} />
        </label>
        <div class="verdicts">
          <button type="button" class="accept" disabled={queue.save.kind === "saving"} onClick={save}>
            {chosen.length === 0 ? "None of them: save and go on" : `Save ${chosen.length} and go on`} <kbd aria-hidden="true">a</kbd>
          </button>
          <button type="button" onClick={queue.skip}>Skip <kbd aria-hidden="true">s</kbd></button>
          <button type="button" disabled={!queue.canUndo} onClick={queue.undo}>Undo <kbd aria-hidden="true">u</kbd></button>
        </div>
      </section>
    </div>
  );
}
