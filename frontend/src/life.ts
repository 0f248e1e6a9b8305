// How long things live: a component is given a signal, and what it takes hold of is let go when that aborts.
export function atEnd(signal: AbortSignal, release: () => void): void {
  if (signal.aborted) release();
  else signal.addEventListener("abort", release, { once: true });
}

// For a part that may end before the whole does, and ends with it.
export function part(whole: AbortSignal): AbortController {
  const own = new AbortController();
  if (whole.aborted) own.abort();
  whole.addEventListener("abort", () => own.abort(), { once: true, signal: own.signal });
  return own;
}
