// What else of a flight can be drawn over time, from the states that the page has.
import type { Picture } from "./api";
import { degrees, distance, fixed, signed } from "./format";
import { units } from "./guest";
import type { Kind } from "./scale";
import type { Chart, Series } from "./spans";
import { geodetic, overGround, type Vector } from "./tables";

const DEG = 180 / Math.PI;

export function quantities(picture: Picture): Chart[] {
  const { met_s: times, ship_itrf: rows, relative } = picture;
  const each = (of: (k: number) => number) => times.map((_, k) => of(k));
  const at = (k: number): Vector => [rows[6 * k]!, rows[6 * k + 1]!, rows[6 * k + 2]!];
  const one = (
    title: string,
    unit: string,
    column: string,
    values: (number | null)[],
    say: Series["say"],
    over = times,
    scale: Kind = "linear",
  ): Chart => ({ title, unit, scale, series: [{ times: over, values, style: "solid", say, column }] });
  const { fast } = units();
  const speedColumn = (name: string) => `${name}_${fast.per === 1 ? "mps" : fast.name}`;
  const places = times.map((_, k) => geodetic(at(k)));
  const out = [
    one(
      "Speed over ground",
      fast.name,
      speedColumn("ground_speed"),
      each((k) => Math.hypot(rows[6 * k + 3]!, rows[6 * k + 4]!, rows[6 * k + 5]!) / fast.per),
      (v) => `${fixed(v, 0)} ${fast.name}`,
    ),
    one(
      "Vertical speed",
      fast.name,
      speedColumn("vertical_speed"),
      each((k) => {
        const [x, y, z] = at(k);
        const along = x * rows[6 * k + 3]! + y * rows[6 * k + 4]! + z * rows[6 * k + 5]!;
        return along / Math.hypot(x, y, z) / fast.per;
      }),
      (v) => `${signed(v, Math.abs(v) < 10 ? 2 : 0)} ${fast.name}`,
    ),
    one(
      "Latitude",
      "°",
      "latitude_deg",
      places.map((p) => p.latitude),
      (v) => degrees(v, "N", "S"),
    ),
    one("Longitude", "°", "longitude_deg", unbroken(places.map((p) => p.longitude)), (v) =>
      degrees(v, "E", "W"),
    ),
    one("Sun over the horizon", "°", "sun_elevation_deg", sunHeights(picture), (v) => `${signed(v, 1)}°`),
  ];
  if (!relative || relative.met_s.length < 2) return out;
  const { met_s, rtn } = relative;
  const beside = (title: string, column: string, axis: number, sign: number) =>
    one(
      title,
      "m",
      column,
      met_s.map((_, k) => sign * rtn[6 * k + axis]!),
      distance,
      met_s,
      "sym",
    );
  return [
    ...out,
    beside("Ahead on V-bar", "v_bar_m", 1, 1),
    beside("Below on R-bar", "r_bar_m", 0, -1),
    beside("Across", "across_m", 2, 1),
  ];
}

// A line does not cross the chart where the ship crosses the date line.
function unbroken(values: number[]): (number | null)[] {
  return values.map((v, k) => (k > 0 && Math.abs(v - values[k - 1]!) > 180 ? null : v));
}

// The height of the Sun's middle over the plane across the ship's vertical, deg.
function sunHeights({ met_s, ship_itrf, sun }: Picture): number[] {
  const step = sun.met_s[1]! - sun.met_s[0]!;
  return met_s.map((t) => {
    const i = Math.min(Math.max(Math.floor((t - sun.met_s[0]!) / step) || 0, 0), sun.met_s.length - 2);
    const part = (t - sun.met_s[i]!) / (sun.met_s[i + 1]! - sun.met_s[i]!);
    const { latitude, longitude } = overGround({ met_s, ship_itrf }, t);
    const [a, b] = [latitude / DEG, longitude / DEG];
    const up = [Math.cos(a) * Math.cos(b), Math.cos(a) * Math.sin(b), Math.sin(a)];
    const to = [0, 1, 2].map((j) => sun.itrf[3 * i + j]! * (1 - part) + sun.itrf[3 * i + 3 + j]! * part);
    const along = up.reduce((sum, x, j) => sum + x * to[j]!, 0) / Math.hypot(...to);
    return Math.asin(Math.min(Math.max(along, -1), 1)) * DEG;
  });
}
