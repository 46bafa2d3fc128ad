import { workBlind } from "../base";
import { changed, href, here, param, type Place } from "../route";
import { PAGE_NAMES } from "./rail";

/** Whether a place shows what a blind coder must not see: suggestions, or the codes of others. */
export function reveals(place: Place): boolean {
  if (place.page === "review") return param(place, "blind") !== "yes" && param(place, "sample") === "";
  return ["quotes", "agreement", "codebook"].includes(place.page);
}

/** Stands before a page that shows suggestions while somebody is coding blind. */
export function BlindGate({ place }: { place: Place }) {
  const back = place.page === "review" ? changed(here(), { blind: "yes", order: undefined }) : href("review", { blind: "yes" });
  return (
    <>
      <header class="page-head"><h1 tabIndex={-1}>{PAGE_NAMES[place.page]}</h1></header>
      <div class="notice">
        <p><strong>You are coding blind, and this page shows what evidex suggests or what others coded.</strong></p>
        <p>A passage that you have seen that way you can no longer code blind. Reading whole sources is possible all the
          time: the page <a href={href("read")}>Read</a> leaves the tags out.</p>
        <div class="group">
          <a class="button" href={back}>Go on coding blind</a>
          <button type="button" onClick={() => void workBlind(false)}>End blind coding and show the page</button>
        </div>
      </div>
    </>
  );
}
