import { useState } from "preact/hooks";
import type { RowEdit, Stance } from "../api";
import { lookOf } from "../base";
import { putEdit } from "../edits";
import { say } from "../live";
import { STANCES, stanceWord } from "../words";

/** A row to be edited, or a new one if it has no id. It goes among the edits; nothing is saved here. */
export function RowForm({ start, onDone }: { start: RowEdit; onDone: () => void }) {
  const [edit, setEdit] = useState<RowEdit>(start);
  const set = (changes: Partial<RowEdit>) => setEdit({ ...edit, ...changes });
  const themes = lookOf(edit.component).info?.themes ?? [];
  const submit = (event: Event) => {
    event.preventDefault();
    putEdit(edit);
    say("Put among the edits. Nothing is saved yet.");
    onDone();
  };
  return (
    <form class="edit-form" onSubmit={submit}>
      {!edit.id && (
        <div class="field-row">
          <label class="field">Kind
            <select value={edit.kind} onChange={(event) => set({ kind: event.currentTarget.value as RowEdit["kind"] })}>
              <option value="term">term: words</option><option value="rule">rule: words together</option>
            </select>
          </label>
          <label class="field">Theme
            <select value={edit.theme} onChange={(event) => set({ theme: event.currentTarget.value })}>
              {themes.map((theme) => <option value={theme.id}>{theme.label}</option>)}
            </select>
          </label>
        </div>
      )}
      <label class="field">Pattern
        <textarea rows={3} required value={edit.pattern} onInput={(event) => set({ pattern: event.currentTarget.value })} />
      </label>
      <div class="field-row">
        <label class="field">Weight
          <input type="number" step="0.1" required value={edit.weight} onInput={(event) => set({ weight: Number(event.currentTarget.value) })} />
        </label>
        <label class="field">Stance
          <select value={edit.stance ?? ""} onChange={(event) => set({ stance: event.currentTarget.value as Stance | "" })}>
            <option value="">as the words say</option>
            {STANCES.map((stance) => <option value={stance}>{stanceWord(stance)}</option>)}
          </select>
        </label>
        <label class="field">Status
          <select value={edit.status ?? "active"} onChange={(event) => set({ status: event.currentTarget.value as "active" | "trial" | "retired" })}>
            <option value="active">active</option><option value="trial">trial</option><option value="retired">retired</option>
          </select>
        </label>
      </div>
      <label class="field">Only if the passage also has
        <input type="text" value={edit.only_if ?? ""} onInput={(event) => set({ only_if: event.currentTarget.value })} />
      </label>
      <label class="field">Not if the passage has
        <input type="text" value={edit.not_if ?? ""} onInput={(event) => set({ not_if: event.currentTarget.value })} />
      </label>
      <div class="group">
        <button class="accept">Put among the edits</button>
        <button type="button" onClick={onDone}>Cancel</button>
      </div>
    </form>
  );
}
