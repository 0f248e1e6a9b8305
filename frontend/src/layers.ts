// What else is drawn over the flight where it is asked for: the station at this moment, those who watch, shots.
import type { Present, ShotsAnswer, WatchAnswer } from "./api";
import { atEnd } from "./life";

export interface Shown {
  present: Present | null;
  watch: WatchAnswer | null;
  shots: ShotsAnswer | null;
}

export class Layers {
  readonly shown: Shown = { present: null, watch: null, shots: null };
  private readonly listeners = new Set<(shown: Shown) => void>();

  on(listener: (shown: Shown) => void, signal: AbortSignal): void {
    this.listeners.add(listener);
    atEnd(signal, () => this.listeners.delete(listener));
  }

  show(more: Partial<Shown>): void {
    Object.assign(this.shown, more);
    for (const listener of this.listeners) listener(this.shown);
  }
}
