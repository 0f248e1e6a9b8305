// What to see from where a reader stands.
import type { Picture } from "../api";
import { button, clear, h, table } from "../dom";
import { degrees } from "../format";
import { chooseZone, zoneHere } from "../guest";
import { clockSaid, zoneSaid } from "./clocks";
import { coordinates } from "./coordinates";
import { count, language, locale, numeral, type Word, word } from "./language";
import type { Glow } from "./light";
import { type Eye, type Look, type Sighting, type Sky, sightings } from "./looking";
import type { Known, Town } from "./page";
import { type Sounds, sound } from "./sounds";

// The best that a launch shows comes first.
const CLASSES: [Glow, Word][] = [
  ["plume", "launchPlume"],
  ["flame", "launchDark"],
  ["twilight", "launchTwilight"],
  ["day", "launchDay"],
];
const BURNING: Glow[] = ["plume", "flame", "twilight", "day"];
// The eye tells two bright points apart from three minutes of arc on.
const SPLIT_DEG = 0.05;
const SURE_S = 5;
const RAD = Math.PI / 180;
// 300 km over ground: farther from any town a clock is nobody's.
const FAR = 300 / 6371;
const NEVER_HEARD_KM = 150;
const CYRILLIC = /\p{Script=Cyrillic}/u;

// Where it is found again as the page is shown anew.
let asked: { text: string; eye: Place } | null = null;

type Place = Eye & { name: string; zone: string };

// The place of coordinates or of a town's name, in either script; null for what is neither.
export function placed(text: string, { towns, sounds, zones }: Known): Place | null {
  const said = text.trim();
  const numbers = coordinates(said);
  if (numbers === "wrong") return null;
  if (numbers) {
    const [latitude, longitude, height] = numbers;
    return { latitude, longitude, height, name: "", zone: zoneNear(latitude, longitude, towns, zones) };
  }
  const wanted = plain(said);
  if (!wanted) return null;
  const found =
    towns.find(([name]) => plain(name) === wanted) ??
    towns.find(([name]) => plain(name.split(",")[0]!) === wanted) ??
    towns.find(([name]) => plain(name).startsWith(wanted)) ??
    cyrillic(said.toLocaleLowerCase().split(",")[0]!, towns, sounds);
  if (!found) return null;
  // In Russian by its own name there, which needs no country beside it.
  const typed = CYRILLIC.test(said) ? said.charAt(0).toLocaleUpperCase() + said.slice(1) : found[0];
  const name = language() === "ru" ? found[4] || typed : found[0];
  return { name, latitude: found[1], longitude: found[2], zone: zones[found[3]]! };
}

// Without capitals, accents and marks between words.
const plain = (name: string) =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLocaleLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

// The clock of the nearest town, or nobody's far from all towns.
function zoneNear(latitude: number, longitude: number, towns: Town[], zones: string[]): string {
  const [phi, lam] = [latitude * RAD, longitude * RAD];
  let [best, zone] = [Math.cos(FAR), ""];
  for (const [, north, east, at] of towns) {
    const a = north * RAD;
    const cosine = Math.sin(phi) * Math.sin(a) + Math.cos(phi) * Math.cos(a) * Math.cos(east * RAD - lam);
    if (cosine > best) [best, zone] = [cosine, zones[at]!];
  }
  return zone;
}

function cyrillic(wanted: string, towns: Town[], sounds: Sounds): Town | undefined {
  if (!CYRILLIC.test(wanted)) return undefined;
  const said = sound(wanted, sounds);
  return (
    towns.find(([, , , , ...written]) => written.some((one) => sound(one, sounds) === said)) ??
    towns.find(([name]) => sound(name.split(",")[0]!, sounds) === said)
  );
}

export function see(picture: Picture, known: Known, sky: Sky, again: () => void): HTMLElement {
  const { towns } = known;
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
      .flatMap(([name, , , , ...written]) => [name, ...(language() === "ru" ? written : [])])
      .map((value) => h("option", { value })),
  );
  const show = (eye: Place, text: string) => {
    asked = { text, eye };
    const at = `${degrees(eye.latitude, "N", "S")} ${degrees(eye.longitude, "E", "W")}`;
    clear(found, ...rows(picture, eye, sky, eye.name ? `${eye.name}, ${at}` : at, again));
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
            show({ latitude, longitude, name: "", zone: "" }, input.value);
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
    const eye = placed(input.value, known);
    fault.textContent = eye ? "" : word("unknownPlace");
    if (eye) show(eye, input.value);
  });
  if (asked) {
    input.value = asked.text;
    show(placed(asked.text, known) ?? asked.eye, asked.text);
  }
  return h(
    "section",
    { class: "see", id: "see" },
    h("h2", {}, word("seeHeading")),
    h("p", {}, word("seeNote"), !sky.passes && ` ${word("noPasses")}`),
    form,
    found,
  );
}

function rows(
  picture: Picture,
  eye: Place,
  sky: Sky,
  name: string,
  again: () => void,
): (HTMLElement | string)[] {
  const { all, under } = sightings(picture, sky, eye);
  const heading = h("h3", {}, name);
  const below = (["launch", "return"] as const).flatMap((kind) => {
    const deg = under[kind];
    const words = kind === "launch" ? "launchUnder" : "returnUnder";
    return deg === undefined ? [] : [h("p", {}, word(words, { deg: numeral(deg, 1) }))];
  });
  if (!all.length) return [heading, h("p", {}, word("nothingSeen")), ...below];
  const names: Word[] = ["what", "when", "appears", "highest", "goes", "how", "magnitude"];
  const heads = names.map((one) => word(one));
  const node = table(
    heads,
    all.map((one) => cells(picture, one, sky)),
    { class: "seen-table" },
  );
  for (const [i, line] of [...node.querySelectorAll<HTMLElement>("tbody tr")].entries()) {
    const one = all[i]!;
    line.dataset.sighting = `${one.body} ${one.kind}`;
    line.dataset.rise = one.rise.met.toFixed(2);
    line.dataset.set = one.set.met.toFixed(2);
    line.dataset.top = one.top.elevation.toFixed(3);
    if (one.magnitude !== null) line.dataset.magnitude = one.magnitude.toFixed(2);
    if (one.whyNot) line.classList.add("dim");
    // Where there is no room for a table, each cell says what it is.
    for (const [k, cell] of [...line.children].entries()) cell.setAttribute("data-head", heads[k]!);
  }
  const there =
    eye.zone &&
    eye.zone !== zoneHere() &&
    button(word("clockThere", { zone: zoneSaid(eye.zone, picture.zero_utc) }), () => {
      chooseZone(eye.zone);
      again();
    });
  const after = sky.days_after > 0 ? ` ${word("afterwards", { days: count(sky.days_after, "days") })}` : "";
  return [
    heading,
    h("p", {}, `${count(all.length, "sightings")}. ${clockSaid(picture)}${after}`, there && " ", there),
    ...below,
    h("div", { class: "wide" }, node),
    ...(all.some((one) => one.magnitude !== null) ? [sources(sky)] : []),
  ];
}

function cells(picture: Picture, one: Sighting, sky: Sky): string[] {
  const { kind, body, rise, top, set } = one;
  const late = one.late !== null && one.late >= SURE_S ? ` ±${span(one.late)}` : "";
  return [
    word(kind === "pass" ? (body === "ship" ? "shipPass" : "stationPass") : kind),
    time(picture, rise.met, true),
    `${time(picture, rise.met)} ${wind(rise)}`,
    `${time(picture, top.met)}${late} ${high(top.elevation)} ${wind(top)}, ${numeral(top.km, 0)}\u00a0${word("km")}`,
    `${time(picture, set.met)} ${wind(set)}`,
    { launch, return: returning, pass: passing }[kind](picture, one, sky),
    one.magnitude === null ? "" : numeral(one.magnitude, 1, true),
  ];
}

function launch(picture: Picture, { lights, sound }: Sighting, sky: Sky): string {
  const [best, said] = CLASSES.find(([name]) => lights.some(([one]) => one === name)) ?? ["unseen", "unseen"];
  const spans = lights.filter(([one]) => one === best);
  const [from, to] = [spans[0]?.[1] ?? 0, spans.at(-1)?.[2] ?? 0].map((t) => time(picture, t));
  const seen = word(said, { from: from!, to: to! });
  if (!sound || !sky.sound || sound.km > NEVER_HEARD_KM) return seen;
  const { s, km } = sound;
  const within = sky.sound.within_km;
  const heard =
    km <= within
      ? word("sound", { s: numeral(s, 0), at: time(picture, s) })
      : word("hardlyHeard", { km: numeral(km, 0), within, min: numeral(s / 60, 0) });
  return `${seen}; ${heard}`;
}

function returning(_: Picture, { lights }: Sighting): string {
  const glow = lights.filter(([one]) => BURNING.includes(one));
  if (!glow.length) return word(lights.some(([one]) => one === "near") ? "returnNear" : "returnNone");
  const dark = glow.some(([one]) => one === "plume" || one === "flame");
  const long = span(glow.reduce((sum, [, a, b]) => sum + b - a, 0));
  return word(dark ? "returnDark" : "returnDay", { long });
}

function passing(picture: Picture, { seen, whyNot, apart, rise, set }: Sighting): string {
  if (whyNot) return word(({ daylight: "passDay", shadow: "passShadow", low: "passLow" } as const)[whyNot]);
  const parts = seen.map(([a, b]) => {
    let text = word("passSeen", { from: time(picture, a.met), to: time(picture, b.met) });
    // In a sky that is dark all along only the Earth's shadow cuts a pass.
    if (a.met > rise.met + SURE_S && a.elevation > 1)
      text += `, ${word("begins", { high: high(a.elevation), wind: wind(a) })}`;
    if (b.met < set.met - SURE_S && b.elevation > 1)
      text += `, ${word("ends", { high: high(b.elevation), wind: wind(b) })}`;
    return text;
  });
  if (apart && apart.deg < SPLIT_DEG) parts.push(word("onePoint"));
  else if (apart)
    parts.push(
      word(apart.behind > 0 ? "stationBehind" : "stationAhead", {
        long: span(Math.abs(apart.behind)),
        deg: numeral(apart.deg, 1),
      }),
    );
  return parts.join("; ");
}

// On what magnitudes rest, as it was written down.
function sources({ ship, station }: Sky): HTMLElement {
  const line = (name: Word, { plus_minus, source }: { plus_minus: number; source: string }) =>
    h("li", {}, `${word(name)} ±${numeral(plus_minus, 1)}: `, h("span", { lang: "en" }, source));
  return h(
    "details",
    { class: "magnitudes" },
    h("summary", {}, word("magnitudes")),
    h("ul", {}, line("shipPass", ship), station && line("stationPass", station)),
  );
}

function time({ zero_utc }: Picture, met: number, day = false): string {
  return new Intl.DateTimeFormat(locale(), {
    timeZone: zoneHere(),
    ...(day
      ? { weekday: "short", day: "numeric", month: "short" }
      : { hour: "2-digit", minute: "2-digit", second: "2-digit" }),
  } as Intl.DateTimeFormatOptions).format(Date.parse(zero_utc) + met * 1000);
}

function span(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 120) return `${whole}\u00a0${word("seconds")}`;
  const rest = whole < 1200 && whole % 60 ? `\u00a0${whole % 60}\u00a0${word("seconds")}` : "";
  return `${rest ? Math.floor(whole / 60) : Math.round(whole / 60)}\u00a0${word("minutes")}${rest}`;
}

const high = (deg: number) => `${numeral(Math.max(deg, 0), deg < 3 ? 1 : 0)}°`;
const wind = ({ azimuth }: Look) => word("winds").split(" ")[Math.round(azimuth / 45) % 8]!;
