// What stays on the ground: where aborts come down, and the track from entry to landing.
import { BufferGeometry, Color, Points, PointsMaterial, type Scene, type Vector3 } from "three";
import type { Picture } from "../api";
import { stateAt } from "../tables";
import { ground, world } from "./frames";
import { entryMet } from "./moments";
import type { Ways } from "./ways";

const SAMPLES = 140;
const MARKS = 50;

// The marks of aborts; null for a flight without them.
export function staying(
  picture: Picture,
  scene: Scene,
  ways: Ways,
): Points<BufferGeometry, PointsMaterial> | null {
  const entry = entryMet(picture);
  if (entry !== null) {
    const points: Vector3[] = [];
    for (let i = 0; i <= SAMPLES; i++)
      points.push(
        world(
          stateAt(picture.met_s, picture.ship_itrf, entry + ((picture.end_met_s - entry) * i) / SAMPLES).r,
        ).setLength(1.0025),
      );
    ways.path(ways.line("landing track", "#fff3a8", 3, true), points);
  }
  const cover = picture.plan.abort_cover;
  if (!cover.length) return null;
  // Marks apart, not a line: they are places, not a way.
  const every = Math.ceil(cover.length / MARKS);
  const geometry = new BufferGeometry().setFromPoints(
    cover
      .filter((_, i) => i % every === 0 || i === cover.length - 1)
      .map((one) => ground(one.latitude_deg, one.longitude_deg, 1.0015)),
  );
  const color = new Color("#ff9ed2");
  const material = new PointsMaterial({ color, size: 4, sizeAttenuation: false, transparent: true });
  const aborts = new Points(geometry, material);
  aborts.renderOrder = 3;
  scene.add(aborts);
  return aborts;
}
