"""So many with so many each, who comes and who leaves, those who are there and those who arrive: reckoned again."""

from __future__ import annotations

import pytest

from expedition.announcements.reader import read

NEWS = (
    "Baikonur, 15 September 2023. Soyuz MS-24 was launched on 15 September 2023 with Oleg Kononenko, Nikolai Chub and "
    "Loral O'Hara for the International Space Station."
)


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("Three ships carry three people each: {} in all.", "nine", "twelve"),
        ("Four pallets hold three batteries each, {} batteries in all.", "twelve", "eighteen"),
        ("With the seven who are already aboard, {} people will live on the station.", "ten", "eleven"),
        ("Nine are on board, four leave, two come: {} then.", "seven", "eight"),
        ("It brings 600 kg of fuel, 420 kg of water and 1.5 t of dry goods; in sum some {} t.", "2.5", "3.5"),
    ],
)
def test_what_is_reckoned_wrongly_is_caught(words, right, wrong):
    assert "contradicted" not in {one.verdict for one in read(f"{NEWS}\n\n{words.format(right)}").claims}
    assert "contradicted" in {one.verdict for one in read(f"{NEWS}\n\n{words.format(wrong)}").claims}


@pytest.mark.parametrize(
    "words",
    [
        "Of 12 experiments four are Russian and eight are American.",
        "Four launches are foreseen, each with two satellites, so the year 2024 will be busy.",
        "Eight of these freighters had gone before it.",
    ],
)
def test_figures_that_are_no_sum_are_no_lie(words):
    assert "contradicted" not in {one.verdict for one in read(f"{NEWS}\n\n{words}").claims}
