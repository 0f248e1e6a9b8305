// Shots: what a film crew has along the flight, worked out when asked for, drawn under the clock and on the globe.
import { type Picture, type PlanAsked, Refusal, type ShotsAnswer, type Table } from "./api";
import type { Clock } from "./clock";
import { button, clear, h, problem, table } from "./dom";
import { capital, met } from "./format";
import { choices } from "./guest";
import type { Layers } from "./layers";
import { part } from "./life";
import { waiting } from "./waiting";
import { Work } from "./work";

const ABOUT =
  "Light outside, ground stations and relay satellites in sight, what passes below, and when a live picture can be " +
  "had: as ribbons under the clock, on the globe, and as rows.";

export function shotsPanel(
  picture: Picture,
  asked: PlanAsked,
  clock: Clock,
  layers: Layers,
  signal: AbortSignal,
): HTMLElement {
  const result = h("div", { class: "result" });
  let asking = part(signal);
  const find = async () => {
    asking.abort();
    asking = part(signal);
    const over = asking.signal;
    const work = new Work<ShotsAnswer>("shots", { plan: asked, zone: choices().zone || null });
    const { node, tell } = waiting(h("h3", {}, "Looking at light, links and ground"), work);
    clear(result, node);
    try {
      const { answer } = await work.answer(tell, over);
      if (over.aborted) return;
      layers.show({ shots: answer });
      clear(result, ...shown(answer, clock, layers));
    } catch (error) {
      if (over.aborted) return;
      clear(result, problem(capital(error instanceof Refusal ? error.words.message : String(error))));
    }
  };
  return h(
    "div",
    { class: "scroll whatif", tabindex: 0, role: "region", "aria-label": "Shots" },
    h(
      "div",
      { class: "asking-for" },
      h(
        "p",
        { class: "about" },
        ABOUT,
        picture.plan.docking_utc && " The stay after docking is told by the command.",
      ),
      h(
        "div",
        {},
        button("Work it out", () => void find(), { class: "primary" }),
      ),
    ),
    result,
  );
}

// A box that draws an answer, or does not.
export function drawnBox(text: string, draw: (on: boolean) => void): HTMLElement {
  const box = h("input", { type: "checkbox", checked: true });
  box.addEventListener("change", () => draw(box.checked));
  return h("label", { class: "check" }, box, text);
}

function shown(answer: ShotsAnswer, clock: Clock, layers: Layers): HTMLElement[] {
  const { shots, live_said, said, tables } = answer;
  const box = drawnBox("Draw under the clock and on the globe", (on) =>
    layers.show({ shots: on ? answer : null }),
  );
  const live = shots.live.map((one, i) => {
    const go = button(met(one.start_met_s), () => clock.set(one.start_met_s), { class: "quiet" });
    const length = Math.round((one.end_met_s - one.start_met_s) / 60);
    const about = h("span", {}, `${"★".repeat(one.marks)} ${live_said[i]}, ${length} min`);
    return h("li", {}, go, about, h("small", {}, one.via.slice(0, 4).join(", ")));
  });
  return [
    h("p", { class: "said" }, said),
    box,
    h("h3", {}, "Live pictures"),
    live.length > 0 ? h("ol", { class: "live-list" }, ...live) : h("p", {}, "None of a minute or longer."),
    ...tables.filter(({ title }) => title !== "Live pictures").map(rows),
  ];
}

function rows({ title, heads, lines, note }: Table): HTMLElement {
  const drawn = table(
    heads.map((one) => one.name),
    lines.map((one) => [...one.cells]),
    { class: "look" },
  );
  return h(
    "details",
    { class: "said-table" },
    h("summary", {}, h("b", {}, title)),
    note && h("p", { class: "about" }, note),
    h("div", { class: "wide", tabindex: 0, role: "region", "aria-label": title }, drawn),
  );
}
