// Following the viewer's own clock: how long until a flight begins, and where it is now.
import type { Picture } from "./api";
import type { Clock } from "./clock";
import { atEnd } from "./life";

export type Phase = "before" | "flying" | "after";

export interface Now {
  phase: Phase;
  // From the start of the flight, s.
  met: number;
}

export function nowOf({ zero_utc, end_met_s }: Pick<Picture, "zero_utc" | "end_met_s">, ms: number): Now {
  const met = (ms - Date.parse(zero_utc)) / 1000;
  return { phase: met < 0 ? "before" : met <= end_met_s ? "flying" : "after", met };
}

// Days, hours, minutes and seconds of a time to wait.
export function parts(seconds: number): [number, number, number, number] {
  const all = Math.max(Math.ceil(seconds - 1e-6), 0);
  return [Math.floor(all / 86400), Math.floor(all / 3600) % 24, Math.floor(all / 60) % 60, all % 60];
}

// Tells each second how the flight stands, and while `follows` carries its clock along.
export class Live {
  follows = false;
  private last = Number.NaN;
  private timer = 0;

  constructor(
    private readonly picture: Picture,
    private readonly clock: Clock,
    private readonly tell: (now: Now, follows: boolean) => void,
    signal: AbortSignal,
  ) {
    atEnd(signal, () => clearTimeout(this.timer));
    // Who moves the clock looks at another instant.
    clock.on((t) => {
      if (!this.follows || (t === this.last && !clock.playing)) return;
      this.follows = false;
      this.tell(nowOf(picture, Date.now()), false);
    }, signal);
  }

  begin(follows: boolean): void {
    // Who stops the clock moves it.
    this.follows = false;
    if (follows) this.clock.play(false);
    this.follows = follows;
    this.tick();
  }

  private tick = () => {
    clearTimeout(this.timer);
    const now = nowOf(this.picture, Date.now());
    if (this.follows) {
      this.last = Math.min(Math.max(now.met, this.clock.start), this.clock.end);
      this.clock.set(this.last);
    }
    this.tell(now, this.follows);
    this.timer = window.setTimeout(this.tick, 1000 - (Date.now() % 1000));
  };
}
