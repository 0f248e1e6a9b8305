"""Orbit mean-elements messages: the three notations give the same set, and faults are named."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from expedition.errors import StationDataError
from expedition.space.time import format_utc
from expedition.station.elements import parse_tle
from expedition.station.omm import parse_omm

DATA = Path(__file__).resolve().parents[1] / "data"

# The ISS as CelesTrak publishes it, with the elements of NORAD's set of 2021-10-05 10:56.
RECORD = {
    "OBJECT_NAME": "ISS (ZARYA)",
    "OBJECT_ID": "1998-067A",
    "EPOCH": "2021-10-05T10:56:52.812384",
    "MEAN_MOTION": 15.4893418,
    "ECCENTRICITY": 0.0004192,
    "INCLINATION": 51.6451,
    "RA_OF_ASC_NODE": 157.4951,
    "ARG_OF_PERICENTER": 59.596,
    "MEAN_ANOMALY": 115.9045,
    "EPHEMERIS_TYPE": 0,
    "CLASSIFICATION_TYPE": "U",
    "NORAD_CAT_ID": 25544,
    "ELEMENT_SET_NO": 999,
    "REV_AT_EPOCH": 30568,
    "BSTAR": 9.187e-5,
    "MEAN_MOTION_DOT": 4.603e-5,
    "MEAN_MOTION_DDOT": 0,
}
METADATA = {
    "CENTER_NAME": "EARTH",
    "REF_FRAME": "TEME",
    "TIME_SYSTEM": "UTC",
    "MEAN_ELEMENT_THEORY": "SGP4",
}
UNITS = {"MEAN_MOTION": "rev/day", "INCLINATION": "deg", "BSTAR": "1/ER"}


def as_json(**changes: object) -> str:
    return json.dumps([RECORD | changes])


def as_kvn(**changes: object) -> str:
    lines = [
        "CCSDS_OMM_VERS = 2.0",
        "COMMENT a note",
        "CREATION_DATE = 2021-11-05T12:00:00",
        "ORIGINATOR = TEST",
        "",
    ]
    for key, value in (METADATA | RECORD | changes).items():
        lines.append(f"{key:20} = {value}" + (f" [{UNITS[key]}]" if key in UNITS else ""))
    return "\n".join(lines) + "\n"


def as_xml(root: str = "ndm", **changes: object) -> str:
    def leaves(keys: dict[str, object]) -> str:
        return "".join(
            f"<{key}" + (f' units="{UNITS[key]}"' if key in UNITS else "") + f">{value}</{key}>"
            for key, value in keys.items()
        )

    fields = RECORD | changes
    names = {key: fields[key] for key in ("OBJECT_NAME", "OBJECT_ID")}
    tle = {key: value for key, value in fields.items() if key in RECORD and list(RECORD).index(key) > 8}
    mean = {key: value for key, value in fields.items() if key not in names and key not in tle}
    omm = (
        '<omm id="CCSDS_OMM_VERS" version="2.0"><header><CREATION_DATE/><ORIGINATOR/></header><body><segment>'
        f"<metadata>{leaves(names | METADATA)}</metadata><data><meanElements>{leaves(mean)}</meanElements>"
        f"<tleParameters>{leaves(tle)}</tleParameters></data></segment></body></omm>"
    )
    start = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f"{start}<ndm>{omm}</ndm>" if root == "ndm" else f"{start}{omm}"


def test_reads_what_the_message_says() -> None:
    one = parse_omm(as_json())[0]
    assert (one.name, one.catalog_number) == ("ISS (ZARYA)", 25544)
    assert one.international_designator == "1998-067A"
    assert format_utc(one.epoch, 6) == "2021-10-05T10:56:52.812384Z"
    assert math.degrees(one.inclination_rad) == pytest.approx(51.6451, abs=1e-12)
    assert one.bstar == 9.187e-5
    assert (one.element_set_number, one.revolution) == (999, 30568)


def test_all_notations_give_the_same_set() -> None:
    one = parse_omm(as_json())[0]
    texts = json.dumps({key: str(value) for key, value in RECORD.items()})
    for text in (json.dumps(RECORD), texts, as_kvn(), as_xml(), as_xml("omm")):
        assert parse_omm(text) == [one]
    with_namespace = (
        as_xml().replace("<ndm>", '<n:ndm xmlns:n="urn:ccsds:schema:ndmxml">').replace("</ndm>", "</n:ndm>")
    )
    assert parse_omm(with_namespace) == [one]


def test_a_creation_date_is_that_of_the_set_if_it_is_near_the_epoch() -> None:
    """As Space-Track gives it; CelesTrak leaves it empty, and a copy made later has its own."""
    assert [one[0].created for one in map(parse_omm, (as_json(), as_kvn(), as_xml()))] == [None] * 3
    made = "2021-10-05T11:48:16"
    for text in (
        as_json(CREATION_DATE=made),
        as_kvn().replace("2021-11-05T12:00:00", made),
        as_xml().replace("<CREATION_DATE/>", f"<CREATION_DATE>{made}</CREATION_DATE>"),
    ):
        (one,) = parse_omm(text)
        assert one.created is not None
        assert format_utc(one.created) == f"{made}Z"
    assert parse_omm(as_json(CREATION_DATE="2021-10-05T10:00:00"))[0].created is None
    with pytest.raises(StationDataError, match="CREATION_DATE"):
        parse_omm(as_json(CREATION_DATE="yesterday"))


def test_agrees_with_the_two_line_set() -> None:
    one, tle = parse_omm(as_json())[0], parse_tle((DATA / "iss-2021-10.tle").read_text())[-1]
    assert one.epoch == pytest.approx(tle.epoch, abs=1e-6)
    apart = abs(one.state_teme(one.epoch) - tle.state_teme(one.epoch))[:3].max()
    assert apart < 0.01, f"{apart} m apart"


def test_several_messages_keep_their_order() -> None:
    several = json.dumps([RECORD, RECORD | {"NORAD_CAT_ID": 48274, "OBJECT_NAME": "CSS (TIANHE)"}])
    assert [one.catalog_number for one in parse_omm(several)] == [25544, 48274]
    assert [one.catalog_number for one in parse_omm(as_kvn() + as_kvn(NORAD_CAT_ID=48274))] == [25544, 48274]
    twice = as_xml().replace("</ndm>", as_xml("omm", NORAD_CAT_ID=48274).split("\n")[1] + "</ndm>")
    assert [one.catalog_number for one in parse_omm(twice)] == [25544, 48274]


def test_long_catalogue_numbers_can_be_flown() -> None:
    one = parse_omm(as_json(NORAD_CAT_ID=799500123))[0]
    assert one.catalog_number == 799500123
    assert one.state_teme(one.epoch).shape == (6,)


WRONG_VALUES = {
    "CENTER_NAME": ("MARS", "possible is EARTH"),
    "REF_FRAME": ("EME2000", "possible is TEME"),
    "TIME_SYSTEM": ("TAI", "possible is UTC"),
    "MEAN_ELEMENT_THEORY": ("SGP4-XP", "possible is SGP4"),
    "EPHEMERIS_TYPE": (4, "SGP4-XP"),
    "EPOCH": ("yesterday", "is not a date and time"),
    "MEAN_MOTION": ("fast", "MEAN_MOTION is 'fast'"),
    "ECCENTRICITY": (1.2, "possible is 0 to 1"),
    "INCLINATION": (-3, "possible is 0 to 180"),
    "BSTAR": ("NaN", "BSTAR is 'NaN'"),
    "MEAN_ANOMALY": ("1e999", "not a finite number"),
    "NORAD_CAT_ID": (2554.4, "expected is a whole number"),
    "RA_OF_ASC_NODE": (1e9, "ascending node"),
}


@pytest.mark.parametrize("notation", [as_json, as_kvn])
@pytest.mark.parametrize(("key", "value", "says"), [(k, *v) for k, v in WRONG_VALUES.items()])
def test_wrong_values_are_named(notation: object, key: str, value: object, says: str) -> None:
    assert callable(notation)
    with pytest.raises(StationDataError, match="iss") as caught:
        parse_omm(notation(**{key: value}), where="iss")
    assert says in str(caught.value)


@pytest.mark.parametrize("key", ["EPOCH", "MEAN_MOTION", "BSTAR", "NORAD_CAT_ID"])
def test_missing_fields_are_named(key: str) -> None:
    left = {name: value for name, value in RECORD.items() if name != key}
    with pytest.raises(StationDataError, match=f"^iss: {key} is missing"):
        parse_omm(json.dumps(left), where="iss")
    with pytest.raises(StationDataError, match=f"^iss: {key} is missing"):
        parse_omm(json.dumps(RECORD | {key: None}), where="iss")
    with pytest.raises(StationDataError, match=f"^iss: {key} is missing"):
        parse_omm(as_kvn(**{key: ""}).replace("[rev/day]", "").replace("[1/ER]", ""), where="iss")


BROKEN = {
    "empty list": ("[]", "list is empty"),
    "cut JSON": (as_json()[:-20], "damaged or cut short"),
    "bare NaN": (json.dumps(RECORD | {"BSTAR": math.nan}), "BSTAR is 'nan'"),
    "list of numbers": ("[1, 2]", "message 1: is '1'"),
    "deep": ("[" * 100_000, "damaged or cut short (nested more than 20 deep)"),
    "deep and closed": ("[" * 500 + "]" * 500, "damaged or cut short (nested more than 20 deep)"),
    "boolean": (as_json(BSTAR=True), "BSTAR is 'True'"),
    "cut XML": (as_xml()[:-30], "damaged or cut short at line 2"),
    "other XML": ("<kml><Document/></kml>", "is XML of <kml>"),
    "entities": ('<!DOCTYPE x [<!ENTITY a "b">]>' + as_xml("omm"), "DOCTYPE or ENTITY"),
    "unit": (as_xml().replace('"deg"', '"rad"'), "INCLINATION is in [rad], expected is [deg]"),
    "KVN unit": (as_kvn().replace("[deg]", "[rad]"), "INCLINATION is in [rad], expected is [deg]"),
    "KVN version": (as_kvn().replace("2.0", "9.0"), "line 1: CCSDS_OMM_VERS is '9.0'"),
    "KVN without start": (as_kvn().split("\n", 1)[1], "expected is CCSDS_OMM_VERS"),
    "KVN no pair": (as_kvn() + "what is this\n", "'what is this' is not a KEY = value line"),
    "given twice": (as_kvn() + "BSTAR = 0\n", "BSTAR is given twice"),
    "empty": ("", "holds no OMM"),
}


@pytest.mark.parametrize(("text", "says"), BROKEN.values(), ids=BROKEN.keys())
def test_broken_texts_are_refused(text: str, says: str) -> None:
    with pytest.raises(StationDataError) as caught:
        parse_omm(text, where="iss")
    assert says in str(caught.value)
    assert str(caught.value).startswith("iss")
