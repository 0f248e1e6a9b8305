// Ribbons under the scrubber: light, links, live pictures and what passes below; when somebody sees the flight.
import type { Picture, ShotsAnswer, WatchAnswer } from "./api";
import type { Clock } from "./clock";
import { clear, h, s } from "./dom";
import { fixed, met } from "./format";
import type { Layers } from "./layers";
import { part } from "./life";
import { direction, seenAt } from "./sight";

interface Piece {
  from: number;
  to: number;
  kind: string;
}
export interface Ribbon {
  name: string;
  pieces: Piece[];
  // What is so at an instant, in a few words.
  now: (t: number) => string;
}
interface Span {
  start_met_s: number;
  end_met_s: number;
}

const MOST_NAMES = 3;

const at = <T extends Span>(all: readonly T[], t: number) =>
  all.filter((one) => t >= one.start_met_s && t <= one.end_met_s);
const pieces = <T extends Span>(all: readonly T[], kind: (one: T) => string): Piece[] =>
  all.map((one) => ({ from: one.start_met_s, to: one.end_met_s, kind: kind(one) }));
const few = (names: string[]) =>
  names.slice(0, MOST_NAMES).join(", ") + (names.length > MOST_NAMES ? ` +${names.length - MOST_NAMES}` : "");

// When the next of some spans begins.
function next<T extends Span>(all: readonly T[], t: number): string {
  const coming = all.find((one) => one.start_met_s > t);
  return coming ? `— next in ${met(coming.start_met_s - t).slice(2)}` : "—";
}

export function shotsRibbons({ shots, live_said }: ShotsAnswer): Ribbon[] {
  const ground = shots.links.filter((one) => !one.relay);
  const relays = shots.links.filter((one) => one.relay);
  const names = (all: typeof shots.links, t: number) => few(at(all, t).map((one) => one.via)) || next(all, t);
  const found: Ribbon[] = [
    {
      name: "Light",
      pieces: pieces(shots.light, (one) => one.light),
      now: (t) => {
        const [one] = at(shots.light, t);
        return one ? [one.light, one.sun_side && `Sun ${one.sun_side}`].filter(Boolean).join(", ") : "—";
      },
    },
    {
      name: "Live picture",
      pieces: pieces(shots.live, (one) =>
        one.light === "day" ? (one.golden ? "live golden" : "live") : "live dark",
      ),
      now: (t) => {
        const i = shots.live.findIndex((one) => t >= one.start_met_s && t <= one.end_met_s);
        return i < 0 ? next(shots.live, t) : `${"★".repeat(shots.live[i]!.marks)} ${live_said[i]}`;
      },
    },
    { name: "Ground station", pieces: pieces(ground, () => "link"), now: (t) => names(ground, t) },
    { name: "Relay satellite", pieces: pieces(relays, () => "link relay"), now: (t) => names(relays, t) },
    {
      name: "Below",
      pieces: pieces(
        shots.ground,
        (one) => `${one.land ? "land" : "sea"}${one.light === "day" ? "" : " dark"}`,
      ),
      now: (t) => {
        const [one] = at(shots.ground, t);
        return one ? `${one.place}, ${one.light}` : "—";
      },
    },
    {
      name: "Large city",
      pieces: pieces(
        shots.cities.filter((one) => one.view === "down"),
        (one) => (one.light === "day" ? "city" : "city dark"),
      ),
      now: (t) => few(inView(shots.cities, t).map((one) => one.city)) || next(shots.cities, t),
    },
    {
      name: "Crew awake",
      pieces: pieces(shots.crew, () => "crew"),
      now: (t) => (at(shots.crew, t).length ? "yes" : "—"),
    },
  ];
  return found.filter((one) => one.pieces.length > 0);
}

// Cities that see the ship, those straight below first.
export const inView = (cities: ShotsAnswer["shots"]["cities"], t: number) =>
  at(cities, t).sort((a, b) => a.off_vertical_deg - b.off_vertical_deg);

export function sightRibbons(picture: Picture, watch: WatchAnswer): Ribbon[] {
  const of = (body: "ship" | "station"): Ribbon => {
    const own = watch.spans.filter((one) => one.body === body);
    const all = own.flatMap((one) => [
      { from: one.span[0], to: one.span[1], kind: "over" },
      ...one.lights.filter(({ seen }) => seen).map(({ span: [from, to] }) => ({ from, to, kind: "seen" })),
    ]);
    const spans = own.map(({ span: [start_met_s, end_met_s] }) => ({ start_met_s, end_met_s }));
    return {
      name: `${body === "ship" ? "Ship" : "Station"} from ${watch.place.name.split(",")[0]}`,
      pieces: all,
      now: (t) => {
        const one = seenAt(picture, watch, t).find((each) => each.body === body);
        if (!one) return next(spans, t);
        return `${direction(one)}, ${fixed(one.km, 0)} km, ${one.how}`;
      },
    };
  };
  return [of("ship"), of("station")].filter((one) => one.pieces.length > 0);
}

export function ribbons(picture: Picture, clock: Clock, layers: Layers, signal: AbortSignal): HTMLElement {
  const node = h("div", { class: "ribbons", role: "group", "aria-label": "Ribbons", hidden: true });
  let shown = part(signal);
  const [from, to] = [0, picture.end_met_s];
  let drawn: unknown[] = [];
  layers.on(({ watch, shots }) => {
    if (drawn[0] === watch && drawn[1] === shots) return;
    drawn = [watch, shots];
    shown.abort();
    shown = part(signal);
    const all = [...(watch ? sightRibbons(picture, watch) : []), ...(shots ? shotsRibbons(shots) : [])];
    node.hidden = all.length === 0;
    clear(node, ...all.flatMap((one) => row(one, from, to, clock, shown.signal)));
  }, signal);
  return node;
}

function row(ribbon: Ribbon, from: number, to: number, clock: Clock, signal: AbortSignal): HTMLElement[] {
  const kinds = new Map<string, string>();
  for (const one of ribbon.pieces) {
    const [a, b] = [Math.max(one.from, from), Math.min(one.to, to)];
    if (b <= a) continue;
    kinds.set(one.kind, `${kinds.get(one.kind) ?? ""}M${a.toFixed(0)} 0H${b.toFixed(0)}V1H${a.toFixed(0)}Z`);
  }
  const svg = s("svg", { viewBox: `${from} 0 ${to - from} 1`, preserveAspectRatio: "none" });
  for (const [kind, d] of kinds) svg.append(s("path", { d, class: kind }));
  const hand = h("i");
  const bar = h("div", { class: "ribbon", "aria-hidden": "true" }, svg, hand);
  bar.addEventListener("click", (event) => {
    const { left, width } = bar.getBoundingClientRect();
    clock.set(from + ((event.clientX - left) / width) * (to - from));
  });
  const value = h("output", { class: "ribbon-now" });
  const tell = (t: number) => {
    const said = ribbon.now(t);
    if (value.textContent !== said) {
      value.textContent = said;
      value.title = said;
    }
    hand.style.left = `${(100 * (t - from)) / (to - from)}%`;
  };
  clock.on(tell, signal);
  tell(clock.met);
  return [h("span", { class: "ribbon-name" }, ribbon.name), bar, value];
}
