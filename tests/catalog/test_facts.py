"""Facts read from TOML: inheritance of sources, refusals, and files that are not what they should be."""

from __future__ import annotations

import math
import os
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expedition.catalog.facts import CONFIDENCES, MAX_BYTES, Provenance, read_toml, unwrap
from expedition.errors import InputError

FILE = Path("thing.toml")
QUICK_S = 5.0


def read(text: str, *, demand: bool = True) -> tuple[dict[str, Any], dict[str, Provenance]]:
    return unwrap(tomllib.loads(text), file=FILE, demand=demand)


def test_a_value_with_its_own_source_is_unwrapped() -> None:
    tree, provenance = read(
        'mass_kg = { value = 7080, source = "a page", confidence = "verified", note = "dry" }'
    )
    assert tree == {"mass_kg": 7080}
    assert provenance == {"mass_kg": Provenance("a page", "verified", "dry")}


def test_the_nearest_enclosing_table_speaks() -> None:
    tree, provenance = read(
        """
        source = "outer"
        confidence = "verified"
        a = 1
        b = { value = 2, confidence = "assumed" }
        [t]
        c = 3
        [t.u]
        source = "inner"
        d = [4.0, 5.0]
        [[list]]
        e = 6
        [[list]]
        source = "second"
        e = 7
        """
    )
    assert tree == {"a": 1, "b": 2, "t": {"c": 3, "u": {"d": (4.0, 5.0)}}, "list": ({"e": 6}, {"e": 7})}
    assert provenance == {
        "a": Provenance("outer", "verified"),
        "b": Provenance("outer", "assumed"),
        "t.c": Provenance("outer", "verified"),
        "t.u.d": Provenance("inner", "verified"),
        "list[0].e": Provenance("outer", "verified"),
        "list[1].e": Provenance("second", "verified"),
    }


def test_a_note_in_a_table_stays_with_the_table() -> None:
    _, provenance = read('source = "s"\nconfidence = "bounded"\n[t]\nnote = "why"\na = 1')
    assert provenance == {
        "t": Provenance("s", "bounded", "why"),
        "t.a": Provenance("s", "bounded"),
    }


def test_sources_are_looked_up_by_key() -> None:
    _, provenance = read(
        'a = { value = 1, source = "@book", confidence = "verified" }\n[sources]\nbook = "The Book, 2010"'
    )
    assert provenance["a"].source == "The Book, 2010"


def test_texts_need_no_source() -> None:
    assert read('title = "Thing"\nlaunchers = ["a", "b"]') == (
        {"title": "Thing", "launchers": ("a", "b")},
        {},
    )


@pytest.mark.parametrize(
    ("text", "path", "says"),
    [
        ("a = 1", "a", "no source"),
        ('a = { value = 1, source = "s" }', "a", "no confidence"),
        ('confidence = "verified"\n[t]\n[[t.u]]\na = [1.0, 2.0]', "t.u[0].a", "no source"),
        ("since = 2021-11-26", "since", "no source"),
        ("flies = true", "flies", "no source"),
        ("a = [[1, 2], [3, 4]]", "a", "no source"),
        ('a = { value = 1, source = "s", confidence = "sure" }', "a", "none of verified, bounded, assumed"),
        (
            'a = { value = 1, source = "@boook", confidence = "verified" }\n[sources]\nbook = "B"',
            "a",
            "@book?",
        ),
        ('a = { value = 1, source = "", confidence = "verified" }', "a.source", "says something"),
        ('source = 3\nconfidence = "verified"\na = 1', "source", "must be a text"),
        ('a = { value = 1, source = "s", confidence = "verified", unit = "kg" }', "a", "'unit'"),
        ('a = { value = nan, source = "s", confidence = "verified" }', "a", "not a number"),
        ("sources = 3", "sources", "table of texts"),
    ],
)
def test_what_has_no_provenance_is_refused_with_file_and_path(text: str, path: str, says: str) -> None:
    with pytest.raises(InputError) as refused:
        read(text)
    assert refused.value.field == path
    assert str(refused.value).startswith(f"{path}: ")
    assert says in str(refused.value)
    assert "thing.toml" in str(refused.value)


def test_without_demand_numbers_stand_alone() -> None:
    assert read("a = 1\nb = 2021-10-05", demand=False)[0]["a"] == 1


keys = st.text("abcdefgh_", min_size=1, max_size=6).filter(
    lambda key: key not in ("value", "source", "confidence", "note", "sources")
)
leaves = st.one_of(st.integers(), st.floats(allow_nan=False), st.booleans(), st.text("ab é\n", max_size=5))
plain = st.recursive(leaves, lambda inner: st.dictionaries(keys, inner, max_size=4), max_leaves=12)


@given(st.dictionaries(keys, plain, max_size=5), st.sampled_from(CONFIDENCES))
def test_wrapping_every_leaf_or_the_whole_file_reads_the_same(tree: dict[str, Any], confidence: str) -> None:
    def wrapped(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: wrapped(item) for key, item in value.items()}
        return {"value": value, "source": "s", "confidence": confidence}

    by_leaf = unwrap(wrapped(tree), file=FILE)
    by_file = unwrap({**tree, "source": "s", "confidence": confidence}, file=FILE)
    assert by_leaf == by_file == (tree, by_leaf[1])
    assert all(known == Provenance("s", confidence) for known in by_leaf[1].values())


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"a = 1\nb = \n", "line 2, column 5"),
        (b"\x00\xff\xfe binary", "not a text file"),
        (b"a = 1\nb = \x00", "not TOML"),
        (b"a = " + b"[" * 20_000, "not TOML"),
        (b"a = " + b"9" * 10_000, "not TOML"),
        (b"#" * (MAX_BYTES + 1), "at most 1 MB"),
    ],
)
def test_files_that_are_not_toml_are_refused_by_name(tmp_path: Path, data: bytes, says: str) -> None:
    path = write(tmp_path / "bad.toml", data)
    with pytest.raises(InputError, match=r"bad\.toml") as refused:
        read_toml(path)
    assert says in str(refused.value)


def test_a_missing_file_names_the_one_beside_it(tmp_path: Path) -> None:
    write(tmp_path / "flight.toml", b"")
    with pytest.raises(InputError, match=r"fligth\.toml does not exist; did you mean .*flight\.toml\?"):
        read_toml(tmp_path / "fligth.toml")
    with pytest.raises(InputError, match="does not exist"):
        read_toml(tmp_path / "nowhere" / "x.toml")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a directory"):
        read_toml(tmp_path)
    with pytest.raises(InputError, match="cannot be read"):
        read_toml(Path("a\0b.toml"))
    os.mkfifo(tmp_path / "pipe.toml")
    with pytest.raises(InputError, match="not an ordinary file"):
        read_toml(tmp_path / "pipe.toml")


def test_windows_files_are_read(tmp_path: Path) -> None:
    path = write(tmp_path / "w.toml", b'\xef\xbb\xbfname = "x"\r\na = 1\r\n')
    assert read_toml(path) == {"name": "x", "a": 1}


def test_tables_may_not_nest_without_end() -> None:
    nested: dict[str, Any] = {"a": 1}
    for _ in range(5000):
        nested = {"a": nested}
    with pytest.raises(InputError, match="nests too deeply"):
        unwrap(nested, file=FILE, demand=False)


def test_infinity_is_left_to_the_model() -> None:
    assert math.isinf(read("a = inf", demand=False)[0]["a"])


@pytest.mark.parametrize(
    "line",
    [
        ".".join("a" * 50_000) + " = 1",
        "[" + ".".join(["b"] * 400) + "]",
        " . ".join(['"x.y"'] * 300) + " = 2",
    ],
    ids=["bare", "table", "quoted"],
)
def test_a_key_of_endless_parts_is_refused_before_it_is_parsed(tmp_path: Path, line: str) -> None:
    path = write(tmp_path / "deep.toml", f"name = 'x'\n{line}\n".encode())
    began = time.process_time()
    with pytest.raises(InputError, match="line 2 has a key of more than 40 parts"):
        read_toml(path)
    # Parsed, the first would take most of a minute.
    assert time.process_time() - began < QUICK_S


def test_the_deepest_keys_allowed_are_quick(tmp_path: Path) -> None:
    lines = "".join(f"k{n}.{'.'.join(['a'] * 38)} = 1\n" for n in range(2_750))
    path = write(tmp_path / "wide.toml", lines.encode())
    began = time.process_time()
    read_toml(path)
    assert time.process_time() - began < 1.5 * QUICK_S


def test_a_zip_is_told_from_toml(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a ZIP archive; unpack it"):
        read_toml(write(tmp_path / "x.toml", b"PK\x03\x04" + bytes(40)))
