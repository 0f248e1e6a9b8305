// The form as it is drawn: its fields, what one choice leaves of the next, and what is wrong with them.
import type { Catalogue } from "./api";
import { ageWords, freshDay, type Held, KINDS, suitedDay } from "./asking";
import { clear, h, set } from "./dom";
import { keep, kept } from "./kept";

type Input = HTMLSelectElement | HTMLInputElement | HTMLTextAreaElement;
type Vehicle = Catalogue["vehicles"][number];
type Station = Catalogue["stations"][number];
type Entries = [value: string, text: string][];

const MOST_BYTES = 200_000;
const FORMATS = ".tle,.txt,.json,.xml,.oem,.omm,.kvn";
const PASTE_HINT =
  "TLE lines, OMM (JSON, XML, KVN) or OEM (XML, KVN) of the station, from before lift-off. " +
  "CelesTrak and space-track.org publish them.";
// The order in which one choice narrows the next.
const ORDER = [
  ...["kind", "vehicle", "altitude_km", "inclination_deg", "landing_zone", "start", "station"],
  ...["days", "elements", "text", "pad", "port", "profile", "allow_stale"],
];

export class Form {
  readonly node: HTMLElement;
  readonly go = h("button", { type: "submit", class: "primary" }, "Find opportunities");
  private readonly inputs: Record<string, Input> = {};
  private readonly paste: HTMLElement;

  constructor(
    private readonly book: Catalogue,
    send: (held: Held) => void,
  ) {
    const kinds = Object.entries(KINDS).map(([name, { title }]): [string, string] => [name, title]);
    const zones = named(book.landing_zones);
    const flights = book.flights.filter((f) => f.elements_epochs_utc);
    const sets = flights.map((f): [string, string] => [f.name, `Stored with ${f.title}`]);
    const placeholder = "1 25544U 98067A …\n2 25544 …";
    const area = h("textarea", { rows: 6, spellcheck: false, placeholder, maxlength: MOST_BYTES });
    const file = h("input", { type: "file", accept: FORMATS, "aria-label": "Read element sets from a file" });
    file.addEventListener("change", () => void this.read(file.files?.[0], area));
    const stale = h("input", { type: "checkbox" });
    this.inputs.allow_stale = stale;
    this.paste = h(
      "div",
      { class: "paste" },
      this.field("text", "Element sets or ephemeris", area, PASTE_HINT),
      file,
    );
    this.node = h(
      "form",
      { class: "form", novalidate: true, "aria-label": "Plan a flight" },
      h("h1", {}, "Plan a flight"),
      this.field("kind", "Kind of flight", select(kinds)),
      this.field("vehicle", "Vehicle", select([])),
      this.field("pad", "Pad", select([])),
      this.field("station", "Station", select(named(book.stations))),
      this.field("port", "Port", select([])),
      this.field("profile", "Profile", select([])),
      h(
        "div",
        { class: "two", "data-field": "orbit" },
        this.field("altitude_km", "Orbit height, km", line("420", "decimal")),
        this.field("inclination_deg", "Inclination, °", line("51.6", "decimal")),
      ),
      this.field(
        "landing_zone",
        "Landing zone",
        select([["", "The vehicle's own, the best of the day"], ...zones]),
      ),
      h(
        "div",
        { class: "two" },
        this.field("start", "From (UTC day)", line("", "numeric", "2021-10-01")),
        this.field("days", "Days", line("14", "numeric")),
      ),
      this.field(
        "elements",
        "Station data",
        select([...sets, ["record", "Flown record, 2000 to 2025"], ["text", "Pasted or from a file"]]),
        " ",
      ),
      this.paste,
      h(
        "label",
        { class: "check", "data-field": "elements" },
        stale,
        " Take station data older than 30 days",
      ),
      h("div", { class: "actions" }, this.go),
    );
    this.node.addEventListener("submit", (event) => {
      event.preventDefault();
      send(this.held());
    });
    this.node.addEventListener("change", (event) => {
      const { elements, start } = this.inputs;
      if (event.target instanceof HTMLSelectElement) event.target.dataset.wanted = event.target.value;
      if (event.target === elements) start!.value = suitedDay(this.book, elements!.value, start!.value);
      this.changed();
    });
    this.node.addEventListener("input", () => keep(this.held()));
    this.recall();
    this.changed();
  }

  held(): Held {
    const value = (input: Input) =>
      input instanceof HTMLInputElement && input.type === "checkbox" ? input.checked : input.value.trim();
    return Object.fromEntries(Object.entries(this.inputs).map(([name, input]) => [name, value(input)]));
  }

  // Says at a field what is wrong with it; false where there is no such field.
  fault(name: string | null, words: string): boolean {
    const input = this.inputs[name ?? ""];
    const said = input && this.node.querySelector(`#fault-${name}`);
    if (!said) return false;
    said.textContent = words;
    set(input, { "aria-invalid": "true" });
    input.focus();
    return true;
  }

  clearFaults(): void {
    for (const node of this.node.querySelectorAll(".fault")) node.textContent = "";
    for (const input of Object.values(this.inputs)) input.removeAttribute("aria-invalid");
  }

  private field(name: string, label: string, input: Input, hint?: string): HTMLElement {
    this.inputs[name] = input;
    set(input, { id: `in-${name}`, name, "aria-describedby": `hint-${name} fault-${name}` });
    return h(
      "div",
      { class: "field", "data-field": name },
      h("label", { for: `in-${name}` }, label),
      input,
      hint !== undefined && h("small", { id: `hint-${name}`, class: "hint" }, hint),
      h("p", { class: "fault", id: `fault-${name}`, role: "alert" }),
    );
  }

  private async read(file: File | undefined, into: HTMLTextAreaElement): Promise<void> {
    if (!file) return;
    if (file.size > MOST_BYTES) {
      this.fault("text", "the file has more than 200 kB; cut out the days that are needed");
      return;
    }
    into.value = await file.text();
    this.changed();
  }

  private changed(): void {
    const { book, node } = this;
    const { kind } = this.held();
    const { fields, day } = KINDS[String(kind)] ?? KINDS.station!;
    const orbit = fields.includes("altitude_km") ? ["orbit"] : [];
    const seen = ["kind", "vehicle", "start", "text", ...fields, ...orbit];
    for (const one of node.querySelectorAll<HTMLElement>("[data-field]"))
      one.hidden = !seen.includes(one.dataset.field!);
    node.querySelector("[for=in-start]")!.textContent = day;
    node.querySelector("[for=in-days]")!.textContent = kind === "orbit" ? "Days in orbit" : "Days";
    this.go.textContent = kind === "station" ? "Find opportunities" : "Plan the flight";

    const offer = (name: string, entries: Entries) =>
      options(this.inputs[name] as HTMLSelectElement, entries);
    // Only what goes together: pads that launch it, ports that take it on that day.
    const first = /^\d{4}-\d\d-\d\d/.exec(String(this.held().start))?.[0] ?? "";
    const ports = (station: Station, vehicle: string, then = true) =>
      station.ports.filter(
        ({ takes, since, until }) =>
          takes.includes(vehicle) &&
          !(then && first && ((since && since > first) || (until && first > until))),
      );
    const docks = ({ name }: Vehicle) => book.stations.some((station) => ports(station, name, false).length);
    const flies: Record<string, (v: Vehicle) => unknown> = {
      station: (v) => v.kind === "ship" && v.pads.length && v.profiles.length && docks(v),
      orbit: (v) => v.kind === "ship" && v.pads.length,
      home: (v) => v.kind === "ship" && docks(v),
      hop: (v) => v.kind === "hopper" && v.pads.length,
    };
    offer("vehicle", named(book.vehicles.filter(flies[String(kind)] ?? flies.station!)));
    const vehicle = book.vehicles.find((v) => v.name === this.held().vehicle) ?? book.vehicles[0]!;
    offer("pad", named(vehicle.pads, book.pads));
    offer("profile", [["", "All that the vehicle has"], ...named(vehicle.profiles, book.profiles)]);
    const reached = (then: boolean) => book.stations.filter((one) => ports(one, vehicle.name, then).length);
    const now = reached(true);
    offer("station", named(now.length ? now : reached(false)));
    const held = this.held();
    const station = book.stations.find((v) => v.name === held.station) ?? book.stations[0]!;
    const free = ports(station, vehicle.name).map(({ id, title }): [string, string] => [id, title]);
    offer("port", free.length ? free : [["", "None takes this ship on that day"]]);
    node.querySelector("#hint-elements")!.textContent = ageWords(book, held);
    this.paste.hidden = held.elements !== "text" || !fields.includes("elements");
    keep(this.held());
  }

  private recall(): void {
    const { inputs } = this;
    const values = kept();
    this.changed();
    inputs.vehicle!.value = "soyuz-ms";
    inputs.elements!.value = "record";
    inputs.start!.value = freshDay(this.book, "record") ?? "";
    this.changed();
    inputs.pad!.value = "baikonur-31";
    for (const one of Object.values(inputs))
      if (one instanceof HTMLSelectElement) one.dataset.wanted = one.value;
    for (const name of ORDER) {
      const input = inputs[name]!;
      const value = values[name] ?? null;
      if (value === null) continue;
      const before = input.value;
      if (typeof value === "boolean") (input as HTMLInputElement).checked = value;
      else input.value = String(value);
      // A list that does not offer it keeps what it had.
      if (input instanceof HTMLSelectElement) {
        input.dataset.wanted = String(value);
        if (input.selectedIndex < 0) input.value = before;
      }
      if (["kind", "vehicle", "start", "station"].includes(name)) this.changed();
    }
  }
}

// Entries by name and title; of a list of names, those of the book, or the name itself.
function named(
  some: (string | { name: string; title: string })[],
  book: { name: string; title: string }[] = [],
): Entries {
  return some.map((one) => {
    if (typeof one !== "string") return [one.name, one.title];
    return [one, book.find(({ name }) => name === one)?.title ?? one];
  });
}

const line = (value: string, inputmode: string, placeholder?: string) =>
  h("input", { type: "text", inputmode, value, placeholder, autocomplete: "off" });

function select(entries: Entries): HTMLSelectElement {
  const node = h("select");
  options(node, entries);
  return node;
}

// What was chosen last is chosen again when it is offered again.
function options(node: HTMLSelectElement, entries: Entries): void {
  const now = node.dataset.wanted ?? node.value;
  clear(node, ...entries.map(([value, text]) => h("option", { value }, text)));
  if (entries.some(([value]) => value === now)) node.value = now;
}
