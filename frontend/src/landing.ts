// The first page: a flight, flying, before anything is asked; then what else can be done here.
import { type Catalogue, catalogue, type FlightChoice, type Picture, Refusal } from "./api";
import { captions } from "./captions";
import { Clock } from "./clock";
import { clockBar } from "./clockbar";
import { again, clear, h, problem } from "./dom";
import { pairs } from "./facts";
import { capital } from "./format";
import { globePanel } from "./globepanel";
import { explain } from "./glossary";
import { keys } from "./keys";
import { Stage } from "./samples";
import { waiting } from "./waiting";
import { Work } from "./work";

// The latest crew that flew to a station, of those that the catalogue can plan as they flew.
export function shownFirst(flights: FlightChoice[]): FlightChoice | undefined {
  const flown = flights.filter(
    (one) => one.flown && one.station && one.begins !== "port" && one.crew?.length,
  );
  return [...flown, ...flights].sort((a, b) => later(a, b, flown))[0];
}

function later(a: FlightChoice, b: FlightChoice, first: FlightChoice[]): number {
  const rank = (one: FlightChoice) => (first.includes(one) ? 1 : 0);
  return rank(b) - rank(a) || (b.date ?? "").localeCompare(a.date ?? "");
}

export async function landingPage(main: HTMLElement, signal: AbortSignal): Promise<void> {
  document.title = "Expedition";
  const stage = h("div", { class: "landing-flight" });
  const about = h("div", { class: "landing-about" }, h("h1", {}, "Expedition"), h("p", {}, ABOUT), doors());
  clear(main, h("div", { class: "landing" }, stage, about));
  try {
    const book = await catalogue();
    if (signal.aborted) return;
    about.append(others(book));
    const flight = shownFirst(book.flights);
    if (flight) await fly(flight, stage, about, signal);
    explain(about);
  } catch (error) {
    if (signal.aborted) return;
    const said = error instanceof Refusal ? error.words.message : String(error);
    clear(stage, problem(capital(said), " ", again("Try again")));
  }
}

const ABOUT =
  "Crewed flights, from the pad to a station's port and home: planned minute by minute, checked against what flew, " +
  "and told with what they risk and cost.";

async function fly(
  flight: FlightChoice,
  stage: HTMLElement,
  about: HTMLElement,
  signal: AbortSignal,
): Promise<void> {
  const work = new Work<Picture>("plans", { name: flight.name });
  const { node, tell } = waiting(h("strong", {}, flight.title), work);
  clear(stage, node);
  const { answer: picture } = await work.answer(tell, signal);
  const clock = new Clock(picture.met_s[0]!, picture.end_met_s, signal);
  const bar = clockBar(picture, clock, signal);
  const globe = globePanel(picture, clock, new Stage(), signal);
  globe.querySelector(".globe")!.append(captions(picture, clock, signal));
  clear(stage, bar, globe);
  keys(clock, picture.words.timeline, signal);
  const { words } = picture;
  const said = words.summary.slice(0, 2).map(({ question, answer }): [string, string] => [question, answer]);
  about
    .querySelector(".doors")!
    .before(
      h(
        "section",
        { class: "now-flying" },
        h("h2", {}, words.title),
        h("p", {}, words.route),
        pairs(words.crew ? [["Crew", words.crew], ...said] : said),
        h("p", {}, h("a", { class: "act", href: `#/flight?name=${flight.name}` }, "Open this flight")),
      ),
    );
  clock.set(0);
  // Who wants stillness has the first picture.
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) clock.play(true);
}

// What can be done here.
function doors(): HTMLElement {
  const door = (address: string, name: string, what: string) =>
    h("li", {}, h("a", { href: address }, name), h("span", {}, what));
  return h(
    "ul",
    { class: "doors" },
    door("#/plan", "Plan a flight", "choose what flies, whence and whither; the calendar says when"),
    door("#/read", "Read an announcement", "its flights found, its claims held against what is known"),
    door("#/compare", "Compare", "vehicles and flights, side by side, each number with its source"),
    door("#/record", "The flown record", "how far predictions were from what flew"),
  );
}

function others(book: Catalogue): HTMLElement {
  const flights = [...book.flights].sort((a, b) => (b.date ?? "").localeCompare(a.date ?? ""));
  return h(
    "section",
    {},
    h("h2", {}, "Flights to look at"),
    h(
      "ul",
      { class: "flights-to-see" },
      ...flights.map((one) =>
        h("li", {}, h("a", { href: `#/flight?name=${one.name}` }, one.title), h("small", {}, one.date)),
      ),
    ),
  );
}
