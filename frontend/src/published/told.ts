// The flight in plain words, told by the plan's own numbers in the reader's language and by his clock.
import type { Story } from "../api";
import { type Amount, section, threeDigits, twoParts } from "../chapters";
import { type Clock, markNow } from "../clock";
import { h } from "../dom";
import { zoneHere } from "../guest";
import { phrase } from "../phrases";
import ru from "../words/ru.json";
import { count, forms, language, locale, numeral, word } from "./language";

// Sentences in other languages than that of the story itself.
const STORIES: Partial<Record<string, Record<string, string>>> = { ru: ru.story };

export function storyOf({ chapters }: Story, clock: Clock, signal: AbortSignal): HTMLElement {
  const own = STORIES[language()];
  const parts = chapters.map((chapter) => {
    const text = chapter.sentences.map(({ key, text, amounts }) => filled(own?.[key] ?? text, amounts));
    return section(clock, chapter, own?.[chapter.key] ?? chapter.title, text);
  });
  markNow(
    clock,
    chapters.map((one) => one.from_met_s),
    parts,
    signal,
  );
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
    const timeZone = zoneHere();
    const day = { timeZone, day: "numeric", month: "long", year: "numeric" } as const;
    const clock = { timeZone, hour: "2-digit", minute: "2-digit", hour12: false } as const;
    const when = new Intl.DateTimeFormat(locale(), kind === "day" ? day : clock).format(new Date(value));
    // A sentence may end in it.
    return when.replace(/\sг\.$/, "");
  }
  if (kind === "length") return length(value);
  if (kind === "distance") return `${rounded(value / 1000)} ${word("km")}`;
  if (kind === "speed") return `${rounded(value * 3.6)} ${word("kmh")}`;
  return kind === "gees" ? word("times", { n: numeral(value, 1) }) : numeral(value, 0);
}

function rounded(value: number): string {
  return numeral(...threeDigits(value));
}

function length(seconds: number): string {
  const told = twoParts(seconds, ["longDays", "longHours", "longMinutes", "longSeconds"] as const);
  return told.map(([n, name]) => count(n, name)).join(` ${word("and")} `) || count(0, "longSeconds");
}
