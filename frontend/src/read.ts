// An announcement, read: a text is pasted, and shown with its claims judged and its flights to be planned.
// The text is of anybody's making: it is only ever set as text.
import { toAddress } from "./address";
import { type ReadClaim, type ReadFlight, type Reading, Refusal } from "./api";
import { button, clear, h, problem, set } from "./dom";
import { pairs } from "./facts";
import { capital } from "./format";
import { part } from "./life";
import { waiting } from "./waiting";
import { Work } from "./work";

const NAME = "expedition.read";
export const MOST_BYTES = 200_000;
const ABOUT =
  "Paste a report or an announcement of a crewed flight, in English or Russian: plain text, HTML or Markdown. " +
  "Its flights are looked up, and each claim is held against the catalogue, the record of flown flights, prices " +
  "and the text itself. Nothing leaves this computer.";
const LIMIT = `At most ${MOST_BYTES / 1000} kB; a file can be dropped here`;

interface Kept {
  text: string;
  chosen: number;
}

export function readPage(main: HTMLElement, signal: AbortSignal): void {
  document.title = "Read · Expedition";
  const held = kept();
  const text = h("textarea", {
    id: "announcement",
    rows: 12,
    spellcheck: "false",
    "aria-describedby": "announcement-limit announcement-fault",
  });
  text.value = held.text;
  const fault = h("p", { class: "fault", id: "announcement-fault", role: "alert" });
  const chooser = h("input", { type: "file", id: "announcement-file", class: "unseen", tabindex: -1 });
  const result = h("div", { class: "reading" });
  const go = h("button", { class: "primary", type: "submit" }, "Read");
  const summary = h("summary", {}, "What is read");
  const form = h(
    "form",
    {},
    h("label", { for: "announcement" }, "Text of the announcement"),
    text,
    h("small", { id: "announcement-limit" }, LIMIT),
    fault,
    h(
      "div",
      { class: "acts" },
      go,
      chooser,
      button("Open a file…", () => chooser.click()),
      button("Clear", () => {
        text.value = "";
        keep({ text: "", chosen: 0 });
        fault.textContent = "";
        set(text, { "aria-invalid": false });
        showing.abort();
        clear(result);
        text.focus();
      }),
    ),
  );
  const source = h("details", { class: "panel source", open: true }, summary, form);
  let showing = part(signal);

  const refuse = (words: string) => {
    fault.textContent = words;
    set(text, { "aria-invalid": true });
    source.open = true;
    text.focus();
  };
  const ask = async (chosen: number) => {
    fault.textContent = "";
    set(text, { "aria-invalid": false });
    showing.abort();
    showing = part(signal);
    const over = showing.signal;
    clear(result);
    const words = complaint(text.value);
    if (words) return refuse(words);
    keep({ text: text.value, chosen });
    const work = new Work<Reading>("readings", { text: text.value });
    const { node, tell } = waiting(h("h2", {}, "Reading"), work);
    clear(result, node);
    try {
      const { answer } = await work.answer(tell, over);
      const addresses = await Promise.all(
        answer.flights.map(({ asked }) => (asked ? toAddress(asked) : null)),
      );
      if (over.aborted) return;
      source.open = false;
      show(result, answer, addresses, chosen, (now) => keep({ text: text.value, chosen: now }));
    } catch (error) {
      if (over.aborted) return;
      if (!(error instanceof Refusal)) console.error(error);
      const said = error instanceof Refusal ? error.words : null;
      clear(result);
      if (said?.field === "text") refuse(capital(said.message));
      else clear(result, problem(capital(said?.message ?? String(error))));
    }
  };
  const open = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > MOST_BYTES) return refuse(tooLong(file.size));
    text.value = decoded(await file.arrayBuffer());
    await ask(0);
  };
  chooser.addEventListener("change", () => {
    void open(chooser.files?.[0]);
    chooser.value = "";
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void ask(0);
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  // A file that is dropped elsewhere on the page would be opened in its place.
  main.addEventListener("dragover", (event) => event.preventDefault(), { signal });
  main.addEventListener(
    "drop",
    (event) => {
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      void open(file);
    },
    { signal },
  );
  set(chooser, {
    "aria-label": "Open a file",
    accept: ".txt,.html,.htm,.md,text/plain,text/html,text/markdown",
  });
  clear(
    main,
    h(
      "div",
      { class: "read" },
      h("header", { class: "title" }, h("h1", {}, "Read an announcement"), h("p", {}, ABOUT)),
      source,
      result,
    ),
  );
  if (held.text) void ask(held.chosen);
}

const tooLong = (bytes: number) =>
  `${Math.ceil(bytes / 1000)} kB are more than the ${MOST_BYTES / 1000} kB that are read; take the article alone`;

// What keeps a text from being sent; empty where nothing does.
export function complaint(text: string): string {
  if (!text.trim()) return "There is nothing to read; paste a text, or open a file";
  const bytes = new TextEncoder().encode(text).length;
  return bytes > MOST_BYTES ? tooLong(bytes) : "";
}

// A file's bytes as text. Old pages are not in UTF-8: Cyrillic ones are mostly letters above 127, others hardly.
export function decoded(content: ArrayBuffer): string {
  const bytes = new Uint8Array(content);
  const marked = { "255,254": "utf-16le", "254,255": "utf-16be" }[bytes.subarray(0, 2).join()];
  if (marked) return new TextDecoder(marked).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const high = bytes.filter((one) => one > 127).length;
    return new TextDecoder(high > bytes.length / 5 ? "windows-1251" : "windows-1252").decode(bytes);
  }
}

function kept(): Kept {
  try {
    return { text: "", chosen: 0, ...JSON.parse(sessionStorage.getItem(NAME) ?? "{}") };
  } catch {
    return { text: "", chosen: 0 };
  }
}

function keep(what: Kept): void {
  try {
    sessionStorage.setItem(NAME, JSON.stringify(what));
  } catch {
    /* the page is only less convenient */
  }
}

function show(
  node: HTMLElement,
  { said, paragraphs, claims, flights }: Reading,
  addresses: (string | null)[],
  chosen: number,
  chose: (claim: number) => void,
): void {
  const pieces: HTMLElement[][] = claims.map(() => []);
  const tags = claims.map((claim, i) =>
    h(
      "button",
      {
        type: "button",
        class: `tag ${claim.verdict}`,
        "aria-label": `Claim ${i + 1}, ${claim.label}: ${claim.quote}`,
        onclick: () => choose(i),
        onfocus: () => choose(i),
      },
      h("span", { "aria-hidden": "true" }, `${claim.sign} `),
      claim.label,
    ),
  );
  const last: unknown[] = [];
  for (const piece of paragraphs.flatMap((one) => one.pieces)) for (const i of piece.claims) last[i] = piece;
  const text = h("article", { class: "panel text", "aria-label": "The text, with its claims" });
  for (const { pieces: all } of paragraphs) {
    const line = h("p", { dir: "auto" });
    for (const piece of all) {
      const worst = gravest(piece.claims.map((i) => claims[i]!));
      const span = h("span", worst ? { class: `piece ${worst}` } : {}, piece.text);
      // Of claims one in the other, the one that begins last is the nearest.
      if (worst) span.addEventListener("click", () => tags[piece.claims.at(-1)!]!.focus());
      for (const i of piece.claims) pieces[i]!.push(span);
      line.append(span, ...piece.claims.filter((i) => last[i] === piece).map((i) => tags[i]!));
    }
    text.append(line);
  }
  const evidence = h("section", { class: "panel evidence", "aria-live": "polite", "aria-label": "Evidence" });
  let shown = -1;
  const choose = (i: number) => {
    if (i === shown) return;
    for (const one of pieces[shown] ?? []) one.classList.remove("chosen");
    if (tags[shown]) set(tags[shown]!, { "aria-pressed": false });
    shown = i;
    for (const one of pieces[i]!) one.classList.add("chosen");
    set(tags[i]!, { "aria-pressed": true });
    clear(evidence, ...told(claims[i]!, i, claims.length));
    chose(i);
  };
  text.addEventListener("keydown", (event) => {
    const at = tags.indexOf(event.target as HTMLButtonElement);
    const to = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: -1,
    }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    tags.at(event.key === "End" ? -1 : Math.min(Math.max(to, 0), tags.length - 1))!.focus();
  });
  const cards = flights.map((flight, i) => card(flight, addresses[i] ?? null));
  clear(
    node,
    h("p", { class: "said", role: "status" }, said.join(" ")),
    claims.length > 0 && legend(claims),
    h(
      "div",
      { class: "beside-text" },
      text,
      h(
        "div",
        { class: "aside" },
        claims.length > 0 && evidence,
        cards.length > 0 && h("section", { class: "cards" }, h("h2", {}, "Flights"), ...cards),
      ),
    ),
  );
  if (claims.length) choose(chosen < claims.length ? chosen : 0);
}

const VERDICTS = ["contradicted", "unclear", "supported"] as const;

export const gravest = (claims: Pick<ReadClaim, "verdict">[]) =>
  VERDICTS.find((verdict) => claims.some((one) => one.verdict === verdict));

function legend(claims: ReadClaim[]): HTMLElement {
  const parts = VERDICTS.toReversed().flatMap((verdict) => {
    const those = claims.filter((one) => one.verdict === verdict);
    const [one] = those;
    return one
      ? [h("span", { class: `tag ${verdict}` }, h("b", {}, one.sign), ` ${one.label}: ${those.length}`)]
      : [];
  });
  return h("p", { class: "key" }, ...parts, h("span", {}, "Tab or arrow keys go from claim to claim"));
}

function told(claim: ReadClaim, i: number, of: number): HTMLElement[] {
  const rows: [string, string][] = [["Claim", claim.reading || claim.kind]];
  rows.push(["Evidence", claim.evidence || "none known here"]);
  return [
    h(
      "header",
      {},
      h("h2", {}, `Claim ${i + 1} of ${of}`),
      h("span", { class: `tag ${claim.verdict}` }, h("b", {}, claim.sign), ` ${claim.label}`),
    ),
    h("blockquote", { dir: "auto" }, claim.quote),
    pairs(rows),
  ];
}

function card({ title, role, status, facts, why_not }: ReadFlight, address: string | null): HTMLElement {
  return h(
    "article",
    { class: "panel card" },
    h("header", {}, h("h3", { dir: "auto" }, title), h("span", {}, `${status} · ${role}`)),
    pairs(facts as [string, string][]),
    address && h("p", {}, h("a", { href: address, class: "act" }, "Plan this flight")),
    why_not && h("p", { class: "why-not" }, `Cannot be planned: ${why_not}`),
  );
}
