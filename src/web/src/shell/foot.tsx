import { useEffect, useState } from "preact/hooks";
import { say } from "../live";
import { observable } from "../observable";

/** What the page on screen can give away. */
export interface FootContent {
  /** The command line that prints the same. */
  command?: string | undefined;
  csv?: string | undefined;
  json?: string | undefined;
  more?: readonly { label: string; href: string }[];
  /** Words and source, for a manuscript. */
  citation?: string | undefined;
}

const content = observable<FootContent>({});

/** Says what the foot of the page offers while the calling page is on screen. */
export function useFoot(foot: FootContent): void {
  const key = JSON.stringify(foot);
  useEffect(() => {
    content.set(foot);
    return () => content.set({});
  }, [key]);
}

export async function copy(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(`${what} copied.`);
  } catch {
    say(`The browser did not allow copying. ${what}: ${text}`);
  }
}

function Command({ command }: { command: string }) {
  return (
    <div class="command" id="command">
      <code>{command}</code>
      <button type="button" onClick={() => void copy(command, "Command")}>Copy command</button>
    </div>
  );
}

export function Foot() {
  const { command, csv, json, more = [], citation } = content.use();
  const [shown, setShown] = useState(false);
  const [copied, setCopied] = useState(false);
  useEffect(() => setCopied(false), [citation]);
  if (!command && !csv && !json) return <footer class="foot" />;
  return (
    <footer class="foot">
      {shown && command && <Command command={command} />}
      <div class="foot-row">
        <span class="quiet">This view as</span>
        {csv && <a class="button" href={csv} download="">CSV</a>}
        {json && <a class="button" href={json} download="">JSON</a>}
        {more.map(({ label, href }) => <a class="button" href={href} download="">{label}</a>)}
        {citation && (
          <button type="button" onClick={() => void copy(citation, "Citation").then(() => setCopied(true))}>
            {copied ? "Citation copied" : "Copy citation"}
          </button>
        )}
        {command && (
          <button type="button" aria-expanded={shown} aria-controls="command" onClick={() => setShown(!shown)}>
            {shown ? "Hide command" : "Show as command"}
          </button>
        )}
        <button type="button" class="push" onClick={() => window.print()}>Print</button>
      </div>
    </footer>
  );
}
