// The one clock of a flight: where it stands, whether it runs, and who wants to know.
export const SPEEDS = [1, 10, 60, 300, 1000];

export class Clock {
  met = 0;
  speed = 60;
  playing = false;
  private listeners: ((met: number) => void)[] = [];
  private frame = 0;
  private last = 0;

  constructor(readonly end: number) {}

  on(listener: (met: number) => void): void {
    this.listeners.push(listener);
  }

  set(met: number): void {
    this.met = Math.min(Math.max(met, 0), this.end);
    for (const listener of this.listeners) listener(this.met);
  }

  play(on: boolean): void {
    if (on && this.met >= this.end) this.met = 0;
    this.playing = on;
    cancelAnimationFrame(this.frame);
    this.last = performance.now();
    if (on) this.frame = requestAnimationFrame(this.step);
    this.set(this.met);
  }

  private step = (now: number) => {
    // A tab that was in the background does not leap ahead.
    const passed = Math.min((now - this.last) / 1000, 0.5);
    this.last = now;
    this.set(this.met + passed * this.speed);
    if (this.met >= this.end) this.play(false);
    else if (this.playing) this.frame = requestAnimationFrame(this.step);
  };

  stop(): void {
    this.playing = false;
    cancelAnimationFrame(this.frame);
    this.listeners = [];
  }
}
