// A flight as a page that needs no server: its parts one below the other, round one clock.
import type { Picture, Story } from "../api";
import { captions } from "../captions";
import { charts } from "../charts";
import { Clock } from "../clock";
import { clockBar } from "../clockbar";
import { button, clear, h, set } from "../dom";
import { checks, dataOf, why } from "../facts";
import { globePanel } from "../globepanel";
import { keys } from "../keys";
import { Live, type Now, parts } from "../live";
import { phrase } from "../phrases";
import { relativeView } from "../relative";
import { Stage } from "../samples";
import { timeline } from "../timeline";
import { clockChoice, clockSaid } from "./clocks";
import { choose, count, keep, LANGUAGES, type Language, language, moment, word } from "./language";
import type { Sky } from "./looking";
import { see } from "./see";
import type { Sounds } from "./sounds";
import { tooOld } from "./stale";
import { storyOf } from "./told";

// With its clock by its place in the list of zones.
export type Town = [name: string, latitude: number, longitude: number, zone: number, ...cyrillic: string[]];

// By what places are found.
export interface Known {
  towns: Town[];
  zones: string[];
  // How Cyrillic names are found among them.
  sounds: Sounds;
}

export interface Published extends Known {
  picture: Picture;
  // When the page was made.
  published_utc: string;
  // From when the station's data are; null where the flight rests on none.
  data_utc: string | null;
  // How many days such data tell where along its orbit the station is.
  known_days: number;
  // The flight in plain words.
  story: Story;
  // ISO codes of the countries that the page names.
  countries: Record<string, string>;
  // What it takes to reckon what is seen from a place.
  sky: Sky;
  // Titles of what the flight names, by the names that the catalogue has for them.
  names: Record<string, string>;
  // Pictures and tables of the scene by name, as addresses that hold them.
  files: Record<string, string>;
}

export function page(main: HTMLElement, all: Published, signal: AbortSignal, again: () => void): Clock {
  const { picture } = all;
  const { words, plan } = picture;
  const clock = new Clock(picture.met_s[0]!, picture.end_met_s, signal);
  const globe = globePanel(picture, clock, new Stage(), signal);
  globe.querySelector(".globe")!.append(captions(picture, clock, signal));
  const drawn = charts(picture, clock, signal);
  const beside = picture.relative && picture.relative.met_s.length > 1;
  const failed = plan.checks.filter((one) => !one.ok).length;
  const section = (id: string, name: string, ...content: (Node | null)[]) =>
    h("section", { class: `part ${id}`, id }, h("h2", {}, name), ...content);
  clear(
    main,
    h(
      "div",
      { class: "published", "data-flight": plan.flight.name },
      h(
        "header",
        { class: "head-line" },
        h("h1", {}, words.title),
        h("p", { class: "route" }, route(picture)),
        clockChoice(picture, again),
        languages(all, again),
      ),
      counting(picture, clock, signal),
      stale(all),
      h("div", { class: "stage" }, globe, clockBar(picture, clock, signal)),
      h("p", { class: "age" }, ...age(all)),
      see(picture, all, all.sky, again),
      section(
        "told",
        word("toldHeading"),
        h("p", { class: "age" }, clockSaid(picture)),
        storyOf(all.story, clock, signal),
      ),
      section("story", word("storyHeading"), timeline(picture, clock, signal)),
      section("facts", word("factsHeading"), why(picture)),
      beside
        ? section("beside-station", word("besideHeading"), relativeView(picture, clock, new Stage(), signal))
        : null,
      section("curves", word("chartsHeading"), h("p", { class: "chart-bar" }, drawn.spans), drawn.node),
      h(
        "details",
        { class: "part" },
        h("summary", {}, failed ? word("checksFail", { n: failed }) : word("checksHeading")),
        checks(picture),
      ),
      h("details", { class: "part" }, h("summary", {}, word("dataHeading")), dataOf(picture)),
      h("footer", { class: "foot" }, h("p", {}, word("foot")), h("p", {}, word("credits"))),
    ),
  );
  keys(clock, words.timeline, signal);
  document.title = phrase(words.title);
  return clock;
}

// What flies, from where to where, by the names that people say.
function route({ plan }: Picture): string {
  const { flight, docking_utc, orbits, hop, way_home } = plan;
  const said = (name: string | null | undefined) => (name ? phrase(name) : "");
  const at = (place: string | null | undefined) => (place ? [said(place)] : []);
  const port = flight.station ? `${said(flight.station)}, ${said(flight.port)}` : "";
  const ship = flight.launcher
    ? word("shipOn", { ship: said(flight.vehicle), launcher: said(flight.launcher) })
    : said(flight.vehicle);
  const begin = flight.pad ? said(flight.pad) : port;
  if (hop) return `${ship}, ${begin}, ${word("upAndDown")}`;
  if (docking_utc) return `${ship}, ${begin} → ${port}, ${count(orbits ?? 0, "orbits")}`;
  const orbit = flight.orbit ? [word("orbitAt", { height: flight.orbit.altitude_km })] : [];
  return [`${ship}, ${begin}`, ...orbit, ...at(way_home?.zone)].join(" → ");
}

function languages({ names, countries }: Published, again: () => void): HTMLElement {
  const all = (Object.keys(LANGUAGES) as Language[]).map((one) =>
    button(
      LANGUAGES[one].page.ownName,
      () => {
        choose(one, names, countries);
        keep(one);
        again();
      },
      { class: "quiet", lang: one, "aria-pressed": String(one === language()) },
    ),
  );
  const whole =
    window.parent !== window &&
    h("a", { class: "whole", href: location.href, target: "_blank", rel: "noopener" }, word("wholePage"));
  return h("div", { class: "group", role: "group", "aria-label": word("language") }, ...all, whole);
}

// How long until it begins, or how it stands; and whether the page goes along.
function counting(picture: Picture, clock: Clock, signal: AbortSignal): HTMLElement {
  const text = h("p", { class: "count" });
  const when = h("p", { class: "count-when" }, moment(Date.parse(picture.zero_utc)));
  const follow = button(word("follow"), () => live.begin(!live.follows), { class: "follow" });
  const node = h("section", { class: "counting", "aria-label": word("countdown") }, text, when, follow);
  const tell = ({ phase, met }: Now, follows: boolean) => {
    node.dataset.phase = phase;
    set(follow, { "aria-pressed": follows });
    follow.hidden = phase !== "flying";
    const zero = picture.zero_name.replace("-", "");
    const begins = zero === "undocking" ? "toUndocking" : "toLiftoff";
    if (phase === "before") text.textContent = `${word(begins)} ${wait(-met)}`;
    else if (phase === "flying") text.textContent = word(follows ? "flyingFollowed" : "flying");
    else text.textContent = word("flown");
  };
  const live = new Live(picture, clock, tell, signal);
  const now = Date.now();
  const flying =
    now >= Date.parse(picture.zero_utc) && now <= Date.parse(picture.zero_utc) + picture.end_met_s * 1000;
  queueMicrotask(() => {
    if (!signal.aborted) live.begin(flying);
  });
  return node;
}

function wait(seconds: number): string {
  const [days, hours, minutes, rest] = parts(seconds);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${days ? `${count(days, "days")} ` : ""}${two(hours)}:${two(minutes)}:${two(rest)}`;
}

// That the station's data are too old to rely on, at the start or, until the flight is over, by now.
function stale({ picture, data_utc, known_days }: Published): HTMLElement | null {
  if (!data_utc) return null;
  const of = Date.parse(data_utc);
  const start = Date.parse(picture.zero_utc);
  const words = tooOld(of, start, start + picture.end_met_s * 1000, Date.now(), known_days);
  if (!words.length) return null;
  const said = words.map(([name, days]) => word(name, { age: count(days, "days") }));
  return h("p", { class: "stale", role: "alert" }, said.join(" "));
}

// How old what is shown is; to be read before it.
function age({ picture, published_utc, data_utc }: Published): (HTMLElement | string)[] {
  const made = Date.parse(published_utc);
  const days = Math.floor((Date.now() - made) / 86400000);
  const out = [
    word("published", { when: moment(made) }),
    days >= 1 ? ` (${count(days, "daysAgo")})` : "",
    ". ",
  ];
  if (data_utc) {
    const hours = Math.max(Math.round((Date.parse(picture.zero_utc) - Date.parse(data_utc)) / 3600000), 0);
    const old = hours < 48 ? count(hours, "longHours") : count(Math.round(hours / 24), "days");
    out.push(word("dataAge", { when: moment(Date.parse(data_utc)), age: old }), " ");
  }
  out.push(word("planned"));
  return out;
}
