"""What was written with earlier versions: plans are read, names that go warn until they are gone."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

import pytest

import expedition
from expedition import Plan, deprecations, exports
from expedition.deprecations import Deprecated, ExpeditionDeprecationWarning
from expedition.plans import schema
from expedition.report.plan import plan_report
from tests.cli.conftest import Run, run  # noqa: F401 (a fixture)

OLDER = Path(__file__).parent / "plans" / "older"
RELEASE = re.compile(r"\d+\.\d+(\.\d+)?")


def _file(form: str) -> Path:
    return OLDER / f"{form.replace('/', '-')}.json"


def test_a_plan_of_every_form_that_is_still_read_is_kept() -> None:
    kept = {path.name for path in OLDER.glob("*.json")}
    assert kept == {_file(form).name for form in schema._STILL_READ}


@pytest.mark.parametrize("form", schema._STILL_READ)
def test_older_plans_are_read_printed_and_written_for_other_programs(
    form: str,
    run: Run,  # noqa: F811
    tmp_path: Path,
) -> None:
    file = _file(form)
    assert f'"{form}"' in file.read_text(encoding="utf-8")
    plan = Plan.read(file)
    assert plan_report(plan, wide=True, widest=True)
    again = Plan.from_json(plan.to_json())
    assert again.undocking_utc == plan.undocking_utc
    for name in ("oem", "opm", "kml", "ics", "geojson", "czml"):
        assert exports.write(plan, name)
    page = tmp_path / "pages.html"
    assert run("dossier", file, "--out", page).code == 0
    assert plan.flight.title in page.read_text(encoding="utf-8")


def test_a_plan_of_a_form_to_come_is_refused_in_words(run: Run, tmp_path: Path) -> None:  # noqa: F811
    newer = tmp_path / "plan.json"
    text = _file(schema._STILL_READ[-1]).read_text(encoding="utf-8")
    newer.write_text(text.replace(schema._STILL_READ[-1], "expedition-plan/99"), encoding="utf-8")
    ran = run("export", newer, "--to", "oem")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "expedition-plan/99" in ran.err


def _release(text: str) -> tuple[int, ...]:
    assert RELEASE.fullmatch(text), text
    return tuple(map(int, text.split(".")))


def _held(names: dict[str, Deprecated]) -> None:
    for name, gone in names.items():
        assert _release(gone.since) < _release(gone.removed_in)
        assert _release(expedition.__version__) < _release(gone.removed_in), f"{name} is to be gone by now"
        assert name not in expedition.__all__
        assert gone.instead
        with pytest.warns(ExpeditionDeprecationWarning, match=re.escape(gone.instead)):
            getattr(expedition, name)
        # And again: it is not kept.
        with pytest.warns(ExpeditionDeprecationWarning):
            getattr(expedition, name)


def test_every_name_that_goes_warns_and_has_its_release() -> None:
    _held(deprecations.NAMES)


def test_a_name_that_goes_warns_where_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        deprecations.NAMES, "plan_many", Deprecated("runs.many", "0.1", "9.0", "expedition.plan")
    )
    _held(deprecations.NAMES)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        _ = expedition.plan_many  # type: ignore[attr-defined]
    assert told[0].filename == __file__
    monkeypatch.setitem(deprecations.NAMES, "plan_many", Deprecated("runs.many", "0.0", "0.1", "plan"))
    with pytest.raises(AssertionError, match="gone by now"):
        _held(deprecations.NAMES)
    with pytest.raises(AttributeError):
        _ = expedition.never_there  # type: ignore[attr-defined]
