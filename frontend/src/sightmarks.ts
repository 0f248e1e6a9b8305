// The timeline's rows, each with where in the sky of a watcher it happens.
import type { Picture } from "./api";
import { h } from "./dom";
import type { Layers } from "./layers";
import { direction, seenAt } from "./sight";

export function sightMarks(table: Element, picture: Picture, layers: Layers, signal: AbortSignal): void {
  let marked: unknown = null;
  layers.on(({ watch }) => {
    if (watch === marked) return;
    marked = watch;
    for (const one of table.querySelectorAll(".seen-from")) one.remove();
    if (!watch) return;
    for (const line of table.querySelectorAll<HTMLElement>("tr[data-met]")) {
      const seen = seenAt(picture, watch, Number(line.dataset.met));
      const ship = seen.find((one) => one.body === "ship");
      if (!ship) continue;
      const said = `◎ ${direction(ship)}, ${ship.how}`;
      line.querySelector(".what")?.append(h("small", { class: "seen-from" }, said));
    }
  }, signal);
}
