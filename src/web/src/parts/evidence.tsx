import { changed, go, param, usePlace } from "../route";

/** Whose word counts: the engine's suggestions, what coders decided, or what they agree on. */
export function EvidenceChoice() {
  const place = usePlace();
  return (
    <label class="field inline">Evidence
      <select value={param(place, "evidence")} onChange={(event) => go(changed(place, { evidence: event.currentTarget.value, page: undefined }))}>
        <option value="suggested">as suggested</option>
        <option value="decided">decided by coders</option>
        <option value="agreed">agreed by coders</option>
      </select>
    </label>
  );
}
