import { useEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "./api";
import { observable } from "./observable";

/** What may follow the question mark of a request. */
export type Query = Record<string, string | number | readonly string[] | undefined>;

export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? (value as readonly string[]) : [value]) {
      if (one !== undefined && one !== "") search.append(name, String(one));
    }
  }
  const text = search.toString();
  return path + (text && `?${text}`);
}

/** A request that failed, with words for a person. */
export class Failure extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

const unreachable: Problem = {
  title: "evidex does not answer.",
  detail: "",
  advice: "Is the window still open in which “evidex serve” was started? Start it again, then reload this page.",
  status: 0,
};

async function problemOf(response: Response): Promise<Problem> {
  try {
    const told = (await response.json()) as Partial<Problem>;
    if (told.title) {
      return { title: told.title, detail: told.detail ?? "", advice: told.advice ?? "", status: response.status };
    }
  } catch {
    // Not a problem object: said in our own words below.
  }
  return {
    title: response.status === 403 ? "This page may no longer talk to evidex." : "evidex could not answer.",
    detail: `Status ${response.status}`,
    advice: response.status === 403 ? "Open the address again that “evidex serve” printed." : "Reload the page.",
    status: response.status,
  };
}

async function ask(url: string, options: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: "same-origin", ...options });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Failure(unreachable);
  }
  if (!response.ok) throw new Failure(await problemOf(response));
  return response;
}

export async function get<T>(url: string, signal?: AbortSignal): Promise<T> {
  return (await (await ask(url, signal ? { signal } : {})).json()) as T;
}

export async function post<T>(path: string, body: unknown): Promise<T> {
  return (await (await postForFile(path, body)).json()) as T;
}

let begun = 0;

/** How many requests to write this page has begun. */
export function writes(): number {
  return begun;
}

export function postForFile(path: string, body: unknown): Promise<Response> {
  begun++;
  return ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

export async function put<T>(url: string, file: File): Promise<T> {
  const headers = { "Content-Type": "application/octet-stream" };
  return (await (await ask(url, { method: "PUT", headers, body: file })).json()) as T;
}

export function problemIn(error: unknown): Problem {
  if (error instanceof Failure) return error.problem;
  return { title: "Something went wrong in this page.", detail: String(error), advice: "Reload the page.", status: 0 };
}

/** Answers seen lately, so that going back is immediate. Emptied when the base has changed. */
const seen = new Map<string, unknown>();
const generation = observable(0);

export function forgetAnswers(): void {
  seen.clear();
}

/** Asks again for everything that is on screen. */
export function askAgain(): void {
  forgetAnswers();
  generation.set(generation.get() + 1);
}

/** What a component knows of an answer. While a new one is on its way, `data` is still the one before. */
export interface Known<T> {
  data: T | null;
  problem: Problem | null;
  waiting: boolean;
  again: () => void;
}

/** The answer to a GET; null asks nothing. */
export function useAnswer<T>(url: string | null): Known<T> {
  const [state, setState] = useState<{ url: string | null; data: T | null; problem: Problem | null }>({
    url: null, data: null, problem: null,
  });
  const [turn, setTurn] = useState(0);
  const last = useRef(0);
  const current = generation.use();
  useEffect(() => {
    if (url === null) return;
    const control = new AbortController();
    const fresh = last.current !== turn;
    last.current = turn;
    const known = fresh ? undefined : (seen.get(url) as T | undefined);
    if (known !== undefined) {
      setState({ url, data: known, problem: null });
      return;
    }
    get<T>(url, control.signal)
      .then((data) => {
        if (seen.size > 60) seen.delete(seen.keys().next().value as string);
        seen.set(url, data);
        setState({ url, data, problem: null });
      })
      .catch((error: unknown) => {
        if (!control.signal.aborted) setState({ url, data: null, problem: problemIn(error) });
      });
    return () => control.abort();
  }, [url, turn, current]);
  return {
    data: url === null ? null : state.data,
    problem: state.url === url ? state.problem : null,
    waiting: url !== null && state.url !== url,
    again: () => setTurn((n) => n + 1),
  };
}

/** Lets a browser keep a file that was made here. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
