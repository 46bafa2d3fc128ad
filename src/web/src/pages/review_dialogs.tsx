import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { base } from "../base";
import { Component } from "../parts/component";

/** Why a suggestion is rejected, for the figures on rows. */
export const REASONS = [
  "The words mean something else here",
  "Said about another service or time",
  "Not about the speaker’s experience",
  "Too vague to count",
  "Another component fits better",
];

function Dialog({ title, onClose, children, onKey }: {
  title: string; onClose: () => void; children: ComponentChildren; onKey?: (key: string) => boolean;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="ask" aria-labelledby="ask-title" onClose={onClose} onKeyDown={(event) => {
      if (onKey?.(event.key)) event.preventDefault();
    }}>
      <h2 id="ask-title">{title}</h2>
      {children}
      <form method="dialog"><button>Cancel</button></form>
    </dialog>
  );
}

/** 1 to 9, then 0. */
export function digitOf(index: number): string {
  return index < 9 ? String(index + 1) : index === 9 ? "0" : "";
}

function indexOfDigit(key: string): number {
  return /^[0-9]$/.test(key) ? (Number(key) + 9) % 10 : -1;
}

/** The components, to be found by digit or by name. */
export function PickDialog({ except, onPick, onClose }: { except: string; onPick: (id: string) => void; onClose: () => void }) {
  const [text, setText] = useState("");
  const components = base.use()?.components ?? [];
  const fitting = components.filter((one) => `${one.id} ${one.label}`.toLowerCase().includes(text.toLowerCase()));
  const byDigit = (key: string) => {
    const one = text === "" ? components[indexOfDigit(key)] : undefined;
    if (one && one.id !== except) onPick(one.id);
    return !!one;
  };
  return (
    <Dialog title="Which component is it?" onClose={onClose} onKey={byDigit}>
      <label class="field">Digit, or part of the name
        <input type="text" autofocus value={text} onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            const only = fitting.filter((one) => one.id !== except)[0];
            if (event.key === "Enter" && only) { event.preventDefault(); onPick(only.id); }
          }} />
      </label>
      <ul class="picks">
        {fitting.map((one) => (
          <li>
            <button type="button" disabled={one.id === except} onClick={() => onPick(one.id)}>
              <kbd aria-hidden="true">{digitOf(components.indexOf(one))}</kbd> <Component id={one.id} whole />
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

export function ReasonDialog({ onPick, onClose }: { onPick: (reason: number) => void; onClose: () => void }) {
  const byDigit = (key: string) => {
    const index = indexOfDigit(key);
    if (index < 0 || index >= REASONS.length) return false;
    onPick(index);
    return true;
  };
  return (
    <Dialog title="Why not?" onClose={onClose} onKey={byDigit}>
      <ul class="picks">
        {REASONS.map((reason, index) => (
          <li><button type="button" onClick={() => onPick(index)}><kbd aria-hidden="true">{digitOf(index)}</kbd> {reason}</button></li>
        ))}
      </ul>
    </Dialog>
  );
}

export function AskDialog({ question, yes, onYes, onClose }: { question: string; yes: string; onYes: () => void; onClose: () => void }) {
  return (
    <Dialog title={question} onClose={onClose}>
      <p>It is one step: Undo takes all of it back.</p>
      <button type="button" class="accept" autofocus onClick={onYes}>{yes}</button>
    </Dialog>
  );
}
