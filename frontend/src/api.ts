// The server's JSON, typed as far as the page uses it.
export interface ErrorWords {
  message: string;
  field: string | null;
  reason: string;
}
export class Refusal extends Error {
  constructor(readonly words: ErrorWords) {
    super(words.message);
  }
}

export interface Elements {
  stored?: string;
  text?: string;
}
export interface PlanAsked {
  name?: string;
  flight?: Record<string, unknown>;
  elements?: Elements;
  allow_stale?: boolean;
}
export interface Job {
  id: string;
  kind: string;
  status: "queued" | "working" | "done" | "failed" | "cancelled";
  step: string;
  part: number | null;
  version: number;
  took_s: number;
  request: PlanAsked;
  result: string | null;
  error: ErrorWords | null;
}

export interface Catalogue {
  vehicles: {
    name: string;
    title: string;
    kind: "ship" | "hopper";
    profiles: string[];
    pads: string[];
    crew_seats: number;
  }[];
  pads: { name: string; title: string; latitude_deg: number; longitude_deg: number; time_zone: string }[];
  stations: {
    name: string;
    title: string;
    ports: { id: string; title: string; since: string | null; until: string | null; takes: string[] }[];
  }[];
  profiles: { name: string; title: string; orbits: number }[];
  landing_zones: { name: string; title: string }[];
  flights: ({
    name: string;
    title: string;
    date: string;
    vehicle: string;
    pad?: string;
    elements_epochs_utc: [string, string] | null;
    station?: string;
  } & Record<string, any>)[];
  record_epochs_utc: string[];
  version: string;
}

export interface Abort {
  met_s: number;
  mode: string;
  latitude_deg: number;
  longitude_deg: number;
  landing_met_s: number;
  max_g: number;
}
export interface PlanEvent {
  name: string;
  utc: string;
  met_s: number;
  detail: string;
  range_km: number | null;
}
export interface PlanBurn {
  name: string;
  tig_utc: string;
  met_s: number;
  duration_s: number;
  dv_rtn_mps: [number, number, number];
  dv_mps: number;
  perigee_km: number;
  apogee_km: number;
  engine: string;
  purpose: string;
}
export interface Plan {
  flight: Record<string, any>;
  liftoff_utc: string | null;
  docking_utc: string | null;
  undocking_utc: string | null;
  landing_utc: string | null;
  splashdown_utc: string | null;
  profile: string | null;
  orbits: number | null;
  window: Record<string, any> | null;
  insertion: Record<string, any> | null;
  stay: Record<string, any> | null;
  way_home: Record<string, any> | null;
  hop: Record<string, any> | null;
  budget: Record<string, number> | null;
  abort_cover: Abort[];
  events: PlanEvent[];
  burns: PlanBurn[];
  checks: { name: string; ok: boolean; detail: string }[];
  dv_total_mps: number;
  data: {
    station: string;
    age_h: number;
    epoch_utc: string;
    models: string[];
    versions: Record<string, string>;
    warnings: string[];
  };
}
export interface Zones {
  ellipsoid_m: [number, number, number];
  sphere_m: number;
  corridor_deg: number;
  port: { title: string; axis_rtn: [number, number, number]; rtn_m: [number, number, number] };
  points: { name: string; rtn_m: [number, number, number] }[];
}
export interface Picture {
  plan: Plan;
  zero_utc: string;
  zero_name: string;
  end_name: string;
  end_met_s: number;
  segments: { name: string; from_s: number; to_s: number; powered: boolean }[];
  met_s: number[];
  ship_itrf: number[];
  height: { altitude_km: number[]; perigee_km: (number | null)[]; apogee_km: (number | null)[] };
  light: [number, number][];
  sun: { met_s: number[]; itrf: number[] };
  ground: {
    minimum_elevation_deg: number;
    stations: { name: string; latitude_deg: number; longitude_deg: number; contacts: [number, number][] }[];
  };
  titles: {
    vehicle?: string;
    launcher?: string;
    pad?: string;
    station?: string;
    port?: string;
    landing_zone?: string;
  };
  places: { kind: string; name: string; latitude_deg: number; longitude_deg: number; time_zone?: string }[];
  loads: {
    phase: string;
    met_s: number[];
    felt_g: number[];
    dynamic_pressure_pa: number[] | null;
    heating_wpm2: number[] | null;
  }[];
  free_drift: { after: string; met_s: number[]; relative_rtn_m: [number, number, number][] }[];
  thrust: { name: string; from_s: number; to_s: number; g: number }[];
  station_met_s?: number[];
  station_itrf?: number[];
  relative?: {
    met_s: number[];
    rtn: number[];
    range_m: number[];
    range_rate_mps: number[];
    phase_deg: number[];
  };
  zones?: Zones | null;
  address?: PlanAsked;
}
export interface Option {
  profile: string;
  orbits: number;
  feasible: boolean;
  reason: string;
  liftoff_utc: string;
  dv_mps: number | null;
  docking_utc: string;
  phase_deg: number;
  phase_range_deg: [number, number];
  docking_sunlit: boolean;
  sun_off_axis_deg: number;
}
export interface Opportunity {
  liftoff_utc: string;
  open_utc: string;
  close_utc: string;
  limit: string;
  phase_deg: number;
  beta_deg: number;
  pad_sun_elevation_deg: number;
  profiles: Option[];
}
export interface Windows {
  asked: Record<string, any>;
  start_utc: string;
  opportunities: Opportunity[];
  data: { station: string; age_h: number };
}
export interface RecordFlight {
  flight: string;
  launcher: string;
  vehicle: string;
  profile: string;
  orbits: number | null;
  profile_chosen: boolean;
  flown_liftoff_utc: string;
  predicted_liftoff_utc: string | null;
  liftoff_error_s: number | null;
  physics_error_s: number | null;
  left_out_error_s: number | null;
  docking_utc: string | null;
  planned_docking_utc: string | null;
  predicted_docking_utc: string | null;
  docking_error_s: number | null;
  planned_docking_error_s: number | null;
  off_nominal: string;
  not_predicted: string;
  elements_age_h: number | null;
  asked: PlanAsked | null;
}
export interface Summary {
  count: number;
  median_s: number;
  ninetieth_s: number;
  worst_s: number;
}
export interface FlownRecord {
  flights: RecordFlight[];
  launchers: {
    launcher: string;
    liftoff: Summary | null;
    left_out: Summary | null;
    docking: Summary | null;
  }[];
}

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
      headers: options.body === undefined ? {} : { "Content-Type": "application/json" },
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
  const data = await answer.json().catch(() => null);
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
