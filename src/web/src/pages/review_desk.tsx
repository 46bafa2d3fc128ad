import { useEffect, useState } from "preact/hooks";
import type { DecisionInput, ReviewItem, Verdict } from "../api";
import { lookOf } from "../base";
import { useKeys } from "../keys";
import { ProblemNotice } from "../parts/notice";
import { moveEdge, selectionOf, stretchOfTag, textOf, type Stretch } from "../parts/selection";
import { changed, go, here, param, usePlace } from "../route";
import { WhyPanel } from "../shell/why";
import { count, verdictWord } from "../words";
import { AskDialog, PickDialog, REASONS, ReasonDialog } from "./review_dialogs";
import { ItemCard } from "./review_item";
import { QueueList, SHOWN } from "./review_list";
import { keyOfItem, type Queue } from "./review_queue";

type Open = "nothing" | "pick" | "reason" | "accept-shown";

/** One suggestion at a time; one key decides and goes on. */
export function ReviewDesk({ queue }: { queue: Queue }) {
  const { items, at } = queue;
  const item = items[at] as ReviewItem;
  const place = usePlace();
  const [open, setOpen] = useState<Open>("nothing");
  const [note, setNote] = useState<string | null>(null);
  const [stretch, setStretch] = useState<Stretch | null>(null);
  const [edge, setEdge] = useState<"begin" | "end" | null>(null);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const text = textOf(item.runs);
  const why = param(place, "why") === "yes";
  useEffect(() => {
    setNote(null);
    setStretch(null);
    setEdge(null);
    document.querySelector<HTMLElement>(".review-item")?.focus({ preventScroll: true });
  }, [keyOfItem(item)]);

  const decide = (verdict: Verdict, more: Partial<DecisionInput> = {}) => {
    const decision: DecisionInput = {
      passage: item.passage, component: item.component, verdict, ...more,
      ...(note?.trim() ? { note: note.trim() } : {}),
    };
    void queue.decide([item], [decision]);
  };
  const accept = () => (stretch ? decide("changed", { selection: selectionOf(text, stretch) }) : decide("accepted"));
  const bulk = (some: readonly ReviewItem[], verdict: Verdict) => {
    const decisions = some.map(({ passage, component }) => ({ passage, component, verdict }));
    void queue.decide([...some], decisions).then((saved) => saved && setMarked(new Set()));
  };
  const mark = (one: ReviewItem) => {
    const next = new Set(marked);
    if (!next.delete(keyOfItem(one))) next.add(keyOfItem(one));
    setMarked(next);
  };
  const chooseEdge = (which: "begin" | "end") => {
    setStretch(stretch ?? stretchOfTag(item.runs, item.suggestions.findIndex((one) => one.component === item.component)));
    setEdge(which);
  };
  const shift = (direction: 1 | -1, by: "word" | "character") => {
    if (edge && stretch) setStretch(moveEdge(text, stretch, edge, direction, by));
  };
  const shown = items.slice(Math.floor(at / SHOWN) * SHOWN, Math.floor(at / SHOWN) * SHOWN + SHOWN);
  useEffect(() => queue.show(shown.map(({ passage }) => passage)), [shown.map(keyOfItem).join()]);
  const step = (by: number) => queue.setAt(Math.max(0, Math.min(items.length - 1, at + by)));
  const toggleWhy = () => go(changed(here(), { why: why ? undefined : "yes" }), "replace");
  const leave = () => {
    if (stretch) { setStretch(null); setEdge(null); }
    else if (note !== null) setNote(null);
    else if (why) toggleWhy();
  };

  useKeys({
    title: "Review",
    actions: [
      { name: "accept", label: "Accept and go on", keys: ["a"], run: accept },
      { name: "reject", label: "Reject and go on", keys: ["r"], run: () => decide("rejected") },
      { name: "reject-reason", label: "Reject with a reason, then its digit", keys: ["R"], run: () => setOpen("reason") },
      { name: "skip", label: "Skip", keys: ["s"], run: queue.skip },
      { name: "change", label: "Change the component", keys: ["c"], run: () => setOpen("pick") },
      { name: "note", label: "Note", keys: ["n"], run: () => setNote(note ?? "") },
      { name: "undo", label: "Undo", keys: ["u", "ctrl+z"], run: queue.undo },
      { name: "redo", label: "Do again", keys: ["ctrl+shift+z"], run: queue.redo },
      { name: "why", label: "Why?", keys: ["w"], run: toggleWhy },
      { name: "next", label: "Next", keys: ["j", "ArrowDown"], run: () => step(1) },
      { name: "previous", label: "Previous", keys: ["k", "ArrowUp"], run: () => step(-1) },
      { name: "begin", label: "Move where it begins", keys: ["["], run: () => chooseEdge("begin") },
      { name: "end", label: "Move where it ends", keys: ["]"], run: () => chooseEdge("end") },
      { name: "left", label: "Edge one word to the left", keys: ["ArrowLeft"], run: () => shift(-1, "word") },
      { name: "right", label: "Edge one word to the right", keys: ["ArrowRight"], run: () => shift(1, "word") },
      { name: "left-character", label: "Edge one character to the left", keys: ["shift+ArrowLeft"], run: () => shift(-1, "character") },
      { name: "right-character", label: "Edge one character to the right", keys: ["shift+ArrowRight"], run: () => shift(1, "character") },
      { name: "mark", label: "Mark for a decision on several", keys: ["x"], run: () => mark(item) },
      { name: "accept-shown", label: "Accept all that are shown", keys: ["A"], run: () => setOpen("accept-shown") },
      { name: "close", label: "Close, or leave as it was", keys: ["Escape"], run: leave },
    ],
  });

  const before = queue.others.map((one) => `${one.coder} ${verdictWord(one.verdict)} ${lookOf(one.component).short}`);
  return (
    <div class={why ? "split with-why" : "split"}>
      <div class="desk">
        {queue.save.kind === "failed" && <ProblemNotice problem={queue.save.problem} />}
        {before.length > 0 && <p class="banner" role="status">On the passage before: {before.join("; ")}. Both decisions are kept.</p>}
        <ItemCard
          item={item} stretch={stretch} edge={edge} note={note} busy={queue.save.kind === "saving"}
          onAccept={accept} onReject={() => decide("rejected")} onReason={() => setOpen("reason")} onSkip={queue.skip}
          onChange={() => setOpen("pick")} onNote={setNote} onWhy={toggleWhy} why={why}
          onUndo={queue.canUndo ? queue.undo : undefined} onRedo={queue.canRedo ? queue.redo : undefined}
          onEdge={chooseEdge} onShift={shift} onStretch={setStretch}
        />
        <QueueList items={shown} current={item} marked={marked} onMark={mark}
          onChoose={(one) => queue.setAt(items.indexOf(one))} onBulk={bulk} onAcceptShown={() => setOpen("accept-shown")} />
      </div>
      {why && <WhyPanel passage={item.passage} component={item.component} onClose={toggleWhy} />}
      {open === "pick" && (
        <PickDialog except={item.component} onClose={() => setOpen("nothing")} onPick={(to) => {
          setOpen("nothing");
          decide("changed", { to, ...(stretch ? { selection: selectionOf(text, stretch) } : {}) });
        }} />
      )}
      {open === "reason" && (
        <ReasonDialog onClose={() => setOpen("nothing")} onPick={(reason) => {
          setOpen("nothing");
          decide("rejected", { reason: REASONS[reason] ?? "" });
        }} />
      )}
      {open === "accept-shown" && (
        <AskDialog question={`Accept ${count(shown.length, "suggestion")}: all that are shown on this page?`}
          yes={`Accept ${shown.length}`} onClose={() => setOpen("nothing")} onYes={() => {
            setOpen("nothing");
            bulk(shown, "accepted");
          }} />
      )}
    </div>
  );
}
