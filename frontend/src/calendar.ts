// The opportunities of a span: a row a day, its hours across, and every profile with a sign and its reason.
import type { Catalogue, Opportunity, Option, Windows } from "./api";
import { clear, h } from "./dom";
import { fixed, local, signed, utc } from "./format";
import { roving } from "./grid";
import { nameHere, zoneHere } from "./guest";

type Pad = Catalogue["pads"][number];
const RAD = Math.PI / 180;

// The hours of a UTC day in which the Sun is down at a place, to some minutes: the Astronomical Almanac's
// short series.
function dark(day: Date, { latitude_deg: latitude, longitude_deg: longitude }: Pad): [number, number][] {
  const n = Math.floor(day.getTime() / 86400e3) - 10957;
  const mean = (280.46 + 0.9856474 * n) % 360,
    anomaly = (357.528 + 0.9856003 * n) * RAD;
  const along = (mean + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * RAD,
    tilt = 23.439 * RAD;
  const height = Math.asin(Math.sin(tilt) * Math.sin(along));
  const right = Math.atan2(Math.cos(tilt) * Math.sin(along), Math.cos(along)) / RAD;
  const late = ((((mean - right) % 360) + 540) % 360) - 180;
  const cosine =
    (Math.sin(-0.833 * RAD) - Math.sin(latitude * RAD) * Math.sin(height)) /
    (Math.cos(latitude * RAD) * Math.cos(height));
  if (cosine >= 1) return [[0, 24]];
  if (cosine <= -1) return [];
  const noon = 12 - (longitude + late) / 15,
    half = Math.acos(cosine) / RAD / 15;
  const set = (((noon + half) % 24) + 24) % 24,
    rise = (((noon - half) % 24) + 24) % 24;
  return set < rise
    ? [[set, rise]]
    : [
        [0, rise],
        [set, 24],
      ];
}

const sun = (opportunity: Opportunity) => `${signed(opportunity.pad_sun_elevation_deg, 0)}°`;

// When it docks, and how many days later where it is another UTC day.
export function contact({ liftoff_utc, docking_utc }: Option): string {
  const day = (utc: string) => Date.parse(utc.slice(0, 10)) / 86400e3;
  const days = day(docking_utc) - day(liftoff_utc);
  return `${docking_utc.slice(11, 16)}${days ? ` +${days} d` : ""}`;
}

// How old the station data are at lift-off; null where the orbit is only planned, which does not age.
export const age = ({ age_days }: Opportunity) =>
  age_days === null ? "planned" : `${fixed(age_days, age_days < 10 ? 1 : 0)} d`;

// What is known of the data's age on the first day, and from which day on only the plane is.
export function outlook({ data, opportunities }: Windows): string {
  const aged = opportunities.some((o) => o.age_days !== null);
  const first = opportunities.find((o) => !o.phase_known);
  const old = aged || !opportunities.length ? `, ${fixed(data.age_h / 24, 1)} days old on the first day` : "";
  if (!first) return old;
  const from = first.liftoff_utc.slice(0, 10);
  return `${old}; from ${from} on the phase, and with it profiles and contact, is not known: the plane holds`;
}

function how(opportunity: Opportunity, option: Option): string {
  const docks = utc(new Date(option.docking_utc)).slice(0, 16);
  const light = option.docking_sunlit ? "sunlit" : "in shadow";
  const [least, most] = option.phase_range_deg.map((v) => `${fixed(v, 1)}°`);
  const [from, to] = [opportunity.open_utc, opportunity.close_utc].map((at) => utc(new Date(at), false));
  const flown = `contact ${docks}, ${fixed(option.dv_mps ?? 0, 0)} m/s, ${light}`;
  return `${flown}; phase ${fixed(option.phase_deg, 1)}° of ${least} to ${most}; window ${from} to ${to}`;
}

// A row a day: where in the day the plane passes, and every profile with a sign and its reason.
export function calendar(
  found: Windows,
  pad: Pad | undefined,
  pick: (opportunity: Opportunity, option: Option) => void,
): HTMLElement {
  const zone = pad?.time_zone;
  const unknown = found.opportunities.some((o) => !o.phase_known);
  const profiles = [
    ...new Map(found.opportunities.flatMap((o) => o.profiles).map((p) => [p.profile, p])).values(),
  ].sort((a, b) => a.orbits - b.orbits);
  const open = found.opportunities.filter((o) => o.profiles.some((p) => p.feasible));
  const sure = open.filter((o) => o.phase_known).length;
  const more = open.length > sure ? `, ${open.length - sure} more if the phase holds` : "";
  const detail = h(
    "p",
    { class: "detail", role: "status", "aria-live": "polite" },
    "Point at a cell, or move with the arrow keys, to see why; Enter plans the flight.",
  );
  const say = (opportunity: Opportunity, option: Option) => {
    const when = new Date(option.liftoff_utc);
    clear(
      detail,
      h("b", {}, `${utc(when)} UTC`),
      zone ? ` · pad ${local(when, zone)}` : "",
      ` · ${nameHere()} ${local(when, zoneHere())}`,
      h("br"),
      `${option.orbits} orbits: ${option.feasible ? how(opportunity, option) : `no, ${option.reason}`}; `,
      `beta ${signed(opportunity.beta_deg, 0)}°, Sun ${sun(opportunity)} at the pad; `,
      opportunity.age_days === null ? "planned orbit" : `data ${fixed(opportunity.age_days, 1)} days old`,
      !opportunity.phase_known && ": the phase is not known",
    );
  };
  const cells: HTMLButtonElement[][] = [];
  const rows = found.opportunities.map((opportunity, i) => {
    const chosen = opportunity.profiles.find((p) => p.feasible);
    const when = new Date(opportunity.liftoff_utc);
    const hours = (Date.parse(opportunity.liftoff_utc) % 86400e3) / 3600e3;
    const mark = h("i", { class: chosen ? "open" : "shut", "aria-hidden": "true" }, chosen ? "●" : "×");
    mark.style.left = `${(hours / 24) * 100}%`;
    const nights = pad
      ? dark(when, pad).map(([from, to]) => {
          const shade = h("b");
          shade.style.left = `${(from / 24) * 100}%`;
          shade.style.width = `${((to - from) / 24) * 100}%`;
          return shade;
        })
      : [];
    const known = opportunity.phase_known;
    const line: HTMLButtonElement[] = [];
    cells.push(line);
    const buttons = profiles.map((profile) => {
      const option = opportunity.profiles.find((p) => p.profile === profile.profile);
      if (!option) return h("td", {}, "");
      const light = option.docking_sunlit ? "☀" : "☾";
      const shown = option.feasible ? `${known ? "●" : "○"} ${contact(option)} ${light}` : "✕";
      const open = known ? "open" : "open if the phase holds";
      const no = `not possible: ${option.reason}`;
      const button = h(
        "button",
        {
          type: "button",
          class: option.feasible ? "cell open" : "cell shut",
          tabindex: -1,
          "aria-disabled": option.feasible ? undefined : "true",
          "aria-label": `${shown}, ${utc(when)} UTC, ${option.orbits} orbits, ${option.feasible ? open : no}`,
        },
        shown,
      );
      button.addEventListener("pointerenter", () => say(opportunity, option));
      button.addEventListener("focus", () => say(opportunity, option));
      button.addEventListener("click", () => {
        if (option.feasible) pick(opportunity, option);
        else say(opportunity, option);
      });
      line.push(button);
      return h("td", { class: "slot" }, button);
    });
    return h(
      "tr",
      { class: [i % 7 === 6 && "week", !known && "unknown"].filter(Boolean).join(" ") },
      h("th", { scope: "row" }, utc(when).slice(0, 10)),
      h("td", { class: "time" }, utc(when, false)),
      h("td", { class: "strip" }, h("div", {}, ...nights, mark)),
      h("td", { class: "num age" }, age(opportunity)),
      h(
        "td",
        { class: "num phase" },
        `${known ? "" : "≈ "}${fixed(((opportunity.phase_deg % 360) + 360) % 360, 0)}°`,
      ),
      h(
        "td",
        { class: "num sun" },
        `${opportunity.pad_sun_elevation_deg > -0.83 ? "☀" : "☾"} ${sun(opportunity)}`,
      ),
      ...buttons,
    );
  });
  const first = cells.flat().find((c) => c.classList.contains("open")) ?? cells.flat()[0];
  if (first) first.tabIndex = 0;
  const table = h(
    "table",
    { class: "calendar", "aria-label": "Opportunities by day; arrow keys move" },
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("th", { scope: "col" }, "UTC day"),
        h("th", { scope: "col" }, "Lift-off"),
        h(
          "th",
          { scope: "col", class: "strip" },
          h(
            "div",
            { class: "hours" },
            ...[0, 6, 12, 18, 24].map((x) => h("span", {}, String(x).padStart(2, "0"))),
          ),
        ),
        h("th", { scope: "col", class: "num age" }, "Data age"),
        h("th", { scope: "col", class: "num phase" }, "Phase"),
        h("th", { scope: "col", class: "num sun" }, "Sun at pad"),
        ...profiles.map((p) => h("th", { scope: "col" }, `${p.orbits} orbit${p.orbits === 1 ? "" : "s"}`)),
      ),
    ),
    h("tbody", {}, ...rows),
  );
  roving(table, cells);
  return h(
    "div",
    { class: "found" },
    h(
      "header",
      {},
      h("h2", {}, `${found.opportunities.length} opportunities, ${sure} with an open profile${more}`),
      h("p", {}, `${found.data.station}${outlook(found)}`),
      h(
        "p",
        { class: "key" },
        h("span", {}, "● open, with the time of contact"),
        unknown && h("span", {}, "○ open if the phase holds"),
        h("span", {}, "✕ not possible"),
        h("span", {}, "☀ day or sunlit, ☾ night or shadow"),
        pad ? h("span", { class: "strip-key" }, h("i", { "aria-hidden": "true" }), "night at the pad") : null,
      ),
    ),
    detail,
    found.opportunities.length
      ? h("div", { class: "wide" }, table)
      : h("p", { class: "empty" }, "The pad does not pass through the station's plane in this span."),
  );
}
