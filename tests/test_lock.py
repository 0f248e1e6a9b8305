"""The lock file: it fits pyproject.toml, and everything in it installs without a compiler wherever we say it does."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import canonicalize_name, parse_wheel_filename
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
LOCK = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PACKAGES: list[dict[str, Any]] = LOCK["package"]
(OWN,) = (one for one in PACKAGES if one["name"] == "expedition")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
# What a wheel's last tag may be there, and what the markers of a dependency see.
PLATFORMS = {
    "Linux x86-64": ("manylinux_2_{}_x86_64", range(39, 4, -1), "linux", "x86_64"),
    "Linux arm64": ("manylinux_2_{}_aarch64", range(39, 16, -1), "linux", "aarch64"),
    "macOS arm64": ("macosx_{}_0_arm64", range(15, 10, -1), "darwin", "arm64"),
    "Windows": ("win_amd64", range(1), "win32", "AMD64"),
}
SYSTEMS = {"linux": ("Linux", "posix"), "darwin": ("Darwin", "posix"), "win32": ("Windows", "nt")}


def environment(platform: str, python: str) -> dict[str, str]:
    """What a dependency's marker is asked about."""
    _, _, sys_platform, machine = PLATFORMS[platform]
    system, os_name = SYSTEMS[sys_platform]
    return {
        "sys_platform": sys_platform,
        "platform_machine": machine,
        "platform_system": system,
        "os_name": os_name,
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "extra": "",
    }


def tags(platform: str, python: str) -> set[Tag]:
    """The tags of wheels that install there."""
    pattern, numbers, *_ = PLATFORMS[platform]
    names = [pattern.format(number) for number in numbers]
    if platform == "Linux x86-64":
        names += ["manylinux2014_x86_64", "manylinux1_x86_64", "manylinux2010_x86_64"]
    if platform == "Linux arm64":
        names += ["manylinux2014_aarch64"]
    if platform == "macOS arm64":
        names += [f"macosx_{number}_0_universal2" for number in numbers] + ["macosx_10_9_universal2"]
    version = tuple(int(part) for part in python.split("."))
    return {*cpython_tags(version, platforms=names), *compatible_tags(version, platforms=names)}


def needed(platform: str, python: str) -> Iterator[dict[str, Any]]:
    """The packages that Expedition brings with it there, each once."""
    seen: set[tuple[str, str]] = set()
    todo = list(OWN["dependencies"])
    here = environment(platform, python)
    while todo:
        asked = todo.pop()
        if "marker" in asked and not Marker(asked["marker"]).evaluate(here):
            continue
        (package,) = (
            one
            for one in PACKAGES
            if one["name"] == asked["name"] and one["version"] == asked.get("version", one["version"])
        )
        key = (package["name"], package["version"])
        if key in seen:
            continue
        seen.add(key)
        yield package
        todo += package.get("dependencies", [])
        for extra in asked.get("extra", []):
            todo += package.get("optional-dependencies", {}).get(extra, [])


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_dependency_has_a_wheel(platform: str, python: str) -> None:
    fits = tags(platform, python)
    lacking = [
        f"{one['name']} {one['version']}"
        for one in needed(platform, python)
        if not any(
            parse_wheel_filename(wheel["url"].rpartition("/")[2])[3] & fits for wheel in one.get("wheels", [])
        )
    ]
    assert lacking == []


def test_a_package_without_wheels_would_be_found() -> None:
    """The tags are real ones: a wheel of another machine does not fit."""
    other = parse_wheel_filename("satkit-0.24.1-cp311-cp311-win_amd64.whl")[3]
    assert not other & tags("Linux x86-64", "3.11")
    assert not other & tags("Windows", "3.12")
    assert other & tags("Windows", "3.11")


def test_the_lock_fits_what_is_asked_for() -> None:
    asked = [*PROJECT["dependencies"]] + [
        one for extra in PROJECT["optional-dependencies"].values() for one in extra
    ]
    versions: dict[str, list[Version]] = {}
    for one in PACKAGES:
        versions.setdefault(one["name"], []).append(
            Version(one["version"]) if "version" in one else Version("0")
        )
    for text in asked:
        wanted = Requirement(text)
        held = versions.get(canonicalize_name(wanted.name))
        assert held, f"{wanted.name} is not in uv.lock; run `uv lock`"
        assert all(one in wanted.specifier for one in held), f"{text}: uv.lock has {held}; run `uv lock`"
    locked = {canonicalize_name(one["name"]) for one in OWN["dependencies"]}
    assert locked == {canonicalize_name(Requirement(one).name) for one in PROJECT["dependencies"]}
