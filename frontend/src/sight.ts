// What somebody sees of a flight from where he stands, instant by instant.
import type { Picture, WatchAnswer } from "./api";
import { fixed } from "./format";
import { frame, type Look } from "./published/looking";
import { stateAt } from "./tables";

const WINDS = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"];

export interface Seen extends Look {
  body: "ship" | "station";
  // Whether it can be seen, and is not only over the horizon; and how.
  shows: boolean;
  how: string;
}

// Ship and station over the horizon of a place at an instant.
export function seenAt(picture: Picture, { place, spans }: WatchAnswer, t: number): Seen[] {
  const to = frame({
    latitude: place.latitude_deg,
    longitude: place.longitude_deg,
    height: place.height_m,
  }).look;
  const out: Seen[] = [];
  const add = (body: Seen["body"], times: number[] | null | undefined, rows: number[] | null | undefined) => {
    if (!times || !rows || t < times[0]! || t > times.at(-1)!) return;
    const look = to(stateAt(times, rows, t).r);
    if (look.elevation <= 0) return;
    const light = spans
      .filter((one) => one.body === body)
      .flatMap((one) => one.lights)
      .find(({ span: [from, to] }) => t >= from && t <= to);
    const how = light?.said ?? "not to be seen";
    out.push({ body, met: t, ...look, shows: light?.seen ?? false, how });
  };
  add("ship", picture.met_s, picture.ship_itrf);
  add("station", picture.station_met_s, picture.station_itrf);
  return out;
}

export const direction = ({ azimuth, elevation }: Pick<Look, "azimuth" | "elevation">) =>
  `${WINDS[Math.round(azimuth / 45) % 8]} ${fixed(elevation, elevation < 3 ? 1 : 0)}°`;
