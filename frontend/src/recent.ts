// Flights looked at in this tab, the latest first, to be found again.
const NAME = "expedition.recent";
const MOST = 12;

export interface Recent {
  title: string;
  address: string;
}

export function recent(): Recent[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(NAME) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

export function remember(title: string, address: string): void {
  const others = recent().filter((one) => one.address !== address);
  try {
    sessionStorage.setItem(NAME, JSON.stringify([{ title, address }, ...others].slice(0, MOST)));
  } catch {
    /* they are only harder to find again */
  }
}
