// What is said of a plan in words and numbers: why then, checks, Δv budget, the data it rests on.
import type { Picture } from "./api";
import { h } from "./dom";
import { at, capital, degrees, fixed, local, met, signed, utc, viewerZone } from "./format";

const day = (text: string | null | undefined) => (text ? `${utc(new Date(text))} UTC` : "—");

function pairs(rows: [string, string | Node | null | undefined | false][]): HTMLElement {
  return h(
    "dl",
    {},
    ...rows
      .filter(([, value]) => value)
      .flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value as string)]),
  );
}

export function why(picture: Picture): HTMLElement {
  const { plan } = picture;
  const zone = (kind: string) => picture.places.find((p) => p.kind === kind)?.time_zone;
  const { window: w, insertion: i, way_home: home, hop, stay } = plan;
  const locals = (utcText: string | null, place = "pad") =>
    utcText
      ? `${day(utcText)}${zone(place) ? ` · ${place} ${local(new Date(utcText), zone(place))}` : ""} · here ${local(new Date(utcText), viewerZone)}`
      : null;
  const crew = (plan.flight.crew ?? []) as { name: string; role: string }[];
  return h(
    "div",
    { class: "facts" },
    pairs([
      ["Lift-off", locals(plan.liftoff_utc)],
      ["Undocking", locals(plan.undocking_utc)],
      ["Contact", locals(plan.docking_utc)],
      ["Splashdown", locals(plan.splashdown_utc, "landing")],
      ["Landing", plan.splashdown_utc ? null : locals(plan.landing_utc, "landing")],
      ["Crew", crew.length > 0 && crew.map((one) => `${one.name}, ${one.role}`).join("; ")],
      [
        "Why then",
        w &&
          w.plane_lead_s != null &&
          w.node_bias_deg != null &&
          `${fixed(w.plane_lead_s, 0)} s before the station's plane passes over the pad (${w.plane_lead_source}); inserted ${fixed(w.node_bias_deg, 3)}° east of the station's node, ${fixed(w.node_bias_s, 1)} s of lift-off, for the lower orbit drifts west while it catches up`,
      ],
      ["If it slips", w && `open ${day(w.open_utc)} to ${utc(new Date(w.close_utc), false)}; ${w.limit}`],
      [
        "Phase",
        w &&
          w.phase_insertion_deg != null &&
          w.phase_range_deg &&
          `station ${fixed(((w.phase_insertion_deg % 360) + 360) % 360, 1)}° ahead at insertion; ${plan.orbits} orbits gain ${fixed(w.phase_range_deg[0], 1)}° to ${fixed(w.phase_range_deg[1], 1)}°`,
      ],
      [
        "Insertion",
        i &&
          `${fixed(i.perigee_km, 1)} × ${fixed(i.apogee_km, 1)} km, ${fixed(i.inclination_at_node_deg, 2)}° at the node, at most ${fixed(i.max_g, 2)} g`,
      ],
      [
        "Light",
        w &&
          `${w.pad_lighting} at the pad (Sun ${signed(w.pad_sun_elevation_deg, 0)}°), ${w.docking_lighting ? `${w.docking_lighting} at docking, ` : ""}beta ${signed(w.beta_deg, 1)}°`,
      ],
      [
        "Stay",
        stay &&
          `${stay.days === null ? "" : `${fixed(stay.days, 1)} days at `}${picture.titles.port ?? stay.port}; the ship may stay ${stay.docked_life_days} days. ${capital(stay.note ?? "")}`,
      ],
      [
        "Way home",
        home &&
          `deorbit burn ${fixed(home.deorbit_dv_mps, 1)} m/s, ${fixed(home.deorbit_duration_s, 0)} s at ${day(home.deorbit_tig_utc)}; entry at ${fixed(home.entry_height_km, 0)} km, ${fixed(home.entry_speed_mps, 0)} m/s, ${fixed(home.entry_angle_deg, 2)}°; at most ${fixed(home.max_g, 1)} g and ${fixed(home.max_heating_wpm2 / 1e4, 0)} W/cm²${home.blackout_utc ? `; radio silent from ${utc(new Date(home.blackout_utc[0]), false)} to ${utc(new Date(home.blackout_utc[1]), false)}` : ""}`,
      ],
      [
        "Comes down",
        home &&
          `${picture.titles.landing_zone ?? home.zone}, ${fixed(home.miss_km, 1)} km from the point aimed for, ${home.lighting}${home.ballistic ? `; without lift ${fixed(home.ballistic.short_km, 0)} km short at ${fixed(home.ballistic.max_g, 1)} g` : ""}`,
      ],
      [
        "Hop",
        hop &&
          `${fixed(hop.apogee_km, 1)} km high, Mach ${fixed(hop.max_mach, 1)}, ${fixed(hop.weightless_s, 0)} s without weight; ${hop.crossed_100_km ? "past 100 km" : hop.crossed_50_miles ? "past 50 miles" : "below 50 miles"}`,
      ],
    ]),
    home?.opportunities?.length ? opportunities(home.opportunities) : null,
    plan.abort_cover.length ? aborts(picture) : null,
  );
}

interface Landing {
  deorbit_utc: string;
  landing_utc: string;
  zone: string;
  cross_range_km: number;
  sun_elevation_deg: number;
  rejected: string;
}

function opportunities(found: Landing[]): HTMLElement {
  return h(
    "section",
    {},
    h("h3", {}, "Landing opportunities, best first"),
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          ...["Landing, UTC", "Zone"].map((name) => h("th", { scope: "col" }, name)),
          h("th", { scope: "col", class: "num" }, "Aside, km"),
          h("th", { scope: "col", class: "num" }, "Sun"),
        ),
      ),
      h(
        "tbody",
        {},
        ...found.map((one) =>
          h(
            "tr",
            { class: one.rejected ? "out" : "" },
            h("td", { class: "nowrap" }, utc(new Date(one.landing_utc)).slice(5, 16)),
            h(
              "td",
              {},
              one.rejected ? "✕ " : "✓ ",
              one.zone.replaceAll("-", " ").replace(/\b\w/g, (c) => c.toUpperCase()),
              one.rejected ? h("small", {}, one.rejected) : null,
            ),
            h("td", { class: "num" }, fixed(one.cross_range_km, 0)),
            h("td", { class: "num" }, `${signed(one.sun_elevation_deg, 0)}°`),
          ),
        ),
      ),
    ),
  );
}

// A row where the mode changes, and one a minute.
function aborts(picture: Picture): HTMLElement {
  const cover = picture.plan.abort_cover;
  const rows = cover.filter(
    (one, i) =>
      i === 0 ||
      i === cover.length - 1 ||
      one.mode !== cover[i - 1]!.mode ||
      Math.floor(one.met_s / 60) !== Math.floor(cover[i - 1]!.met_s / 60),
  );
  return h(
    "section",
    {},
    h("h3", {}, "If the ascent is broken off"),
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, "T+"),
          h("th", { scope: "col" }, "Mode"),
          h("th", { scope: "col" }, "Comes down"),
          h("th", { scope: "col", class: "num" }, "g"),
        ),
      ),
      h(
        "tbody",
        {},
        ...rows.map((a) =>
          h(
            "tr",
            {},
            h("td", { class: "nowrap" }, met(a.met_s).slice(2)),
            h("td", {}, a.mode),
            h(
              "td",
              { class: "nowrap" },
              `${degrees(a.latitude_deg, "N", "S")} ${degrees(a.longitude_deg, "E", "W")}`,
            ),
            h("td", { class: "num" }, fixed(a.max_g, 1)),
          ),
        ),
      ),
    ),
  );
}

export function checks(picture: Picture): HTMLElement {
  const { plan } = picture;
  const names: Record<string, string> = {
    phasing_mps: "Phasing",
    approach_mps: "Approach",
    way_home_mps: "Way home",
    capability_mps: "Ship carries",
    margin_mps: "Left",
  };
  return h(
    "div",
    { class: "facts" },
    h(
      "table",
      { class: "checks" },
      h(
        "tbody",
        {},
        ...plan.checks.map((c) =>
          h(
            "tr",
            { class: c.ok ? "" : "fails" },
            h("td", {}, c.ok ? "✓ pass" : "✕ FAIL"),
            h("td", {}, capital(c.name), h("small", {}, c.detail)),
          ),
        ),
      ),
    ),
    plan.budget
      ? h(
          "section",
          {},
          h("h3", {}, "Δv budget, m/s"),
          pairs([
            ["Total flown", fixed(plan.dv_total_mps, 1)],
            ...Object.entries(plan.budget).map(([k, v]): [string, string] => [
              names[k] ?? capital(k.replace(/_mps$/, "").replaceAll("_", " ")),
              fixed(v, 1),
            ]),
          ]),
        )
      : null,
  );
}

export function dataOf(picture: Picture): HTMLElement {
  const { data } = picture.plan;
  return h(
    "div",
    { class: "facts" },
    pairs([
      ["Station data", `${data.station}, ${fixed(data.age_h, 1)} h old at the start`],
      ...data.warnings.map((w): [string, string] => ["Warning", w]),
      ...data.models.map((m): [string, string] => [
        capital(m.split(":")[0]!),
        m.split(":").slice(1).join(":").trim(),
      ]),
      [
        "Versions",
        Object.entries(data.versions)
          .map(([k, v]) => `${k} ${v}`)
          .join(", "),
      ],
      ["Range", picture.relative && "between the centres of ship and station, so not 0 at contact"],
      ["Ground contact", `elevation above ${picture.ground.minimum_elevation_deg}°; places to 0.1°`],
      ["Drawn for", `${utc(at(picture.zero_utc, 0))} UTC on`],
    ]),
  );
}
