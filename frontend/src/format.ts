// Times and numbers as people in the field read them.
const two = (n: number) => String(n).padStart(2, "0");

export function met(seconds: number, digits = 0): string {
  const scale = 10 ** digits;
  const all = Math.round(Math.abs(seconds) * scale);
  const whole = Math.floor(all / scale);
  const days = Math.floor(whole / 86400);
  const clock = [Math.floor(whole / 3600) % 24, Math.floor(whole / 60) % 60, whole % 60].map(two).join(":");
  const part = digits ? `.${String(all % scale).padStart(digits, "0")}` : "";
  return `T${seconds < 0 && all > 0 ? "−" : "+"}${days ? `${days}d ` : ""}${clock}${part}`;
}

export function at(zeroUtc: string, seconds: number): Date {
  return new Date(Date.parse(zeroUtc) + seconds * 1000);
}

export function utc(when: Date, withDate = true): string {
  const text = new Date(Math.round(when.getTime() / 1000) * 1000).toISOString();
  return withDate ? `${text.slice(0, 10)} ${text.slice(11, 19)}` : text.slice(11, 19);
}

const zones = new Map<string, Intl.DateTimeFormat>();
let months = "en-GB";

// In which language months are named.
export function nameMonths(locale: string): void {
  months = locale;
  zones.clear();
}

// Local time in a zone, with the zone's short name; the weekday only where the day differs from UTC's.
export function local(when: Date, zone: string | undefined, seconds = true): string {
  const key = `${zone ?? ""}/${seconds}`;
  let format = zones.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(months, {
      timeZone: zone,
      hour12: false,
      day: "2-digit",
      month: "short",
      hour: "2-digit",
      minute: "2-digit",
      ...(seconds ? { second: "2-digit" as const } : {}),
      timeZoneName: "shortOffset",
    });
    zones.set(key, format);
  }
  const parts = Object.fromEntries(
    format.formatToParts(Math.round(when.getTime() / 1000) * 1000).map((p) => [p.type, p.value]),
  );
  const hour = parts.hour === "24" ? "00" : parts.hour;
  const clock = `${hour}:${parts.minute}${seconds ? `:${parts.second}` : ""}`;
  return `${parts.day} ${parts.month} ${clock} ${parts.timeZoneName?.replace("GMT", "UTC")}`;
}

// The time of day in a zone.
export function clockIn(when: Date, zone: string): string {
  return local(when, zone).split(" ")[2]!;
}

export const viewerZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

// What a plan leaves open is a dash.
export function fixed(value: number | null | undefined, digits: number): string {
  if (value === null || value === undefined) return "—";
  const text = value.toFixed(digits);
  return (Number(text) === 0 ? text.replace("-", "") : text).replace("-", "−");
}

export function signed(value: number | null | undefined, digits: number): string {
  const text = fixed(value, digits);
  return /^[−—]/.test(text) || Number(text) === 0 ? text : `+${text}`;
}

export function distance(metres: number): string {
  const size = Math.abs(metres);
  if (size >= 100_000) return `${fixed(metres / 1000, 0)} km`;
  if (size >= 10_000) return `${fixed(metres / 1000, 1)} km`;
  if (size >= 1000) return `${fixed(metres / 1000, 2)} km`;
  return `${fixed(metres, size >= 100 ? 0 : size >= 10 ? 1 : 2)} m`;
}

export function degrees(value: number, positive: string, negative: string): string {
  return `${Math.abs(value).toFixed(2)}° ${value < 0 ? negative : positive}`;
}

// What a burn is called, with the word burn once.
export const burnName = (name: string) => (/\bburn\b/i.test(name) ? name : `${name} burn`);

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
