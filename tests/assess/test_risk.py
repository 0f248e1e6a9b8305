"""The risk of a flight: phases, lengths, ways off, and how it compares with what others state."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import process_time

import pytest

from expedition.assess.compare import compare
from expedition.assess.curve import answer, curve
from expedition.assess.exposure import happened, named, of_plan
from expedition.assess.risk import Exposure, risk
from expedition.catalog import DEFAULT, Catalogue, history
from expedition.errors import InputError
from expedition.figures.risk import constant_risk
from expedition.plans.plan import Plan
from expedition.plans.risk import PlanRisk
from expedition.plans.words import words

SOYUZ = Exposure("soyuz-ms", "soyuz-2-1a", date(2021, 10, 5), "station", True, "iss", 176.0, escape=1.0)
TODAY = date(2026, 11, 1)


def phase(found: PlanRisk, name: str):
    return next(one for one in found.phases if one.phase == name)


def test_every_chance_stands_inside_its_interval_and_the_whole_is_more_than_its_parts() -> None:
    found = risk(SOYUZ)
    assert [one.phase for one in found.phases] == ["ascent", "orbit and approach", "docked stay", "return"]
    for one in found.phases:
        for chance in (one.loss_of_crew, one.loss_of_mission, one.abort_survived, one.emergency_return):
            if chance is not None:
                assert 0.0 < chance.low < chance.mean < chance.high < 1.0
    assert found.loss_of_crew.mean > max(one.loss_of_crew.mean for one in found.phases)
    assert found.loss_of_mission.mean > found.loss_of_crew.mean


def test_a_longer_stay_a_ship_without_a_way_off_and_an_untried_type_risk_more() -> None:
    plain = risk(SOYUZ)
    longer = risk(replace(SOYUZ, days_docked=352.0))
    ratio = phase(longer, "docked stay").loss_of_crew.mean / phase(plain, "docked stay").loss_of_crew.mean
    assert ratio == pytest.approx(2.0, rel=0.02)
    assert phase(risk(replace(SOYUZ, escape=0.0)), "ascent").loss_of_crew.mean > (
        3.0 * phase(plain, "ascent").loss_of_crew.mean
    )
    untried = risk(replace(SOYUZ, family="new-ship", launcher="new-launcher"))
    assert untried.loss_of_crew.mean > plain.loss_of_crew.mean
    assert untried.own_flights == 0
    assert "none of this type" in " ".join(untried.cannot_tell)


def test_what_an_untried_ship_comes_down_on_and_whether_it_has_a_way_off_tell(tmp_path: Path) -> None:
    """A ship of a user's own has no flights: only its file says how its crew gets off, and what it lands on."""
    shipped = (Path(history.__file__).parent / "vehicles" / "soyuz-ms.toml").read_text(encoding="utf-8")
    text = re.sub(r"^name = .*$", 'name = "eagle"', shipped, count=1, flags=re.M)
    text = re.sub(r"^aliases = .*$", "aliases = []", text, count=1, flags=re.M)
    bare = re.sub(r"^\[abort\]\n.*?(?=^\[(?!\[?abort))", "", text, count=1, flags=re.M | re.S)
    assert "abort" not in bare
    found = {}
    for name, written in (("with", text), ("without", bare)):
        folder = tmp_path / name / "vehicles"
        folder.mkdir(parents=True)
        (folder / "eagle.toml").write_text(written, encoding="utf-8")
        found[name] = named("eagle", Catalogue.of(tmp_path / name), TODAY)[1]
    assert (found["with"].escape, found["without"].escape) == (None, 0.0)
    assert phase(risk(found["without"]), "ascent").loss_of_crew.mean > (
        3.0 * phase(risk(found["with"]), "ascent").loss_of_crew.mean
    )
    assert found["with"].surface == "land"
    home = {
        surface: phase(risk(replace(found["with"], surface=surface)), "return").emergency_return.mean
        for surface in ("land", "sea", "runway")
    }
    # Three of the runway's 135 and none of the sea's thirty-odd since Apollo; of capsules on land every tenth.
    assert home["land"] > home["sea"] > home["runway"]


def test_chances_to_die_of_other_things_stand_beside_a_crew_and_not_beside_cargo() -> None:
    for vehicle, wanted in (("soyuz-ms", True), ("progress-ms", False)):
        figure = constant_risk(answer(vehicle, risk(named(vehicle, DEFAULT, TODAY)[1])))
        written = [one.get_text() for axes in figure.axes for one in axes.texts]
        assert ("Mount Everest, to 2011" in written) == wanted


def test_the_curve_ends_in_the_interval_of_the_whole_flight() -> None:
    found = answer("soyuz-ms", risk(SOYUZ))
    figure = constant_risk(found)
    bar = figure.axes[-1].lines
    whole = found.risk.loss_of_crew
    assert any(
        list(one.get_ydata()) == pytest.approx([whole.low, whole.high])
        for one in bar
        if len(one.get_ydata()) == 2
    )


def test_what_happened_later_has_no_part_in_it() -> None:
    before = risk(Exposure("shuttle", "space-shuttle", date(1986, 1, 27), "orbit", True, days_free=7.0))
    after = risk(Exposure("shuttle", "space-shuttle", date(1988, 9, 29), "orbit", True, days_free=7.0))
    assert before.own_losses == 0
    assert phase(after, "ascent").loss_of_crew.mean > 1.5 * phase(before, "ascent").loss_of_crew.mean


def test_what_others_state_stands_beside_ours_and_is_within_the_interval_for_crew_dragon() -> None:
    title, exposure = named("crew-dragon", DEFAULT, TODAY)
    found = risk(replace(exposure, days_docked=210.0))
    assert title == "crew-dragon"
    assert 270 in [one.one_in for one in found.stated]
    assert found.loss_of_crew.low < 1.0 / 270.0 < found.loss_of_crew.high
    assert all(one.source for one in found.stated)


def test_what_others_reckon_for_debris_is_promised_only_where_it_stands() -> None:
    for vehicle, wanted in (("crew-dragon", True), ("soyuz-ms", False), ("space-shuttle-orbiter", False)):
        found = risk(replace(named(vehicle, DEFAULT, TODAY)[1], bound="station", station="iss"))
        assert any("debris" in one.what for one in found.stated) == wanted
        assert ("stands apart" in " ".join(found.cannot_tell)) == wanted


def test_cargo_ships_risk_no_crew_and_hops_come_down_again() -> None:
    _, cargo = named("progress-ms", DEFAULT, TODAY)
    found = risk(cargo)
    assert found.loss_of_crew is None
    assert all(one.loss_of_crew is None and one.abort_survived is None for one in found.phases)
    assert [one.phase for one in found.phases] == ["ascent", "orbit and approach"]
    _, hop = named("ns-16", DEFAULT, TODAY)
    assert [one.phase for one in risk(hop).phases] == ["ascent", "descent"]


@pytest.mark.parametrize("vehicle", [*DEFAULT.names("ship"), *DEFAULT.names("hopper"), "space-shuttle"])
def test_every_vehicle_of_the_catalogue_has_a_risk(vehicle: str) -> None:
    _, exposure = named(vehicle, DEFAULT, TODAY)
    found = answer(vehicle, risk(exposure))
    json.dumps(found.model_dump(mode="json"), allow_nan=False)
    assert found.curve[-1].cumulated == pytest.approx(
        (found.risk.loss_of_crew or found.risk.loss_of_mission).mean, rel=0.1
    )


def test_flights_of_the_record_have_the_risk_of_their_day() -> None:
    for one in history.flights()[::25]:
        if one.kind != "module":
            title, exposure = named(one.flight, DEFAULT, TODAY)
            assert risk(exposure).loss_of_mission.mean > 0.0, title
            assert exposure.day <= one.liftoff_date


def test_the_first_stay_at_a_station_is_no_certain_loss() -> None:
    _, exposure = named("Soyuz 11", DEFAULT, TODAY)
    found = risk(exposure)
    assert found.loss_of_crew.mean < 0.5
    assert found.loss_of_crew.low < 0.05 < found.loss_of_crew.high


def test_what_became_of_a_flight_is_told_apart_from_its_risk() -> None:
    _, lost = named("STS-107", DEFAULT, TODAY)
    assert "loss" in happened("STS-107", lost)
    _, usual = named("crew-dragon", DEFAULT, TODAY)
    assert happened("crew-dragon", usual) == ""


@pytest.mark.parametrize("name", ["soyus-ms-19", "Crew Dargon", "", "x" * 5000, "../etc/passwd"])
def test_an_unknown_name_is_refused_with_the_nearest(name: str) -> None:
    with pytest.raises(InputError) as refused:
        named(name, DEFAULT, TODAY)
    assert len(str(refused.value)) < 1000


def test_a_launcher_of_several_ships_names_them() -> None:
    with pytest.raises(InputError, match="crew-dragon"):
        named("falcon-9", DEFAULT, TODAY)


def test_the_hazard_is_greatest_in_the_ascent_and_least_in_the_stay() -> None:
    points = curve(risk(SOYUZ))
    hazard = {one.phase: one.hazard_per_hour for one in points}
    assert hazard["ascent"] > hazard["return"] > hazard["orbit and approach"] > hazard["docked stay"]
    assert [one.cumulated for one in points] == sorted(one.cumulated for one in points)


def test_it_is_cheap_enough_for_every_plan() -> None:
    risk(SOYUZ)
    took = []
    for _ in range(5):
        begun = process_time()
        risk(SOYUZ)
        took.append(process_time() - begun)
    assert min(took) < 0.007


def test_a_plan_says_its_risk_and_plans_of_before_are_read(ms19: Plan) -> None:
    assert ms19.risk is not None
    assert ms19.risk == risk(of_plan(ms19))
    assert ms19.risk.days_docked == pytest.approx(176.0, abs=0.5)
    said = words(ms19)
    assert said.risk[-1].phase == "whole flight"
    assert any(one.question == "Risk" for one in said.summary)
    old = ms19.to_dict()
    old["schema"] = "expedition-plan/2"
    del old["risk"]
    read = Plan.from_json(json.dumps(old))
    assert read.risk is None
    assert words(read).risk == ()
    assert read.to_dict()["schema"] == "expedition-plan/3"


def test_a_plan_that_was_written_is_assessed_as_it_was_planned(ms19: Plan, tmp_path: Path) -> None:
    """Its own ascent and way to the station count, which a request alone does not have."""
    file = tmp_path / "plan.json"
    file.write_text(ms19.to_json(), encoding="utf-8")
    title, exposure = named(str(file), DEFAULT, TODAY)
    assert (title, exposure) == (ms19.flight.title, of_plan(ms19))
    assert exposure.approach_h != named("soyuz-ms-19", DEFAULT, TODAY)[1].approach_h


def test_a_written_plan_that_begins_in_orbit_has_no_risk(ms19: Plan, tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text(ms19.to_json(), encoding="utf-8")
    began = json.loads(file.read_text(encoding="utf-8")) | {
        "from_orbit_utc": ms19.zero_utc,
        "liftoff_utc": None,
    }
    file.write_text(json.dumps(began), encoding="utf-8")
    with pytest.raises(InputError, match="begins in orbit"):
        named(str(file), DEFAULT, TODAY)
    # Beside others, from its file or as it is, it has none either; and nothing is refused for it.
    for one in (str(file), Plan.read(file)):
        found = compare((one, "soyuz-ms-19"), DEFAULT, TODAY)
        for row in found.rows:
            if row.id in ("crew-risk", "mission-risk"):
                assert row.cells[0].text == "not told"
                assert row.cells[1].low
