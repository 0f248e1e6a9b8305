// Words of the page, one file a language.
import { nameMonths } from "../format";
import { zoneHere } from "../guest";
import { phrase, speak } from "../phrases";
import en from "../words/en.json";
import ru from "../words/ru.json";

export type Word = keyof typeof en.page;
export const LANGUAGES = { en, ru };
export type Language = keyof typeof LANGUAGES;

const LOCALES: Record<Language, string> = { en: "en-GB", ru: "ru-RU" };
let spoken: Language = "en";

// names: what stands for the keys of the catalogue that the plan's sentences have in them.
// countries: ISO codes of those that it names.
export function choose(
  name: Language,
  names: Record<string, string>,
  countries: Record<string, string>,
): void {
  spoken = name;
  const { decimal, thousand, phrases } = LANGUAGES[name];
  const all = { name, decimal, thousand, phrases: phrases as Record<string, string> };
  speak(all);
  const own = Object.entries(names).map(([key, title]) => [key, phrase(title)]);
  const lands = name === "en" ? {} : landsIn(LOCALES[name], countries);
  speak({ ...all, phrases: { ...phrases, ...Object.fromEntries(own), ...lands } });
  nameMonths(LOCALES[name]);
  document.documentElement.lang = name;
}

function landsIn(locale: string, countries: Record<string, string>): Record<string, string> {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  return Object.fromEntries(Object.entries(countries).map(([land, code]) => [land, names.of(code) ?? land]));
}

export const language = () => spoken;
export const locale = () => LOCALES[spoken];

// A word of the page; what it leaves open stands in it as {name}.
export function word(name: Word, open: Record<string, string | number> = {}): string {
  return LANGUAGES[spoken].page[name].replace(/\{(\w+)\}/g, (whole, key) => String(open[key] ?? whole));
}

// By what the address says, else by what was chosen before, what whoever published it asked for, what the browser speaks.
export function usual(): Language {
  const known = (name: string | null | undefined): name is Language => !!name && name in LANGUAGES;
  const asked = new URLSearchParams(location.search).get("lang");
  if (known(asked)) return asked;
  let kept: string | null = null;
  try {
    kept = localStorage.getItem("expedition.language");
  } catch {
    // A frame may keep nothing.
  }
  if (known(kept)) return kept;
  const published = document.documentElement.dataset.language;
  if (known(published)) return published;
  return navigator.languages.map((one) => one.slice(0, 2)).find(known) ?? "en";
}

export function keep(name: Language): void {
  try {
    localStorage.setItem("expedition.language", name);
  } catch {
    // It holds for this visit.
  }
}

export function moment(ms: number, zone = zoneHere(), seconds = false): string {
  return new Intl.DateTimeFormat(LOCALES[spoken], {
    timeZone: zone,
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    ...(seconds ? { second: "2-digit" as const } : {}),
    timeZoneName: "short",
  }).format(ms);
}

const rules = (name: Language) => new Intl.PluralRules(name);

// A number with its noun in the form that the number asks for: forms stand as one|few|many or one|other.
export function count(n: number, name: Word): string {
  return `${n} ${forms(n, LANGUAGES[spoken].page[name].split("|"))}`;
}

export function forms(n: number, all: string[]): string {
  const rule = rules(spoken).select(n);
  const at = spoken === "ru" ? { one: 0, few: 1, many: 2 }[rule as "one"] : rule === "one" ? 0 : 1;
  return all[at ?? all.length - 1] ?? all.at(-1)!;
}

export function numeral(value: number, digits: number, sign = false): string {
  const text = new Intl.NumberFormat(LOCALES[spoken], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: sign ? "exceptZero" : "negative",
  }).format(value);
  return text.replace("-", "−");
}
