// The one clock of a flight: where it stands, whether it runs, and who wants to know.
import { atEnd } from "./life";
import { drawnByProcessor } from "./scene/processor";

export const SPEEDS = [1, 10, 60, 300, 1000];
// Thirty pictures a second are smooth, and as many as a processor draws; a graphics card has time for sixty.
const leastMs = () => 1000 / (drawnByProcessor() ? 30 : 60) - 2;

export class Clock {
  met: number;
  speed = 60;
  playing = false;
  private readonly listeners = new Set<(met: number) => void>();
  private frame = 0;
  private last = 0;
  private least = 0;

  // A ship that leaves a port has a way of its own only once it is loose.
  constructor(
    readonly start: number,
    readonly end: number,
    signal: AbortSignal,
  ) {
    this.met = start;
    atEnd(signal, () => {
      this.playing = false;
      cancelAnimationFrame(this.frame);
    });
  }

  on(listener: (met: number) => void, signal: AbortSignal): void {
    this.listeners.add(listener);
    atEnd(signal, () => this.listeners.delete(listener));
  }

  set(met: number): void {
    this.met = Math.min(Math.max(met, this.start), this.end);
    for (const listener of this.listeners) listener(this.met);
  }

  // To the next of some instants, or the one before.
  jump(times: number[], way: 1 | -1): void {
    const next = way > 0 ? times.find((t) => t > this.met + 0.5) : times.findLast((t) => t < this.met - 0.5);
    if (next !== undefined) this.set(next);
  }

  play(on: boolean): void {
    if (on && this.met >= this.end) this.met = this.start;
    this.playing = on;
    cancelAnimationFrame(this.frame);
    this.last = performance.now();
    if (on) this.least = leastMs();
    if (on) this.frame = requestAnimationFrame(this.step);
    this.set(this.met);
  }

  private step = (now: number) => {
    if (now - this.last < this.least) {
      this.frame = requestAnimationFrame(this.step);
      return;
    }
    // A tab that was in the background does not leap ahead.
    const passed = Math.min((now - this.last) / 1000, 0.5);
    this.last = now;
    this.set(this.met + passed * this.speed);
    if (this.met >= this.end) this.play(false);
    else if (this.playing) this.frame = requestAnimationFrame(this.step);
  };
}

// Marks the part that is told now, of those that begin at these times; `then` is called with each as it is marked.
export function markNow(
  clock: Clock,
  from_met_s: readonly number[],
  parts: readonly HTMLElement[],
  signal: AbortSignal,
  then: (part: HTMLElement) => void = () => {},
): void {
  let current = -1;
  clock.on((t) => {
    const now = from_met_s.findLastIndex((from) => from <= t + 0.5);
    if (now === current) return;
    parts[current]?.removeAttribute("aria-current");
    current = now;
    const part = parts[now];
    if (!part) return;
    part.setAttribute("aria-current", "time");
    then(part);
  }, signal);
}
