// Fixed phrases in another language, or in plainer words, wherever the page's parts say them.
let table: Record<string, string> = {};

export function speak(phrases: Record<string, string>): void {
  table = phrases;
}

// A phrase as it is to be read; numbers in it stand as # in the table.
export function phrase(text: string): string {
  const own = table[text];
  if (own !== undefined) return own;
  if (!/\d/.test(text)) return text;
  const numbers: string[] = [];
  const bare = text.replace(/\d[\d.]*/g, (one) => {
    numbers.push(one);
    return "#";
  });
  return table[bare]?.replace(/#/g, () => numbers.shift() ?? "#") ?? text;
}
