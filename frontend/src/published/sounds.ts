// Names by their sound, so that a Cyrillic one is found among Latin ones.
export interface Sounds {
  // What each Cyrillic letter is in Latin ones.
  letters: Record<string, string>;
  // What is written now this way and now that, and what stands for both, in this order.
  alike: [string, string][];
}

// The same for all usual ways to write a name, in either script.
export function sound(name: string, { letters, alike }: Sounds): string {
  const latin = [...name.normalize("NFC").toLowerCase()].map((one) => letters[one] ?? one).join("");
  let out = latin.normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "");
  for (const [one, other] of alike) out = out.replaceAll(one, other);
  return out.replace(/(.)\1+/gu, "$1");
}
