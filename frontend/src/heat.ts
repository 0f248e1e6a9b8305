// The slip of a flight as a map: days across, places in the window down; each cell opens its lift-off as a plan.
import type { SlipMap } from "./api";
import { clear, h } from "./dom";
import { roving } from "./grid";

// How full the colour of the worst and of the best is, in percent; text must stay readable on it.
const PALE = 6;
const FULL = 46;

// Addresses are those of the cells, line by line.
export function heatMap(map: SlipMap, addresses: (string | null)[][]): HTMLElement {
  const detail = h("p", { class: "detail", role: "status", "aria-live": "polite" });
  const cells = map.lines.map((line, i) =>
    line.cells.map((cell, j) => {
      if (!cell) return null;
      const address = addresses[i]?.[j];
      const [day, date] = map.days[j]!;
      const kinds = ["cell", cell.tone, cell.unsure && "unsure"].filter(Boolean).join(" ");
      const node = h(
        "a",
        {
          class: kinds,
          tabindex: -1,
          ...(address ? { href: address } : { role: "link", "aria-disabled": "true" }),
          "aria-label": `${date}, ${day}, ${line.name}: ${cell.text}. ${cell.said}`,
        },
        cell.text,
      );
      if (cell.good !== null) node.style.setProperty("--full", `${PALE + (FULL - PALE) * cell.good}%`);
      const say = () => clear(detail, cell.said);
      node.addEventListener("pointerenter", say);
      node.addEventListener("focus", say);
      return node;
    }),
  );
  const every = cells.flat();
  const first = every.find((one) => one?.classList.contains("chosen")) ?? every.find((one) => one);
  if (first) first.tabIndex = 0;
  const said = map.lines.flatMap((line) => line.cells).find((one) => one?.tone === "chosen")?.said;
  clear(detail, said);
  const head = map.days.map(([day, date]) => h("th", { scope: "col" }, day, h("small", {}, date)));
  const rows = cells.map((line, i) =>
    h("tr", {}, h("th", { scope: "row" }, map.lines[i]!.name), ...line.map((node) => h("td", {}, node))),
  );
  const table = h(
    "table",
    { class: "heat", "aria-label": map.title || undefined },
    h("thead", {}, h("tr", {}, h("td"), ...head)),
    h("tbody", {}, ...rows),
  );
  roving(table, cells);
  return h(
    "div",
    { class: "slip" },
    h("p", { class: "key" }, h("b", {}, map.title), map.scale && scale(map.scale)),
    h("div", { class: "wide" }, table),
    detail,
  );
}

function scale([worst, best]: [string, string]): HTMLElement {
  const bar = h("i", { class: "scale", "aria-hidden": "true" });
  return h("span", { class: "scaled" }, worst, bar, best);
}
