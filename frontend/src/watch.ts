// A flight as it is watched: its parts side by side, round one clock.
import { viewAddress } from "./address";
import { askedOf, type Job, type Picture, type WhatIfAsked } from "./api";
import { charts } from "./charts";
import { Clock } from "./clock";
import { clockBar } from "./clockbar";
import { clear, h, set } from "./dom";
import { checks, dataOf, why } from "./facts";
import { globePanel } from "./globepanel";
import { explain } from "./glossary";
import { acts, header } from "./header";
import { keys } from "./keys";
import { Layers } from "./layers";
import { livePanel } from "./livepanel";
import { lookPanel } from "./look";
import { remember } from "./recent";
import { relativeView } from "./relative";
import { ribbons } from "./ribbons";
import { Stage } from "./samples";
import { shotsPanel } from "./shotspanel";
import { sightMarks } from "./sightmarks";
import { storyPanel } from "./story";
import { overGround } from "./tables";
import { type Page, tabs } from "./tabs";
import { timeline } from "./timeline";
import { whatIfPanel } from "./whatif";

// How a flight is looked at: from which instant on, and with what that is to go otherwise.
export interface Viewed {
  start: number;
  whatIf: Omit<WhatIfAsked, "plan"> | null;
}

export function watch(
  main: HTMLElement,
  picture: Picture,
  job: Job,
  { start, whatIf }: Viewed,
  signal: AbortSignal,
): void {
  const clock = new Clock(picture.met_s[0]!, picture.end_met_s, signal);
  const failed = picture.plan.checks.filter((c) => !c.ok).length;
  const name = "The flight in words";
  const { node: words } = tabs(name, [
    ["Timeline", timeline(picture, clock, signal)],
    ["Why then", scroll("Why then", why(picture))],
    [failed ? `Checks (${failed} ✕)` : "Checks", scroll("Checks", checks(picture))],
    ["Data", scroll("Data", dataOf(picture))],
    ["Story", storyPanel(picture, job, clock, signal)],
  ]);
  const drawn = charts(picture, clock, signal);
  const stage = new Stage();
  const layers = new Layers();
  const asked = askedOf(picture);
  const otherwise = whatIfPanel(picture, clock, whatIf, stage, signal);
  const chart: Page = ["Charts", drawn.node, drawn.spans];
  const open = (name: string) => {
    below.choose(pages.findIndex(([title]) => title === name));
    // On a phone it is below the globe.
    below.node.scrollIntoView({ block: "nearest" });
  };
  const live = livePanel(picture, asked, clock, layers, () => open("Live"), signal);
  const pages: Page[] = [
    chart,
    ...(picture.what_ifs.length ? [["What if", otherwise.node] as Page] : []),
    ["Look", lookPanel(picture, asked, layers, signal)],
    ["Shots", shotsPanel(picture, asked, clock, layers, signal)],
    ["Live", live.node],
  ];
  const below = tabs("Charts and what-ifs", pages, "below");
  const bar = clockBar(picture, clock, signal, live.button);
  bar.append(ribbons(picture, clock, layers, signal));
  const beside = picture.relative && picture.relative.met_s.length > 1;
  const page = h(
    "div",
    { class: "flight", "data-plan": job.id },
    header(picture),
    // Seen at the foot, but among the first that keys come to.
    bar,
    acts(picture, job, () => otherwise.address(), signal),
    h("section", { class: "panel left", "aria-label": name }, words),
    globePanel(picture, clock, stage, signal, layers),
    h(
      "div",
      { class: "right" },
      beside ? relativeView(picture, clock, stage, signal) : null,
      h("section", { class: "panel charts-panel", "aria-label": "Charts and what-ifs" }, below.node),
    ),
  );
  clock.on((t) => {
    const { latitude, longitude, height } = overGround(picture, t);
    set(page, {
      "data-met": t.toFixed(3),
      "data-latitude": latitude.toFixed(5),
      "data-longitude": longitude.toFixed(5),
      "data-height": height.toFixed(4),
    });
  }, signal);
  if (whatIf && picture.what_ifs.length) below.choose(1);
  keys(clock, picture.words.timeline, signal, { l: live.toggle });
  clear(main, page);
  for (const one of page.querySelectorAll<HTMLElement>(".left [role=tabpanel]")) explain(one);
  void viewAddress(asked, 0, null).then((address) => remember(picture.words.title, address));
  document.title = `${picture.words.title} · Expedition`;
  sightMarks(page.querySelector(".timeline")!, picture, layers, signal);
  clock.set(start);
}

const scroll = (name: string, content: HTMLElement) =>
  h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": name }, content);
