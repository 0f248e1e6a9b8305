// What happens, said large while it does: the last event before the clock, and what comes next.
import type { Picture } from "./api";
import type { Clock } from "./clock";
import { clear, h } from "./dom";
import { met } from "./format";

export function captions({ words }: Picture, clock: Clock, signal: AbortSignal): HTMLElement {
  const rows = words.timeline;
  const node = h("div", { class: "caption" });
  let said = "";
  clock.on((t) => {
    const now = rows.findLast((row) => row.met_s <= t + 0.5);
    const next = rows.find((row) => row.met_s > t + 0.5);
    // Seconds to what is far are noise while time flies.
    const wait = next ? met(next.met_s - t).slice(2, next.met_s - t > 600 ? -3 : undefined) : "";
    const text = `${now?.event} ${next?.event} ${wait}`;
    if (text === said) return;
    said = text;
    clear(
      node,
      h("b", { class: now?.burn ? "burning" : "" }, now?.event ?? words.title),
      next && h("span", {}, next.event, " ", `in ${wait}`),
    );
  }, signal);
  return node;
}
