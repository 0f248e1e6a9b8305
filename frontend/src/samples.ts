// Samples of a flight in whatever pictures show them: the one that is chosen is the same in all.
import type { Cloud, Scattered } from "./api";
import { s, set } from "./dom";
import { atEnd } from "./life";

const NEAR_PX = 14;

export class Samples {
  chosen: number | null = null;
  private readonly listeners = new Set<(i: number | null) => void>();

  constructor(
    readonly found: Scattered,
    // Goes to one of them as a plan; null where they cannot be flown again.
    readonly open: (i: number) => void,
  ) {}

  on(listener: (i: number | null) => void, signal: AbortSignal): void {
    this.listeners.add(listener);
    atEnd(signal, () => this.listeners.delete(listener));
  }

  choose(i: number | null): void {
    if (i === this.chosen) return;
    this.chosen = i;
    for (const listener of this.listeners) listener(i);
  }
}

export interface Shown {
  cloud: Cloud;
  samples: Samples;
}

// Pictures of the flight that can show a cloud, and the cloud that they show.
export class Stage {
  private readonly listeners = new Map<string, (shown: Shown | null) => void>();

  on(where: Cloud["where"], listener: (shown: Shown | null) => void): void {
    this.listeners.set(where, listener);
  }

  show(samples: Samples | null): void {
    for (const [where, listener] of this.listeners) {
      const cloud = samples?.found.clouds.find((one) => one.where === where);
      listener(samples && cloud ? { cloud, samples } : null);
    }
  }
}

// Where each sample stands in a picture; null for one that is not in it.
export type Places = ([number, number] | null)[];

export function nearest(places: Places, x: number, y: number): number | null {
  let best: number | null = null;
  let least = NEAR_PX * NEAR_PX;
  for (const [i, place] of places.entries()) {
    if (!place) continue;
    const far = (place[0] - x) ** 2 + (place[1] - y) ** 2;
    if (far < least) [best, least] = [i, far];
  }
  return best;
}

// Dots for what went as planned, signs for what did not: a path an outcome.
export function dots({ outcome, outcomes }: Scattered, places: Places): SVGElement[] {
  return outcomes.map((_, kind) => {
    let d = "";
    for (const [i, place] of places.entries()) if (place && outcome[i] === kind) d += sign(kind, place);
    return s("path", { d, class: `samples o${kind}` });
  });
}

function sign(kind: number, [x, y]: [number, number]): string {
  const at = `M${x.toFixed(1)} ${y.toFixed(1)}`;
  if (kind === 0) return `${at}h0`;
  return kind === 1 ? `${at}m-3 0h6m-3 -3v6` : `${at}m-2.5 -2.5l5 5m0 -5l-5 5`;
}

// What each sign stands for.
export const legend = ({ outcomes, outcome }: Scattered): [SVGElement, string][] =>
  outcomes.flatMap((name, kind): [SVGElement, string][] => {
    if (!outcome.includes(kind)) return [];
    const path = s("path", { d: sign(kind, [6, 6]), class: `samples o${kind}` });
    return [[s("svg", { viewBox: "0 0 12 12", width: 12, height: 12, "aria-hidden": "true" }, path), name]];
  });

// A picture in which a pointer chooses the nearest sample, and opens it.
export function pointing(svg: SVGElement, samples: () => Samples | null, places: () => Places): void {
  const under = (event: MouseEvent) => {
    const box = svg.getBoundingClientRect();
    return nearest(places(), event.clientX - box.left, event.clientY - box.top);
  };
  svg.addEventListener("pointermove", (event) => {
    const all = samples();
    if (!all) return;
    const i = under(event);
    if (i !== null) all.choose(i);
    set(svg, { "data-over": i === null ? "" : "opens" });
  });
  svg.addEventListener("click", (event) => {
    const i = under(event);
    if (i === null) return;
    samples()?.choose(i);
    samples()?.open(i);
  });
}
