// What the page's parts say, in another language: sentences by their kind, with room for numbers (#) and for words ({a}).
export interface Language {
  name: string;
  // How a number's parts are told apart.
  decimal: string;
  thousand: string;
  phrases: Record<string, string>;
}

const DIGITS = "(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)";
// Digits inside a name have no sign of their own.
const SIGNED = new RegExp(`(?<![\\p{L}\\p{N}_.,^])[+−-]?${DIGITS}`, "gu");
const PLAIN = new RegExp(DIGITS, "g");
// Where a sentence is only its parts one after the other.
// Initials end no sentence.
const JOINTS: [RegExp, string][] = [
  [/(?<=[\p{L}\d%)]{2})\. /u, ". "],
  [/; /, "; "],
  [/ · /, " · "],
  [/ → /, " → "],
  [/, /, ", "],
  [/: /, ": "],
];
// Marks and elapsed times before a sentence are none of its words.
const AROUND =
  /^(\s*(?:[◆✕✓◉○☾☀▲▼←↓→·–—.]+ ?)*(?:T?[+−-](?:\d+d )?\d+:\d\d:\d\d\s+(?!to ))?)(.*?)(\.?\s*)$/su;
// A kind of sentence with so many letters of its own is looked for before the sentence is taken apart.
const SURE = 9;
const WORDS = "((?:(?!; ).)+?)";
const MOST_KEPT = 3000;

interface Kind {
  form: RegExp;
  said: string;
  slots: string[];
  own: number;
}

const NONE: Language = { name: "en", decimal: ".", thousand: ",", phrases: {} };
let table = NONE;
let kinds: Kind[] = [];
let plural = new Intl.PluralRules("en");
const kept = new Map<string, string | null>();

export function speak(language: Language = NONE): void {
  table = language;
  plural = new Intl.PluralRules(language.name);
  kept.clear();
  const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  kinds = Object.entries(language.phrases)
    .filter(([name]) => /\{\w\}/.test(name))
    .sort(([a], [b]) => solid(b) - solid(a))
    .map(([name, said]) => {
      const pieces = name.split(/(#|\{\w\})/);
      const form = pieces.map((one) =>
        one === "#" ? "([+−-]?\\d[\\d,.]*)" : /^\{\w\}$/.test(one) ? WORDS : escaped(one),
      );
      // Only the last words of a sentence may be several.
      if (form.at(-2) === WORDS && form.at(-1) === "") form[form.length - 2] = "(.+?)";
      return {
        form: new RegExp(`^${form.join("")}$`),
        said,
        slots: name.match(/#|\{\w\}/g)!,
        own: solid(name),
      };
    });
}

// How much of a kind of sentence is its own; the more, the surer it is.
const solid = (name: string) => name.replace(/#|\{\w\}/g, "").length;

// A phrase as it is to be read; what no kind of sentence fits stays as it is.
export function phrase(text: string): string {
  if (table === NONE || text === "") return text;
  return told(text) ?? numbered(text);
}

// Whether every word of a text is known, but for names.
export const knows = (text: string): boolean =>
  table.name === "en" || text === "" || full(text.replace(/\.$/, "")) !== null;

// What is said while this acts, as it was written.
export function asWritten<T>(act: () => T): T {
  const own = table;
  table = NONE;
  try {
    return act();
  } finally {
    table = own;
  }
}

function told(text: string): string | null {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const said = found(text);
  if (kept.size > MOST_KEPT) kept.clear();
  kept.set(text, said);
  return said;
}

function found(text: string): string | null {
  if (!/\p{L}|°/u.test(text)) return null;
  const own = whole(text);
  if (own !== null) return own;
  const [, before, bare, after] = AROUND.exec(text) as unknown as [string, string, string, string];
  const said = full(bare) ?? begun(bare, full) ?? apart(bare, told, false);
  if (said === null && before === "") return null;
  return days(before) + (said ?? numbered(bare)) + after;
}

// A sentence of which every word is known, but for names.
function full(text: string): string | null {
  const sure = (words: string) => whole(words) ?? kindOf(words, true);
  return sure(text) ?? begun(text, sure) ?? apart(text, full, true) ?? kindOf(text, false);
}

// The same at the beginning of a line.
function begun(text: string, say: (small: string) => string | null): string | null {
  const first = text.charAt(0);
  if (first === first.toLowerCase()) return null;
  const said = say(first.toLowerCase() + text.slice(1));
  return said && said.charAt(0).toUpperCase() + said.slice(1);
}

// Days of an elapsed time.
const days = (text: string) => text.replace(/(\d+)d /, (_, n) => `${phrase(`${n}d`)} `);

// By the words alone, whatever the numbers are.
function whole(text: string): string | null {
  const own = table.phrases[text];
  if (own !== undefined) return fill(own, []);
  for (const digits of [SIGNED, PLAIN]) {
    const numbers: string[] = [];
    const bare = text.replace(digits, (one) => {
      numbers.push(one);
      return "#";
    });
    const said = numbers.length ? table.phrases[bare] : undefined;
    if (said !== undefined) return fill(said, numbers);
  }
  return null;
}

function kindOf(text: string, sure: boolean): string | null {
  for (const { form, said, slots, own } of kinds) {
    if (own >= SURE !== sure) continue;
    const found = form.exec(text);
    if (!found?.slice(1).every(closed)) continue;
    const numbers: string[] = [];
    const words = new Map<string, string>();
    for (const [i, slot] of slots.entries()) {
      if (slot === "#") numbers.push(found[i + 1]!);
      else words.set(slot, phrase(found[i + 1]!));
    }
    return fill(said, numbers, words);
  }
  return null;
}

// Whether each bracket that opens in it closes in it.
function closed(text: string): boolean {
  let open = 0;
  for (const one of text) {
    if (one === "(") open++;
    else if (one === ")" && --open < 0) return false;
  }
  return open === 0;
}

// At joints, but not within brackets.
function split(text: string, end: RegExp, joint: string): string[] {
  const parts: string[] = [];
  let open = "";
  for (const one of text.split(end)) {
    const held = open ? open + joint + one : one;
    if (closed(held)) parts.push(held);
    open = closed(held) ? "" : held;
  }
  return open ? [...parts, open] : parts;
}

// Its parts one after the other: all of them known, or some.
function apart(text: string, say: (part: string) => string | null, all: boolean): string | null {
  for (const [end, joint] of JOINTS) {
    const parts = split(text, end, joint);
    if (parts.length < 2) continue;
    const said = parts.map(say);
    const known = said.filter((one) => one !== null).length;
    if (all ? known === parts.length : known > 0)
      return parts.map((one, i) => said[i] ?? numbered(one)).join(joint);
  }
  return null;
}

function fill(said: string, numbers: string[], words?: Map<string, string>): string {
  let last = 0;
  let at = 0;
  return said.replace(/#|\{\w\}|\{[^{}|]+(?:\|[^{}|]*)+\}/g, (slot) => {
    if (slot === "#") {
      const number = numbers[at++] ?? "#";
      last = Number(number.replaceAll(",", "").replace("−", "-"));
      return numeral(number);
    }
    const own = words?.get(slot);
    if (own !== undefined) return own;
    const forms = slot.slice(1, -1).split("|");
    const rule = plural.select(Math.abs(last));
    return forms[rule === "one" ? 0 : rule === "few" && forms.length > 2 ? 1 : forms.length - 1] ?? slot;
  });
}

const numeral = (text: string) =>
  text
    .replace(/\d(,)(?=\d{3})/g, (one) => one[0]! + table.thousand)
    .replace(".", table.decimal)
    .replace("-", "−");

// Numbers of a text that no kind fits; names with digits in them stay as they are.
const numbered = (text: string) =>
  text.replace(
    /(?<![\p{L}\p{N}_.,:−–-])[+−-]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)(?![\p{L}\p{N}_.:])/gu,
    numeral,
  );
