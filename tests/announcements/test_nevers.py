"""What somebody had never done, foreigners, ships of a nation, the first to come home: held against all before."""

from __future__ import annotations

import pytest

from expedition.announcements.reader import read

TMA14 = (
    "Baikonur, 27 March 2009. Soyuz TMA-14 was launched on 26 March 2009 with Gennady Padalka, Michael Barratt and "
    "Charles Simonyi for the International Space Station."
)
TM12 = (
    "Baikonur, 19 May 1991. Soyuz TM-12 was launched on 18 May 1991 with Anatoly Artsebarsky, Sergei Krikalev and "
    "Helen Sharman for the Mir station."
)
CREW5 = (
    "Cape Canaveral, 5 October 2022. Crew-5 lifted off on 5 October 2022 with Nicole Mann, Josh Cassada, Koichi Wakata "
    "and Anna Kikina aboard a Crew Dragon."
)
MS18 = (
    "Байконур, 10 апреля 2021. Корабль «Союз МС-18» стартовал с Байконура 9 апреля 2021 года к МКС с экипажем: Олег "
    "Новицкий, Пётр Дубров, Марк Ванде Хай."
)
SOYUZ28 = (
    "Baikonur, 3 March 1978. Soyuz 28 was launched on 2 March 1978 with Aleksei Gubarev and Vladimír Remek."
)
OFT2 = "White Sands, 26 May 2022. Starliner OFT-2 was launched on 19 May 2022 and landed on 25 May 2022."


@pytest.mark.parametrize(
    ("lead", "right", "wrong"),
    [
        (TMA14, "Barratt had never before been in space.", "Padalka had never been in space."),
        (
            TMA14,
            "Barratt has never ridden a Soyuz.",
            "Padalka, a Russian who has never ridden a Soyuz, leads.",
        ),
        (TM12, "Sharman has never been to Mir.", "Krikalev has never been to Mir before."),
        (
            TM12,
            "No Briton had been on a Soyuz before Sharman.",
            "No woman had been on a Soyuz before Sharman.",
        ),
        (MS18, "Дубров летит впервые.", "Новицкий летит впервые."),
        (CREW5, "Mann has never been to the station.", "Wakata has never been to the station."),
        (
            CREW5,
            "Kikina is the first Russian in a Crew Dragon.",
            "Kikina is the first Russian in an American spaceship.",
        ),
        (
            SOYUZ28,
            "Remek is the first foreigner ever taken along by the Soviets.",
            "Gubarev had not flown before.",
        ),
        (
            SOYUZ28,
            "Remek is the first person who is neither Soviet nor American.",
            "Remek is the first cosmonaut.",
        ),
        (OFT2, "It was the first Starliner to dock.", "It was the first Starliner to come home from orbit."),
    ],
)
def test_an_earlier_flight_or_person_with_all_that_is_said_makes_it_false(lead, right, wrong):
    assert "contradicted" not in {one.verdict for one in read(f"{lead}\n\n{right}").claims}
    assert "contradicted" in {one.verdict for one in read(f"{lead}\n\n{wrong}").claims if one.kind == "first"}


@pytest.mark.parametrize(
    ("lead", "words"),
    [
        (CREW5, "It is the first launch of a crew from U.S. soil since Crew-4."),
        (OFT2, "It was the first Starliner to land on a Wednesday in the desert near the town."),
        (TM12, "Krikalev has never been to Mir with a woman in the crew."),
        (MS18, "Новицкий впервые летит к МКС с американцем."),
    ],
)
def test_words_that_narrow_what_is_meant_leave_it_open(lead, words):
    assert "contradicted" not in {one.verdict for one in read(f"{lead}\n\n{words}").claims}
