// Plan a flight: what flies, from where to where, when; then the calendar of what is possible; one of it.

import { toAddress } from "./address";
import {
  type Catalogue,
  call,
  cancels,
  catalogue,
  type Elements,
  type ErrorWords,
  type Opportunity,
  type Option,
  type PlanAsked,
  Refusal,
  type Windows,
  work,
} from "./api";
import { calendar } from "./calendar";
import { again, clear, h, set } from "./dom";
import { capital, fixed } from "./format";

const REMEMBERED = "expedition.form";
// What each kind of flight asks for; the first is found in a calendar, the others are planned at once.
const KINDS: Record<string, { title: string; fields: string[]; day: string }> = {
  station: {
    title: "To a station",
    fields: ["pad", "station", "port", "profile", "days", "elements"],
    day: "From (UTC day)",
  },
  orbit: {
    title: "Into an orbit and home",
    fields: ["pad", "altitude_km", "inclination_deg", "days", "landing_zone"],
    day: "Lift-off (UTC day)",
  },
  home: {
    title: "Home from a station",
    fields: ["station", "port", "landing_zone", "elements"],
    day: "Undocking (UTC day)",
  },
  hop: { title: "Up and down, no orbit", fields: ["pad"], day: "Lift-off (UTC day)" },
};

// Opens the form with what was asked of a flight filled in, to be changed.
export async function ask({ name, flight, elements, allow_stale }: PlanAsked): Promise<void> {
  const book = await catalogue().catch(() => null);
  const entry = book?.flights.find((one) => one.name === name);
  const f: Record<string, any> = flight ?? entry ?? {};
  const hops = book?.vehicles.some((v) => v.name === f.vehicle && v.kind === "hopper");
  const kept: Record<string, unknown> = {
    ...f,
    ...f.orbit,
    kind: hops ? "hop" : f.orbit ? "orbit" : f.begins === "port" ? "home" : "station",
    start: f.date,
    profile:
      typeof f.profile === "number" ? book?.profiles.find((p) => p.orbits === f.profile)?.name : f.profile,
    elements: elements?.text
      ? "text"
      : (elements?.stored ?? (entry?.elements_epochs_utc ? entry.name : undefined)),
    text: elements?.text,
    allow_stale: allow_stale ?? false,
  };
  if (kept.kind === "station") kept.days = 7;
  try {
    sessionStorage.setItem(REMEMBERED, JSON.stringify(kept));
  } catch {
    /* the form is as it was */
  }
  location.hash = "#/";
}

export async function planPage(main: HTMLElement, signal: AbortSignal): Promise<void> {
  document.title = "Plan a flight · Expedition";
  let book: Catalogue;
  try {
    book = await catalogue();
  } catch (error) {
    clear(
      main,
      h("p", { class: "problem", role: "alert" }, capital((error as Error).message), " ", again("Try again")),
    );
    return;
  }
  if (signal.aborted) return;
  const form = new Form(book, signal);
  clear(
    main,
    h("div", { class: "plan" }, form.node, h("div", { class: "beside" }, form.results, stored(book))),
  );
}

class Form {
  readonly node: HTMLElement;
  readonly results = h("section", { class: "results", "aria-label": "Opportunities" });
  private readonly inputs: Record<string, HTMLSelectElement | HTMLInputElement | HTMLTextAreaElement> = {};
  private readonly hints: Record<string, HTMLElement> = {};
  private readonly go = h("button", { type: "submit", class: "primary" }, "Find opportunities");

  constructor(
    private readonly book: Catalogue,
    private readonly signal: AbortSignal,
  ) {
    const text = h("textarea", {
      rows: 6,
      spellcheck: false,
      placeholder: "1 25544U 98067A …\n2 25544 …",
      maxlength: 200000,
    });
    const file = h("input", {
      type: "file",
      accept: ".tle,.txt,.json,.xml,.oem,.omm,.kvn",
      "aria-label": "Read element sets from a file",
    });
    file.addEventListener("change", () => {
      const chosen = file.files?.[0];
      if (!chosen) return;
      if (chosen.size > 200_000) {
        this.fault("text", "the file has more than 200 kB; cut out the days that are needed");
        return;
      }
      void chosen.text().then((content) => {
        text.value = content;
        this.changed();
      });
    });
    const paste = h(
      "div",
      { class: "paste" },
      this.field(
        "text",
        "Element sets or ephemeris",
        text,
        "TLE lines, OMM (JSON, XML, KVN) or OEM (XML, KVN) of the station, from before lift-off. CelesTrak and space-track.org publish them.",
      ),
      file,
    );
    const stale = h("input", { type: "checkbox" });
    this.inputs.allow_stale = stale;
    this.node = h(
      "form",
      { class: "form", novalidate: true, "aria-label": "Plan a flight" },
      h("h1", {}, "Plan a flight"),
      this.field(
        "kind",
        "Kind of flight",
        select(Object.entries(KINDS).map(([name, { title }]) => [name, title])),
      ),
      this.field("vehicle", "Vehicle", select([])),
      this.field("pad", "Pad", select([])),
      this.field("station", "Station", select(book.stations.map((v) => [v.name, v.title]))),
      this.field("port", "Port", select([])),
      this.field("profile", "Profile", select([])),
      h(
        "div",
        { class: "two", "data-field": "orbit" },
        this.field(
          "altitude_km",
          "Orbit height, km",
          h("input", { type: "text", inputmode: "decimal", value: "420", autocomplete: "off" }),
        ),
        this.field(
          "inclination_deg",
          "Inclination, °",
          h("input", { type: "text", inputmode: "decimal", value: "51.6", autocomplete: "off" }),
        ),
      ),
      this.field(
        "landing_zone",
        "Landing zone",
        select([
          ["", "The vehicle's own, the best of the day"],
          ...book.landing_zones.map((z): [string, string] => [z.name, z.title]),
        ]),
      ),
      h(
        "div",
        { class: "two" },
        this.field(
          "start",
          "From (UTC day)",
          h("input", {
            type: "text",
            inputmode: "numeric",
            value: "2021-10-01",
            placeholder: "2021-10-01",
            autocomplete: "off",
          }),
        ),
        this.field(
          "days",
          "Days",
          h("input", { type: "text", inputmode: "numeric", value: "14", autocomplete: "off" }),
        ),
      ),
      this.field(
        "elements",
        "Station data",
        select([
          ...book.flights
            .filter((f) => f.elements_epochs_utc)
            .map((f): [string, string] => [f.name, `Stored with ${f.title}`]),
          ["record", "Flown record, 2000 to 2025"],
          ["text", "Pasted or from a file"],
        ]),
        " ",
      ),
      paste,
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
      void (this.value("kind") === "station" ? this.search() : this.plan());
    });
    this.node.addEventListener("change", () => this.changed());
    this.node.addEventListener("input", () => this.remember());
    this.recall();
    this.changed();
    this.hello();
  }

  private field(
    name: string,
    label: string,
    input: HTMLSelectElement | HTMLInputElement | HTMLTextAreaElement,
    hint?: string,
  ): HTMLElement {
    this.inputs[name] = input;
    const hintNode = h("small", { id: `hint-${name}`, class: "hint" }, hint ?? null);
    this.hints[name] = hintNode;
    set(input, { id: `in-${name}`, name, "aria-describedby": `hint-${name} fault-${name}` });
    return h(
      "div",
      { class: "field", "data-field": name },
      h("label", { for: `in-${name}` }, label),
      input,
      hint === undefined ? null : hintNode,
      h("p", { class: "fault", id: `fault-${name}`, role: "alert" }),
    );
  }

  private value(name: string): string {
    return this.inputs[name]!.value.trim();
  }

  private changed(): void {
    const { book } = this;
    const kind = this.value("kind");
    const asks = KINDS[kind] ?? KINDS.station!;
    for (const node of this.node.querySelectorAll<HTMLElement>("[data-field]")) {
      const name = node.dataset.field!;
      node.hidden =
        ![
          "kind",
          "vehicle",
          "start",
          ...asks.fields,
          ...(asks.fields.includes("altitude_km") ? ["orbit"] : []),
        ].includes(name) && name !== "text";
    }
    this.node.querySelector("[for=in-start]")!.textContent = asks.day;
    this.node.querySelector("[for=in-days]")!.textContent = kind === "orbit" ? "Days in orbit" : "Days";
    this.go.textContent = kind === "station" ? "Find opportunities" : "Plan the flight";
    options(
      this.inputs.vehicle as HTMLSelectElement,
      book.vehicles
        .filter((v) => (v.kind === "hopper") === (kind === "hop") && v.pads.length)
        .map((v) => [v.name, v.title]),
    );
    const vehicle = book.vehicles.find((v) => v.name === this.value("vehicle")) ?? book.vehicles[0]!;
    options(
      this.inputs.pad as HTMLSelectElement,
      vehicle.pads.map((name) => [name, book.pads.find((p) => p.name === name)?.title ?? name]),
    );
    options(this.inputs.profile as HTMLSelectElement, [
      ["", "All that the vehicle has"],
      ...vehicle.profiles.map((name): [string, string] => {
        const profile = book.profiles.find((p) => p.name === name);
        return [name, profile ? `${profile.title}` : name];
      }),
    ]);
    const station = book.stations.find((v) => v.name === this.value("station")) ?? book.stations[0]!;
    const day = this.value("start").slice(0, 10);
    const there = station.ports.filter((p) => p.takes.includes(vehicle.name));
    const then = there.filter((p) => (!p.since || p.since <= day) && (!p.until || day <= p.until));
    options(
      this.inputs.port as HTMLSelectElement,
      (then.length ? then : there).map((p) => [p.id, p.title]),
    );
    this.tellAge();
    (this.node.querySelector(".paste") as HTMLElement).hidden =
      this.value("elements") !== "text" || !asks.fields.includes("elements");
    this.remember();
  }

  // How old the data chosen would be on the first day.
  private tellAge(): void {
    const source = this.value("elements");
    const day = Date.parse(`${this.value("start").slice(0, 10)}T00:00:00Z`);
    const hint = this.hints.elements!;
    if (source === "text") {
      hint.textContent = "Expedition has no connection to the net here; paste what you have fetched.";
      return;
    }
    const epochs =
      source === "record"
        ? this.book.record_epochs_utc
        : (this.book.flights.find((f) => f.name === source)?.elements_epochs_utc ?? []);
    if (!epochs.length || Number.isNaN(day)) {
      hint.textContent = "";
      return;
    }
    const span = `Sets of ${epochs[0]!.slice(0, 10)} to ${epochs[epochs.length - 1]!.slice(0, 10)}`;
    const before = epochs.filter((e) => Date.parse(e) <= day).pop();
    if (!before) {
      hint.textContent = `${span}: all later than the first day. Choose a later day or other data.`;
      return;
    }
    // Between a stored flight's first and last set there are others.
    const last = Date.parse(epochs[epochs.length - 1]!);
    if (source !== "record" && day <= last) {
      hint.textContent = `${span}, a set every few hours.`;
      return;
    }
    const age = (day - Date.parse(before)) / 86400e3;
    hint.textContent = `${span}; the newest before the first day is ${fixed(age, 1)} days old${age > 30 ? ": too old, paste newer sets" : age > 3 ? ": the phase may be off" : ""}.`;
  }

  private remember(): void {
    const kept = Object.fromEntries(
      Object.entries(this.inputs).map(([name, input]) => [
        name,
        input.type === "checkbox" ? (input as HTMLInputElement).checked : input.value,
      ]),
    );
    try {
      sessionStorage.setItem(REMEMBERED, JSON.stringify(kept));
    } catch {
      /* the form is only less convenient */
    }
  }

  private recall(): void {
    let kept: Record<string, string | number | boolean | null> = {};
    try {
      kept = JSON.parse(sessionStorage.getItem(REMEMBERED) ?? "{}");
    } catch {
      /* as at first */
    }
    this.changed();
    this.inputs.vehicle!.value = "soyuz-ms";
    if (this.book.flights.some((f) => f.name === "soyuz-ms-19")) this.inputs.elements!.value = "soyuz-ms-19";
    this.changed();
    this.inputs.pad!.value = "baikonur-31";
    // In the order in which one choice narrows the next.
    for (const name of [
      "kind",
      "vehicle",
      "altitude_km",
      "inclination_deg",
      "landing_zone",
      "station",
      "start",
      "days",
      "elements",
      "text",
      "pad",
      "port",
      "profile",
      "allow_stale",
    ]) {
      const input = this.inputs[name],
        value = kept[name];
      if (!input || value === undefined || value === null) continue;
      const before = input.value;
      if (typeof value === "boolean") (input as HTMLInputElement).checked = value;
      else input.value = String(value);
      // A list that does not offer it keeps what it had.
      if (input instanceof HTMLSelectElement && input.selectedIndex < 0) input.value = before;
      if (name === "kind" || name === "vehicle" || name === "start") this.changed();
    }
  }

  private elements(): Elements {
    const source = this.value("elements");
    return source === "text" ? { text: this.value("text") } : { stored: source };
  }

  private fault(name: string | null, words: string): void {
    const known = name && (this.node.querySelector(`[data-field="${name}"]`) as HTMLElement | null);
    if (known && this.inputs[name!]) {
      known.querySelector(".fault")!.textContent = words;
      set(this.inputs[name!]!, { "aria-invalid": "true" });
      this.inputs[name!]!.focus();
    } else {
      clear(
        this.results,
        h(
          "p",
          { class: "problem", role: "alert" },
          name ? h("b", {}, `${name}: `) : null,
          name ? words : capital(words),
        ),
      );
      this.results.scrollIntoView({ block: "nearest" });
    }
  }

  private clearFaults(): void {
    for (const node of this.node.querySelectorAll(".fault")) node.textContent = "";
    for (const input of Object.values(this.inputs)) input.removeAttribute("aria-invalid");
  }

  private async search(): Promise<void> {
    this.clearFaults();
    const days = Number(this.value("days").replace(",", "."));
    if (!/^\d{4}-\d\d-\d\d/.test(this.value("start")))
      return this.fault("start", "write the first UTC day like 2021-10-01");
    if (!(days > 0 && days <= 400))
      return this.fault("days", "give a number of days, more than 0 and at most 400");
    if (this.value("elements") === "text" && !this.value("text"))
      return this.fault("text", "paste the station's element sets, or choose stored ones");
    const asked = {
      vehicle: this.value("vehicle"),
      pad: this.value("pad"),
      station: this.value("station"),
      port: this.value("port") || null,
      profile: this.value("profile") ? [this.value("profile")] : null,
      start: this.value("start"),
      days,
      elements: this.elements(),
      allow_stale: (this.inputs.allow_stale as HTMLInputElement).checked,
    };
    const step = h("p", { class: "step", role: "status" }, "asking");
    const stop = h("button", { type: "button" }, "Cancel");
    const told = cancels(stop, "windows");
    clear(
      this.results,
      h(
        "div",
        { class: "waiting" },
        h("h2", {}, "Searching"),
        step,
        h("progress", { "aria-label": "Searching" }),
        stop,
      ),
    );
    // On a phone they are below the form.
    this.results.scrollIntoView({ block: "nearest" });
    this.go.disabled = true;
    try {
      const { answer } = await work<Windows>(
        "windows",
        asked,
        (job) => {
          told(job);
          step.textContent = job.status === "queued" ? "waiting for a worker" : job.step;
        },
        this.signal,
      );
      this.show(answer);
    } catch (error) {
      if (this.signal.aborted) return;
      const words: ErrorWords =
        error instanceof Refusal ? error.words : { message: String(error), field: null, reason: "internal" };
      clear(this.results);
      const fields: Record<string, string> = { "elements.text": "text", "elements.stored": "elements" };
      const field = words.field && (fields[words.field] ?? words.field);
      if (words.reason === "cancelled")
        clear(this.results, h("p", { class: "problem", role: "status" }, "Cancelled."));
      else
        this.fault(field === "elements" && this.value("elements") === "text" ? "text" : field, words.message);
    } finally {
      this.go.disabled = false;
    }
  }

  // A flight that needs no calendar: asked for at once, and shown where it is planned.
  private async plan(): Promise<void> {
    this.clearFaults();
    const kind = this.value("kind"),
      fields = KINDS[kind]!.fields;
    const number = (name: string) => Number(this.value(name).replace(",", "."));
    if (!/^\d{4}-\d\d-\d\d$/.test(this.value("start")))
      return this.fault("start", "write the UTC day like 2021-10-01");
    for (const name of ["altitude_km", "inclination_deg", "days"])
      if (fields.includes(name) && !Number.isFinite(number(name))) return this.fault(name, "is not a number");
    const flight: Record<string, unknown> = { vehicle: this.value("vehicle"), date: this.value("start") };
    for (const name of ["pad", "station", "port", "landing_zone"])
      if (fields.includes(name) && this.value(name)) flight[name] = this.value(name);
    if (kind === "orbit")
      flight.orbit = {
        altitude_km: number("altitude_km"),
        inclination_deg: number("inclination_deg"),
        days: number("days"),
      };
    if (kind === "home") flight.begins = "port";
    const asked = {
      flight,
      ...(fields.includes("elements") ? { elements: this.elements() } : {}),
      allow_stale: (this.inputs.allow_stale as HTMLInputElement).checked,
    };
    try {
      await call("/api/plans", { method: "POST", body: asked, signal: this.signal });
      location.hash = await toAddress(asked);
    } catch (error) {
      if (this.signal.aborted) return;
      const words = error instanceof Refusal ? error.words : { message: String(error), field: null };
      const fields: Record<string, string> = {
        date: "start",
        "orbit.altitude_km": "altitude_km",
        "orbit.inclination_deg": "inclination_deg",
        "orbit.days": "days",
        "elements.text": "text",
        "elements.stored": "elements",
      };
      this.fault(words.field && (fields[words.field] ?? words.field), words.message);
    }
  }

  private hello(): void {
    clear(
      this.results,
      h(
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
            "The calendar shows every passage of the pad through the station's plane, which profiles fit, and why the others do not.",
          ),
          h("li", {}, "Pick one: the flight is planned minute by minute and shown on the globe."),
        ),
        h(
          "p",
          {},
          "Element sets tell the station's phase for days, its plane for months. Their age is always shown; past 3 days read the calendar as an outlook.",
        ),
      ),
    );
  }

  private show(found: Windows): void {
    const pad = this.book.pads.find((p) => p.name === (found.asked.pad ?? this.value("pad")));
    clear(
      this.results,
      calendar(found, pad, (opportunity, option) => void this.pick(found, opportunity, option)),
    );
    (this.results.querySelector("[tabindex='0']") as HTMLElement | null)?.focus({ preventScroll: true });
    this.results.scrollIntoView({ block: "nearest" });
  }

  private async pick(found: Windows, opportunity: Opportunity, option: Option): Promise<void> {
    const day = option.liftoff_utc.slice(0, 10);
    const { asked } = found;
    const flight: Record<string, unknown> = {
      vehicle: asked.vehicle,
      pad: asked.pad,
      station: asked.station,
      profile: option.profile,
      date: day,
      port: asked.port ?? this.value("port"),
    };
    if (asked.launcher) flight.launcher = asked.launcher;
    // Where a day has two passages, the one that was picked.
    if (found.opportunities.filter((o) => o.liftoff_utc.slice(0, 10) === day).length > 1) {
      const around = (s: number) =>
        `${new Date(Date.parse(opportunity.liftoff_utc) + s * 1000).toISOString().slice(0, 19)}Z`;
      const early = around(-7200),
        late = around(7200);
      flight.earliest_utc = early < day ? `${day}T00:00:00Z` : early;
      flight.latest_utc = late.slice(0, 10) > day ? `${day}T23:59:59Z` : late;
    }
    location.hash = await toAddress({ flight, elements: asked.elements, allow_stale: asked.allow_stale });
  }
}

// What can be watched without filling in anything.
function stored(book: Catalogue): HTMLElement {
  const title = (entries: { name: string; title: string }[], name?: string) =>
    entries.find((one) => one.name === name)?.title ?? name ?? "";
  const flights = [...book.flights].sort((a, b) => (b.date ?? "").localeCompare(a.date ?? ""));
  return h(
    "section",
    { class: "stored panel", "aria-label": "Flights of the catalogue" },
    h("h2", {}, "Flights of the catalogue"),
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          ...["Flight", "UTC day", "Vehicle", "From"].map((name) => h("th", { scope: "col" }, name)),
        ),
      ),
      h(
        "tbody",
        {},
        ...flights.map((f) =>
          h(
            "tr",
            {},
            h("td", {}, h("a", { href: `#/flight?name=${f.name}` }, f.title)),
            h("td", { class: "nowrap" }, f.date ?? ""),
            h("td", {}, title(book.vehicles, f.vehicle)),
            h("td", {}, f.pad ? title(book.pads, f.pad) : title(book.stations, f.station)),
          ),
        ),
      ),
    ),
  );
}

function select(entries: [string, string][]): HTMLSelectElement {
  const node = h("select");
  options(node, entries);
  return node;
}

function options(node: HTMLSelectElement, entries: [string, string][]): void {
  const now = node.value;
  clear(node, ...entries.map(([value, text]) => h("option", { value }, text)));
  if (entries.some(([value]) => value === now)) node.value = now;
}
