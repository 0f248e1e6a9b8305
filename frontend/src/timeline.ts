// The timeline as a table that follows the clock, and that the clock follows.
import type { Picture } from "./api";
import { type Clock, markNow } from "./clock";
import { h } from "./dom";
import { at, clockIn } from "./format";
import { choices, nameHere } from "./guest";

export function timeline({ words, zero_utc }: Picture, clock: Clock, signal: AbortSignal): HTMLElement {
  const { timeline: rows, elapsed_heading, local_heading, has_range } = words;
  const { zone } = choices();
  const lines = rows.map((row) =>
    h(
      "tr",
      { class: row.burn ? "burn" : "", "data-met": row.met_s, onclick: () => clock.set(row.met_s) },
      h(
        "td",
        { class: "met" },
        h("button", { type: "button", "aria-label": `Go to ${row.event}, ${row.elapsed}` }, row.elapsed),
        h("small", { class: "utc" }, row.utc),
        row.local && h("small", { class: "local" }, row.local),
        zone && h("small", { class: "here" }, clockIn(at(zero_utc, row.met_s), zone)),
      ),
      // Words take the room that no range needs.
      h(
        "td",
        { class: "what", colspan: has_range && !row.range_km ? 2 : undefined },
        h("b", {}, row.burn && h("i", { "aria-hidden": "true" }, "◆ "), h("span", {}, row.event)),
        row.detail && h("small", {}, row.detail),
        row.in_sight && h("small", { class: "sight" }, `In sight of ${row.in_sight}`),
      ),
      row.range_km && h("td", { class: "num" }, row.range_km),
    ),
  );
  const heads = [
    [elapsed_heading, "UTC", local_heading, zone && nameHere()].filter(Boolean).join(", "),
    "Event",
  ];
  const head = h(
    "tr",
    {},
    ...heads.map((name) => h("th", { scope: "col" }, name)),
    has_range && h("th", { scope: "col", class: "num" }, "Range km"),
  );
  const scroll = h(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": "Timeline" },
    h("table", { class: "timeline" }, h("thead", {}, head), h("tbody", {}, ...lines)),
  );
  const begun = rows.map((row) => row.met_s);
  markNow(clock, begun, lines, signal, (line) => {
    // Only this panel scrolls, never the page.
    const top = line.offsetTop - scroll.clientHeight / 2;
    if (
      line.offsetTop < scroll.scrollTop + 30 ||
      line.offsetTop + line.offsetHeight > scroll.scrollTop + scroll.clientHeight
    )
      scroll.scrollTop = top;
  });
  return scroll;
}
