// The entry of a published page: everything it shows is in the page itself.
import "../style.css";
import "./published.css";
import { files } from "../scene/files";
import { choose, usual } from "./language";
import { type Published, page } from "./page";

async function unpacked(): Promise<Published> {
  const text = document.getElementById("flight")!.textContent!.trim();
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text()) as Published;
}

async function begin(): Promise<void> {
  const all = await unpacked();
  files.url = (name) => all.files[name] ?? "data:,";
  files.json = async (name) => {
    const held = all.files[name];
    if (held === undefined) throw new Error(`${name} is not in this page`);
    return JSON.parse(held);
  };
  choose(usual(), all.names, all.countries);
  const main = document.getElementById("main")!;
  let leaving = new AbortController();
  let met = 0;
  const show = () => {
    leaving.abort();
    leaving = new AbortController();
    const clock = page(main, all, leaving.signal, show);
    clock.on((t) => {
      met = t;
    }, leaving.signal);
    clock.set(met);
    document.body.dataset.shown = "true";
  };
  show();
  // A frame, or a file, has no such worker; the page works without.
  if ("serviceWorker" in navigator && location.protocol.startsWith("http"))
    navigator.serviceWorker.register("./sw.js").catch(() => {});
}

void begin();
