// Coordinates as people write them; the same forms as the command line reads (audience/coordinates.py).
const ALIKE: [RegExp, string][] = [
  [/[−–—]/g, "-"],
  [/[′’‘ʹ´`]/g, "'"],
  [/[″”“ʺ]|''/g, '"'],
  [/[º˚]|\bdeg(?:rees)?\b/gi, "°"],
  [/с\.?\s*ш\.?/gi, "N"],
  [/ю\.?\s*ш\.?/gi, "S"],
  [/в\.?\s*д\.?/gi, "E"],
  [/з\.?\s*д\.?/gi, "W"],
  [/\b(?:geo|lat(?:itude)?|lon(?:g(?:itude)?)?)\b\s*[:=]?|[()[\]]/gi, " "],
  [/(?<=\d)\s*(?:m|м)\.?\s*$/i, ""],
];
const ONLY_THESE = /^[\d\s.,;+\-°'"NSEW]*\d[\d\s.,;+\-°'"NSEW]*$/;
const DECIMAL_COMMAS = /^\s*[+-]?\d+,\d+\s*(?:[;,]?\s+|;\s*)[+-]?\d+,\d+\s*$/;
const NUMBER = /[+-]?\d+(?:\.\d+)?/g;
const ANGLE = /[+-]?\d+(?:\.\d+)?\s*°\s*(?:\d+(?:\.\d+)?\s*'\s*)?(?:\d+(?:\.\d+)?\s*"\s*)?/g;

// Latitude, longitude and height; "wrong" for numbers that are no place on the Earth, null for a name.
export function coordinates(text: string): [number, number, number] | "wrong" | null {
  let plain = text;
  for (const [what, instead] of ALIKE) plain = plain.replace(what, instead);
  plain = plain.toUpperCase();
  if (!ONLY_THESE.test(plain)) return null;
  const lettered = /[NSEW]/.test(plain);
  if (lettered || DECIMAL_COMMAS.test(plain)) plain = plain.replace(/(?<=\d),(?=\d)/g, ".");
  const found = lettered ? byLetters(plain) : byOrder(plain);
  if (!found || found.some((one) => !Number.isFinite(one))) return "wrong";
  const [latitude, longitude, height] = found;
  const there = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && height >= -500 && height <= 9000;
  return there ? found : "wrong";
}

function byLetters(plain: string): [number, number, number] | null {
  const first = /^\s*[NSEW]/.test(plain);
  const parts = [...plain.matchAll(first ? /([NSEW])([^NSEW]+)/g : /([^NSEW]+)([NSEW])/g)];
  let rest = first ? "" : plain.split(/[NSEW]/).at(-1)!;
  const angles = new Map<boolean, number>();
  for (const [, a, b] of parts) {
    const letter = first ? a! : b!;
    let numbers = (first ? b! : a!).replace(/^[\s,;]+|[\s,;]+$/g, "");
    const comma = first ? numbers.indexOf(",") : -1;
    if (comma >= 0) {
      rest = numbers.slice(comma + 1);
      numbers = numbers.slice(0, comma);
    }
    angles.set("NS".includes(letter), angle(numbers) * ("SW".includes(letter) ? -1 : 1));
  }
  const heights = rest.match(NUMBER) ?? [];
  if (parts.length !== 2 || angles.size !== 2 || heights.length > 1) return null;
  return [angles.get(true)!, angles.get(false)!, Number(heights[0] ?? 0)];
}

function byOrder(plain: string): [number, number, number] | null {
  const angles = plain.match(ANGLE) ?? [];
  const plainly = (plain.replace(ANGLE, " ").match(NUMBER) ?? []).map(Number);
  const numbers = [...angles.map(angle), ...plainly];
  if ((angles.length && angles.length !== 2) || numbers.length < 2 || numbers.length > 3) return null;
  return [numbers[0]!, numbers[1]!, numbers[2] ?? 0];
}

// NaN for what is no angle.
function angle(written: string): number {
  const numbers = (written.match(NUMBER) ?? []).map(Number);
  if (!numbers.length || numbers.length > 3 || numbers.slice(1).some((one) => one < 0 || one >= 60))
    return Number.NaN;
  const size = numbers.reduce((sum, one, k) => sum + Math.abs(one) / 60 ** k, 0);
  return /^[\s,;]*-/.test(written) ? -size : size;
}
