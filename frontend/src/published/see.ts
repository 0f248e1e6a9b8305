// What to see from where a reader stands.
import type { Picture } from "../api";
import { button, clear, h, table } from "../dom";
import { degrees, fixed } from "../format";
import { count, language, locale, type Word, word } from "./language";
import { type Eye, type Light, type Look, type Sighting, sightings } from "./looking";
import type { Town } from "./page";
import { type Sounds, sound } from "./sounds";

const LIGHTS: Record<Sighting["kind"], Record<Light, Word>> = {
  launch: {
    day: "launchDay",
    twilight: "launchTwilight",
    dark: "launchDark",
    seen: "launchDark",
    shadow: "launchDark",
  },
  return: {
    day: "returnDay",
    twilight: "returnDark",
    dark: "returnDark",
    seen: "returnDark",
    shadow: "returnDark",
  },
  pass: { day: "passDay", twilight: "passDay", dark: "passSeen", seen: "passSeen", shadow: "passShadow" },
};

// Latitude and longitude of "45.9, 63.3" or of a town by its name, in either script; null for what is neither.
export function placed(text: string, towns: Town[], sounds: Sounds): (Eye & { name: string }) | null {
  const said = text.trim();
  const numbers = /^([+−-]?\d+(?:\.\d+)?)\s*[,;\s]\s*([+−-]?\d+(?:\.\d+)?)$/.exec(said);
  if (numbers) {
    const [latitude, longitude] = [numbers[1]!, numbers[2]!].map((one) => Number(one.replace("−", "-")));
    if (Math.abs(latitude!) > 90 || Math.abs(longitude!) > 180) return null;
    return { latitude: latitude!, longitude: longitude!, name: "" };
  }
  const wanted = said.toLocaleLowerCase();
  if (!wanted) return null;
  const found =
    towns.find(([name]) => name.toLocaleLowerCase() === wanted) ??
    towns.find(([name]) => name.toLocaleLowerCase().startsWith(wanted)) ??
    cyrillic(wanted.split(",")[0]!, towns, sounds);
  return found ? { name: found[0], latitude: found[1], longitude: found[2] } : null;
}

function cyrillic(wanted: string, towns: Town[], sounds: Sounds): Town | undefined {
  if (!/\p{Script=Cyrillic}/u.test(wanted)) return undefined;
  const said = sound(wanted, sounds);
  return (
    towns.find(([, , , ...written]) => written.some((one) => sound(one, sounds) === said)) ??
    towns.find(([name]) => sound(name.split(",")[0]!, sounds) === said)
  );
}

export function see(picture: Picture, towns: Town[], sounds: Sounds, passes: boolean): HTMLElement {
  const found = h("div", { class: "sightings", role: "status" });
  const input = h("input", {
    id: "stand",
    list: "towns",
    autocomplete: "off",
    placeholder: word("placeExample"),
    "aria-describedby": "stand-fault",
  });
  const fault = h("p", { class: "fault", id: "stand-fault" });
  const list = h(
    "datalist",
    { id: "towns" },
    ...towns
      .flatMap(([name, , , ...written]) => [name, ...(language() === "ru" ? written : [])])
      .map((value) => h("option", { value })),
  );
  const show = (eye: Eye & { name: string }) => {
    const at = `${degrees(eye.latitude, "N", "S")} ${degrees(eye.longitude, "E", "W")}`;
    clear(found, ...rows(picture, eye, passes, eye.name ? `${eye.name}, ${at}` : at));
  };
  const form = h(
    "form",
    { class: "stand" },
    h("label", { for: "stand" }, word("whereYouStand")),
    input,
    list,
    h("button", { class: "primary" }, word("look")),
    "geolocation" in navigator &&
      button(word("whereIAm"), () => {
        navigator.geolocation.getCurrentPosition(
          ({ coords: { latitude, longitude } }) => {
            fault.textContent = "";
            input.value = `${latitude.toFixed(2)}, ${longitude.toFixed(2)}`;
            show({ latitude, longitude, name: "" });
          },
          () => {
            fault.textContent = word("noPlace");
          },
        );
      }),
    fault,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const eye = placed(input.value, towns, sounds);
    fault.textContent = eye ? "" : word("unknownPlace");
    if (eye) show(eye);
  });
  return h(
    "section",
    { class: "see", id: "see" },
    h("h2", {}, word("seeHeading")),
    h("p", {}, word("seeNote"), !passes && ` ${word("noPasses")}`),
    form,
    found,
  );
}

function rows(picture: Picture, eye: Eye, passes: boolean, name: string): (HTMLElement | string)[] {
  const all = sightings(picture, eye).filter(({ kind }) => passes || kind !== "pass");
  const heading = h("h3", {}, name);
  if (!all.length) return [heading, h("p", {}, word("nothingSeen"))];
  const heads = (["what", "when", "appears", "highest", "goes", "how"] as Word[]).map((one) => word(one));
  const lines = all.map((one) => [
    word(one.kind === "pass" ? (one.body === "ship" ? "shipPass" : "stationPass") : one.kind),
    time(picture, one.rise, true),
    `${time(picture, one.rise)} ${wind(one.rise)}`,
    `${time(picture, one.top)} ${fixed(one.top.elevation, one.top.elevation < 3 ? 1 : 0)}° ${wind(one.top)}, ${fixed(one.top.km, 0)} ${word("km")}`,
    `${time(picture, one.set)} ${wind(one.set)}`,
    word(LIGHTS[one.kind][one.light]),
  ]);
  const node = table(heads, lines, { class: "seen-table" });
  for (const [i, line] of [...node.querySelectorAll<HTMLElement>("tbody tr")].entries()) {
    const one = all[i]!;
    line.dataset.sighting = `${one.body} ${one.kind}`;
    line.dataset.rise = one.rise.met.toFixed(2);
    line.dataset.set = one.set.met.toFixed(2);
    line.dataset.top = one.top.elevation.toFixed(3);
    if (one.light === "day" || one.light === "shadow") line.classList.add("dim");
  }
  return [
    heading,
    h("p", {}, count(all.length, "sightings"), " ", word("yourClock")),
    h("div", { class: "wide" }, node),
  ];
}

function time({ zero_utc }: Picture, { met }: Look, day = false): string {
  return new Intl.DateTimeFormat(locale(), {
    ...(day ? { day: "numeric", month: "short" } : { hour: "2-digit", minute: "2-digit", second: "2-digit" }),
  } as Intl.DateTimeFormatOptions).format(Date.parse(zero_utc) + met * 1000);
}

const wind = ({ azimuth }: Look) => word("winds").split(" ")[Math.round(azimuth / 45) % 8]!;
