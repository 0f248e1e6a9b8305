"""Station files: told apart by content, refused with a reason, and the newest set before a time."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from pathlib import Path

import pytest

from expedition.errors import StationDataError
from expedition.space.time import format_utc, parse_utc
from expedition.station.elements import ElementSet
from expedition.station.files import MAX_BYTES, newest_before, read_station_file
from expedition.station.oem import Oem

from .test_omm import RECORD, as_json, as_kvn, as_xml

DATA = Path(__file__).resolve().parents[1] / "data"
TLE, OEM = DATA / "iss-2021-10.tle", DATA / "iss-2021-10-01.oem.txt"


def element_sets(path: Path) -> list[ElementSet]:
    read = read_station_file(path)
    assert isinstance(read, list)
    return read


@pytest.mark.parametrize(
    ("content", "count"),
    [
        (TLE.read_bytes(), 4),
        (b"\xef\xbb\xbf" + TLE.read_bytes(), 4),
        (TLE.read_bytes().replace(b"\n", b"\r\n"), 4),
        (TLE.read_bytes().replace(b"\n", b"\r"), 4),
        (as_json().encode(), 1),
        (json.dumps(RECORD, indent=2).encode(), 1),
        (as_kvn().encode(), 1),
        (as_xml().encode(), 1),
        (b"\n\n" + as_xml("omm").split("\n", 1)[1].encode(), 1),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_the_content_decides_not_the_name(tmp_path: Path, content: bytes, count: int, packed: bool) -> None:
    path = tmp_path / "data.bin"
    path.write_bytes(gzip.compress(content) if packed else content)
    assert len(element_sets(path)) == count


def test_an_ephemeris_is_known_too(tmp_path: Path) -> None:
    path = tmp_path / "iss.tle"
    path.write_bytes(gzip.compress(OEM.read_bytes()))
    read = read_station_file(str(path))
    assert isinstance(read, Oem)
    assert read.object_name == "ISS"


REFUSED = {
    "empty": (b"", "is empty"),
    "blank": (b" \n\n ", "is empty"),
    "packed nothing": (gzip.compress(b""), "is empty"),
    "binary": (bytes(range(256)), "is binary"),
    "zeros": (b"1 25544\0" * 20, "is binary"),
    "UTF-16": (TLE.read_text().encode("utf-16"), "is binary"),
    "damaged gzip": (gzip.compress(TLE.read_bytes())[:-40], "gzip file is damaged or cut short"),
    "rubbish gzip": (b"\x1f\x8b" + b"rubbish" * 9, "gzip file is damaged or cut short"),
    "web page": (b"<!DOCTYPE html><html><body>Not found</body></html>", "is a web page"),
    "other XML": (b"<?xml version='1.0'?><gpx/>", "is XML of another kind"),
    "other message": (b"CCSDS_OPM_VERS = 2.0\n", "is a CCSDS OPM"),
    "CSV": (b"OBJECT_NAME,OBJECT_ID,EPOCH\nISS,1998-067A,2021\n", "FORMAT=JSON"),
    "prose": (b"No GP data found", "begins with 'No GP data found'"),
    "entities": (
        b'<!DOCTYPE ndm [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><ndm><omm>&b;</omm></ndm>',
        "DOCTYPE or ENTITY",
    ),
}


@pytest.mark.parametrize(("content", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_station_file_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(StationDataError) as caught:
        read_station_file(path)
    assert says in str(caught.value)
    assert str(path) in str(caught.value)


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(StationDataError, match="does not exist"):
        read_station_file(tmp_path / "nothing")
    with pytest.raises(StationDataError, match="is not a file"):
        read_station_file(tmp_path)


def test_large_files_are_refused_before_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    tracemalloc.start()
    with pytest.raises(StationDataError, match="read are at most 50 MB"):
        read_station_file(path)
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


def test_a_gzip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb"
    with gzip.open(path, "wb", compresslevel=1) as file:
        for _ in range(8):
            file.write(bytes(MAX_BYTES // 4))
    tracemalloc.start()
    with pytest.raises(StationDataError, match="unpacks to more than 50 MB"):
        read_station_file(path)
    assert tracemalloc.get_traced_memory()[1] < 3 * MAX_BYTES
    tracemalloc.stop()


def test_the_newest_set_is_never_from_the_future() -> None:
    sets = element_sets(TLE)
    liftoff = parse_utc("2021-10-05T08:55:02Z")
    for given in (sets, sets[::-1]):
        chosen = newest_before(given, liftoff)
        assert format_utc(chosen.epoch) == "2021-10-05T04:37:05Z"
    assert newest_before(sets, sets[2].epoch) == sets[2]
    assert newest_before(sets, sets[-1].epoch + 1e9) == sets[-1]
    with pytest.raises(StationDataError, match=r"earliest has the epoch 2021-10-03T21:21:55Z, 2\.9 days"):
        newest_before(sets, parse_utc("2021-10-01"))
    with pytest.raises(StationDataError, match="no time of a flight"):
        newest_before(sets, float("nan"))
    with pytest.raises(StationDataError, match="there are no element sets"):
        newest_before([], liftoff)


def test_of_two_sets_with_one_epoch_the_later_issue_counts(tmp_path: Path) -> None:
    path = tmp_path / "two"
    path.write_text(json.dumps([RECORD, RECORD | {"BSTAR": 1e-4}]))
    sets = element_sets(path)
    assert newest_before(sets, sets[0].epoch).bstar == 1e-4


def test_one_object_of_several_is_chosen_by_number(tmp_path: Path) -> None:
    path = tmp_path / "several"
    path.write_text(json.dumps([RECORD, RECORD | {"NORAD_CAT_ID": 48274}]))
    sets = element_sets(path)
    t = sets[0].epoch
    assert read_station_file(path, catalog_number=48274) == sets[1:]
    assert newest_before(sets, t, catalog_number=25544) == sets[0]
    with pytest.raises(
        StationDataError, match="no catalogue number was given; there are sets of 25544, 48274"
    ):
        newest_before(sets, t)
    with pytest.raises(
        StationDataError, match="20580 is not there; there are sets of 25544, 48274"
    ) as caught:
        read_station_file(path, catalog_number=20580)
    assert str(path) in str(caught.value)


def test_published_files_are_read(shared: Path) -> None:
    assert len(element_sets(shared / "data" / "station_elements.tle")) > 1000
    for path in sorted((shared / "data" / "oem").glob("*.gz")):
        assert isinstance(read_station_file(path), Oem)
