"""Write the reference arcs and frames that the tests hold the engine against.

The program is Orekit, independent of Expedition's engine; it is no dependency of Expedition. To run it again
(Java 11 or newer is needed):

    python -m venv refvenv
    refvenv/bin/pip install "orekit-jpype==13.1.9.0" "heyoka==7.13.2" "satkit-data==0.9.0" astropy-iers-data
    refvenv/bin/python tests/reference/generate.py

The answers in this folder were written with these versions and astropy-iers-data 0.2026.11.2; running it
again with them gives the same files to the last digit.

Force model: EGM2008 to 20x20 (tide-free; the coefficients as heyoka carries them), Sun and Moon as points
(DE440, as satkit-data carries it), relativity (Schwarzschild, Lense-Thirring, de Sitter). Earth orientation
is that of IERS finals2000A with the daily and half-daily tidal terms (IERS 2010). No drag. Each arc is flown
twice:

- `matched`: solid tides by the frequency-independent Love numbers only, which is what the engine has;
- `full`: the frequency-dependent part and the pole tide too, which the engine leaves out.

Integration: Dormand-Prince 8(5,3), steps of at most 30 s, 1e-12 relative. The burn is a constant acceleration
along the axes R, T, N of the ship's own orbit, and the integration restarts at its ends.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import math
import tempfile
from itertools import pairwise
from pathlib import Path

import heyoka
import orekit_jpype

orekit_jpype.initVM()

from java.io import File  # noqa: E402
from org.hipparchus.geometry.euclidean.threed import Rotation, RotationConvention, Vector3D  # noqa: E402
from org.hipparchus.ode.nonstiff import DormandPrince853Integrator  # noqa: E402
from org.orekit.attitudes import LofOffset  # noqa: E402
from org.orekit.bodies import CelestialBodyFactory, JPLEphemeridesLoader  # noqa: E402
from org.orekit.data import DataContext, DirectoryCrawler  # noqa: E402
from org.orekit.forces.empirical import ParametricAcceleration, PolynomialAccelerationModel  # noqa: E402
from org.orekit.forces.gravity import (  # noqa: E402
    DeSitterRelativity,
    HolmesFeatherstoneAttractionModel,
    LenseThirringRelativity,
    Relativity,
    SolidTides,
    ThirdBodyAttraction,
)
from org.orekit.forces.gravity.potential import (  # noqa: E402
    GravityFieldFactory,
    ICGEMFormatReader,
    TideSystem,
)
from org.orekit.frames import FramesFactory, LOFType, Transform  # noqa: E402
from org.orekit.orbits import CartesianOrbit, OrbitType  # noqa: E402
from org.orekit.propagation import SpacecraftState  # noqa: E402
from org.orekit.propagation.numerical import NumericalPropagator  # noqa: E402
from org.orekit.time import AbsoluteDate, TimeScalesFactory  # noqa: E402
from org.orekit.utils import IERSConventions, PVCoordinates, TimeStampedPVCoordinates  # noqa: E402

HERE = Path(__file__).parent
DEGREE = 20

# Osculating elements at the start: perigee and apogee heights over 6378136.3 m; inclination, node, argument
# of perigee and true anomaly. Burns: start and end (s from the arc's start), acceleration (m/s²; R, T, N).
ARCS = [
    {
        "name": "station-1-day",
        "epoch_utc": "2021-10-05T08:55:02.000Z",
        "heights_km": (415.0, 425.0),
        "angles_deg": (51.64, 160.0, 70.0, 15.0),
        "duration_s": 86400.0,
        "samples": 16,
        "burns": [],
    },
    {
        "name": "ship-6-hours",
        "epoch_utc": "2024-09-11T16:31:48.000Z",
        "heights_km": (200.0, 242.0),
        "angles_deg": (51.66, 25.0, 60.0, 5.0),
        "duration_s": 21600.0,
        "samples": 12,
        "burns": [],
    },
    {
        "name": "over-the-leap-second",
        "epoch_utc": "2016-12-31T18:00:00.000Z",
        "heights_km": (403.0, 412.0),
        "angles_deg": (51.64, 285.0, 30.0, 120.0),
        "duration_s": 43200.0,
        "samples": 12,
        "burns": [],
    },
    {
        "name": "ship-with-burn",
        "epoch_utc": "2024-09-11T16:31:48.000Z",
        "heights_km": (200.0, 242.0),
        "angles_deg": (51.66, 25.0, 60.0, 5.0),
        "duration_s": 10800.0,
        "samples": 12,
        "burns": [{"start_s": 2700.0, "end_s": 2760.0, "acceleration_rtn_mps2": (0.05, 0.4, -0.1)}],
    },
]

STATE = [4.2e6, -3.3e6, 4.1e6, 3.5e3, 6.6e3, 1.6e3]
FRAME_DATES = [
    "2005-04-15T00:45:07.000Z",
    "2016-12-31T23:59:59.500Z",
    "2017-01-01T00:00:00.500Z",
    "2021-10-05T08:55:02.000Z",
    "2024-09-11T16:31:48.000Z",
]


def data_folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    return Path(next(iter(spec.submodule_search_locations))) / "data"


def write_gravity(folder: Path) -> None:
    """EGM2008 in the ICGEM format, from heyoka's table (degree by degree from 2, each from order 0)."""
    rows = heyoka.model.get_egm2008_CS()
    lines = [
        "product_type gravity_field",
        "modelname EGM2008",
        f"earth_gravity_constant {heyoka.model.get_egm2008_mu()!r}",
        f"radius {heyoka.model.get_egm2008_a()!r}",
        f"max_degree {DEGREE}",
        "errors no",
        "norm fully_normalized",
        "tide_system tide_free",
        "end_of_head",
        "gfc 0 0 1.0 0.0",
        *[f"gfc 1 {m} 0.0 0.0" for m in (0, 1)],
    ]
    index = 0
    for n in range(2, DEGREE + 1):
        for m in range(n + 1):
            c, s = rows[index]
            lines.append(f"gfc {n} {m} {float(c)!r} {float(s)!r}")
            index += 1
    (folder / "egm2008.gfc").write_text("\n".join(lines) + "\n")


def write_leap_seconds(folder: Path) -> None:
    """TAI − UTC in the layout of the U.S. Naval Observatory's tai-utc.dat, from the IERS table."""
    months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
    lines = []
    for line in (data_folder("astropy_iers_data") / "Leap_Second.dat").read_text().splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            mjd, day, month, year, offset = line.split()
            lines.append(
                f" {year} {months[int(month) - 1]} {int(day):2d} =JD {float(mjd) + 2400000.5:.1f}  "
                f"TAI-UTC={int(offset):4d}.0       S + (MJD - 41317.) X 0.0      S"
            )
    (folder / "tai-utc.dat").write_text("\n".join(lines) + "\n")


def load_data(folder: Path) -> None:
    write_gravity(folder)
    write_leap_seconds(folder)
    (folder / "finals2000A.all").symlink_to(data_folder("astropy_iers_data") / "finals2000A.all")
    (folder / "de440.bin").symlink_to(data_folder("satkit_data") / "linux_p1550p2650.440")
    DataContext.getDefault().getDataProvidersManager().addProvider(DirectoryCrawler(File(str(folder))))
    GravityFieldFactory.addPotentialCoefficientsReader(ICGEMFormatReader("egm2008.gfc", False))
    for name in ("SOLAR_SYSTEM_BARYCENTER", "EARTH_MOON", "EARTH", "SUN", "MOON"):
        kind = getattr(JPLEphemeridesLoader.EphemerisType, name)
        body = getattr(CelestialBodyFactory, name)
        CelestialBodyFactory.addCelestialBodyLoader(body, JPLEphemeridesLoader("^de440\\.bin$", kind))


def force_models(tides: str) -> list:
    """Orekit's forces; `tides` is "matched" or "full", as the arcs name them."""
    itrf = FramesFactory.getITRF(IERSConventions.IERS_2010, False)
    sun, moon = CelestialBodyFactory.getSun(), CelestialBodyFactory.getMoon()
    field = GravityFieldFactory.getNormalizedProvider(DEGREE, DEGREE)
    place = (itrf, field.getAe(), field.getMu(), TideSystem.TIDE_FREE)
    if tides == "matched":
        solid = SolidTides(*place, IERSConventions.IERS_2010.getLoveNumbers(), [sun, moon])
    else:
        ut1 = TimeScalesFactory.getUT1(IERSConventions.IERS_2010, False)
        solid = SolidTides(*place, IERSConventions.IERS_2010, ut1, [sun, moon])
    return [
        HolmesFeatherstoneAttractionModel(itrf, field),
        ThirdBodyAttraction(sun),
        ThirdBodyAttraction(moon),
        solid,
        Relativity(field.getMu()),
        LenseThirringRelativity(field.getMu(), itrf),
        DeSitterRelativity(),
    ]


def start_state(arc: dict, mu: float) -> list[float]:
    """GCRF position and velocity (m, m/s) of the arc's osculating elements."""
    perigee, apogee = (6378136.3 + 1e3 * h for h in arc["heights_km"])
    inclination, node, argument, anomaly = (math.radians(a) for a in arc["angles_deg"])
    a, e = 0.5 * (perigee + apogee), (apogee - perigee) / (apogee + perigee)
    p = a * (1.0 - e * e)
    u = argument + anomaly
    r = p / (1.0 + e * math.cos(anomaly))
    across = math.sqrt(mu / p) * e * math.sin(anomaly)
    along = math.sqrt(mu / p) * (1.0 + e * math.cos(anomaly))
    ascending = [math.cos(node), math.sin(node), 0.0]
    beyond = [
        -math.sin(node) * math.cos(inclination),
        math.cos(node) * math.cos(inclination),
        math.sin(inclination),
    ]
    out = [math.cos(u) * x + math.sin(u) * y for x, y in zip(ascending, beyond, strict=True)]
    forward = [-math.sin(u) * x + math.cos(u) * y for x, y in zip(ascending, beyond, strict=True)]
    return [r * x for x in out] + [across * x + along * y for x, y in zip(out, forward, strict=True)]


def vectors(pv: PVCoordinates) -> list[float]:
    p, v = pv.getPosition(), pv.getVelocity()
    return [float(x) for x in (p.getX(), p.getY(), p.getZ(), v.getX(), v.getY(), v.getZ())]


def fly(state: list[float], epoch: AbsoluteDate, arc: dict, tides: str) -> list[list[float]]:
    """States at the arc's sample times; the integration restarts where a burn begins or ends."""
    gcrf = FramesFactory.getGCRF()
    forces = force_models(tides)
    mu = GravityFieldFactory.getNormalizedProvider(DEGREE, DEGREE).getMu()
    samples = [arc["duration_s"] * k / arc["samples"] for k in range(1, arc["samples"] + 1)]
    cuts = {burn[key] for burn in arc["burns"] for key in ("start_s", "end_s")}
    edges = sorted({0.0, arc["duration_s"]} | cuts)
    pv = PVCoordinates(Vector3D(*state[:3]), Vector3D(*state[3:]))
    rows = []
    for begin, end in pairwise(edges):
        integrator = DormandPrince853Integrator(1e-3, 30.0, 1e-9, 1e-12)
        propagator = NumericalPropagator(integrator)
        propagator.setOrbitType(OrbitType.CARTESIAN)
        for force in forces:
            propagator.addForceModel(force)
        for burn in arc["burns"]:
            if burn["start_s"] <= begin < burn["end_s"]:
                size = math.hypot(*burn["acceleration_rtn_mps2"])
                along = Vector3D(*(x / size for x in burn["acceleration_rtn_mps2"]))
                axes = LofOffset(gcrf, LOFType.QSW)
                model = PolynomialAccelerationModel("burn", None, 0)
                model.getParametersDrivers().get(0).setValue(size)
                propagator.addForceModel(ParametricAcceleration(along, axes, model))
        stamped = TimeStampedPVCoordinates(epoch.shiftedBy(begin), pv.getPosition(), pv.getVelocity())
        propagator.setInitialState(SpacecraftState(CartesianOrbit(stamped, gcrf, mu)))
        # The last sample of all falls on the last edge.
        for t in [t for t in samples if begin < t < end] + [end]:
            pv = propagator.propagate(epoch.shiftedBy(t)).getPVCoordinates(gcrf)
            if t in samples:
                rows.append([t, *vectors(pv)])
    return rows


def arcs() -> dict:
    tai_epoch = AbsoluteDate(2000, 1, 1, 12, 0, 0.0, TimeScalesFactory.getTAI())
    mu = GravityFieldFactory.getNormalizedProvider(DEGREE, DEGREE).getMu()
    out = []
    for arc in ARCS:
        epoch = AbsoluteDate(arc["epoch_utc"].rstrip("Z"), TimeScalesFactory.getUTC())
        state = start_state(arc, mu)
        out.append(
            {
                "name": arc["name"],
                "epoch_utc": arc["epoch_utc"],
                "epoch_tai_s": epoch.durationFrom(tai_epoch),
                "state_gcrf": state,
                "duration_s": arc["duration_s"],
                "burns": arc["burns"],
                "matched": fly(state, epoch, arc, "matched"),
                "full": fly(state, epoch, arc, "full"),
            }
        )
    return {"program": program(), "columns": "s from start, GCRF m and m/s", "arcs": out}


def frames() -> dict:
    """One made-up state in orbit, read as ITRF and as TEME coordinates, and what it is in GCRF.

    TEME is taken by the definition that goes with SGP4: behind the true pole, turned from the terrestrial
    intermediate frame by Greenwich mean sidereal time of 1982. Orekit's own TEME frame lies 0.4 to 0.8 m from
    it, since it leaves the observed corrections to nutation out.
    """
    gcrf = FramesFactory.getGCRF()
    itrf = FramesFactory.getITRF(IERSConventions.IERS_2010, False)
    tirf = FramesFactory.getTIRF(IERSConventions.IERS_2010, False)
    ut1 = TimeScalesFactory.getUT1(IERSConventions.IERS_2010, False)
    sidereal = IERSConventions.IERS_1996.getGMSTFunction(ut1)
    pv = PVCoordinates(Vector3D(*STATE[:3]), Vector3D(*STATE[3:]))
    rows = []
    for text in FRAME_DATES:
        date = AbsoluteDate(text.rstrip("Z"), TimeScalesFactory.getUTC())
        # The interpolating transforms would cost some millimetres.
        from_itrf = FramesFactory.getNonInterpolatingTransform(itrf, gcrf, date)
        from_tirf = FramesFactory.getNonInterpolatingTransform(tirf, gcrf, date).getRotation()
        turn = Rotation(Vector3D.PLUS_K, sidereal.value(date), RotationConvention.FRAME_TRANSFORM)
        from_teme = Transform(date, from_tirf.applyTo(turn))
        rows.append(
            {
                "utc": text,
                "gcrf_of_itrf": vectors(from_itrf.transformPVCoordinates(pv)),
                "gcrf_of_teme": vectors(from_teme.transformPVCoordinates(pv)),
            }
        )
    return {"program": program(), "state": STATE, "dates": rows}


def program() -> dict:
    return {
        "name": "Orekit",
        **{
            package: importlib.metadata.version(package)
            for package in ("orekit-jpype", "heyoka", "satkit-data", "astropy-iers-data")
        },
    }


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        load_data(Path(folder))
        for name, answer in (("arcs", arcs()), ("frames", frames())):
            (HERE / f"{name}.json").write_text(json.dumps(answer, indent=1) + "\n")


if __name__ == "__main__":
    main()
