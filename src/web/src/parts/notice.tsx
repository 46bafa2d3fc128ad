import type { ComponentChildren } from "preact";
import type { Problem } from "../api";

/** A failure: what, where, and what to do next. */
export function ProblemNotice({ problem, again }: { problem: Problem; again?: () => void }) {
  return (
    <div class="notice problem" role="alert">
      <p><strong>{problem.title}</strong> {problem.detail}</p>
      {problem.advice && <p>{problem.advice}</p>}
      {again && <button type="button" onClick={again}>Try again</button>}
    </div>
  );
}

/** Nothing to show, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="notice empty">
      <p class="empty-title">{title}</p>
      {children}
    </div>
  );
}

export function Waiting({ what }: { what: string }) {
  return <p class="waiting" role="status">{what} …</p>;
}
