"""Our CZML in a page of CesiumJS: loaded by it, drawn by it, and everything where the plan has it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
import pytest

from expedition import Plan, exports
from expedition.space.frames import itrf_from_gcrf_states
from expedition.space.time import format_utc, parse_utc
from tests.planned import planned_once

from .get_cesium import PACKAGE

IN_ORBIT_M, IN_THE_AIR_M = 0.5, 5.0
# Cesium turns the Earth without the measured UT1 and polar motion: 0.1 s and 0.3" are some 60 m.
TURNED_M = 120.0

_PAGE = """<!doctype html><meta charset="utf-8"><title>CZML</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/Build/Cesium/Widgets/widgets.css">
<style>html, body, #view { margin: 0; height: 100%; }</style><div id="view"></div>
<script>window.CESIUM_BASE_URL = "/Build/Cesium/";</script>
<script src="/Build/Cesium/Cesium.js"></script>
<script>
const parts = ["animation", "baseLayerPicker", "fullscreenButton", "geocoder", "homeButton", "infoBox",
  "sceneModePicker", "selectionIndicator", "timeline", "navigationHelpButton"];
async function open(url) {
  const source = await Cesium.CzmlDataSource.load(url);
  const options = Object.fromEntries(parts.map((name) => [name, false]));
  // It draws when it is asked to; left alone it would draw for as long as the tests run.
  const still = { useDefaultRenderLoop: false, baseLayer: false, globe: false, skyBox: false };
  const viewer = new Cesium.Viewer("view", { ...options, ...still });
  await viewer.dataSources.add(source);
  const { startTime, stopTime } = viewer.clock;
  await Cesium.Transforms.preloadIcrfFixed(new Cesium.TimeInterval({ start: startTime, stop: stopTime }));
  Object.assign(window, { source, viewer });
  return source.entities.values.map((entity) => entity.id);
}
function places(asked) {
  return asked.map(([id, utc, frame]) => {
    const when = Cesium.JulianDate.fromIso8601(utc);
    const position = source.entities.getById(id).position;
    const place = position.getValueInReferenceFrame(when, Cesium.ReferenceFrame[frame]);
    return place ? [place.x, place.y, place.z] : null;
  });
}
function draw(utc) {
  const now = (viewer.clock.currentTime = Cesium.JulianDate.fromIso8601(utc));
  const ship = source.entities.getById("ship").position.getValue(now);
  viewer.dataSourceDisplay.update(now);
  viewer.camera.lookAt(ship, new Cesium.Cartesian3(0, 0, 3e6));
  viewer.scene.render(now);
  return Cesium.SceneTransforms.worldToWindowCoordinates(viewer.scene, ship);
}
</script>"""


class _Folder(SimpleHTTPRequestHandler):
    """CesiumJS's files, the page, and flights by name."""

    made: dict[str, tuple[bytes, str]]

    def do_GET(self) -> None:
        if self.path not in self.made:
            super().do_GET()
            return
        body, kind = self.made[self.path]
        self.send_response(200)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing on the terminal."""


@pytest.fixture(scope="module")
def cesium(chromium: Any, ms19: Plan) -> Iterator[Any]:
    """Opens a plan in a page of CesiumJS; at the end it may not have complained or asked anybody else."""
    if not (PACKAGE / "Build" / "Cesium" / "Cesium.js").is_file():
        pytest.skip("CesiumJS is not here: `make test` fetches it where npm is installed")
    handler = type("_Served", (_Folder,), {"made": {"/": (_PAGE.encode(), "text/html")}})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(PACKAGE)))  # type: ignore[arg-type]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    wrong: list[str] = []
    pages: list[Any] = []

    def start(flight: Plan) -> tuple[Any, list[str]]:
        name = f"/{flight.flight.name}.czml"
        handler.made[name] = (exports.write(flight, "czml"), "application/json")
        page = chromium.new_page(viewport={"width": 320, "height": 240})
        pages.append(page)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on("request", lambda asked: wrong.append(asked.url) if not _own(asked.url, address) else None)
        page.goto(f"{address}/")
        return page, page.evaluate("name => open(name)", name)

    yield start
    for page in pages:
        page.close()
    server.shutdown()
    server.server_close()
    assert wrong == []


def _own(url: str, address: str) -> bool:
    return url.startswith((address + "/", "blob:", "data:"))


def _places(page: Any, flight: Plan, who: str, met_s: Any, frame: str) -> Any:
    zero = parse_utc(flight.zero_utc)
    asked = [[who, format_utc(zero + float(t), 9), frame] for t in met_s]
    return np.array(page.evaluate("asked => places(asked)", asked), dtype=float)


def _miss_m(found: Any, states: Any) -> float:
    return float(np.linalg.norm(found - states[:, :3], axis=1).max())


def test_cesium_draws_a_flight_to_a_station_where_the_plan_has_it(cesium: Any, ms19: Plan) -> None:
    page, names = cesium(ms19)
    assert {"ship", "station", "place/pad", "port/rassvet", "ground/yeniseysk", "event/1"} <= set(names)
    zero, cutoff = parse_utc(ms19.zero_utc), ms19.insertion.cutoff_met_s
    around_burns = [
        b.met_s + dt for b in ms19.burns[:6] for dt in (-0.5, 0.5 * b.duration_s, b.duration_s + 0.5)
    ]
    docking = ms19.duration_s - np.array([600.0, 60.0, 1.0, 0.01])
    orbit = np.concatenate([np.linspace(cutoff + 5.0, ms19.duration_s - 700.0, 40), around_burns, docking])
    # An interval begins at the microsecond; an instant that is a part of one earlier is not in it.
    air = np.linspace(1e-3, cutoff - 0.5, 40)

    ship, station = ms19.state_gcrf(orbit), ms19.station_state_gcrf(orbit)
    assert _miss_m(_places(page, ms19, "ship", orbit, "INERTIAL"), ship) < IN_ORBIT_M
    assert _miss_m(_places(page, ms19, "station", orbit, "INERTIAL"), station) < IN_ORBIT_M
    fixed = itrf_from_gcrf_states(zero + air, ms19.state_gcrf(air))
    assert _miss_m(_places(page, ms19, "ship", air, "FIXED"), fixed) < IN_THE_AIR_M
    turned = itrf_from_gcrf_states(zero + orbit, ship)
    assert _miss_m(_places(page, ms19, "ship", orbit, "FIXED"), turned) < TURNED_M
    # Beside the station both are turned alike: what the eye sees there is right to the metre.
    apart = _places(page, ms19, "ship", docking, "FIXED") - _places(page, ms19, "station", docking, "FIXED")
    ranges = np.linalg.norm(ms19.relative_rtn(docking)[:, :3], axis=1)
    assert np.linalg.norm(apart, axis=1) == pytest.approx(ranges, abs=1.0)
    for t in (60.0, ms19.burns[0].met_s + 10.0, ms19.duration_s - 60.0):
        where = page.evaluate("utc => draw(utc)", format_utc(zero + t, 6))
        assert (where["x"], where["y"]) == pytest.approx((160.0, 120.0), abs=2.0)


def test_cesium_draws_a_flight_home_down_to_the_ground(cesium: Any) -> None:
    home = planned_once("soyuz-ms-18-return")
    page, names = cesium(home)
    assert {"ship", "station", "place/landing"} <= set(names)
    zero = parse_utc(home.zero_utc)
    air = [segment for segment in home.trajectory if segment.frame == "ITRF"]
    met = np.linspace(air[0].met_s[0] + 1.0, home.duration_s - 1.0, 60)
    fixed = itrf_from_gcrf_states(zero + met, home.state_gcrf(met))
    assert _miss_m(_places(page, home, "ship", met, "FIXED"), fixed) < IN_THE_AIR_M
    orbit = np.linspace(home.trajectory[0].met_s[0] + 1.0, air[0].met_s[0] - 1.0, 60)
    assert _miss_m(_places(page, home, "ship", orbit, "INERTIAL"), home.state_gcrf(orbit)) < IN_ORBIT_M
    landed = _places(page, home, "place/landing", [home.duration_s], "FIXED")
    assert np.linalg.norm(landed[0] - fixed[-1, :3]) < 3000.0
    page.evaluate("utc => draw(utc)", format_utc(zero + home.duration_s - 1.0, 6))
