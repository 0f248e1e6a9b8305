"""Hours after midnight told of a night; zones in the genitive, or in brackets behind "our time"."""

from __future__ import annotations

import pytest

from expedition.announcements.reader import read


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        (
            "Houston, April 26, 2022. Crew-4 is to lift off tonight, at 3:52 a.m. EDT, from pad 39A.",
            "2022-04-27T07:52:00Z",
        ),
        (
            "Sept. 15, 2021. Inspiration4 lifts off tonight at 8:02 p.m. EDT from pad 39A.",
            "2021-09-16T00:02:00Z",
        ),
        (
            "Cape Canaveral, April 23, 2021. Early this morning, at 5:49 a.m. EDT, Crew-2 lifted off.",
            "2021-04-23T09:49:00Z",
        ),
        (
            "Tokyo, 10 December 2016. Last night HTV-6 lifted off from Tanegashima at 10:26 p.m. Japan time.",
            "2016-12-09T13:26:00Z",
        ),
        (
            "Kagoshima, 20 August 2015. HTV-5 was launched last night at 8:50 p.m. Japan time.",
            "2015-08-19T11:50:00Z",
        ),
        (
            "Cape, August 29, 2009. Discovery lifted off on STS-128 last night, one minute before "
            "midnight: 11:59 p.m. EDT.",
            "2009-08-29T03:59:00Z",
        ),
        (
            "Cape, February 8, 2010. Endeavour left on STS-130 last night, at 4:14 a.m. EST.",
            "2010-02-08T09:14:00Z",
        ),
        (
            "5 апреля 2011 года в 2 часа 18 минут московского времени стартовал «Союз ТМА-21».",
            "2011-04-04T22:18:00Z",
        ),
        (
            "15 июля 1975 года в 15 часов 20 минут московского времени стартовал «Союз-19».",
            "1975-07-15T12:20:00Z",
        ),
        (
            "7 апреля 2014. «Прогресс М-23М» стартует 9 апреля в 21 час 26 минут местного времени.",
            "2014-04-09T15:26:00Z",
        ),
        (
            "Paris, 16 November 2016. Thomas Pesquet leaves tomorrow, Thursday, with Soyuz MS-03 "
            "at 21.20 our time (CET).",
            "2016-11-17T20:20:00Z",
        ),
        (
            "Köln, 5 June 2018. Soyuz MS-09 with Alexander Gerst lifts off on 6 June at 13.12 our "
            "time (CEST), when it is 17.12 in Baikonur.",
            "2018-06-06T11:12:00Z",
        ),
    ],
)
def test_a_lift_off_is_at_its_instant(text: str, utc: str) -> None:
    news = [one for one in read(text).to_dict()["flights"] if one["role"] == "subject"]
    assert [one["liftoff_utc"] for one in news] == [utc]
