import type { ComponentChildren } from "preact";
import type { PassageTag, TextRun } from "../api";
import { lookOf } from "../base";

interface Props {
  runs: readonly TextRun[];
  /** What the runs' numbers mean. Without it hits are not drawn. */
  tags?: readonly PassageTag[];
  /** Components whose words are underlined; without it all are. */
  shown?: readonly string[] | undefined;
  /** Called with a component's id when its words are clicked; the button in the margin does the same by keyboard. */
  onTag?: ((component: string) => void) | undefined;
}

/** Words of a passage: query words marked, and a line in colour and pattern below the words behind each tag. */
export function Runs({ runs, tags = [], shown, onTag }: Props) {
  const drawn = tags.map((tag) => !shown || shown.includes(tag.component));
  // Lines keep their height within a passage, so that those of one component are in line.
  const levels = tags.map((_, index) => drawn.slice(0, index).filter(Boolean).length % 4);
  return (
    <>
      {runs.map((run) => {
        let content: ComponentChildren = run.mark ? <mark>{run.text}</mark> : run.text;
        const hits = [...(run.tags ?? [])].sort((a, b) => a - b).filter((index) => drawn[index]);
        hits.forEach((index) => {
          const tag = tags[index];
          if (!tag) return;
          const look = lookOf(tag.component);
          const click = onTag && ((event: MouseEvent) => {
            event.stopPropagation();
            onTag(tag.component);
          });
          content = (
            <span class={`hit c${look.index} level${levels[index]}`} title={look.short} data-code={look.code} onClick={click}>
              {content}
            </span>
          );
        });
        return content;
      })}
    </>
  );
}
