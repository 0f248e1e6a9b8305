// The globe with its views, the line below it that says what is now, and what its marks mean.
import type { Picture } from "./api";
import type { Clock } from "./clock";
import { button, h, s, set } from "./dom";
import type { Layers } from "./layers";
import { nowLine } from "./now";
import type { Stage } from "./samples";
import { NEAR, WHOLE } from "./scene/afar";
import { Globe, type Seen } from "./scene/globe";
import { localView } from "./scene/localview";

export function globePanel(
  picture: Picture,
  clock: Clock,
  stage: Stage,
  signal: AbortSignal,
  layers?: Layers,
): HTMLElement {
  const globe = new Globe(picture, signal);
  const local = localView(picture, clock, signal);
  stage.on("globe", (shown) => {
    globe.scatter(shown, signal);
    local?.scatter(shown);
  });
  const moment = h("p", { class: "moment", hidden: true }, "This moment, not the flight's clock");
  layers?.on((shown) => {
    globe.over(shown);
    moment.hidden = !shown.present;
  }, signal);
  const follows = () => globe.seen === "earth" && globe.following === "ship";
  const toShip = () => {
    const free = follows();
    globe.look("earth");
    globe.follow(free ? "free" : "ship");
  };
  const follow = button("Follow ship", toShip, { class: "quiet", "aria-pressed": "true" });
  const told = () => set(follow, { "aria-pressed": follows() });
  globe.node.addEventListener("follow", told);
  globe.node.addEventListener("look", told);
  const from = (name: string, seen: Seen) =>
    button(name, () => globe.look(globe.seen === seen ? "earth" : seen), {
      class: "quiet",
      "aria-pressed": "false",
      "data-look": seen,
    });
  const ships = [from("Ride along", "ride")];
  if (picture.relative && picture.zones) ships.push(from("Docking camera", "dock"));
  if (local) ships.push(from("Local", "local"));
  globe.node.addEventListener("look", () => {
    if (local) local.node.hidden = globe.seen !== "local";
    credit.hidden = globe.seen === "local";
    for (const one of ships) set(one, { "aria-pressed": one.dataset.look === globe.seen });
  });
  const credit = h("p", { class: "credit" }, "Imagery: NASA");
  const views = h(
    "span",
    { class: "group", role: "group", "aria-label": "View" },
    follow,
    button("Earth", () => globe.zoom(WHOLE), { class: "quiet" }),
    button("Near", () => globe.zoom(picture.plan.hop ? 1.2 : NEAR), { class: "quiet" }),
    ...ships,
  );
  globe.node.append(credit);
  clock.on((t) => globe.show(t), signal);
  return h(
    "section",
    { class: "panel globe-panel", "aria-label": "Globe" },
    globe.node,
    local?.node,
    moment,
    h("div", { class: "over" }, views),
    nowLine(picture, clock, signal),
    key(picture),
  );
}

// What the marks mean, as far as this flight has them.
function key({ plan, station_itrf, ground: { stations } }: Picture): HTMLElement {
  const line = (kind: string, name: string) => {
    const path = s("path", { d: "M0 4H22", class: kind });
    const drawn = s("svg", { viewBox: "0 0 22 8", width: 22, height: 8, "aria-hidden": "true" }, path);
    return h("span", {}, drawn, name);
  };
  const dots = h("i", { class: "abort-dots", "aria-hidden": "true" }, "····");
  return h(
    "p",
    { class: "key" },
    line("ship-line", "ship"),
    line("ship-line dashed", "to come"),
    station_itrf ? line("station-line", "station") : null,
    plan.way_home ? line("landing-line dashed", "landing track") : null,
    plan.way_home || plan.hop ? h("span", {}, "✕ landing") : null,
    plan.abort_cover.length ? h("span", {}, dots, " abort landings") : null,
    stations.length && !plan.hop ? h("span", {}, "◉ hears the ship") : null,
  );
}
