// The server's answers and how they are asked for. What they hold is said by its models: see server.ts.
import type { components } from "./server";

type Models = components["schemas"];
export type Abort = Models["PlanAbort"];
export type Catalogue = Models["CatalogueAnswer"];
export type Cloud = Models["Cloud"];
export type Comparison = Models["Comparison"];
export type Elements = Models["ElementsAsked"];
export type ErrorWords = Models["ErrorWords"];
export type ExportFormat = Models["ExportFormat"];
export type FlightChoice = Models["FlightChoice"];
export type FlownRecord = Models["RecordAnswer"];
export type Histogram = Models["Histogram"];
export type Job = Models["JobState"];
export type LandingRow = Models["LandingRow"];
export type RiskRow = Models["RiskRow"];
export type Opportunity = Models["FoundWindow"];
export type Option = Models["FoundProfile"];
export type Picture = Models["Picture"];
export type Present = Models["PresentAnswer"];
export type PlanAsked = Models["PlanAsked"];
export type ReadClaim = Models["ReadClaim"];
export type ReadFlight = Models["ReadFlight"];
export type Reading = Models["ReadingAnswer"];
export type RecordFlight = Models["RecordFlight"];
export type Refused = Models["Refused"];
export type Scattered = Models["Scattered"];
export type Shape = Models["Shape"];
export type ShotsAnswer = Models["ShotsAnswer"];
export type SlipMap = Models["SlipMap"];
export type Story = Models["Story"];
export type Summary = Models["Summary"];
export type Table = Models["Table"];
export type TimelineRow = Models["TimelineRow"];
export type WatchAnswer = Models["WatchAnswer"];
export type WhatIf = Models["WhatIfAnswer"];
export type WhatIfAsked = Models["WhatIfAsked"];
export type WhatIfChoice = Models["WhatIfChoice"];
export type Windows = Models["WindowsAnswer"];
export type WindowsAsked = Models["WindowsAsked"];
export type Zones = Models["Zones"];

// A plan that was asked for by name has no other address.
export const askedOf = ({ address, plan }: Picture): PlanAsked => address ?? { name: plan.flight.name };

export class Refusal extends Error {
  constructor(readonly words: ErrorWords) {
    super(words.message);
  }
}

// This tab, also when it is loaded again; another tab is another asker.
const asker = ((): string => {
  const made = crypto.getRandomValues(new Uint32Array(4)).join("-");
  try {
    const kept = sessionStorage.getItem("expedition.asker") ?? made;
    sessionStorage.setItem("expedition.asker", kept);
    return kept;
  } catch {
    return made;
  }
})();

interface Asking {
  method?: string;
  body?: unknown;
  signal?: AbortSignal;
}

async function asked(path: string, options: Asking): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      method: options.method ?? "GET",
      headers: {
        "X-Expedition-Asker": asker,
        ...(options.body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: options.signal,
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new Refusal({
      message: "the server does not answer; is `expedition serve` still running?",
      field: null,
      reason: "offline",
    });
  }
  if (answer.ok) return answer;
  const data: Refused | null = await answer.json().catch(() => null);
  throw new Refusal(
    data?.error ?? { message: `the server said ${answer.status}`, field: null, reason: "internal" },
  );
}

export const call = async <T>(path: string, options: Asking = {}): Promise<T> =>
  (await asked(path, options)).json();

// An answer that is a file, and the name that the server gives it.
export async function file(path: string, signal: AbortSignal): Promise<{ content: Blob; name: string }> {
  const answer = await asked(path, { signal });
  return {
    content: await answer.blob(),
    name: /filename="(.*)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? "flight",
  };
}

let known: Promise<Catalogue> | null = null;
export const catalogue = () =>
  (known ??= call<Catalogue>("/api/catalogue").catch((error) => {
    known = null;
    throw error;
  }));
