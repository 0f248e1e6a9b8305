// Plan a flight: what flies, from where to where, when; then the calendar of what is possible; one of it.
import { searchAddress, toAddress } from "./address";
import {
  type Catalogue,
  catalogue,
  type Opportunity,
  type Option,
  Refusal,
  type Windows,
  type WindowsAsked,
} from "./api";
import { FIELDS, flightAsked, flightPicked, type Held, windowsAsked } from "./asking";
import { calendar } from "./calendar";
import { again, button, clear, h, problem, table } from "./dom";
import { Form } from "./form";
import { capital } from "./format";
import { waiting } from "./waiting";
import { hand, Work } from "./work";
import { yearMap } from "./yearmap";

// So many days are easier seen as a map than as rows alone.
const MAP_DAYS = 45;

export interface Search {
  asked: WindowsAsked;
  work: Work<Windows>;
}

// With a search, the calendar of what it finds is shown beside the form.
export async function planPage(main: HTMLElement, signal: AbortSignal, search?: Search): Promise<void> {
  document.title = "Plan a flight · Expedition";
  let book: Catalogue;
  try {
    book = await catalogue();
  } catch (error) {
    if (!signal.aborted) clear(main, problem(capital((error as Error).message), " ", again("Try again")));
    return;
  }
  if (signal.aborted) return;
  const results = h("section", { class: "results", "aria-label": "Opportunities" }, hello());
  const show = (...content: HTMLElement[]) => {
    clear(results, ...content);
    // On a phone they are below the form.
    results.scrollIntoView({ block: "nearest" });
  };

  const open = async (address: string, work?: Work) => {
    if (signal.aborted) return;
    if (work) hand(address, work);
    if (location.hash === address) dispatchEvent(new HashChangeEvent("hashchange"));
    else location.hash = address;
  };

  // Asked for where a refusal finds its field, followed where it is shown.
  const send = async (held: Held) => {
    if (held.kind === "station") {
      const asked = windowsAsked(held);
      const work = new Work<Windows>("windows", asked);
      await work.begun;
      await open(await searchAddress(asked), work);
    } else {
      const asked = flightAsked(held);
      const work = new Work("plans", asked);
      await work.begun;
      await open(await toAddress(asked), work);
    }
  };

  const find = async ({ asked, work }: Search) => {
    const { node, tell } = waiting(h("h2", {}, "Searching"), work);
    show(node);
    const { answer: found } = await work.answer(tell, signal);
    const pad = book.pads.find((p) => p.name === (found.asked.pad ?? asked.pad));
    const port = String(form.held().port);
    const pick = async (which: Opportunity, option: Option) =>
      open(await toAddress(flightPicked(found, which, option, port)));
    const picked = (which: Opportunity, option: Option) => void pick(which, option);
    const long = (asked.days ?? 0) >= MAP_DAYS;
    const year = async () => open(await searchAddress({ ...found.asked, days: 365 }));
    show(
      ...(long ? [yearMap(found, picked)] : [button("The year from here, as a map", () => void year())]),
      calendar(found, pad, picked),
    );
    results.querySelector<HTMLElement>("[tabindex='0']")?.focus({ preventScroll: true });
  };

  const refused = (error: unknown) => {
    if (signal.aborted) return;
    const { message, field, reason } =
      error instanceof Refusal ? error.words : { message: String(error), field: null, reason: "internal" };
    const pasted = field === "elements" && form.held().elements === "text";
    const name = pasted ? "text" : field && (FIELDS[field] ?? field);
    if (results.querySelector(".waiting")) clear(results);
    if (reason === "cancelled") show(h("p", { class: "problem", role: "status" }, "Cancelled."));
    else if (!form.fault(name, message))
      show(problem(name && h("b", {}, `${name}: `), name ? message : capital(message)));
  };

  const form = new Form(book, async (held) => {
    form.clearFaults();
    form.go.disabled = true;
    await send(held).catch(refused);
    form.go.disabled = false;
  });
  if (search) document.title = "Opportunities · Expedition";
  clear(main, h("div", { class: "plan" }, form.node, h("div", { class: "beside" }, results, stored(book))));
  if (search) await find(search).catch(refused);
}

function hello(): HTMLElement {
  return h(
    "div",
    { class: "hello" },
    h("h2", {}, "How it goes"),
    h(
      "ol",
      {},
      h("li", {}, "Choose what flies, where from and where to, and a span of days."),
      h(
        "li",
        {},
        "The calendar shows every passage of the pad through the station's plane, ",
        "which profiles fit, and why the others do not; a year is a map as well.",
      ),
      h("li", {}, "Pick one: the flight is planned minute by minute and shown on the globe."),
    ),
    h(
      "p",
      {},
      "Element sets tell the station's phase for days, its plane for months. ",
      "Their age is always shown; past 5 days read the calendar as an outlook.",
    ),
  );
}

// What can be watched without filling in anything.
function stored(book: Catalogue): HTMLElement {
  const title = (entries: { name: string; title: string }[], name: string | null) =>
    entries.find((one) => one.name === name)?.title ?? name ?? "";
  const flights = [...book.flights].sort((a, b) => (b.date ?? "").localeCompare(a.date ?? ""));
  const rows = flights.map((f) => [
    h("a", { href: `#/flight?name=${f.name}` }, f.title),
    f.date,
    title(book.vehicles, f.vehicle),
    f.pad ? title(book.pads, f.pad) : title(book.stations, f.station),
  ]);
  const name = "Flights of the catalogue";
  const all = table(["Flight", ["UTC day", "nowrap"], "Vehicle", "From"], rows);
  return h("section", { class: "stored panel", "aria-label": name }, h("h2", {}, name), all);
}
