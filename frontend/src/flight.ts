// A flight: planned if need be, then watched.

import { fromAddress, toAddress } from "./address";
import { call, cancels, file, type Job, type Picture, type PlanAsked, Refusal, settle, work } from "./api";
import { charts } from "./charts";
import { Clock, SPEEDS } from "./clock";
import { again, clear, h, set } from "./dom";
import { checks, dataOf, why } from "./facts";
import { at, burnName, capital, degrees, fixed, local, met as metText, utc, viewerZone } from "./format";
import { abortAt, Globe, globeKey, NEAR, WHOLE } from "./globe";
import { ask } from "./plan";
import { relativeView } from "./relative";
import { geodetic, stateAt, within } from "./tables";
import { type Row, rowsOf, timeline } from "./timeline";

export async function flightPage(main: HTMLElement, query: string, signal: AbortSignal): Promise<void> {
  let asked: PlanAsked;
  try {
    asked = await fromAddress(query);
  } catch {
    clear(
      main,
      h(
        "p",
        { class: "problem", role: "alert" },
        "This address is damaged; copy it again, or plan the flight anew.",
      ),
    );
    return;
  }
  const start = Number(new URLSearchParams(query).get("t") ?? 0);
  const step = h("p", { class: "step", role: "status", "aria-live": "polite" }, "asking");
  const stop = h("button", { type: "button" }, "Cancel");
  const bar = h("progress", { "aria-label": "Planning" });
  const waiting = h("section", { class: "waiting" }, h("h1", {}, "Planning the flight"), step, bar, stop);
  // What is ready at once should not flash a progress bar.
  const later = setTimeout(() => clear(main, waiting), 150);
  const told = cancels(stop, "plans");
  try {
    const done = await work<Picture>(
      "plans",
      asked,
      (j) => {
        told(j);
        step.textContent = j.status === "queued" ? "waiting for a worker" : j.step;
      },
      signal,
    );
    if (signal.aborted) return;
    watch(main, done.answer, done.job, Number.isFinite(start) ? start : 0, signal);
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof Refusal)) console.error(error);
    const words =
      error instanceof Refusal ? error.words : { message: String(error), field: null, reason: "internal" };
    const title =
      {
        cancelled: "Cancelled",
        impossible: "This flight cannot be flown as asked",
        input: "Something asked for is wrong",
      }[words.reason] ?? "The flight could not be planned";
    clear(
      main,
      h(
        "section",
        { class: "waiting", role: "alert" },
        h("h1", {}, title),
        words.reason === "cancelled"
          ? h("p", {}, "Nothing was planned.")
          : h(
              "p",
              {},
              words.field ? h("b", {}, `${words.field}: `) : null,
              words.field ? words.message : capital(words.message),
            ),
        h(
          "p",
          {},
          again("Plan it again"),
          " · ",
          h(
            "a",
            {
              href: "#/",
              onclick: (e: Event) => {
                e.preventDefault();
                void ask(asked);
              },
            },
            "Change what is asked",
          ),
        ),
      ),
    );
  } finally {
    clearTimeout(later);
  }
}

function watch(main: HTMLElement, picture: Picture, job: Job, start: number, signal: AbortSignal): void {
  const { plan } = picture;
  const clock = new Clock(picture.met_s[0]!, picture.end_met_s);
  const rows = rowsOf(picture);
  const globe = new Globe(picture);
  const stops: (() => void)[] = [() => clock.stop(), () => globe.stop()];
  const there = picture.places.find((p) => p.kind === "pad") ?? picture.places.find((p) => p.time_zone);
  const failed = plan.checks.filter((c) => !c.ok);

  const share = h("button", { type: "button", class: "quiet" }, "Copy address");
  share.addEventListener("click", () => {
    void toAddress(picture.address ?? job.request).then(async (hash) => {
      const address = `${location.origin}${location.pathname}${hash}&t=${Math.round(clock.met)}`;
      history.replaceState(null, "", `${hash}&t=${Math.round(clock.met)}`);
      await navigator.clipboard?.writeText(address).then(
        () => {
          share.textContent = "Copied";
        },
        () => {
          share.textContent = "In the address bar";
        },
      );
      setTimeout(() => {
        share.textContent = "Copy address";
      }, 1600);
    });
  });
  const files = h(
    "select",
    { class: "quiet", "aria-label": "Export the flight" },
    h("option", { value: "" }, "Export…"),
  );
  const said = h("p", { class: "said", role: "status" });
  files.addEventListener("change", () => {
    const format = files.value;
    clear(said);
    files.value = "";
    files.disabled = true;
    void saved(job, format, signal)
      .catch((error) => {
        if (!signal.aborted) clear(said, "✕ ", capital((error as Error).message));
      })
      .finally(() => {
        files.disabled = false;
      });
  });
  const formats = () =>
    void call<{ name: string; title: string }[]>("/api/exports", { signal }).then(
      (all) => {
        if (files.length < 2) files.append(...all.map((f) => h("option", { value: f.name }, f.title)));
      },
      () => {},
    );
  files.addEventListener("focus", () => {
    if (files.length < 2) formats();
  });
  formats();

  const { titles } = picture;
  const where = [titles.vehicle, titles.launcher && `on ${titles.launcher}`].filter(Boolean).join(" ");
  const route = [titles.pad, [titles.station, titles.port].filter(Boolean).join(", "), titles.landing_zone]
    .filter(Boolean)
    .join(" → ");
  const title = h(
    "header",
    { class: "title" },
    h("h1", { title: plan.flight.title }, String(plan.flight.title)),
    h(
      "p",
      { class: "route", title: `${where}, ${route}` },
      `${where} · ${route}${plan.orbits ? ` · ${plan.orbits} orbits` : ""}`,
    ),
    h(
      "p",
      { class: failed.length ? "verdict fails" : "verdict" },
      failed.length
        ? `✕ ${failed.length} of ${plan.checks.length} checks fail`
        : `✓ ${plan.checks.length} checks pass`,
    ),
    h(
      "button",
      { type: "button", class: "quiet", onclick: () => void ask(picture.address ?? job.request) },
      "Change",
    ),
    share,
    files,
    said,
  );

  const tabs = tabbed([
    ["Timeline", timeline(picture, clock, rows)],
    [
      "Why then",
      h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Why then" }, why(picture)),
    ],
    [
      failed.length ? `Checks (${failed.length} ✕)` : "Checks",
      h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Checks" }, checks(picture)),
    ],
    [
      "Data",
      h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Data" }, dataOf(picture)),
    ],
  ]);

  // As high as it will ever be, so that the globe above it stays where it is.
  const now = h("p", { class: plan.abort_cover.length ? "now tall" : "now" });
  const followShip = h("button", { type: "button", class: "quiet", "aria-pressed": "true" }, "Follow ship");
  followShip.addEventListener("click", () => {
    globe.follow(globe.following === "ship" ? "free" : "ship");
  });
  new MutationObserver(() =>
    followShip.setAttribute("aria-pressed", String(globe.following === "ship")),
  ).observe(globe.node, { attributes: true, attributeFilter: ["data-following"] });
  const views = h(
    "span",
    { class: "group", role: "group", "aria-label": "View" },
    followShip,
    h("button", { type: "button", class: "quiet", onclick: () => globe.zoom(WHOLE) }, "Earth"),
    h("button", { type: "button", class: "quiet", onclick: () => globe.zoom(plan.hop ? 1.2 : NEAR) }, "Near"),
  );
  const centre = h(
    "section",
    { class: "panel globe-panel", "aria-label": "Globe" },
    globe.node,
    h("div", { class: "over" }, views),
    h("p", { class: "credit" }, "Imagery: NASA"),
    now,
    globeKey(picture),
  );

  const right = h("div", { class: "right" });
  if (picture.relative && picture.relative.met_s.length > 1) {
    const made = relativeView(picture, clock);
    right.append(made.node);
    stops.push(made.stop);
  }
  const drawn = charts(picture, clock);
  stops.push(drawn.stop);
  right.append(h("section", { class: "panel charts-panel", "aria-label": "Charts" }, drawn.node));

  const page = h(
    "div",
    { class: "flight", "data-plan": job.id },
    title,
    h("section", { class: "panel left", "aria-label": "The flight in words" }, tabs),
    centre,
    right,
    clockBar(picture, clock, rows, there),
  );
  clear(main, page);
  document.title = `${plan.flight.title} · Expedition`;

  clock.on((t) => {
    globe.show(t);
    const ship = stateAt(picture.met_s, picture.ship_itrf, t);
    const g = geodetic(ship.r);
    const speed = Math.hypot(...ship.v);
    set(page, {
      "data-met": t.toFixed(3),
      "data-latitude": g.latitude.toFixed(5),
      "data-longitude": g.longitude.toFixed(5),
      "data-height": g.height.toFixed(4),
    });
    const burn = plan.burns.find((b) => t >= b.met_s && t <= b.met_s + Math.max(b.duration_s, 1));
    const phase = picture.segments.find((one) => t >= one.from_s && t <= one.to_s);
    const names = picture.ground.stations.filter((one) => within(one.contacts, t)).map((one) => one.name);
    const abort = abortAt(picture, t);
    clear(
      now,
      burn
        ? h("b", { class: "burning" }, `◆ ${capital(burnName(burn.name))}`)
        : h("b", {}, capital(phase?.name ?? "")),
      h("span", {}, `${degrees(g.latitude, "N", "S")} ${degrees(g.longitude, "E", "W")}`),
      h("span", {}, `${fixed(g.height, g.height < 100 ? 2 : 1)} km high`),
      h("span", {}, `${fixed(speed, 0)} m/s over ground`),
      h("span", {}, within(picture.light, t) ? "☾ in shadow" : "☀ sunlit"),
      abort
        ? h(
            "span",
            {},
            `if broken off: ${abort.mode}, down at ${degrees(abort.latitude_deg, "N", "S")} ${degrees(abort.longitude_deg, "E", "W")}, ${fixed(abort.max_g, 1)} g`,
          )
        : null,
      plan.hop
        ? null
        : h(
            "span",
            { class: names.length ? "heard" : "" },
            names.length ? `◉ heard by ${names.join(", ")}` : nextContact(picture, t),
          ),
    );
  });
  clock.set(start);

  const keys = (event: KeyboardEvent) => {
    if (
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      (/^(INPUT|SELECT|TEXTAREA|BUTTON)$/.test((event.target as Element).tagName) && event.key === " ")
    )
      return;
    if (
      /^(SELECT|TEXTAREA)$/.test((event.target as Element).tagName) ||
      ((event.target as HTMLInputElement).type === "range" && event.key.startsWith("Arrow"))
    )
      return;
    if (event.key === " ") clock.play(!clock.playing);
    else if (event.key === "." || event.key === "n") jump(clock, rows, 1);
    else if (event.key === "," || event.key === "p") jump(clock, rows, -1);
    else return;
    event.preventDefault();
  };
  document.addEventListener("keydown", keys, { signal });
  signal.addEventListener("abort", () => {
    for (const stop of stops) stop();
  });
}

// Saves the flight in a format. A server that was started again plans it first; a refusal is told, not saved.
async function saved(job: Job, format: string, signal: AbortSignal): Promise<void> {
  await settle("plans", job.request, () => {}, signal);
  const { content, name } = await file(`/api/plans/${job.id}/export/${format}`, signal);
  const address = URL.createObjectURL(content);
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function nextContact(picture: Picture, t: number): string {
  let best: [string, number] | null = null;
  for (const one of picture.ground.stations)
    for (const [from] of one.contacts) if (from > t && (!best || from < best[1])) best = [one.name, from];
  return best ? `○ out of contact; ${best[0]} in ${metText(best[1] - t).slice(2)}` : "○ out of contact";
}

function jump(clock: Clock, rows: Row[], way: 1 | -1): void {
  const times = rows.map((row) => row.met);
  const next =
    way > 0 ? times.find((t) => t > clock.met + 0.5) : times.reverse().find((t) => t < clock.met - 0.5);
  if (next !== undefined) clock.set(next);
}

function clockBar(
  picture: Picture,
  clock: Clock,
  rows: Row[],
  there: Picture["places"][number] | undefined,
): HTMLElement {
  const play = h("button", { type: "button", class: "play", "aria-label": "Play" }, "▶");
  play.addEventListener("click", () => clock.play(!clock.playing));
  const speed = h(
    "select",
    { "aria-label": "Speed" },
    ...SPEEDS.map((x) => h("option", { value: x, selected: x === clock.speed }, `${x}×`)),
  );
  speed.addEventListener("change", () => {
    clock.speed = Number(speed.value);
  });
  const events = h(
    "select",
    { "aria-label": "Jump to event", class: "events" },
    h("option", { value: "" }, "Jump to…"),
    ...rows.map((row) => h("option", { value: row.met }, `${metText(row.met)}  ${row.name}`)),
  );
  events.addEventListener("change", () => {
    if (events.value) clock.set(Number(events.value));
    events.value = "";
  });
  const scrub = h("input", {
    type: "range",
    min: 0,
    max: picture.end_met_s.toFixed(3),
    step: "any",
    value: 0,
    "aria-label": "Mission elapsed time",
  });
  scrub.addEventListener("input", () => clock.set(Number(scrub.value)));
  scrub.addEventListener("keydown", (event) => {
    const by: Record<string, number> = {
      ArrowLeft: -10,
      ArrowDown: -10,
      ArrowRight: 10,
      ArrowUp: 10,
      PageUp: 300,
      PageDown: -300,
    };
    const step = by[event.key];
    if (step === undefined) return;
    event.preventDefault();
    clock.set(clock.met + step * (event.shiftKey ? 0.1 : 1));
  });
  const ticks = h("div", { class: "ticks", "aria-hidden": "true" });
  for (const row of rows) {
    const tick = h("i", { class: row.burn ? "burn" : "", title: `${metText(row.met)} ${row.name}` });
    tick.style.left = `${(row.met / picture.end_met_s) * 100}%`;
    ticks.append(tick);
  }
  for (const [a, b] of picture.light) {
    const shade = h("b", {});
    shade.style.left = `${(a / picture.end_met_s) * 100}%`;
    shade.style.width = `${((b - a) / picture.end_met_s) * 100}%`;
    ticks.prepend(shade);
  }
  const elapsed = h("output", { class: "met-now" });
  const times = h("div", { class: "times" });
  clock.on((t) => {
    play.textContent = clock.playing ? "❚❚" : "▶";
    play.setAttribute("aria-label", clock.playing ? "Pause" : "Play");
    if (document.activeElement !== scrub || Math.abs(Number(scrub.value) - t) > 0.5) scrub.value = String(t);
    elapsed.textContent = metText(t, 1);
    scrub.setAttribute("aria-valuetext", metText(t));
    const when = at(picture.zero_utc, t);
    clear(
      times,
      h("span", {}, h("b", {}, utc(when)), " UTC"),
      there?.time_zone ? h("span", {}, `${there.kind} `, local(when, there.time_zone)) : null,
      h("span", {}, "here ", local(when, viewerZone)),
    );
  });
  const back = h(
    "button",
    { type: "button", "aria-label": "Previous event", onclick: () => jump(clock, rows, -1) },
    "◂",
  );
  const forth = h(
    "button",
    { type: "button", "aria-label": "Next event", onclick: () => jump(clock, rows, 1) },
    "▸",
  );
  return h(
    "footer",
    { class: "clock", role: "group", "aria-label": "Clock" },
    h("div", { class: "keys" }, back, play, forth, speed),
    elapsed,
    h("div", { class: "scrub" }, ticks, scrub),
    events,
    times,
  );
}

function tabbed(pages: [string, HTMLElement][]): HTMLElement {
  const buttons = pages.map(([name], i) =>
    h(
      "button",
      {
        type: "button",
        role: "tab",
        id: `tab-${i}`,
        "aria-controls": `page-${i}`,
        "aria-selected": String(i === 0),
        tabindex: i ? -1 : 0,
      },
      name,
    ),
  );
  const panels = pages.map(([, content], i) =>
    h("div", { role: "tabpanel", id: `page-${i}`, "aria-labelledby": `tab-${i}`, hidden: i > 0 }, content),
  );
  const choose = (i: number, focus = false) => {
    buttons.forEach((b, j) => {
      set(b, { "aria-selected": String(i === j), tabindex: i === j ? 0 : -1 });
      panels[j]!.hidden = i !== j;
    });
    if (focus) buttons[i]!.focus();
  };
  buttons.forEach((button, i) => {
    button.addEventListener("click", () => choose(i));
    button.addEventListener("keydown", (event) => {
      const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
      if (step) {
        event.preventDefault();
        choose((i + step + pages.length) % pages.length, true);
      }
    });
  });
  return h(
    "div",
    { class: "tabbed" },
    h("div", { class: "tabs", role: "tablist", "aria-label": "The flight in words" }, ...buttons),
    ...panels,
  );
}
