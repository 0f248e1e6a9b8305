// Landings of many samples as points on the globe, with their ellipses.
import {
  BufferGeometry,
  Color,
  type PerspectiveCamera,
  Points,
  PointsMaterial,
  type Scene,
  type Vector3,
} from "three";
import { nearest, type Places, type Shown } from "../samples";
import { ground } from "./frames";
import type { Label } from "./labels";
import type { Ways } from "./ways";

// They lie on the ground, over what is drawn on it.
const LANDED = 1.001;
const OUTCOMES = ["#fff3a8", "#ff9ed2", "#ff7a6b"];

export class Landings {
  private readonly points: Points<BufferGeometry, PointsMaterial>[] = [];
  private places: (Vector3 | null)[] = [];
  private shown: Shown | null = null;

  constructor(
    private readonly scene: Scene,
    private readonly ways: Ways,
    private readonly chosen: Label,
  ) {
    chosen.node.dataset.known = "false";
  }

  show(shown: Shown | null, changed: () => void, signal: AbortSignal): void {
    this.shown = shown;
    for (const one of this.points.splice(0)) {
      this.scene.remove(one);
      one.geometry.dispose();
      one.material.dispose();
    }
    this.chosen.node.dataset.known = "false";
    this.ways.hide("ellipse");
    if (!shown) return;
    const { cloud, samples } = shown;
    const places = cloud.x.map((longitude, i) => {
      const latitude = cloud.y[i];
      const known = longitude !== null && latitude !== null && latitude !== undefined;
      return known ? ground(latitude, longitude, LANDED) : null;
    });
    this.places = places;
    for (const [kind, colour] of OUTCOMES.entries()) {
      const points = places.flatMap((place, i) =>
        place && samples.found.outcome[i] === kind ? [place] : [],
      );
      if (!points.length) continue;
      const material = new PointsMaterial({ color: new Color(colour), size: 3, sizeAttenuation: false });
      const made = new Points(new BufferGeometry().setFromPoints(points), material);
      made.renderOrder = 3;
      this.points.push(made);
      this.scene.add(made);
    }
    for (const [k, outline] of cloud.outlines.entries()) {
      const round = [...outline, outline[0]!].map(([longitude, latitude]) =>
        ground(latitude, longitude, LANDED),
      );
      this.ways.path(this.ways.line(`ellipse ${k}`, "#fff3a8", 1.5), round);
    }
    samples.on((i) => {
      const place = i === null ? null : places[i];
      this.chosen.node.dataset.known = String(Boolean(place));
      if (place) this.chosen.at.copy(place);
      changed();
    }, signal);
  }

  // The landing at a place of the screen is chosen, and opened.
  point(
    x: number,
    y: number,
    opens: boolean,
    camera: PerspectiveCamera,
    width: number,
    height: number,
  ): void {
    if (!this.shown) return;
    const seen: Places = this.places.map((place) => {
      if (!place || place.dot(camera.position) < 1) return null;
      const p = place.clone().project(camera);
      return [((p.x + 1) / 2) * width, ((1 - p.y) / 2) * height];
    });
    const i = nearest(seen, x, y);
    if (i === null) return;
    this.shown.samples.choose(i);
    if (opens) this.shown.samples.open(i);
  }
}
