import type { Kwic } from "../api";
import { address, useAnswer, type Query } from "../client";
import { Empty, ProblemNotice, Waiting } from "../parts/notice";
import { Pager } from "../parts/pager";
import { changed, go, href, param, usePlace } from "../route";
import { useFoot } from "../shell/foot";
import { number } from "../words";

const SIZE = 100;
const orders = [
  { sort: "rank", label: "best first" }, { sort: "left", label: "word on the left" },
  { sort: "right", label: "word on the right" }, { sort: "source", label: "source" },
];

/** Each place of the words, one below the other, as in a concordance. */
export function KwicView({ query }: { query: Query }) {
  const place = usePlace();
  const sort = param(place, "sort");
  const page = Math.max(1, Number(param(place, "page")) || 1);
  const words = param(place, "words");
  const all = { ...query, sort };
  const url = words ? address("/api/kwic", { ...all, limit: SIZE, offset: (page - 1) * SIZE }) : null;
  const { data, problem, again } = useAnswer<Kwic>(url);
  useFoot(words ? { command: data?.command, csv: address("/api/kwic.csv", all), json: address("/api/kwic.json", all) } : {});
  if (!words) {
    return (
      <Empty title="Keyword in context needs a keyword.">
        <p>Type a word, such as <code>waiting</code>, into the box above; every place where it is said is then listed, with
          the words before and after it.</p>
      </Empty>
    );
  }
  if (problem) return <ProblemNotice problem={problem} again={again} />;
  if (!data) return <Waiting what="Searching" />;
  if (data.lines.length === 0) return <Empty title="These words are said nowhere under the filters above."><p>Remove a filter, or search with fewer words.</p></Empty>;
  return (
    <>
      <div class="list-head">
        <p><b>{number(data.total)}</b> {data.total === 1 ? "passage holds" : "passages hold"} the words; {number(data.lines.length)} places shown</p>
        <label>Sorted by <select value={sort} onChange={(event) => go(changed(place, { sort: event.currentTarget.value }))}>
          {orders.map((one) => <option value={one.sort}>{one.label}</option>)}
        </select></label>
      </div>
      <div class="scroll" tabIndex={0} role="group" aria-label="Keyword in context">
        <table class="kwic">
          <thead class="unseen"><tr><th scope="col">before</th><th scope="col">words</th><th scope="col">after</th><th scope="col">where</th></tr></thead>
          <tbody>
            {data.lines.map((line) => (
              <tr>
                <td class="left"><bdi>{line.left}</bdi></td>
                <td class="hit-word"><mark>{line.hit}</mark></td>
                <td class="right">{line.right}</td>
                <td class="where"><a href={href("read", { at: line.passage, find: words, why: "all" })}>{line.place}</a></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pager total={data.total} size={SIZE} page={page} />
    </>
  );
}
