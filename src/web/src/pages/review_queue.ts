import { useEffect, useRef, useState } from "preact/hooks";
import type { DecideAnswer, DecideRequest, DecisionInput, Problem, Review, ReviewItem, ShownAnswer, ShownRequest, UndoAnswer } from "../api";
import { noteOwnChange } from "../base";
import { address, forgetAnswers, get, post, problemIn, type Query } from "../client";
import { say } from "../live";

const AHEAD = 40;

export type SaveState =
  | { kind: "nothing" } | { kind: "saving" } | { kind: "saved"; at: Date; what: string } | { kind: "failed"; problem: Problem };

/** One step of the sitting: what was decided, and the items that left the queue by it. */
interface Step {
  request: DecideRequest;
  items: ReviewItem[];
}

export const keyOfItem = (item: ReviewItem): string => `${item.passage} ${item.component}`;

/**
 * The queue of a sitting. Items leave it only when the server has said that the decision is on disk. Null for the
 * query asks nothing: there is no coder.
 */
export function useQueue(query: Query | null, blind: boolean) {
  const [review, setReview] = useState<Review | null>(null);
  const [items, setItems] = useState<ReviewItem[]>([]);
  const [at, setAt] = useState(0);
  const [done, setDone] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [save, setSave] = useState<SaveState>({ kind: "nothing" });
  const [others, setOthers] = useState<DecideAnswer["others"]>([]);
  const sitting = useRef({ begun: 0, decided: 0, steps: [] as Step[], undone: [] as Step[], left: new Set<string>(), shown: new Set<number>() });
  const busy = useRef(false);
  const url = query && address("/api/review", { ...query, limit: AHEAD });

  const load = async (fresh: boolean) => url && get<Review>(url).then((answer) => {
    setReview(answer);
    setDone(answer.done);
    setProblem(null);
    setItems((old) => {
      if (fresh) return answer.items;
      const known = new Set(old.map(keyOfItem));
      return [...old, ...answer.items.filter((item) => !known.has(keyOfItem(item)) && !sitting.current.left.has(keyOfItem(item)))];
    });
  }).catch((error: unknown) => setProblem(problemIn(error)));

  useEffect(() => {
    sitting.current = { begun: 0, decided: 0, steps: [], undone: [], left: new Set(), shown: new Set() };
    setAt(0);
    setSave({ kind: "nothing" });
    void load(true);
  }, [url]);

  /** Has the log say that these passages were on screen with suggestions: nobody shall take a later coding for a blind one. */
  const show = (passages: readonly number[]) => {
    const { shown } = sitting.current;
    const fresh = [...new Set(passages)].filter((passage) => !shown.has(passage));
    if (fresh.length === 0) return;
    for (const passage of fresh) shown.add(passage);
    const request: ShownRequest = { passages: fresh };
    post<ShownAnswer>("/api/review/shown", request).then(noteOwnChange).catch((error: unknown) => {
      for (const passage of fresh) shown.delete(passage);
      setProblem(problemIn(error));
    });
  };

  /** Runs one write at a time; what fails is said and leaves everything as it is. */
  const write = async (work: () => Promise<string>): Promise<boolean> => {
    if (busy.current) return false;
    busy.current = true;
    setSave({ kind: "saving" });
    try {
      const what = await work();
      setSave({ kind: "saved", at: new Date(), what });
      say(`Saved. ${what}`);
      void noteOwnChange().catch(() => undefined);
      return true;
    } catch (error) {
      const told = problemIn(error);
      setSave({ kind: "failed", problem: told });
      say(`Not saved. ${told.title}`);
      return false;
    } finally {
      busy.current = false;
    }
  };

  const take = (step: Step) => write(async () => {
    const answer = await post<DecideAnswer>("/api/review/decide", step.request);
    const now = sitting.current;
    now.begun ||= Date.now();
    now.decided += step.items.length;
    now.steps.push(step);
    for (const item of step.items) now.left.add(keyOfItem(item));
    const rest = items.filter((item) => !now.left.has(keyOfItem(item)));
    setItems(rest);
    setAt((old) => Math.max(0, Math.min(old, rest.length - 1)));
    setDone(answer.done);
    setOthers(answer.others);
    if (rest.length < AHEAD / 4) void load(false);
    return `${answer.done} of ${review?.total ?? answer.done} done.`;
  });

  const decide = (decided: ReviewItem[], decisions: DecisionInput[]) => {
    sitting.current.undone = [];
    return take({ items: decided, request: { decisions, blind } });
  };

  const undo = () => {
    const step = sitting.current.steps[sitting.current.steps.length - 1];
    if (!step) return void say("Nothing to undo in this sitting.");
    void write(async () => {
      const answer = await post<UndoAnswer>("/api/review/undo", {});
      const now = sitting.current;
      now.steps.pop();
      now.undone.push(step);
      now.decided -= step.items.length;
      for (const item of step.items) now.left.delete(keyOfItem(item));
      setItems([...step.items, ...items]);
      setAt(0);
      setDone(answer.done);
      setOthers([]);
      return `Undone. ${answer.done} done.`;
    });
  };

  const redo = () => {
    const step = sitting.current.undone.pop();
    if (!step) return void say("Nothing to do again.");
    void take(step).then((taken) => {
      if (!taken) sitting.current.undone.push(step);
    });
  };

  const skip = () => {
    const item = items[at];
    if (!item) return;
    setItems([...items.filter((one) => one !== item), item]);
    say("Skipped; it comes again at the end.");
  };

  return {
    review, items, at, setAt, done, problem, save, others, decide, undo, redo, skip, show,
    again: () => { forgetAnswers(); void load(true); },
    canUndo: sitting.current.steps.length > 0,
    canRedo: sitting.current.undone.length > 0,
    /** Decisions a minute in this sitting; 0 while there are too few to tell. */
    pace: sitting.current.decided > 2 ? sitting.current.decided / Math.max(0.05, (Date.now() - sitting.current.begun) / 60_000) : 0,
  };
}

export type Queue = ReturnType<typeof useQueue>;
