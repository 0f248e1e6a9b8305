// Live: the flight by the viewer's own clock, and its station at this moment, from data fetched only when asked.
import { type Picture, type PlanAsked, type Present, Refusal } from "./api";
import type { Clock } from "./clock";
import { button, clear, h, problem, set } from "./dom";
import { at, capital, degrees, fixed, local, met, utc } from "./format";
import { units, zoneHere } from "./guest";
import type { Layers } from "./layers";
import { atEnd, part } from "./life";
import { Live, type Now, nowOf, parts } from "./live";
import { placeNow } from "./scene/present";
import { waiting } from "./waiting";
import { Work } from "./work";

const ABOUT =
  "Shown from what is at hand. Only the right button uses the network: it asks celestrak.org for the newest data " +
  "of the station, once in two hours at most.";

export interface LivePanel {
  node: HTMLElement;
  // Beside the clock's keys: goes along with the viewer's clock, or opens this panel where there is nothing to follow.
  button: HTMLButtonElement;
  toggle: () => void;
}

export function livePanel(
  picture: Picture,
  asked: PlanAsked,
  clock: Clock,
  layers: Layers,
  open: () => void,
  signal: AbortSignal,
): LivePanel {
  const count = h("p", { class: "count" });
  const next = h("p", { class: "next" });
  const follow = button("Follow this flight's clock", () => toggle(), { "aria-pressed": "false" });
  const key = button("Live", () => toggle(), {
    class: "live-key",
    "aria-pressed": "false",
    title: "Go along with the clock of this computer (l)",
  });
  const tell = (now: Now, follows: boolean) => {
    const { big, small } = said(picture, now);
    count.textContent = big;
    next.textContent = small;
    node.dataset.phase = now.phase;
    for (const one of [follow, key]) set(one, { "aria-pressed": follows });
    follow.hidden = now.phase !== "flying";
    key.classList.toggle("flying", now.phase === "flying");
  };
  const live = new Live(picture, clock, tell, signal);
  const toggle = () => {
    if (nowOf(picture, Date.now()).phase === "flying") live.begin(!live.follows);
    else open();
  };
  const node = h(
    "div",
    { class: "scroll whatif live", tabindex: 0, role: "region", "aria-label": "Live" },
    h(
      "section",
      { class: "counting", "aria-label": "Countdown" },
      count,
      next,
      follow,
      h("p", {}, age(picture)),
    ),
    picture.plan.flight.station && !picture.plan.hop ? stationNow(asked, clock, layers, live, signal) : null,
  );
  // Once every panel listens to the clock.
  queueMicrotask(() => {
    if (!signal.aborted) live.begin(nowOf(picture, Date.now()).phase === "flying");
  });
  return { node, button: key, toggle };
}

// How the flight stands, large, and what comes next.
export function said(picture: Picture, { phase, met: t }: Now): { big: string; small: string } {
  const { zero_name, end_name, zero_utc, end_met_s } = picture;
  const when = (seconds: number) => {
    const moment = at(zero_utc, seconds);
    return `${utc(moment)} UTC · ${local(moment, zoneHere())}`;
  };
  if (phase === "before") return { big: `${capital(zero_name)} in ${wait(-t)}`, small: when(0) };
  if (phase === "after")
    return { big: `${capital(end_name)} was ${ago(t - end_met_s)} ago`, small: when(end_met_s) };
  const row = picture.words.timeline.find((one) => one.met_s > t);
  return { big: met(t), small: row ? `${row.event} in ${wait(row.met_s - t)}` : "" };
}

function wait(seconds: number): string {
  const [days, hours, minutes, rest] = parts(seconds);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${days ? `${days} d ` : ""}${two(hours)}:${two(minutes)}:${two(rest)}`;
}

export function ago(seconds: number): string {
  const days = seconds / 86400;
  if (days >= 730) return `${fixed(days / 365.25, 1)} years`;
  if (days >= 2) return `${fixed(Math.floor(days), 0)} days`;
  return seconds >= 7200 ? `${Math.floor(seconds / 3600)} hours` : `${Math.floor(seconds / 60)} minutes`;
}

// From when the data are that all of it rests on.
function age({ plan, zero_utc, zero_name }: Picture): string {
  const { epoch_utc } = plan.data;
  if (!epoch_utc) return "Planned, not tracked: times are those of the plan.";
  const old = (Date.parse(zero_utc) - Date.parse(epoch_utc)) / 1000;
  const moment = utc(new Date(epoch_utc));
  return `Planned, not tracked: times are those of the plan, from station data of ${moment} UTC, ${ago(Math.max(old, 0))} before ${zero_name}.`;
}

function stationNow(
  asked: PlanAsked,
  clock: Clock,
  layers: Layers,
  live: Live,
  signal: AbortSignal,
): HTMLElement {
  const result = h("div", { class: "result" });
  let asking = part(signal);
  let timer = 0;
  atEnd(signal, () => clearTimeout(timer));
  const hide = () => {
    clearTimeout(timer);
    clear(result);
    layers.show({ present: null });
  };
  const ask = async (fetch: boolean) => {
    asking.abort();
    asking = part(signal);
    clearTimeout(timer);
    const over = asking.signal;
    const work = new Work<Present>("presents", { plan: asked, fetch });
    const { node, tell } = waiting(h("h3", {}, "Looking for the station"), work);
    clear(result, node);
    try {
      const { answer } = await work.answer(tell, over);
      if (!over.aborted) show(answer);
    } catch (error) {
      if (over.aborted) return;
      const words = error instanceof Refusal ? error.words.message : String(error);
      clear(result, problem(capital(words)));
    }
  };
  const show = (answer: Present) => {
    clock.play(false);
    const where = h("p", { class: "now-at" });
    const { high, fast } = units();
    const step = () => {
      const now = placeNow(answer, Date.now());
      if (!now) {
        where.textContent = "";
        layers.show({ present: null });
        return;
      }
      const place = `${degrees(now.latitude, "N", "S")} ${degrees(now.longitude, "E", "W")}`;
      clear(
        where,
        h("b", {}, place),
        h("span", {}, `${fixed(now.height / high.per, 1)} ${high.name} high`),
        h("span", {}, `${fixed(now.speed / fast.per, 0)} ${fast.name} over ground`),
        h("span", {}, now.dark ? "☾ in shadow" : "☀ sunlit"),
        h("span", {}, `${utc(new Date())} UTC`),
      );
      set(where, { "data-latitude": now.latitude.toFixed(4), "data-longitude": now.longitude.toFixed(4) });
      layers.show({ present: answer });
      timer = window.setTimeout(step, 1000 - (Date.now() % 1000));
    };
    const from = [answer.data, answer.fetched_utc && `fetched ${utc(new Date(answer.fetched_utc))} UTC`];
    clear(
      result,
      answer.refused && problem(`Nothing could be fetched: ${answer.refused}`),
      where,
      h("p", { class: "how-old" }, answer.said),
      h("p", { class: "said" }, from.filter(Boolean).join("; ")),
      answer.t_s.length > 0 && button("Back to the flight", hide, { class: "quiet" }),
    );
    step();
  };
  // Whoever moves the flight's clock looks at the flight.
  clock.on(() => {
    if (layers.shown.present && !live.follows) hide();
  }, signal);
  return h(
    "section",
    { class: "station-now", "aria-label": "The station at this moment" },
    h("h3", {}, "Where is the station now?"),
    h("p", { class: "about" }, ABOUT),
    h(
      "div",
      { class: "acts" },
      button("From data at hand", () => void ask(false)),
      button("Fetch the newest data", () => void ask(true)),
    ),
    result,
  );
}
