import { go, changed, usePlace } from "../route";

/** Whether a figure of this page is shown as chart or as table; the address remembers it. */
export function useTwin(name: string): { shown: "chart" | "table"; onShow: (what: "chart" | "table") => void } {
  const place = usePlace();
  const tables = (place.params.get("tables") ?? "").split(",").filter(Boolean);
  return {
    shown: tables.includes(name) ? "table" : "chart",
    onShow(what) {
      const others = tables.filter((one) => one !== name);
      go(changed(place, { tables: (what === "table" ? [...others, name] : others).sort().join(",") }), "replace");
    },
  };
}
