import { useState } from "preact/hooks";
import type { BasketRequest, Problem } from "../api";
import { emptyBasket, useBasket } from "../basket";
import { postForFile, problemIn, saveFile } from "../client";
import { say } from "../live";
import { ProblemNotice } from "../parts/notice";
import { count } from "../words";

const formats: { format: BasketRequest["format"]; label: string }[] = [
  { format: "docx", label: "Word" }, { format: "csv", label: "CSV" }, { format: "md", label: "Markdown" }, { format: "json", label: "JSON" },
];

/** The quotes put aside, and their way into a document. */
export function BasketBar() {
  const kept = useBasket();
  const [problem, setProblem] = useState<Problem | null>(null);
  if (kept.length === 0) return null;
  const save = async (format: BasketRequest["format"]) => {
    try {
      const request: BasketRequest = { format, passages: kept.map(({ passage }) => passage) };
      const answer = await postForFile("/api/basket", request);
      saveFile(`evidex-basket-${new Date().toISOString().slice(0, 10)}.${format}`, await answer.blob());
      setProblem(null);
      say(`The basket was saved with ${count(kept.length, "quote")}.`);
    } catch (error) {
      setProblem(problemIn(error));
    }
  };
  return (
    <section class="basket" aria-label="Basket">
      <details>
        <summary>Basket: {count(kept.length, "quote")}</summary>
        <ol>{kept.map((one) => <li>{one.place}</li>)}</ol>
      </details>
      <div class="group">
        {formats.map(({ format, label }) => <button type="button" onClick={() => void save(format)}>{label}</button>)}
        <button type="button" onClick={emptyBasket}>Empty it</button>
      </div>
      {problem && <ProblemNotice problem={problem} />}
    </section>
  );
}
