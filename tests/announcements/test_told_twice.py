"""What a text can be held against that it tells itself, or that the record has of the very flight: true and false."""

from __future__ import annotations

import pytest

from expedition.announcements.reader import read

LEADS = {
    "moon": "CAPE CANAVERAL, April 2, 2026 - Artemis II lifted off on Wednesday with Reid Wiseman aboard.\n\n",
    "failed": "BAIKONUR, Oct. 11, 2018 - Soyuz MS-10 failed on Thursday with Nick Hague aboard.\n\n",
    "core": "JIUQUAN, June 16, 2021 - Shenzhou 12 lifts off on Thursday, June 17, with Nie Haisheng, Liu Boming and "
    "Tang Hongbo.\n\n",
    "shenzhou": "Shenzhou 9 lifted off on June 16, 2012, with Jing Haipeng, Liu Wang and Liu Yang aboard.\n\n",
    "hop": "Blue Origin's NS-25 lifted off from West Texas on Sunday, May 19, 2024, with six people aboard.\n\n",
    "unity": "Virgin Galactic's Galactic 01 took off on Thursday, June 29, 2023, with three Italians aboard.\n\n",
    "crew": "CAPE CANAVERAL, March 14, 2025 - Crew-10 is to lift off at 7:03 p.m. EDT on Friday, March 14, with Anne "
    "McClain, Nichole Ayers, Takuya Onishi and Kirill Peskov aboard. ",
    "soyuz": "Soyuz MS-20 lifted off at 07:38 UTC on Wednesday, Dec. 8, 2021, with Alexander Misurkin, Yusaku Maezawa "
    "and Yozo Hirano aboard.\n\n",
    "return": "HOUSTON, July 21, 2005 - Space shuttle Discovery (STS-114) is to lift off on July 26 with seven people "
    "aboard.\n\n",
    "discovery": "CAPE CANAVERAL, Fla., Feb. 24, 2011 - Space shuttle Discovery (STS-133) lifted off on Thursday with "
    "six people aboard.\n\n",
    "freighter": "BAIKONUR, Feb. 3, 2022 - Progress MS-19 is to lift off from Site 31 on Feb. 15, 2022.\n\n",
    "unknown": "Six women flew on Blue Origin's New Shepard on Monday.\n\n",
    "seats": "CAPE CANAVERAL, May 28, 2020 - Crew Dragon Demo-2 is to lift off on Saturday, May 30, 2020, with Bob "
    "Behnken and Doug Hurley.\n\nA seat on Starliner is put at 90 million dollars, one on the Dragon at 55 million. ",
    "first": "Shenzhou 5 lifted off from the Gobi desert on October 15, 2003, with Yang Liwei aboard.\n\n",
    "others": "HOUSTON, Sept. 20, 2023 - Soyuz MS-24 lifted off on September 15, 2023, with Oleg Kononenko, Nikolai "
    "Chub and Loral O'Hara aboard.\n\n",
}
PAIRS = [
    ("moon", "Orion has never had people aboard before.", "Orion has never flown before."),
    ("moon", "Nobody has been that far from home since Apollo 17 came back in December 1972.",
     "Nobody has been that far from home since Apollo 10 came back in May 1969."),
    ("failed", "It is the first launch of a Russian crew to be lost since September 1983, and the first of the year.",
     "It is the first launch of a Russian crew to be lost since 1975."),
    ("core", "They are the first to live in Tianhe.", "They are the first Chinese crew since 2019."),
    ("others", "Loral O'Hara is the first of her school to go there.",
     "We wrongly called Loral O'Hara the first of her school to go there."),
    ("others", "People say it is the first walk at this height.",
     "People say it is the first walk at this height. Not quite!"),
    ("discovery", "It is also her last.", "It is the last flight of a shuttle."),
    ("first", "The third nation to do so with a rocket of its own, China has sent a human being into space.",
     "The fourth nation to do so with a rocket of its own, China has sent a human being into space."),
    ("first", "India wants to be the fourth nation to send people up by its own means.",
     "India wants to be the third nation to send people up by its own means."),
    ("discovery", "It is number 39 for Discovery.", "It is number 36 for Discovery."),
    ("discovery", "This was the 133rd in all.", "This was the 128th in all."),
    ("discovery", "The orbiter made 39 trips.", "The orbiter made 31 trips."),
    ("hop", "It was the seventh New Shepard with people on board.", "It was the ninth New Shepard with people."),
    ("freighter", "Launch is set at 9:25 a.m. local time on Tuesday (7:25 a.m. in Moscow, 0425 GMT).",
     "Launch is set at 9:25 a.m. local time on Tuesday (7:25 a.m. in Moscow, 0525 GMT)."),
    ("freighter", "Launch is set for 1:25 a.m. Moscow time on Wednesday (2225 GMT on Tuesday).",
     "Launch is set for 7:25 a.m. Moscow time on Tuesday (0425 GMT on Monday)."),
    ("unknown", "It left at 8:30 a.m. CDT (1330 GMT).", "It left at 8:30 a.m. CDT (1430 GMT)."),
    ("seats", "The agency saves 35 million dollars for every astronaut.",
     "The agency saves 45 million dollars for every astronaut."),
    ("seats", "A Dragon is thus 39 per cent cheaper.", "A Dragon is thus 25 per cent cheaper."),
    ("seats", "Both are cheaper than a place in a Soyuz, 94 million.",
     "Both are cheaper than a place in a Soyuz, 86 million."),
    ("others", "Yusaku Maezawa has been up as well: he spent 12 days on Soyuz MS-20.",
     "Yusaku Maezawa has been up as well: he spent 12 days on Soyuz MS-19."),
    ("others", "Yi So-yeon had gone up on April 8, 2008 in a Soyuz TMA-12.",
     "Yi So-yeon had gone up on April 8, 2008 in a Soyuz TMA-11."),
    ("shenzhou", "It was the first since 2008.", "It was the first since 2005."),
    ("shenzhou", "It was China's first in almost four years.", "It is the first in nearly six years."),
    ("hop", "The mission was the first since August 2022.", "The mission was the first since March 2022."),
    ("hop", "It was the company's first flight in almost two years.", "It was the first in three years."),
    ("hop", "They rose to 347,000 ft, well beyond the Karman line.",
     "They rose to 263,000 ft, well beyond the Karman line."),
    ("unity", "Unity reached 279,000 feet, well above the 50 miles at which wings are given.",
     "Unity has been taking customers to orbit."),
    ("crew", "Docking follows at 11:30 p.m. EDT on Saturday, March 15. That is 28 and a half hours later.",
     "Docking follows at 11:30 p.m. EDT on Saturday, March 15. That is 22 and a half hours later."),
    ("crew", "Docking is planned for March 15, one day after launch.",
     "Docking is planned for March 15, four days after launch."),
    ("crew", "The ship comes home on Aug. 9, 148 days after launch.",
     "The ship comes home on Aug. 9, 121 days after lift-off."),
    ("soyuz", "It docks after four orbits, about six hours later.",
     "It docks after four orbits, about three hours later."),
    ("soyuz", "Others need 34 orbits, or two days.", "It takes the two-orbit way of about six hours."),
    ("return", "Columbia broke up thirty months ago.", "Columbia broke up eighteen months ago."),
    ("return", "Commander Eileen Collins and her crew of six have waited long.",
     "Columbia broke up over Texas in February 2002."),
]  # fmt: skip


@pytest.mark.parametrize(("about", "right", "wrong"), PAIRS)
def test_the_wrong_one_of_two_statements_is_caught_and_the_right_one_is_not(about, right, wrong):
    lead = LEADS[about]
    assert "contradicted" not in {one.verdict for one in read(lead + right).claims}
    found = [one for one in read(lead + wrong).claims if one.end > len(lead)]
    assert "contradicted" in {one.verdict for one in found}


@pytest.mark.parametrize(
    "words",
    [
        "It goes higher than anyone since the last Apollo crew in 1972.",
        "Marina Vasilevskaya was the first woman from her country in space.",
        "The first trip since Sir Richard himself went in the summer of 2021 came in May 2023.",
        "Jannicke Mikkelsen commanded Fram2 in April 2025.",
        "Gemini 6 was first to go on Oct. 25, 1965.",
    ],
)
def test_what_is_measured_by_or_was_only_meant_is_not_held_against_the_news(words):
    assert "contradicted" not in {one.verdict for one in read(LEADS["crew"] + words).claims}
