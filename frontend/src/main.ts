// Pages by address.
import "./style.css";
import "./live.css";
import "./ribbons.css";
import "./story.css";
import { fromAddress, fromSearchAddress, whatIfAt } from "./address";
import type { Picture, Windows } from "./api";
import { button, clear, h, problem, set } from "./dom";
import type { Asking } from "./flight";
import { guestMenu } from "./guest";
import { keepSearch } from "./kept";
import { planPage, type Search } from "./plan";
import { taken, Work } from "./work";

const main = document.getElementById("main")!;
let leaving = new AbortController();

async function go(): Promise<void> {
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  const [path = "", query = ""] = location.hash.replace(/^#\/?/, "").split(/\?(.*)/s);
  const page = path === "windows" ? "plan" : path;
  for (const link of document.querySelectorAll<HTMLElement>("[data-page]")) {
    if (link.dataset.page === page) set(link, { "aria-current": "page" });
    else link.removeAttribute("aria-current");
  }
  document.body.dataset.page = page;
  try {
    await shown(path, query, signal);
  } catch (error) {
    // The code of a page comes from the server when it is first looked at.
    if (!signal.aborted) clear(main, notLoaded(error));
  }
}

async function shown(path: string, query: string, signal: AbortSignal): Promise<void> {
  // The globe is most of the code; pages without it need not wait for it.
  if (path === "flight") {
    // The plan is asked for while the code that draws it loads.
    const asking = planned(query);
    asking.catch(() => {});
    const start = Number(new URLSearchParams(query).get("t")) || 0;
    await (await import("./flight")).flightPage(main, asking, { start, whatIf: whatIfAt(query) }, signal);
  } else if (path === "air") {
    const start = Number(new URLSearchParams(query).get("t")) || 0;
    await (await import("./air")).airPage(main, planned(query), start, signal);
  } else if (path === "record") await (await import("./record")).recordPage(main, signal);
  else if (path === "read") (await import("./read")).readPage(main, signal);
  else if (path === "compare") await (await import("./compare")).comparePage(main, query, signal);
  else if (path === "beside") await (await import("./beside")).besidePage(main, query, signal);
  else if (path === "api") await (await import("./apidoc")).apiPage(main, query, signal);
  else if (path === "windows") {
    const search = await searched(query).catch(() => null);
    if (signal.aborted) return;
    if (search) await planPage(main, signal, search);
    else clear(main, problem("This address is damaged; copy it again, or ", toPlan("search anew"), "."));
  } else if (path === "plan") await planPage(main, signal);
  else if (path === "") await (await import("./landing")).landingPage(main, signal);
  else {
    document.title = "Expedition";
    clear(main, problem(`There is no page “${path}” here. `, toPlan("Plan a flight")));
  }
}

const toPlan = (text: string) => h("a", { href: "#/plan" }, text);

// A browser may remember that code could not be had, so the whole page is loaded anew once there is a server.
function notLoaded(error: unknown): HTMLElement {
  console.warn(error);
  const said = h("span", {}, "This page could not be loaded; is `expedition serve` still running? ");
  const retry = button("Try again", async () => {
    const there = await fetch("./", { cache: "no-store" }).catch(() => null);
    if (there?.ok) location.reload();
    else said.textContent = "Still no answer; start `expedition serve` again. ";
  });
  return problem(said, retry);
}

async function planned(query: string): Promise<Asking> {
  const begun = taken(`#/flight?${query}`);
  const asked = await fromAddress(query);
  return { asked, work: (begun as Work<Picture>) ?? new Work<Picture>("plans", asked) };
}

async function searched(query: string): Promise<Search> {
  const begun = taken(`#/windows?${query}`);
  const asked = await fromSearchAddress(query);
  keepSearch(asked);
  return { asked, work: (begun as Work<Windows>) ?? new Work<Windows>("windows", asked) };
}

// The page once more, with what was chosen; a flight where its clock stands.
async function refreshed(): Promise<void> {
  const met = document.querySelector<HTMLElement>("[data-met].flight, .air")?.dataset.met;
  if (met !== undefined) {
    const [page, query = ""] = location.hash.split(/\?(.*)/s);
    const view = new URLSearchParams(query);
    view.set("t", met);
    history.replaceState(null, "", `${page}?${view}`);
  }
  await go();
}

const THEMES = ["auto", "light", "dark"];
const themes = document.getElementById("theme")!;
function theme(next?: string): void {
  let name = next;
  try {
    name ??= localStorage.getItem("expedition.theme") ?? "auto";
    if (next) localStorage.setItem("expedition.theme", next);
  } catch {
    name ??= "auto";
  }
  document.documentElement.dataset.theme = name;
  const [glyph, word] = { auto: ["◐", "Auto"], light: ["☀", "Light"], dark: ["☾", "Dark"] }[name!] ?? [
    "◐",
    "Auto",
  ];
  clear(
    themes,
    h("span", { "aria-hidden": "true" }, glyph),
    " ",
    word,
    h("span", { class: "unseen" }, " theme"),
  );
  themes.onclick = () => theme(THEMES[(THEMES.indexOf(name!) + 1) % 3]);
}

theme();
themes.before(guestMenu(() => void refreshed()));
addEventListener("hashchange", () => void go());
document.querySelector(".skip")!.addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});
void go();
