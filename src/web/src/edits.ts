import type { RowEdit } from "./api";
import { observable } from "./observable";

/** Rows as edited and not yet saved. They live in this page only; the codebook in use is never changed. */
export const edits = observable<readonly RowEdit[]>([]);

export function putEdit(edit: RowEdit): void {
  edits.set([...edits.get().filter((other) => other.id !== edit.id || !edit.id), edit]);
}

export function dropEdit(edit: RowEdit): void {
  edits.set(edits.get().filter((other) => other !== edit));
}

export function editOf(id: string): RowEdit | undefined {
  return edits.get().find((edit) => edit.id === id);
}
