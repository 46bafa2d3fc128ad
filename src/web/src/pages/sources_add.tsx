import { useEffect, useRef, useState } from "preact/hooks";
import type { Ingest, IngestReport, Problem, Upload } from "../api";
import { loadBase } from "../base";
import { address, get, post, problemIn, put } from "../client";
import { say } from "../live";
import { ProblemNotice } from "../parts/notice";
import { count, number } from "../words";

const EVERY = 500;

/** Files dropped or chosen here are copied beside the base and read, with live progress. */
export function AddFiles() {
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState("");
  const [ingest, setIngest] = useState<Ingest | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const input = useRef<HTMLInputElement>(null);

  const follow = (now: Ingest) => {
    setIngest(now);
    if (now.running) return void window.setTimeout(() => void get<Ingest>("/api/ingest").then(follow).catch(fail), EVERY);
    if (now.problem) setProblem(now.problem);
    if (now.report) {
      say(`Reading has ended: ${summary(now.report)}.`);
      void loadBase();
    }
  };
  const fail = (error: unknown) => {
    setSending("");
    setProblem(problemIn(error));
  };
  // A reading that was started before this page was opened is followed as well.
  useEffect(() => {
    get<Ingest>("/api/ingest").then((now) => now.running && follow(now)).catch(() => undefined);
  }, []);

  const add = async (files: readonly File[]) => {
    if (files.length === 0) return;
    setProblem(null);
    setIngest(null);
    try {
      for (const [index, file] of files.entries()) {
        setSending(`${index + 1} of ${files.length}: ${file.name}`);
        await put<Upload>(address("/api/uploads", { name: file.name }), file);
      }
      setSending("");
      follow(await post<Ingest>("/api/ingest", {}));
    } catch (error) {
      fail(error);
    }
  };
  // The whole page takes files: one that misses the box must not make the browser leave the page and open it.
  useEffect(() => {
    const drag = (event: DragEvent) => {
      event.preventDefault();
      setOver(event.type === "dragover");
      if (event.type === "drop") void add([...(event.dataTransfer?.files ?? [])]);
    };
    const kinds = ["dragover", "dragleave", "drop"] as const;
    for (const kind of kinds) document.addEventListener(kind, drag);
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, drag);
    };
  });
  return (
    <section class={over ? "drop over" : "drop"} aria-label="Add files">
      <input ref={input} type="file" multiple id="files" class="unseen" tabIndex={-1} aria-hidden="true"
        onChange={(event) => { void add([...(event.currentTarget.files ?? [])]); event.currentTarget.value = ""; }} />
      <p>
        <button type="button" class="accept" disabled={!!sending || ingest?.running} onClick={() => input.current?.click()}>Add files</button>{" "}
        or drop them here. They are copied beside the base and never leave this computer.
      </p>
      {sending && <p role="status">Copying {sending}</p>}
      {problem && <ProblemNotice problem={problem} />}
      {ingest?.running && <Live ingest={ingest} onStop={() => void post("/api/ingest/stop", {}).catch(fail)} />}
      {ingest && !ingest.running && ingest.report && <Report report={ingest.report} />}
    </section>
  );
}

function Live({ ingest, onStop }: { ingest: Ingest; onStop: () => void }) {
  return (
    <div class="live">
      <progress max={Math.max(1, ingest.bytes_total)} value={ingest.bytes_done} aria-label="Read" />
      <span>{number(ingest.done)} of {count(ingest.total, "file")}</span>
      <span class="quiet">{ingest.current}</span>
      <button type="button" class="small" onClick={onStop}>Stop</button>
    </div>
  );
}

function summary(report: IngestReport): string {
  return `${number(report.added)} new, ${number(report.changed)} changed, ${number(report.same)} the same, ${number(report.failures.length)} failed`;
}

function Report({ report }: { report: IngestReport }) {
  return (
    <div class="notice">
      <p><strong>{report.interrupted ? "Stopped" : "Read"}:</strong> {summary(report)}.</p>
      {report.failures.length > 0 && (
        <ul>{report.failures.map((one) => <li><b>{one.path.split("/").pop()}</b>: {one.message} {one.advice}</li>)}</ul>
      )}
      {report.copies.length > 0 && <p>{count(report.copies.length, "file")} hold the same bytes as others and were not read twice.</p>}
      {report.skipped.length > 0 && <p>Left out: {report.skipped.join(", ")}</p>}
    </div>
  );
}
