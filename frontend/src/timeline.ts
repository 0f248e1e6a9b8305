// The timeline as a table that follows the clock, and that the clock follows.

import type { Picture, PlanBurn } from "./api";
import type { Clock } from "./clock";
import { h } from "./dom";
import { at, burnName, capital, distance, fixed, met, signed, utc } from "./format";

export interface Row {
  met: number;
  name: string;
  detail: string;
  range: number | null;
  burn: PlanBurn | null;
}

export function rowsOf(picture: Picture): Row[] {
  const rows: Row[] = picture.plan.events.map((e) => ({
    met: e.met_s,
    name: e.name,
    detail: e.detail,
    range: e.range_km === null ? null : e.range_km * 1000,
    burn: null,
  }));
  const { burns } = picture.plan;
  for (let i = 0; i < burns.length; ) {
    const first = burns[i]!;
    let j = i + 1;
    // A row of pulses of one name is one row of the table.
    while (first.engine === "thrusters" && j < burns.length && burns[j]!.name === first.name) j++;
    const together = burns.slice(i, j);
    const total = together.reduce((sum, b) => sum + b.dv_mps, 0);
    const [r, t, n] = first.dv_rtn_mps;
    const detail =
      together.length > 1
        ? `Δv ${fixed(total, 2)} m/s in all, ${fixed(together[together.length - 1]!.met_s - first.met_s, 0)} s`
        : `Δv ${fixed(total, 2)} m/s (R ${signed(r, 2)} T ${signed(t, 2)} N ${signed(n, 2)}), ${fixed(first.duration_s, 1)} s${first.engine === "main" ? ` → ${fixed(first.perigee_km, 1)} × ${fixed(first.apogee_km, 1)} km` : ""}`;
    rows.push({
      met: first.met_s,
      name:
        together.length > 1
          ? `${capital(first.name)}, ${together.length} pulses`
          : capital(burnName(first.name)),
      detail,
      range: null,
      burn: first,
    });
    i = j;
  }
  return rows.sort((a, b) => a.met - b.met);
}

export function timeline(picture: Picture, clock: Clock, rows: Row[], signal: AbortSignal): HTMLElement {
  const ranges = rows.some((row) => row.range !== null);
  const lines = rows.map((row) =>
    h(
      "tr",
      { class: row.burn ? "burn" : "", "data-met": row.met, onclick: () => clock.set(row.met) },
      h(
        "td",
        { class: "met" },
        h("button", { type: "button", "aria-label": `Go to ${row.name}, ${met(row.met)}` }, met(row.met)),
        h("small", {}, utc(at(picture.zero_utc, row.met), false)),
      ),
      // Words take the room that no range needs.
      h(
        "td",
        { class: "what", colspan: ranges && row.range === null ? 2 : undefined },
        h("b", {}, row.burn ? "◆ " : "", row.name),
        row.detail ? h("small", {}, row.detail) : null,
      ),
      row.range === null ? null : h("td", { class: "num" }, distance(row.range)),
    ),
  );
  const body = h("tbody", {}, ...lines);
  const scroll = h(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": "Timeline" },
    h(
      "table",
      { class: "timeline" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, "T+, UTC"),
          h("th", { scope: "col" }, "Event"),
          ranges ? h("th", { scope: "col", class: "num" }, "Range") : null,
        ),
      ),
      body,
    ),
  );
  let current = -1;
  clock.on((t) => {
    let now = -1;
    for (let i = 0; i < rows.length && rows[i]!.met <= t + 0.5; i++) now = i;
    if (now === current) return;
    lines[current]?.removeAttribute("aria-current");
    current = now;
    const line = lines[now];
    if (!line) return;
    line.setAttribute("aria-current", "time");
    // Only this panel scrolls, never the page.
    const top = line.offsetTop - scroll.clientHeight / 2;
    if (
      line.offsetTop < scroll.scrollTop + 30 ||
      line.offsetTop + line.offsetHeight > scroll.scrollTop + scroll.clientHeight
    )
      scroll.scrollTop = top;
  }, signal);
  return scroll;
}
