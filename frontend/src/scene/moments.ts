// Instants of a flight that pictures turn on.
import type { Abort, Picture } from "../api";

// Where the crew would come down if the ascent were broken off now; null once it cannot be any more.
export function abortAt({ plan: { abort_cover: cover } }: Picture, met: number): Abort | null {
  const last = cover[cover.length - 1],
    before = cover[cover.length - 2];
  if (!last || !before || met < cover[0]!.met_s || met > last.met_s + (last.met_s - before.met_s))
    return null;
  let k = 0;
  while (k + 1 < cover.length && cover[k + 1]!.met_s <= met) k++;
  return cover[k]!;
}

// When the ship meets the air on the way home, MET s; null where it does not.
export function entryMet({ plan, zero_utc }: Picture): number | null {
  return plan.way_home ? (Date.parse(plan.way_home.entry_utc) - Date.parse(zero_utc)) / 1000 : null;
}
