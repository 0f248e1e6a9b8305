// Keys that play, and go from event to event, wherever the focus is; what takes keys itself keeps them.
import type { TimelineRow } from "./api";
import type { Clock } from "./clock";

export function keys(
  clock: Clock,
  rows: TimelineRow[],
  signal: AbortSignal,
  more: Record<string, () => void> = {},
): void {
  const times = rows.map((row) => row.met_s);
  const acts: Record<string, () => void> = {
    " ": () => clock.play(!clock.playing),
    ".": () => clock.jump(times, 1),
    n: () => clock.jump(times, 1),
    ",": () => clock.jump(times, -1),
    p: () => clock.jump(times, -1),
    ...more,
  };
  const press = (event: KeyboardEvent) => {
    const act = acts[event.key];
    const target = event.target as Element;
    // Whoever writes a place or a number writes every letter of it.
    const own =
      target.matches("select, textarea, input:not([type=range], [type=checkbox])") ||
      (target.matches("input, button, summary") && event.key === " ");
    if (!act || own || event.ctrlKey || event.metaKey || event.altKey) return;
    act();
    event.preventDefault();
  };
  document.addEventListener("keydown", press, { signal });
}
