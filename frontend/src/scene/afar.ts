// The camera afar: where it stands over the Earth, and how keys move it.
import type { Vector3 } from "three";
import type { Vector } from "../tables";
import { direction, world } from "./frames";

// How far from the middle the camera stands, in Earth radii: all of the Earth with the orbits round it, or a
// part of it.
export const WHOLE = 3.4,
  NEAR = 1.55,
  NEAR_HOP = 1.7;
export const LEAST = 1.08,
  MOST = 8;

// From beside the plane of the orbit, so that heights can be seen; over a hop from above.
export function overShip(camera: Vector3, { r, v }: { r: Vector; v: Vector }, aside: boolean): void {
  const position = world(r),
    along = direction(v);
  const normal = position.clone().cross(along).normalize();
  const away = camera.length();
  // As far aside as keeps the ship in the frame at this distance.
  const tilt = along.lengthSq() < 1e4 || !aside ? 0 : Math.min(0.19 * (away - 1), 0.4);
  camera
    .copy(
      position
        .normalize()
        .multiplyScalar(Math.cos(tilt))
        .addScaledVector(normal, normal.y < 0 ? Math.sin(tilt) : -Math.sin(tilt)),
    )
    .setLength(away);
}

const TURNS: Record<string, [number, number]> = {
  ArrowLeft: [-0.12, 0],
  ArrowRight: [0.12, 0],
  ArrowUp: [0, 0.12],
  ArrowDown: [0, -0.12],
};

// What a key has done to the camera; nothing where it means none.
export function moved(camera: Vector3, key: string): "turned" | "zoomed" | null {
  const step = TURNS[key];
  const length = camera.length();
  if (step) {
    const polar = Math.min(Math.max(Math.acos(camera.y / length) - step[1], 0.05), Math.PI - 0.05);
    const angle = Math.atan2(camera.x, camera.z) + step[0];
    camera.set(
      length * Math.sin(polar) * Math.sin(angle),
      length * Math.cos(polar),
      length * Math.sin(polar) * Math.cos(angle),
    );
    return "turned";
  }
  if (key === "+" || key === "=") camera.setLength(Math.max(length * 0.88, LEAST));
  else if (key === "-") camera.setLength(Math.min(length * 1.14, MOST));
  else return null;
  return "zoomed";
}
