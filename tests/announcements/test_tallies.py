"""What is said of fleets, countries and parts of a crew: right where the record has it so, else caught."""

from __future__ import annotations

import pytest

from expedition.announcements.reader import read

PAIRS = {
    "never lost since": (
        "March 1, 2016. Soyuz TMA-20M lifts off on March 18, 2016. No Progress has been lost since 2015.",
        "March 1, 2016. Soyuz TMA-20M lifts off on March 18, 2016. No Progress has been lost since 2010.",
        "No Progress",
    ),
    "flights of a kind of ship": (
        "September 28, 2022. Crew-5 lifts off on October 5, 2022. Gemini flew 10 times with astronauts.",
        "September 28, 2022. Crew-5 lifts off on October 5, 2022. Gemini flew 18 times with astronauts.",
        "times",
    ),
    "a country's place": (
        "October 15, 2003. Shenzhou 5 lifted off from Jiuquan. China is the third country to send people up by its own "
        "means.",
        "October 15, 2003. Shenzhou 5 lifted off from Jiuquan. China is the fifth country to send people up by its own "
        "means.",
        "country",
    ),
    "a place in a row with people": (
        "October 31, 2025. Shenzhou 21 lifted off from Jiuquan. Shenzhou 21 is China's sixteenth with people on board.",
        "October 31, 2025. Shenzhou 21 lifted off from Jiuquan. Shenzhou 21 is China's twelfth with people on board.",
        "people on board",
    ),
    "mates of one's crew": (
        "March 19, 1965. Voskhod 2 landed in the Urals. Pavel Belyayev and his one crewmate of Voskhod 2 are well.",
        "March 19, 1965. Voskhod 2 landed in the Urals. Pavel Belyayev and his two crewmates of Voskhod 2 are well.",
        "crewmate",
    ),
    "miles and kilometres": (
        "September 9, 2024. Polaris Dawn will climb to 870 miles up (= 1,400 km).",
        "September 9, 2024. Polaris Dawn will climb to 870 miles up (= 1,200 km).",
        "870",
    ),
    "two clocks around a weekday": (
        "January 13, 2026. Crew-11 undocks at 5:20 p.m. EST on Wednesday (2220 GMT).",
        "January 13, 2026. Crew-11 undocks at 5:20 p.m. EST on Wednesday (2120 GMT).",
        "5:20 p.m. EST on",
    ),
    "one clock or another": (
        "May 29, 2020. Demo-2 lifts off on Saturday at 3:22 p.m. EDT or, for readers in Europe, 1922 GMT.",
        "May 29, 2020. Demo-2 lifts off on Saturday at 3:22 p.m. EDT or, for readers in Europe, 2022 GMT.",
        "EDT or",
    ),
    "clocks of Europe before 1992": (
        "Soyuz 30 lifts off on 27 June 1978 at 18.27 Moscow time (17.27 in Warsaw).",
        "Soyuz 30 lifts off on 27 June 1978 at 18.27 Moscow time (18.27 in Warsaw).",
        "in Warsaw",
    ),
    "to no station": (
        "September 16, 2021. Inspiration4 flies. It is the first Dragon with people that does not go to the station.",
        "March 30, 2025. Fram2 flies. It is the first Dragon with people that does not go to the station.",
        "does not go",
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_a_tally_is_judged_by_the_record(name: str) -> None:
    true, false, words = PAIRS[name]

    def verdicts(text: str) -> set[str]:
        return {one.verdict for one in read(text).claims if words in text[one.start : one.end + 1]}

    assert "contradicted" not in verdicts(true)
    assert "contradicted" in verdicts(false)


def test_a_ship_that_came_home_without_its_crew_had_nobody_aboard() -> None:
    text = "March 28, 2023. Soyuz MS-22 landed in Kazakhstan on Tuesday. There was no one aboard Soyuz MS-22."
    assert [c.verdict for c in read(text).claims if "no one" in text[c.start : c.end]] == ["supported"]
