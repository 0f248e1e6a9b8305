// The ship as the station sees it: V-bar across, R-bar down, the zones, and where a missed burn would lead.
import type { Picture } from "./api";
import type { Clock } from "./clock";
import { button, clear, h, s, set, sized, say as write } from "./dom";
import { distance, signed } from "./format";
import { ground, say, View } from "./rtn";
import { dots, type Places, pointing, type Shown, type Stage } from "./samples";
import { stateAt, type Vector } from "./tables";

const SCALES: [string, number][] = [
  ["All", 0],
  ["30 km", 30_000],
  ["5 km", 5000],
  ["AE", 2400],
  ["KOS", 420],
  ["Port", 60],
];
const FAR_PX = 20_000;

export function relativeView(picture: Picture, clock: Clock, stage: Stage, signal: AbortSignal): HTMLElement {
  const { rtn: rows, met_s: times } = picture.relative!;
  const first = times[0]!;
  const last = times.at(-1)!;
  let most = 1;
  for (let i = 0; i < times.length; i++)
    most = Math.max(most, Math.abs(rows[6 * i]!), Math.abs(rows[6 * i + 1]!));

  // What is chosen: half the width that is seen, 0 for all; whether that follows the ship; V-bar's side.
  let half = 0;
  let auto = true;
  let ahead = 1;
  let width = 0;
  let height = 0;
  let view = new View(0, 0, 1, 1);
  let drawn = "";
  let ghost: object | null | undefined;
  const choose = (act: () => void) => () => {
    act();
    now(clock.met);
  };
  const turn = () => {
    ahead = -ahead;
  };
  const follow = () => {
    auto = true;
  };
  const fix = (size: number) => () => {
    auto = false;
    half = size;
  };
  const following = button("Auto", choose(follow), { class: "quiet" });
  const buttons = SCALES.map(([name, size]) => button(name, choose(fix(size)), { class: "quiet" }));
  const sense = button("", choose(turn), { class: "quiet" });
  const readout = h("output", { class: "readout" });
  const name = "Relative motion in the station's orbital frame";
  const svg = s("svg", { class: "relative", role: "img", "aria-label": name });
  const flown = s("path", { class: "flown" });
  const coming = s("path", { class: "coming" });
  const ship = s("g", { class: "ship", "data-ship": "" }, s("path", { d: "M0 -6 L5 5 L-5 5 Z" }));
  const ghosts = s("g", { class: "ghosts" });
  const cloud = s("g", { class: "cloud-of" });
  const ring = s("circle", { class: "ring", r: 5, visibility: "hidden" });
  let shown: Shown | null = null;
  // Half the width that holds the samples.
  let spread = 0;
  const whole = button(
    "Samples",
    choose(() => fix(spread)()),
    { class: "quiet", hidden: true },
  );
  let places: Places = [];

  const way = (points: Iterable<[number, number]>) => {
    let out = "";
    for (const [r, t] of points) {
      const [x, y] = view.at(r, t);
      if (Math.abs(x) < FAR_PX && Math.abs(y) < FAR_PX)
        out += `${out ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`;
    }
    return out;
  };
  const flownWay = function* (until: number): Generator<[number, number]> {
    for (let i = 0; i < times.length && times[i]! <= until; i++) yield [rows[6 * i]!, rows[6 * i + 1]!];
    const { r } = stateAt(times, rows, until);
    yield [r[0], r[1]];
  };

  const draw = () => {
    view = new View(width, height, half || most * 1.06, ahead);
    clear(
      svg,
      ...ground(view, picture.zones ?? null),
      ghosts,
      coming,
      flown,
      cloud,
      station(view),
      ring,
      ship,
    );
    set(svg, {
      viewBox: `0 0 ${width} ${height}`,
      "data-scale": view.scale.toPrecision(8),
      "data-x": view.x.toFixed(3),
      "data-y": view.y.toFixed(3),
      "data-ahead": ahead,
    });
    set(coming, { d: way(flownWay(last)) });
    ghost = undefined;
    drawCloud();
  };

  const drawCloud = () => {
    clear(cloud);
    places = [];
    if (!shown) return;
    const { cloud: points, samples } = shown;
    places = points.x.map((t, i) => {
      const r = points.y[i];
      return t === null || r === null || r === undefined ? null : view.at(r, t);
    });
    const title = s("title", {}, points.title);
    cloud.append(title, ...dots(samples.found, places));
    chosen(samples.chosen);
  };
  const chosen = (i: number | null) => {
    const place = i === null ? null : places[i];
    set(ring, { visibility: place ? "visible" : "hidden" });
    if (place) set(ring, { cx: place[0], cy: place[1] });
  };
  stage.on("relative", (next) => {
    shown = next;
    drawn = "";
    if (next) {
      next.samples.on(chosen, signal);
      // A scale that holds nearly all of them.
      const far = [...next.cloud.x, ...next.cloud.y].flatMap((v) => (v === null ? [] : [Math.abs(v)]));
      spread = (far.sort((a, b) => a - b)[Math.floor(far.length * 0.995)] ?? 0) * 1.1;
      fix(spread)();
    } else chosen(null);
    whole.hidden = !next;
    now(clock.met);
  });
  pointing(
    svg,
    () => shown?.samples ?? null,
    () => places,
  );

  // The drift that would follow if the next burn were missed: the last one that begins before now.
  const showGhost = (t: number) => {
    const one = picture.free_drift.findLast((drift) => drift.met_s[0]! <= t + 1) ?? null;
    if (one === ghost) return;
    ghost = one;
    clear(ghosts);
    if (!one) return;
    const title = s("title", {}, `Free drift after ${one.after}, the next burn missed`);
    const d = way(one.relative_rtn_m.map(([r, along]) => [r, along]));
    const words = `··· free drift after ${one.after}, next burn missed`;
    ghosts.append(
      s("path", { d, class: "ghost now" }, title),
      s("text", { x: 46, y: 12, class: "note" }, words),
    );
  };

  const now = (t: number) => {
    const known = t >= first - 1e-3 && t <= last + 1e-3;
    const { r, v } = stateAt(times, rows, t);
    if (known) write(readout, words(picture, r, v));
    else if (t > last) write(readout, "Away from the station");
    else write(readout, picture.zero_name === "undocking" ? "Still at the port" : "Not in orbit yet");
    if (auto) {
      const far = Math.max(Math.abs(r[0]) * 1.5, Math.abs(r[1]));
      half = SCALES.findLast(([, size]) => far < size * 0.92)?.[1] ?? 0;
    }
    write(sense, ahead > 0 ? "V-bar →" : "← V-bar");
    set(sense, { "aria-label": `V-bar points ${ahead > 0 ? "right" : "left"}; turn it round` });
    set(following, { "aria-pressed": auto });
    set(whole, { "aria-pressed": !auto && half === spread });
    for (const [i, one] of buttons.entries()) set(one, { "aria-pressed": !auto && SCALES[i]![1] === half });
    if (!width) return;
    const wanted = `${half}/${ahead}/${width}/${height}`;
    if (wanted !== drawn) draw();
    drawn = wanted;
    set(flown, { d: t < first - 1e-3 ? "" : way(flownWay(Math.min(t, last))) });
    set(ship, { visibility: known ? "visible" : "hidden" });
    showGhost(known ? t : Number.NEGATIVE_INFINITY);
    if (!known) return;
    const [x, y] = view.at(r[0], r[1]);
    set(ship, {
      transform: `translate(${x.toFixed(2)} ${y.toFixed(2)})`,
      "data-r-m": r[0].toFixed(3),
      "data-t-m": r[1].toFixed(3),
      "data-n-m": r[2].toFixed(3),
    });
  };

  const fit = (wide: number, high: number) => {
    width = wide;
    height = high;
    now(clock.met);
  };
  sized(svg, fit, signal);
  clock.on(now, signal);
  const scales = { class: "group", role: "group", "aria-label": "Scale" };
  return h(
    "section",
    { class: "panel relative-panel", "aria-label": "Relative motion" },
    h(
      "div",
      { class: "head" },
      h("h2", {}, "Relative motion"),
      h("span", { class: "grow" }),
      h("span", scales, following, whole, ...buttons),
      sense,
    ),
    svg,
    readout,
  );
}

// Where the ship's middle stands while it touches the port; null for a flight that touches none.
export function touching({ relative, zero_name, end_name }: Picture): Vector | null {
  const rows = relative?.rtn ?? [];
  const at = zero_name === "undocking" ? 0 : end_name === "contact" ? rows.length - 6 : -1;
  return at < 0 ? null : [rows[at]!, rows[at + 1]!, rows[at + 2]!];
}

function words(picture: Picture, [r, t, n]: Vector, v: Vector): string {
  const { zones } = picture;
  const range = Math.hypot(r, t, n);
  const rate = (r * v[0] + t * v[1] + n * v[2]) / Math.max(range, 1e-6);
  const [er, et, en] = zones?.ellipsoid_m ?? [0, 0, 0];
  const inside =
    zones && range < zones.sphere_m
      ? " · inside KOS"
      : zones && Math.hypot(r / er, t / et, n / en) < 1
        ? " · inside AE"
        : "";
  const port = zones && range < zones.sphere_m ? touching(picture) : null;
  // Ranges are between the middles of the two; what counts near the end is between the ports.
  const gap = port && Math.hypot(r - port[0], t - port[1], n - port[2]);
  const far = gap === null ? `range ${distance(range)}` : `ports ${distance(gap)} apart`;
  const speed = `${signed(rate, Math.abs(rate) < 10 ? 2 : 0)} m/s`;
  return `V ${say(t)} · R ${say(-r)} · across ${say(n)} · ${far}, ${speed}${inside}`;
}

function station({ x, y }: View): SVGElement {
  const wings = `M${x - 7} ${y}H${x + 7}M${x - 7} ${y - 4}V${y + 4}M${x + 7} ${y - 4}V${y + 4}`;
  const body = s("rect", { x: x - 2.5, y: y - 2.5, width: 5, height: 5 });
  return s("g", { class: "station" }, s("path", { d: wings }), body);
}
