// Pages by address.
import "./style.css";
import { fromAddress } from "./address";
import type { Picture } from "./api";
import { set } from "./dom";
import type { Asking } from "./flight";
import { planPage } from "./plan";
import { taken, Work } from "./work";

const main = document.getElementById("main")!;
let leaving = new AbortController();

async function go(): Promise<void> {
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  const [path = "", query = ""] = location.hash.replace(/^#\/?/, "").split(/\?(.*)/s);
  for (const link of document.querySelectorAll<HTMLElement>("[data-page]")) {
    const here = link.dataset.page === (path === "" ? "plan" : path);
    if (here) set(link, { "aria-current": "page" });
    else link.removeAttribute("aria-current");
  }
  document.body.dataset.page = path || "plan";
  // The globe is most of the code; pages without it need not wait for it.
  if (path === "flight") {
    // The plan is asked for while the code that draws it loads.
    const asking = planned(query);
    asking.catch(() => {});
    const start = Number(new URLSearchParams(query).get("t")) || 0;
    await (await import("./flight")).flightPage(main, asking, start, signal);
  } else if (path === "record") await (await import("./record")).recordPage(main, signal);
  else if (path === "api") await (await import("./apidoc")).apiPage(main, query, signal);
  else await planPage(main, signal);
}

async function planned(query: string): Promise<Asking> {
  const begun = taken(`#/flight?${query}`);
  const asked = await fromAddress(query);
  return { asked, work: (begun as Work<Picture>) ?? new Work<Picture>("plans", asked) };
}

const THEMES = ["auto", "light", "dark"];
const button = document.getElementById("theme")!;
function theme(next?: string): void {
  let name = next;
  try {
    name ??= localStorage.getItem("expedition.theme") ?? "auto";
    if (next) localStorage.setItem("expedition.theme", next);
  } catch {
    name ??= "auto";
  }
  document.documentElement.dataset.theme = name;
  button.textContent = { auto: "◐ Auto", light: "☀ Light", dark: "☾ Dark" }[name!] ?? "◐ Auto";
  button.onclick = () => theme(THEMES[(THEMES.indexOf(name!) + 1) % 3]);
}

theme();
addEventListener("hashchange", () => void go());
document.querySelector(".skip")!.addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});
void go();
