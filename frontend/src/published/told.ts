// The flight in plain words, told by the plan's own numbers in the reader's language and by his clock.
import type { Story } from "../api";
import type { Clock } from "../clock";
import { button, h, set } from "../dom";
import { phrase } from "../phrases";
import ru from "../words/ru.json";
import { count, forms, language, locale, numeral, word } from "./language";

type Amount = Story["chapters"][number]["sentences"][number]["amounts"][string];

// Sentences in other languages than that of the story itself.
const STORIES: Partial<Record<string, Record<string, string>>> = { ru: ru.story };

export function storyOf({ chapters }: Story, clock: Clock, signal: AbortSignal): HTMLElement {
  const own = STORIES[language()];
  const parts = chapters.map((chapter) => {
    const text = chapter.sentences.map(({ key, text, amounts }) => filled(own?.[key] ?? text, amounts));
    const go = button(own?.[chapter.key] ?? chapter.title, () => clock.set(chapter.from_met_s), {
      class: "quiet",
    });
    return h("section", {}, h("h3", {}, go), h("p", {}, text.join(" ")));
  });
  clock.on((t) => {
    const now = chapters.findLastIndex((one) => one.from_met_s <= t + 0.5);
    for (const [i, one] of parts.entries())
      if (i === now) set(one, { "aria-current": "time" });
      else one.removeAttribute("aria-current");
  }, signal);
  return h("div", { class: "plain-words" }, ...parts);
}

// {name} is an amount; {one|few|many} a word in the form that the last count asks for.
function filled(text: string, amounts: Record<string, Amount>): string {
  let last = 0;
  return text.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    if (name.includes("|")) return forms(last, name.split("|"));
    const one = amounts[name];
    if (!one) return whole;
    if (typeof one.value === "number") last = one.value;
    return said(one);
  });
}

function said({ kind, value }: Amount): string {
  if (typeof value === "string") {
    if (kind === "text") return phrase(value);
    if (kind === "list") {
      const names = value.split("; ").map((one) => phrase(one));
      return names.length > 1 ? `${names.slice(0, -1).join(", ")} ${word("and")} ${names.at(-1)}` : names[0]!;
    }
    const day = { day: "numeric", month: "long", year: "numeric" } as const;
    const clock = { hour: "2-digit", minute: "2-digit", hour12: false } as const;
    const when = new Intl.DateTimeFormat(locale(), kind === "day" ? day : clock).format(new Date(value));
    // A sentence may end in it.
    return when.replace(/\sг\.$/, "");
  }
  if (kind === "length") return length(value);
  if (kind === "distance") return `${rounded(value / 1000)} ${word("km")}`;
  if (kind === "speed") return `${rounded(value * 3.6)} ${word("kmh")}`;
  return kind === "gees" ? word("times", { n: numeral(value, 1) }) : numeral(value, 0);
}

// To three digits, as people say numbers.
function rounded(value: number): string {
  if (Math.abs(value) < 1000) return numeral(value, Math.abs(value) >= 20 ? 0 : 1);
  const step = 10 ** Math.max(Math.round(Math.abs(value)).toString().length - 3, 0);
  return numeral(Math.round(value / step) * step, 0);
}

// The two largest parts of a length of time.
function length(seconds: number): string {
  const step = seconds >= 172_800 ? 3600 : seconds >= 3600 ? 60 : 1;
  const whole = step * Math.round(seconds / step);
  const told = [
    [Math.floor(whole / 86_400), "longDays"] as const,
    [Math.floor(whole / 3600) % 24, "longHours"] as const,
    [Math.floor(whole / 60) % 60, "longMinutes"] as const,
    [whole % 60, "longSeconds"] as const,
  ].filter(([n]) => n > 0);
  const said = told.slice(0, 2).map(([n, name]) => count(n, name));
  return said.join(` ${word("and")} `) || count(0, "longSeconds");
}
