// Where the ship is now, how fast, in what light, who hears it, and where it would come down.
import type { Picture } from "./api";
import type { Clock } from "./clock";
import { clear, h } from "./dom";
import { burnName, capital, degrees, fixed, met } from "./format";
import { units } from "./guest";
import { abortAt } from "./scene/moments";
import { overGround, within } from "./tables";

const place = (latitude: number, longitude: number) =>
  `${degrees(latitude, "N", "S")} ${degrees(longitude, "E", "W")}`;

export function nowLine(picture: Picture, clock: Clock, signal: AbortSignal): HTMLElement {
  const { plan } = picture;
  // As high as it will ever be, so that the globe above it stays where it is.
  const node = h("p", { class: plan.abort_cover.length ? "now tall" : "now" });
  const { high, fast } = units();
  clock.on((t) => {
    const { latitude, longitude, height, speed } = overGround(picture, t);
    const burn = plan.burns.find((b) => t >= b.met_s && t <= b.met_s + Math.max(b.duration_s, 1));
    const phase = picture.segments.find((one) => t >= one.from_s && t <= one.to_s);
    const abort = abortAt(picture, t);
    const down = abort && place(abort.latitude_deg, abort.longitude_deg);
    clear(
      node,
      burn
        ? h("b", { class: "burning" }, `◆ ${capital(burnName(burn.name))}`)
        : h("b", {}, capital(phase?.name ?? "")),
      h("span", {}, place(latitude, longitude)),
      h("span", {}, `${fixed(height / high.per, height < 100 ? 2 : 1)} ${high.name} high`),
      h("span", {}, `${fixed(speed / fast.per, 0)} ${fast.name} over ground`),
      h("span", {}, within(picture.light, t) ? "☾ in shadow" : "☀ sunlit"),
      abort && h("span", {}, `if broken off: ${abort.mode}, down at ${down}, ${fixed(abort.max_g, 1)} g`),
      !plan.hop && contact(picture, t),
    );
  }, signal);
  return node;
}

// Ships that speak through relay satellites alone have no ground station to tell of.
function contact(picture: Picture, t: number): HTMLElement | undefined {
  const { stations } = picture.ground;
  if (!stations.length) return undefined;
  const heard = stations.filter((one) => within(one.contacts, t)).map((one) => one.name);
  if (heard.length) return h("span", { class: "heard" }, `◉ heard by ${heard.join(", ")}`);
  const coming = stations.flatMap(({ name, contacts }) => contacts.map(([from]) => ({ name, from })));
  const next = coming.filter(({ from }) => from > t).sort((a, b) => a.from - b.from)[0];
  const words = next ? `; ${next.name} in ${met(next.from - t).slice(2)}` : "";
  return h("span", {}, `○ no ground station in sight${words}`);
}
