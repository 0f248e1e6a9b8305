"""Texts of our own of many kinds and times: what flies in each, and what is true and false in it."""

from __future__ import annotations

import pytest

from expedition.announcements.reader import read

TEXTS = {
    "live page": (
        """Crew-5 launch: minute by minute

Wednesday, October 5. All times Eastern.

12:25 p.m.  That is it for today. The next we hear of them will be tomorrow, when Endurance docks at 4:57 p.m.

12:00 p.m.  Off she goes! From Pad 39A in Florida, Nicole Mann, Josh Cassada, Koichi Wakata and Anna Kikina are on
their way to the International Space Station.

9:40 a.m.  The hatch is shut. For Wakata it is the fourth flight.

8:30 a.m.  Hello and welcome. The company flew its first crew in May 2020.
""",
        "2022-10-05",
        {
            "Crew-5": {
                "status": "flown",
                "liftoff_utc": "2022-10-05T16:00:00Z",
                "docking_utc": "2022-10-06T20:57:00Z",
                "crew_count": 4,
            }
        },
        {"12:00 p.m.": "supported", "For Wakata it is the fourth flight": "contradicted"},
    ),
    "agency's report": (
        """ENDEAVOUR OFF TO FIX HUBBLE

Cape Canaveral, Dec. 2 (wire) - A day late because of gusting wind, the shuttle Endeavour thundered away from Pad 39B
at 4:27 a.m. EST on Thursday with seven astronauts and the tools to mend the short-sighted Hubble Space Telescope.

Dick Covey commands. Ken Bowersox is the pilot; Story Musgrave, Kathryn Thornton, Claude Nicollier of Switzerland,
Jeff Hoffman and Tom Akers will do the rest. Capture by the arm is planned for Saturday at 3:46 a.m. EST.

It is the fifth flight of Endeavour, which replaced Challenger, lost in January 1987.
""",
        "1993-12-02",
        {"STS-61": {"liftoff_utc": "1993-12-02T09:27:00Z", "docking_utc": "1993-12-04T08:46:00Z"}},
        {"fifth flight of Endeavour": "supported", "January 1987": "contradicted"},
    ),
    "announcement through officials": (
        """China names day for first manned flight

BEIJING (Xinhua) - China will send its first taikonaut into space on October 15, officials said on Friday. The
Shenzhou-5 spacecraft is to lift off at about 9 a.m. Beijing time from Jiuquan on a Long March 2F.

China would be the third country to put a person in orbit by its own means, after the Soviet Union in 1961 and the
United States in 1963.
""",
        None,
        {"Shenzhou 5": {"liftoff_utc": "2003-10-15T01:00:00Z", "status": "announced"}},
        {"1961": "supported", "1963": "contradicted"},
    ),
    "freighter in Russian": (
        """«Прогресс МС-20» доставил груз на МКС

КОРОЛЁВ, 3 июня. Грузовой корабль «Прогресс МС-20» стартовал сегодня в 12:32 мск с 31-й площадки Байконура на ракете
«Союз-2.1а» и в 16:02 мск пристыковался к модулю «Звезда». На станции работает Олег Артемьев.
Артемьев прилетел в апреле на «Союзе МС-21».
""",
        "2022-06-03",
        {"Progress MS-20": {"liftoff_utc": "2022-06-03T09:32:00Z", "docking_utc": "2022-06-03T13:02:00Z"}},
        {"апреле": "contradicted"},
    ),
    "landing without a crew": (
        """Boeing capsule home without crew

(Agency, Sept 7, 2024) The Starliner capsule Calypso landed in New Mexico at 10:01 p.m. local time on Friday (0401 GMT
Saturday), empty. Butch Wilmore and Suni Williams, who had come with it to the station on June 6, stay there until
February. The two had left Cape Canaveral on June 5 for a stay of eight days.
""",
        "2024-09-07",
        {"Starliner CFT": {"landing_utc": "2024-09-07T04:01:00Z", "crew_count": 0}},
        {"June 6": "supported"},
    ),
    "nothing but weekdays": (
        """Backyard rocket plane reaches space

MOJAVE, Calif., Monday – A pilot of 63 went to the edge of space and back this morning. SpaceShipOne left the runway
under its carrier at 6:47 a.m. PDT; Mike Melvill lit the motor and glided home at 8:15 a.m.
""",
        "2004-06-21",
        {"SpaceShipOne 15P": {"liftoff_date": "2004-06-21", "station": "none"}},
        {},
    ),
    "an older flight beside the news": (
        """Try, try again: Columbia set for Sunday

KENNEDY SPACE CENTER, Fla., April 11 - With its five computers talking to one another at last, the space shuttle
Columbia is set to leave Pad 39A on Sunday at 7 a.m. EST, two days late. Friday's attempt was called off with 20
minutes to go when a back-up computer fell out of step with the others.

John Young, 50, who walked on the Moon with Apollo 16 in April 1972, commands; Robert Crippen, who has waited fifteen
years, is pilot. It is Young's fifth flight. If all goes well they land at Edwards Air Force Base in California on
Tuesday at 10:28 a.m. PST after 36 turns around the globe.

No American has been in space since the Apollo-Soyuz flight of July 1976.
""",
        "1981-04-11",
        {
            "STS-1": {
                "status": "slipped",
                "liftoff_utc": "1981-04-12T12:00:00Z",
                "landing_utc": "1981-04-14T18:28:00Z",
                "crew_count": 2,
            }
        },
        {"April 1972": "supported", "Young's fifth flight": "supported", "July 1976": "contradicted"},
    ),
    "another ship home": (
        """Three come home at last

September 27, 2023 - Sergey Prokopyev, Dmitry Petelin and Frank Rubio landed in Kazakhstan at 11:17 GMT today in
Soyuz MS-23, which had gone up empty in February. They spent 371 days in space.
""",
        "2023-09-27",
        {"Soyuz MS-23": {"crew_count": 3, "landing_utc": "2023-09-27T11:17:00Z"}},
        {"371 days": "supported"},
    ),
}


@pytest.mark.parametrize("kind", TEXTS)
def test_flights_and_claims(kind: str) -> None:
    wrapped, published, flights, claims = TEXTS[kind]
    text = "\n\n".join(" ".join(block.split("\n")) for block in wrapped.split("\n\n"))
    found = read(text).to_dict()
    assert published is None or found["published"] == published
    news = {one["flight"]: one for one in found["flights"] if one["role"] == "subject"}
    for name, fields in flights.items():
        assert {field: news[name][field] for field in fields} == fields, name
    for quote, verdict in claims.items():
        first = text.index(quote)
        verdicts = {
            one["verdict"]
            for one in found["claims"]
            if one["start"] < first + len(quote) and first < one["end"] and quote in one["quote"] + quote
        }
        assert verdict in verdicts, (quote, verdicts)


# What is true of a gap, a stay, a plan, and the same made false.
PAIRS = {
    "gap between flights": (
        "June 29, 2023. Galactic 01 flew today: Unity had not been up since Unity 25 in May.",
        "June 29, 2023. Galactic 01 flew today: Unity had not been up since Unity 22 in July 2021.",
        "not been up",
    ),
    "so-manyth of a year": (
        "October 29, 1998. Discovery lifted off today as STS-95, the fourth shuttle launch this year.",
        "October 29, 1998. Discovery lifted off today as STS-95, the sixth shuttle launch this year.",
        "launch this year",
    ),
    "longer than a year": (
        "September 28, 2023. Soyuz MS-23 landed on Wednesday. Frank Rubio spent more than a year in space.",
        "March 31, 2022. Soyuz MS-19 landed on Wednesday. Mark Vande Hei spent more than a year in space.",
        "more than a year",
    ),
    "day of what lies behind": (
        "December 3, 2022. Soyuz MS-22 is at the station. Vostok 3 and Vostok 4 passed one another in August 1962.",
        "December 3, 2022. Soyuz MS-22 is at the station. Vostok 3 and Vostok 4 passed one another in August 1964.",
        "August 196",
    ),
    "period of a low orbit": (
        "June 17, 1963. Vostok 6 flies with Valentina Tereshkova; its period of revolution is 88 minutes.",
        None,
        "88 minutes",
    ),
}


@pytest.mark.parametrize("kind", PAIRS)
def test_true_and_false_background(kind: str) -> None:
    true, false, piece = PAIRS[kind]

    def verdicts(text: str) -> set[str]:
        return {one["verdict"] for one in read(text).to_dict()["claims"] if piece in one["quote"]}

    assert verdicts(true) == {"supported"} or verdicts(true) == {"supported", "unclear"}
    if false is not None:
        assert "contradicted" in verdicts(false)
