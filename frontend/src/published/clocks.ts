// By whose clock the page tells its times.
import type { Picture } from "../api";
import { h } from "../dom";
import { viewerZone } from "../format";
import { chooseZone, zoneHere } from "../guest";
import { locale, word } from "./language";

// A zone in the reader's language with its hours from UTC on the day of the flight: "Moscow Standard Time, UTC+3".
export function zoneSaid(zone: string, zeroUtc: string): string {
  const part = (timeZoneName: "longGeneric" | "shortOffset") =>
    new Intl.DateTimeFormat(locale(), { timeZone: zone, timeZoneName })
      .formatToParts(Date.parse(zeroUtc))
      .find((one) => one.type === "timeZoneName")!.value;
  const hours = part("shortOffset")
    .replace("GMT", "UTC")
    .replace(/^UTC[+-]0$/, "UTC");
  const name = part("longGeneric");
  return /GMT|UTC/.test(name) ? hours : `${name}, ${hours}`;
}

export const clockSaid = ({ zero_utc }: Picture): string =>
  word(zoneHere() === viewerZone ? "yourClock" : "clockOf", { zone: zoneSaid(zoneHere(), zero_utc) });

// The reader's own, those of the flight's places, and the one that was chosen; `again` shows the page anew.
export function clockChoice({ places, zero_utc }: Picture, again: () => void): HTMLElement {
  const there = places.flatMap((one) => (one.time_zone ? [one.time_zone] : []));
  const zones = [...new Set([viewerZone, ...there, "UTC", zoneHere()])];
  const select = h("select", { id: "clock-zone" });
  for (const zone of zones) {
    const said = zoneSaid(zone, zero_utc);
    select.append(
      h("option", { value: zone }, zone === viewerZone ? word("ownClock", { zone: said }) : said),
    );
  }
  select.value = zoneHere();
  select.addEventListener("change", () => {
    chooseZone(select.value === viewerZone ? "" : select.value);
    again();
  });
  return h("div", { class: "clock-choice" }, h("label", { for: "clock-zone" }, word("timesBy")), select);
}
