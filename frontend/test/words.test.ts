import { expect, test } from "vitest";

interface Words {
  page: Record<string, string>;
  phrases: Record<string, string>;
}

const all = import.meta.glob<Words>("../src/words/*.json", { eager: true, import: "default" });
const pages = import.meta.glob<string>("../src/published/*.ts", {
  eager: true,
  import: "default",
  query: "?raw",
});
const en = all["../src/words/en.json"]!;
const ru = all["../src/words/ru.json"]!;

test.each(Object.keys(all))("no word is missing in %s, none is empty, and none is left over", (name) => {
  for (const kind of ["page", "phrases"] as const) {
    expect(Object.keys(all[name]![kind]).sort()).toEqual(Object.keys(en[kind]).sort());
    for (const [key, text] of Object.entries(all[name]![kind])) {
      expect(text.trim(), key).not.toBe("");
      // What a word leaves open is the same in all languages.
      const open = /\{\w+\}|#/g;
      expect(text.match(open)?.sort() ?? [], key).toEqual(en[kind][key]!.match(open)?.sort() ?? []);
    }
  }
});

test("every word of the page is used, and nothing is said beside the words", () => {
  const sources = Object.values(pages).join("\n");
  for (const key of Object.keys(en.page)) expect(sources, key).toMatch(new RegExp(`["'.]?\\b${key}\\b`));
  expect(sources).not.toMatch(/h\("(?:p|h1|h2|h3|summary|label|button|a)", \{[^}]*\}, "[A-Za-z]/);
});

test("words in which a number stands have the forms that their language asks for", () => {
  for (const key of ["days", "daysAgo", "sightings"]) {
    expect(en.page[key]!.split("|")).toHaveLength(2);
    expect(ru.page[key]!.split("|")).toHaveLength(3);
  }
});
