// What a guest has chosen: whether words are explained, in which units lengths and speeds are said, in whose time.
import { h, set } from "./dom";
import { viewerZone } from "./format";

export interface Choices {
  explain: boolean;
  units: "metric" | "miles";
  // An IANA zone; empty for the viewer's own.
  zone: string;
}

const NAME = "expedition.guest";
const USUAL: Choices = { explain: false, units: "metric", zone: "" };
// What was chosen where nothing can be kept, as in a frame.
let held: Choices | null = null;

export function choices(): Choices {
  if (held) return held;
  try {
    const kept = JSON.parse(localStorage.getItem(NAME) ?? "{}");
    return { ...USUAL, ...kept, zone: known(kept.zone) };
  } catch {
    return USUAL;
  }
}

// A zone that this browser does not know would end every clock.
function known(zone: unknown): string {
  try {
    return typeof zone === "string" && zone ? new Intl.DateTimeFormat("en", { timeZone: zone }) && zone : "";
  } catch {
    return "";
  }
}

function keep(now: Choices): void {
  try {
    localStorage.setItem(NAME, JSON.stringify(now));
  } catch {
    held = now;
  }
}

export const chooseZone = (zone: string): void => keep({ ...choices(), zone: known(zone) });

// The zone that times here are told in.
export const zoneHere = (): string => choices().zone || viewerZone;

// "here" by the viewer's own clock, else the place whose clock was chosen.
export function nameHere(): string {
  const { zone } = choices();
  return zone ? zone.split("/").at(-1)!.replaceAll("_", " ") : "here";
}

export interface Unit {
  name: string;
  // How many of the plan's own there are in it: km, or m/s.
  per: number;
}

export function units(): { high: Unit; fast: Unit } {
  if (choices().units === "miles")
    return { high: { name: "mi", per: 1.609344 }, fast: { name: "mph", per: 0.44704 } };
  return { high: { name: "km", per: 1 }, fast: { name: "m/s", per: 1 } };
}

// The same values in other units; the very same where they are the plan's own.
export const inUnit = <T extends number | null>(values: T[], { per }: Unit): T[] =>
  per === 1 ? values : values.map((v) => (v === null ? v : v / per) as T);

// What is chosen holds for every page, at once; `changed` shows the page anew.
export function guestMenu(changed: () => void): HTMLElement {
  const now = choices();
  const put = (more: Partial<Choices>) => {
    keep({ ...choices(), ...more });
    changed();
  };
  const explain = h("input", { type: "checkbox", checked: now.explain });
  explain.addEventListener("change", () => put({ explain: explain.checked }));
  const unit = h("select", { id: "guest-units" });
  unit.append(h("option", { value: "metric" }, "km, m/s"), h("option", { value: "miles" }, "miles, mph"));
  unit.value = now.units;
  unit.addEventListener("change", () => put({ units: unit.value as Choices["units"] }));
  const zone = h("select", { id: "guest-zone" }, h("option", { value: "" }, `Yours: ${viewerZone}`));
  const all = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((one) => one !== "UTC")];
  zone.append(...all.map((one) => h("option", { value: one }, one)));
  zone.value = now.zone;
  zone.addEventListener("change", () => put({ zone: zone.value }));
  const summary = h("summary", {}, "Guest");
  const menu = h(
    "details",
    { class: "guest" },
    summary,
    h(
      "div",
      { class: "guest-menu" },
      h("label", { class: "check" }, explain, "Explain words: point at one that is underlined"),
      h("div", { class: "field" }, h("label", { for: "guest-units" }, "Heights and speeds in"), unit),
      h("div", { class: "field" }, h("label", { for: "guest-zone" }, "Local time of"), zone),
    ),
  );
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    summary.focus();
  });
  document.addEventListener("pointerdown", (event) => {
    if (menu.open && !menu.contains(event.target as Node)) menu.open = false;
  });
  set(menu, { id: "guest" });
  return menu;
}
