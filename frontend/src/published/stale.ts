// When a page's station data are too old to be relied on.
const DAY_MS = 86400000;

// What is to be warned of, with how many days old the data are. All but the last are instants, ms.
export function tooOld(
  data: number,
  start: number,
  end: number,
  now: number,
  knownDays: number,
): ["dataOldStart" | "dataOldNow", number][] {
  const days = (at: number) => Math.floor((at - data) / DAY_MS);
  if (start - data > knownDays * DAY_MS) return [["dataOldStart", days(start)]];
  // Of a flight that is over nobody waits for a time.
  if (now <= end && now - data > knownDays * DAY_MS) return [["dataOldNow", days(now)]];
  return [];
}
