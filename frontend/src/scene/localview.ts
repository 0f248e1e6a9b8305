// Ascent, hop, entry and landing at their own scale: a map above, the side profile below it.
import { extent } from "d3-array";
import type { Picture } from "../api";
import type { Clock } from "../clock";
import { button, clear, h, s, say, set, sized } from "../dom";
import { fixed } from "../format";
import { dots, type Shown } from "../samples";
import { around, mapAbout, type Point, pointAt, pointsOf, poleOf, type Stretch, stretches } from "./local";
import { axes, BELOW, graticule, LEFT, type Place, RIGHT, scaleBar, TOP } from "./localaxes";
import { abortAt } from "./moments";
import { linesOf, SIDE_DEG, tilesNear, unpacked } from "./tiles";

// What is left for the words below the pictures, px.
const READOUT = 24;
const LEAST_KM = 12;

export interface LocalView {
  node: HTMLElement;
  scatter: (shown: Shown | null) => void;
}

// Null for a flight that has no such part.
export function localView(picture: Picture, clock: Clock, signal: AbortSignal): LocalView | null {
  const parts = stretches(picture);
  if (!parts.length) return null;
  let chosen: Stretch | null = null;
  let shown: Shown | null = null;
  let drawn: Drawn | null = null;
  let size: [number, number] = [0, 0];

  const map = s("svg", { class: "local-map", role: "img", "aria-label": "Map of the stretch" });
  const side = s("svg", { class: "local-side", role: "img", "aria-label": "Height over distance" });
  const said = h("output", { class: "readout" });
  const buttons = parts.map((one) =>
    button(
      one.name,
      () => {
        chosen = one;
        if (clock.met < one.from || clock.met > one.to) clock.set(one.from);
        else show(clock.met);
      },
      { class: "quiet" },
    ),
  );
  const choice = h("span", { class: "group", role: "group", "aria-label": "Stretch" }, ...buttons);
  const node = h("div", { class: "local-view", hidden: true }, choice, map, side, said);

  // The chosen one while the clock is in it; else the shortest that holds the present, or the next to come.
  const current = (met: number): Stretch => {
    const holds = (one: Stretch) => met >= one.from && met <= one.to;
    if (chosen && holds(chosen)) return chosen;
    const held = parts.filter(holds).sort((a, b) => a.to - a.from - (b.to - b.from))[0];
    return held ?? chosen ?? parts.find((one) => one.from > met) ?? parts[parts.length - 1]!;
  };

  const show = (met: number) => {
    if (node.hidden || size[0] < 40) return;
    const stretch = current(met);
    if (!drawn || drawn.stretch !== stretch) {
      drawn = new Drawn(picture, stretch, map, side, size, shown, signal);
      for (const [i, one] of buttons.entries()) set(one, { "aria-pressed": parts[i] === stretch });
    }
    say(said, drawn.show(met));
  };
  clock.on(show, signal);
  sized(
    node,
    (width, height) => {
      size = [width, height];
      drawn = null;
      show(clock.met);
    },
    signal,
  );
  return {
    node,
    scatter: (next) => {
      shown = next;
      drawn = null;
      show(clock.met);
    },
  };
}

// What is drawn once for a stretch, and what moves over it.
class Drawn {
  private readonly points: Point[];
  private readonly pole: Place;
  private readonly onMap: (latitude: number, longitude: number) => Place;
  private readonly onSide: (away: number, height: number) => Place;
  private readonly tracks: [string[], string[]];
  private readonly flown = [s("path", { class: "flown" }), s("path", { class: "flown" })] as const;
  private readonly ships = [0, 1].map(() => s("path", { class: "local-ship", d: "M0 -6L5 5L-5 5Z" }));
  private readonly abort = s("path", { class: "local-abort", d: "M-5 0H5M0 -5V5", visibility: "hidden" });

  constructor(
    private readonly picture: Picture,
    readonly stretch: Stretch,
    map: SVGElement,
    side: SVGElement,
    [width, height]: Place,
    shown: Shown | null,
    signal: AbortSignal,
  ) {
    this.points = pointsOf(picture, stretch);
    this.pole = poleOf(picture, stretch);
    const low = Math.round((height - READOUT) * 0.42),
      high = height - READOUT - low;
    const kept = this.kept();
    const { at, middle, scale } = holding(kept, width, high);
    this.onMap = at;
    const [far = 1] = [Math.max(...this.points.map((p) => p.away), LEAST_KM / 4)];
    const top = Math.max(...this.points.map((p) => p.height)) * 1.06;
    const least = Math.min(0, ...this.points.map((p) => p.height));
    // What lands comes from the left, as what starts goes to the right.
    const [from, to] = stretch.pole === "start" ? [0, far] : [far, 0];
    const across = (away: number) => LEFT + ((away - from) / (to - from)) * (width - LEFT - RIGHT);
    const up = (km: number) => low - BELOW - ((km - least) / (top - least)) * (low - BELOW - TOP);
    this.onSide = (away, km) => [across(away), up(km)];
    const text = ([x, y]: Place) => `${x.toFixed(1)} ${y.toFixed(1)}`;
    this.tracks = [
      this.points.map((p) => text(this.onMap(p.latitude, p.longitude))),
      this.points.map((p) => text(this.onSide(p.away, p.height))),
    ];
    set(map, { viewBox: `0 0 ${width} ${high}`, height: high, "data-scale": scale.toPrecision(6) });
    set(side, { viewBox: `0 0 ${width} ${low}`, height: low });

    const coasts = s("path", { class: "coast" }),
      borders = s("path", { class: "border" });
    void this.land(middle, Math.hypot(width, high) / 2 / scale, coasts, borders, signal);
    clear(
      map,
      ...graticule(this.onMap, middle, width, high),
      coasts,
      borders,
      ...this.areas(),
      ...this.cloud(shown),
      s("path", { class: "coming", d: `M${this.tracks[0].join("L")}` }),
      this.flown[0],
      ...this.marks(0, width),
      ...this.named(width, high),
      this.abort,
      this.ships[0],
      scaleBar(scale, width, high),
    );
    clear(
      side,
      ...axes(far, top, least, stretch, across, up, width, low),
      s("path", { class: "coming", d: `M${this.tracks[1].join("L")}` }),
      this.flown[1],
      ...this.marks(1, width),
      this.ships[1],
    );
  }

  // Places that the map has to hold.
  private kept(): Place[] {
    const { plan, places, footprint } = this.picture;
    const all: Place[] = this.points.map((p) => [p.latitude, p.longitude]);
    const near = (place: { latitude_deg: number; longitude_deg: number }): Place => [
      place.latitude_deg,
      place.longitude_deg,
    ];
    if (this.stretch.pole === "end") {
      if (this.stretch.name === "Entry")
        for (const one of places) if (one.kind.includes("landing")) all.push(near(one));
      if (footprint)
        for (let k = 0; k < 4; k++) all.push(around(this.pole, footprint.within_km, (k * Math.PI) / 2));
    } else all.push(...plan.abort_cover.filter((one) => one.met_s < this.stretch.to * 0.6).map(near));
    return all;
  }

  private async land(
    middle: Place,
    reach: number,
    coasts: SVGElement,
    borders: SVGElement,
    signal: AbortSignal,
  ): Promise<void> {
    const names = new Set<string>();
    // As many as the picture may touch; a map of a continent is drawn of those within two tiles.
    const degrees = Math.min(reach / 111, 2 * SIDE_DEG);
    for (let part = degrees; ; part -= SIDE_DEG * 0.9) {
      for (const name of tilesNear(...middle, Math.max(part, 0.01))) names.add(name);
      if (part <= 0) break;
    }
    const all = await Promise.all(
      [...names].map(async (name) => [name, await linesOf(name).catch(() => ({}))] as const),
    );
    if (signal.aborted) return;
    for (const [kind, path] of [
      ["coast", coasts],
      ["border", borders],
    ] as const) {
      let d = "";
      for (const [name, lines] of all)
        for (const line of (lines as Record<string, number[][]>)[kind] ?? []) {
          const points = unpacked(name, line).map(([longitude, latitude]) => this.onMap(latitude, longitude));
          if (points.some(([x, y]) => Math.abs(x) < 4000 && Math.abs(y) < 4000))
            d += `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}`;
        }
      set(path, { d });
    }
  }

  private ring(middle: Place, km: number): string {
    const points = Array.from({ length: 73 }, (_, k) =>
      this.onMap(...around(middle, km, (k * Math.PI) / 36)),
    );
    return `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}`;
  }

  // Where it may come down: the zone, how near to the aim a steered landing ends, where aborts do.
  private areas(): SVGElement[] {
    const { plan, footprint } = this.picture;
    if (this.stretch.pole === "start")
      return plan.abort_cover.map((one) => {
        const [x, y] = this.onMap(one.latitude_deg, one.longitude_deg);
        return s("circle", { class: "local-aborts", cx: x.toFixed(1), cy: y.toFixed(1), r: 1.6 });
      });
    if (!footprint) return [];
    const zone: Place = [footprint.latitude_deg, footprint.longitude_deg];
    const out: SVGElement[] = [];
    if (footprint.radius_km > 0)
      out.push(
        s(
          "path",
          { class: "local-zone", d: this.ring(zone, footprint.radius_km) },
          s("title", {}, footprint.title),
        ),
      );
    const words = `steered landings end within ${fixed(footprint.within_km, 0)} km of the aim`;
    out.push(
      s(
        "path",
        { class: "local-within", d: this.ring(this.pole, footprint.within_km) },
        s("title", {}, words),
      ),
    );
    return out;
  }

  // Landings of many samples, with their ellipses, where a what-if has found some.
  private cloud(shown: Shown | null): SVGElement[] {
    if (!shown || this.stretch.pole === "start") return [];
    const { cloud, samples } = shown;
    const places = cloud.x.map((longitude, i) => {
      const latitude = cloud.y[i];
      return longitude === null || latitude === null || latitude === undefined
        ? null
        : this.onMap(latitude, longitude);
    });
    const rounds = cloud.outlines.map((outline) =>
      s("path", {
        class: "local-ellipse",
        d: `M${outline
          .map(([longitude, latitude]) =>
            this.onMap(latitude, longitude)
              .map((v) => v.toFixed(1))
              .join(" "),
          )
          .join("L")}Z`,
      }),
    );
    return [...dots(samples.found, places), ...rounds];
  }

  private named(width: number, height: number): SVGElement[] {
    const taken: [number, number, number][] = [[width - 130, width, height - 8]];
    return this.picture.places.flatMap((place) => {
      if (this.stretch.name === "Ascent" && place.kind !== "pad") return [];
      const [x, y] = this.onMap(place.latitude_deg, place.longitude_deg);
      if (x < 0 || x > width || y < 0 || y > height) return [];
      const wide = place.name.length * 6.4;
      const free = [14, -8, 28, -22, 42]
        .flatMap((dy): Place[] => [
          [x + 8, y + dy],
          [x - 8 - wide, y + dy],
        ])
        .find(
          ([a, b]) =>
            a > 2 &&
            a + wide < width - 2 &&
            b > 24 &&
            b < height - 2 &&
            !taken.some(([c, d, line]) => a < d && a + wide > c && Math.abs(line - b) < 13),
        );
      const cross = s("path", { class: "local-place", d: `M${x - 5} ${y}h10M${x} ${y - 5}v10` });
      if (!free) return [cross];
      taken.push([free[0], free[0] + wide, free[1]]);
      return [cross, s("text", { class: "local-name", x: free[0], y: free[1] }, place.name)];
    });
  }

  // Events of the timeline, named where there is room.
  private marks(which: 0 | 1, width: number): SVGElement[] {
    const { from, to } = this.stretch;
    const taken: [number, number, number][] = [];
    const out: SVGElement[] = [];
    for (const row of this.picture.words.timeline) {
      if (row.met_s < from || row.met_s > to) continue;
      const p = pointAt(this.picture, row.met_s, this.pole);
      const [x, y] = which ? this.onSide(p.away, p.height) : this.onMap(p.latitude, p.longitude);
      out.push(
        s(
          "circle",
          { class: "local-event", cx: x, cy: y, r: 2.5 },
          s("title", {}, `${row.elapsed} ${row.event}`),
        ),
      );
      const wide = row.event.length * 5.6;
      const spots: Place[] = [
        [x + 7, y - 4],
        [x - wide - 7, y - 4],
        [x + 7, y + 12],
        [x - wide - 7, y + 12],
      ];
      const free = spots.find(
        ([a, b]) =>
          a > 2 &&
          a + wide < width - 2 &&
          b > 10 &&
          !taken.some(([c, d, line]) => a < d && a + wide > c && Math.abs(line - b) < 12),
      );
      if (!free || which === 0) continue;
      taken.push([free[0], free[0] + wide, free[1]]);
      out.push(s("text", { class: "local-note", x: free[0], y: free[1] }, row.event));
    }
    return out;
  }

  // Moves what moves; says where the ship is.
  show(met: number): string {
    const { from, to, pole } = this.stretch;
    const t = Math.min(Math.max(met, from), to);
    const k = Math.floor(((t - from) / (to - from)) * (this.points.length - 1) + 1e-9);
    const p = pointAt(this.picture, t, this.pole);
    const here = [this.onMap(p.latitude, p.longitude), this.onSide(p.away, p.height)] as const;
    const ahead = pointAt(this.picture, Math.min(t + (to - from) / 400, to), this.pole);
    const next = [
      this.onMap(ahead.latitude, ahead.longitude),
      this.onSide(ahead.away, ahead.height),
    ] as const;
    for (const i of [0, 1] as const) {
      const [x, y] = here[i];
      set(this.flown[i], {
        d: `M${[...this.tracks[i].slice(0, k + 1), `${x.toFixed(1)} ${y.toFixed(1)}`].join("L")}`,
      });
      const turn = (Math.atan2(next[i][0] - x, y - next[i][1]) * 180) / Math.PI;
      set(this.ships[i]!, {
        transform: `translate(${x.toFixed(2)} ${y.toFixed(2)}) rotate(${Number.isFinite(turn) ? turn.toFixed(0) : 0})`,
      });
    }
    const abort = pole === "start" ? abortAt(this.picture, met) : null;
    set(this.abort, { visibility: abort ? "visible" : "hidden" });
    if (abort) {
      const [x, y] = this.onMap(abort.latitude_deg, abort.longitude_deg);
      set(this.abort, { transform: `translate(${x} ${y})` });
    }
    const where = pole === "start" ? "from where it began" : "to where it comes down";
    const away = fixed(p.away, p.away < 100 ? 1 : 0);
    return `${fixed(p.height, p.height < 100 ? 2 : 1)} km high · ${away} km ${where}`;
  }
}

// A map that holds all places, in pixels.
function holding(places: Place[], width: number, height: number) {
  const anchor = places[Math.floor(places.length / 2)]!;
  const rough = places.map((one) => mapAbout(anchor)(...one));
  const [w = 0, e = 0] = extent(rough, (p) => p[0]),
    [o = 0, n = 0] = extent(rough, (p) => p[1]);
  const centre = around(anchor, Math.hypot((w + e) / 2, (o + n) / 2), Math.atan2((w + e) / 2, (o + n) / 2));
  const project = mapAbout(centre);
  const all = places.map((one) => project(...one));
  const half = [0, 1].map((i) => Math.max(...all.map((p) => Math.abs(p[i]!)), LEAST_KM / 2)) as Place;
  const scale = Math.min((width / 2 - 34) / half[0], (height / 2 - 24) / half[1]);
  const at = (latitude: number, longitude: number): Place => {
    const [x, y] = project(latitude, longitude);
    return [width / 2 + x * scale, height / 2 - y * scale];
  };
  return { at, middle: centre, scale };
}
