// Shots on the globe: the ship's way coloured by the light on it, live pictures along the ground, cities in view.
import type { Vector3 } from "three";
import type { Picture, ShotsAnswer } from "../api";
import { inView } from "../ribbons";
import { stateAt } from "../tables";
import { ground, world } from "./frames";
import type { Label, Labels } from "./labels";
import type { Ways } from "./ways";

const NEAR_S = 5600;
const STEP_S = 40;
const EVERY_S = 4;
const MOST_CITIES = 6;
const LIGHTS = { day: "#ffe27a", golden: "#ff9f2e", penumbra: "#b78b66", night: "#5b74c9" };

export class ShotsWay {
  private answer: ShotsAnswer | null = null;
  private readonly labels: Label[];
  private drawn = Number.NaN;

  constructor(
    private readonly ways: Ways,
    labels: Labels,
    private readonly picture: Picture,
  ) {
    this.labels = Array.from({ length: MOST_CITIES }, () => labels.add("city", "•", "", true));
    for (const one of this.labels) one.node.dataset.known = "false";
  }

  set(answer: ShotsAnswer | null): void {
    if (answer === this.answer) return;
    this.answer = answer;
    this.drawn = Number.NaN;
    if (answer) return;
    this.ways.hide("shots");
    for (const one of this.labels) one.node.dataset.known = "false";
  }

  show(met: number): void {
    const { answer } = this;
    if (!answer) return;
    const { shots } = answer;
    const cities = inView(shots.cities, met).slice(0, MOST_CITIES);
    for (const [i, { node, at }] of this.labels.entries()) {
      const city = cities[i];
      node.dataset.known = String(city !== undefined);
      if (!city) continue;
      at.copy(ground(city.latitude_deg, city.longitude_deg, 1.001));
      if (node.lastChild!.textContent !== city.city) node.lastChild!.textContent = city.city;
    }
    if (Math.abs(met - this.drawn) <= EVERY_S) return;
    this.drawn = met;
    for (const [light, colour] of Object.entries(LIGHTS)) {
      const spans = shots.light.filter((one) => one.light === light);
      this.strip(`shots ${light}`, colour, 4, spans, met, 1);
    }
    this.strip("shots live", "#8dff9f", 3, shots.live, met, null);
  }

  // Parts of the way near an instant, at the ship's own height or low over the ground.
  private strip(
    name: string,
    colour: string,
    width: number,
    spans: readonly { start_met_s: number; end_met_s: number }[],
    met: number,
    height: number | null,
  ): void {
    const { met_s, ship_itrf, end_met_s } = this.picture;
    const flat: number[] = [];
    for (const one of spans) {
      const from = Math.max(one.start_met_s, met - NEAR_S, 0);
      const to = Math.min(one.end_met_s, met + NEAR_S, end_met_s);
      if (to <= from) continue;
      const steps = Math.max(Math.ceil((to - from) / STEP_S), 1);
      let before: Vector3 | null = null;
      for (let i = 0; i <= steps; i++) {
        const point = world(stateAt(met_s, ship_itrf, from + ((to - from) * i) / steps).r);
        if (height === null) point.setLength(1.003);
        if (before) flat.push(...before.toArray(), ...point.toArray());
        before = point;
      }
    }
    const line = this.ways.line(name, colour, width);
    line.visible = flat.length > 0;
    if (line.visible) line.segments(new Float32Array(flat));
  }
}
