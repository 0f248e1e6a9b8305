// The ship as the station sees it: V-bar across, R-bar down, the zones, and where a missed burn would lead.

import type { Picture } from "./api";
import type { Clock } from "./clock";
import { clear, h, s, set, sized } from "./dom";
import { distance, signed } from "./format";
import { stateAt, type Vector } from "./tables";

const SCALES: [string, number][] = [
  ["All", 0],
  ["30 km", 30_000],
  ["5 km", 5000],
  ["AE", 2400],
  ["KOS", 420],
  ["Port", 60],
];

export function relativeView(picture: Picture, clock: Clock): { node: HTMLElement; stop: () => void } {
  const relative = picture.relative!;
  const rows = relative.rtn,
    times = relative.met_s;
  const zones = picture.zones;
  let half = 0,
    auto = true,
    ahead = 1,
    width = 0,
    height = 0;
  const svg = s("svg", {
    class: "relative",
    role: "img",
    "aria-label": "Relative motion in the station's orbital frame",
  });
  const readout = h("output", { class: "readout" });
  const sense = h("button", {
    type: "button",
    class: "quiet",
    onclick: () => {
      ahead = -ahead;
      draw();
    },
  });
  const follow = h(
    "button",
    {
      type: "button",
      class: "quiet",
      "aria-pressed": "true",
      onclick: () => {
        auto = true;
        rescale(clock.met);
      },
    },
    "Auto",
  );
  const buttons = SCALES.map(([name, size]) =>
    h(
      "button",
      {
        type: "button",
        class: "quiet",
        "aria-pressed": "false",
        onclick: () => {
          auto = false;
          half = size;
          draw();
        },
      },
      name,
    ),
  );
  const node = h(
    "section",
    { class: "panel relative-panel", "aria-label": "Relative motion" },
    h(
      "div",
      { class: "head" },
      h("h2", {}, "Relative motion"),
      h("span", { class: "grow" }),
      h("span", { class: "group", role: "group", "aria-label": "Scale" }, follow, ...buttons),
      sense,
    ),
    svg,
    readout,
  );

  let most = 1;
  for (let i = 0; i < times.length; i++)
    most = Math.max(most, Math.abs(rows[6 * i]!), Math.abs(rows[6 * i + 1]!));
  const size = () => half || most * 1.06;
  const room = () => Math.min((width - 24) / 2, height - 40);
  // The station stands a little above the middle, for what comes comes from below.
  const centre = () => ({ x: width / 2, y: height * 0.36 });
  const scale = () => (room() / 2 / size()) * (width > height * 1.5 ? 1.5 : 1.15);
  const px = (r: number, t: number): [number, number] => {
    const c = centre(),
      k = scale();
    return [c.x + ahead * t * k, c.y - r * k];
  };
  const path = (from: number, to: number, extra?: Vector) => {
    let out = "";
    for (let i = from; i <= to; i++) {
      const [x, y] = px(rows[6 * i]!, rows[6 * i + 1]!);
      if (Math.abs(x) < 20000 && Math.abs(y) < 20000)
        out += `${out ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`;
    }
    if (extra && out) {
      const [x, y] = px(extra[0], extra[1]);
      out += `L${x.toFixed(1)} ${y.toFixed(1)}`;
    }
    return out;
  };
  const flown = s("path", { class: "flown" }),
    coming = s("path", { class: "coming" });
  const ship = s("g", { class: "ship", "data-ship": "" }, s("path", { d: "M0 -6 L5 5 L-5 5 Z" }));
  const ghosts = s("g", { class: "ghosts" });

  const rescale = (t: number) => {
    if (!auto) return;
    const at = stateAt(times, rows, Math.min(Math.max(t, times[0]!), times[times.length - 1]!)).r;
    const far = Math.max(Math.abs(at[0]) * 1.5, Math.abs(at[1]));
    const fitting = SCALES.slice(1)
      .reverse()
      .find(([, value]) => far < value * 0.92);
    const wanted = fitting ? fitting[1] : 0;
    if (wanted !== half) {
      half = wanted;
      draw();
    }
  };

  const now = (t: number) => {
    const known = t >= times[0]! - 1e-3 && t <= times[times.length - 1]! + 1e-3;
    if (!width) return;
    rescale(t);
    ship.setAttribute("visibility", known ? "visible" : "hidden");
    const at = stateAt(times, rows, t);
    let k = 0;
    while (k + 1 < times.length && times[k + 1]! <= t) k++;
    flown.setAttribute("d", known ? path(0, k, at.r) : t < times[0]! ? "" : path(0, times.length - 1));
    if (!known) {
      readout.textContent =
        t >= times[0]!
          ? "Away from the station"
          : picture.zero_name === "undocking"
            ? "Still at the port"
            : "Not in orbit yet";
      return;
    }
    const [x, y] = px(at.r[0], at.r[1]);
    set(ship, {
      transform: `translate(${x.toFixed(2)} ${y.toFixed(2)})`,
      "data-r-m": at.r[0].toFixed(3),
      "data-t-m": at.r[1].toFixed(3),
      "data-n-m": at.r[2].toFixed(3),
    });
    const range = Math.hypot(...at.r);
    const rate = (at.r[0] * at.v[0] + at.r[1] * at.v[1] + at.r[2] * at.v[2]) / Math.max(range, 1e-6);
    readout.textContent = `V ${say(at.r[1])} · R ${say(-at.r[0])} · across ${say(at.r[2])} · range ${distance(range)}, ${signed(rate, Math.abs(rate) < 10 ? 2 : 0)} m/s${zones ? inside(at.r) : ""}`;
    showGhosts(t);
  };

  const inside = ([r, t, n]: Vector) => {
    const [er, et, en] = zones!.ellipsoid_m;
    if (Math.hypot(r, t, n) < zones!.sphere_m) return " · inside KOS";
    return Math.hypot(r / er, t / et, n / en) < 1 ? " · inside AE" : "";
  };

  // The drift that would follow if the next burn were missed: the last one that begins before now.
  const showGhosts = (t: number) => {
    let which = -1;
    picture.free_drift.forEach((one, i) => {
      if (one.met_s[0]! <= t + 1) which = i;
    });
    const tag = `${which}/${half}/${ahead}/${width}/${height}`;
    if (ghosts.dataset.tag === tag) return;
    ghosts.dataset.tag = tag;
    clear(ghosts);
    picture.free_drift.forEach((one, i) => {
      const d = one.relative_rtn_m
        .map(([r, along]) => px(r, along))
        .filter(([x, y]) => Math.abs(x) < 20000 && Math.abs(y) < 20000)
        .map(([x, y], j) => `${j ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`)
        .join("");
      if (i === which)
        ghosts.append(
          s(
            "path",
            { d, class: "ghost now" },
            s("title", {}, `Free drift after ${one.after}, the next burn missed`),
          ),
        );
    });
    if (which >= 0)
      ghosts.append(
        s(
          "text",
          { x: 46, y: 12, class: "note" },
          `··· free drift after ${picture.free_drift[which]!.after}, next burn missed`,
        ),
      );
  };

  const draw = () => {
    if (!width) return;
    clear(svg);
    set(svg, {
      viewBox: `0 0 ${width} ${height}`,
      "data-scale": scale().toPrecision(8),
      "data-x": centre().x.toFixed(3),
      "data-y": centre().y.toFixed(3),
      "data-ahead": ahead,
    });
    sense.textContent = ahead > 0 ? "V-bar →" : "← V-bar";
    sense.setAttribute("aria-label", `V-bar points ${ahead > 0 ? "right" : "left"}; turn it round`);
    follow.setAttribute("aria-pressed", String(auto));
    for (const [i, button] of buttons.entries())
      button.setAttribute("aria-pressed", String(!auto && SCALES[i]![1] === half));
    const k = scale(),
      c = centre();
    taken = [
      [40, width - 4, 12],
      [ahead > 0 ? width - 104 : 0, ahead > 0 ? width : 104, c.y - 5],
      [c.x, c.x + 100, height - 18],
      [c.x - 12, c.x + 12, c.y],
      [c.x - 12, c.x + 12, c.y + 8],
    ];
    grid();
    if (zones) {
      const [er, et] = zones.ellipsoid_m;
      if (et * k > 6) {
        svg.append(s("ellipse", { class: "zone ellipsoid", cx: c.x, cy: c.y, rx: et * k, ry: er * k }));
        if (et * k > 24) tag("AE", c.x + et * k * 0.72 * -ahead, c.y + er * k * 0.72 + 12);
      }
      if (zones.sphere_m * k > 4) {
        svg.append(s("circle", { class: "zone sphere", cx: c.x, cy: c.y, r: zones.sphere_m * k }));
        if (zones.sphere_m * k > 14)
          tag("KOS", c.x + zones.sphere_m * k * 0.72 * ahead, c.y - zones.sphere_m * k * 0.72 - 3);
      }
      const [pr, pt] = zones.port.rtn_m,
        [ar, at] = zones.port.axis_rtn;
      const wide = (zones.corridor_deg * Math.PI) / 180,
        length = zones.sphere_m * 1.5;
      if (length * k > 10) {
        const edge = (sign: number): [number, number] =>
          px(
            pr + length * (ar * Math.cos(wide) - sign * at * Math.sin(wide)),
            pt + length * (at * Math.cos(wide) + sign * ar * Math.sin(wide)),
          );
        const [p, a, b] = [px(pr, pt), edge(1), edge(-1)];
        svg.append(
          s("path", { class: "zone corridor", d: `M${a[0]} ${a[1]}L${p[0]} ${p[1]}L${b[0]} ${b[1]}` }),
        );
        if (length * k > 60) {
          // Beside the right edge, half-way out or as far as is seen.
          const edgeAt = a[0] > b[0] ? a : b;
          const part = Math.min(
            0.5,
            ...[
              [p[0], edgeAt[0], width - 90],
              [p[1], edgeAt[1], height - 48],
            ].map(([from, to, most]) => (to! > from! ? (most! - from!) / (to! - from!) : 1)),
          );
          tag(
            `corridor ±${zones.corridor_deg}°`,
            p[0] + (edgeAt[0] - p[0]) * part + 6,
            p[1] + (edgeAt[1] - p[1]) * part,
          );
        }
      }
      for (const point of zones.points) {
        const [x, y] = px(point.rtn_m[0], point.rtn_m[1]);
        if (x < 6 || x > width - 6 || y < 6 || y > height - 6 || Math.hypot(x - c.x, y - c.y) < 18) continue;
        svg.append(s("path", { class: "hold", d: `M${x - 4} ${y}H${x + 4}M${x} ${y - 4}V${y + 4}` }));
        tag(point.name, x + 7, y - 4);
      }
    }
    coming.setAttribute("d", path(0, times.length - 1));
    svg.append(ghosts, coming, flown);
    svg.append(
      s(
        "g",
        { class: "station" },
        s("path", {
          d: `M${c.x - 7} ${c.y}H${c.x + 7}M${c.x - 7} ${c.y - 4}V${c.y + 4}M${c.x + 7} ${c.y - 4}V${c.y + 4}`,
        }),
        s("rect", { x: c.x - 2.5, y: c.y - 2.5, width: 5, height: 5 }),
      ),
    );
    svg.append(ship);
    ghosts.dataset.tag = "";
    now(clock.met);
  };

  // A label goes where it is asked to, or to the nearest place above, below or left of it that no other has.
  let taken: [number, number, number][] = [];
  const tag = (text: string, x: number, y: number) => {
    if (x < -30 || x > width || y < 0 || y > height) return;
    const wide = text.length * 5.6;
    const places = [
      [0, 0],
      [0, -13],
      [0, 13],
      [-wide - 14, 0],
      [0, 26],
      [-wide - 14, 13],
    ].map(
      ([dx, dy]) =>
        [
          Math.min(Math.max(x + dx!, 4), width - wide - 4),
          Math.min(Math.max(y + dy!, 10), height - 20),
        ] as const,
    );
    const free = places.find(
      ([a, b]) => !taken.some(([from, to, line]) => a < to && a + wide > from && Math.abs(line - b) < 12),
    );
    if (!free) return;
    taken.push([free[0], free[0] + wide, free[1]]);
    svg.append(s("text", { class: "note", x: free[0], y: free[1] }, text));
  };

  const grid = () => {
    const k = scale(),
      c = centre();
    const rough = 70 / k,
      power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map((m) => m * power).find((x) => x >= rough)!;
    for (let i = -40; i <= 40; i++) {
      const x = c.x + ahead * i * step * k,
        y = c.y + i * step * k;
      if (x > 0 && x < width) {
        svg.append(s("line", { class: i ? "grid" : "axis", x1: x, x2: x, y1: 0, y2: height }));
        if (i && x > 24 && x < width - 70)
          svg.append(s("text", { class: "tick", x, y: height - 4, "text-anchor": "middle" }, say(i * step)));
      }
      if (y > 0 && y < height) {
        svg.append(s("line", { class: i ? "grid" : "axis", x1: 0, x2: width, y1: y, y2: y }));
        if (i && y > 12 && y < height - 20)
          svg.append(s("text", { class: "tick", x: 4, y: y - 3 }, say(i * step)));
      }
    }
    svg.append(
      s(
        "text",
        {
          class: "axis-name",
          x: ahead > 0 ? width - 6 : 6,
          y: c.y - 5,
          "text-anchor": ahead > 0 ? "end" : "start",
        },
        ahead > 0 ? "V-bar (forward) →" : "← V-bar (forward)",
      ),
      s("text", { class: "axis-name", x: c.x + 5, y: height - 18 }, "↓ R-bar (to Earth)"),
    );
  };

  const stop = sized(svg, () => {
    const box = svg.getBoundingClientRect();
    if (Math.abs(box.width - width) < 0.5 && Math.abs(box.height - height) < 0.5) return;
    width = box.width;
    height = box.height;
    draw();
  });
  clock.on(now);
  return { node, stop };
}

function say(metres: number): string {
  const size = Math.abs(metres);
  const text =
    size >= 1000
      ? `${(metres / 1000).toFixed(size >= 100_000 ? 0 : size >= 10_000 ? 1 : 2).replace(/\.0+$/, "")} km`
      : `${metres.toFixed(size >= 100 ? 0 : 1).replace(/\.0$/, "")} m`;
  return (/^-[0.]+ /.test(text) ? text.slice(1) : text).replace("-", "−");
}
