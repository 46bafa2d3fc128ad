import { observable } from "./observable";

const message = observable({ text: "", turn: 0 });

/** Says something to those who listen to the page instead of looking at it. */
export function say(text: string): void {
  message.set({ text, turn: message.get().turn + 1 });
}

/** The one polite live region. The same words twice are said twice, because their node is new. */
export function LiveRegion() {
  const { text, turn } = message.use();
  return (
    <div class="unseen" role="status" aria-live="polite" id="live">
      <span key={turn}>{text}</span>
    </div>
  );
}
