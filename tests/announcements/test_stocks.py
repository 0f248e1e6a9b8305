"""What adds up: masses in two units, what was never lost, who lives on a station, anniversaries, lengths of stays."""

from __future__ import annotations

import pytest

from expedition.announcements.reader import read

PAIRS = [
    ("Dragon CRS-31 lifted off on November 5, 2024. It carries 2,700 kg (6,000 pounds) of cargo.",
     "Dragon CRS-31 lifted off on November 5, 2024. It carries 2,700 kg (9,000 pounds) of cargo."),
    ("March 4, 2024\n\nCrew-8 lifted off on March 4, 2024. SpaceX has never lost a crew.",
     "March 4, 2024\n\nCrew-8 lifted off on March 4, 2024. The shuttle has never lost a crew."),
    ("Crew-10 lifted off on March 14, 2025. It was 42 years after STS-5.",
     "Crew-10 lifted off on March 14, 2025. It was 35 years after STS-5."),
    ("NS-21 flew on June 4, 2022. For about three minutes they drifted without weight.",
     "NS-21 flew on June 4, 2022. For about nine minutes they drifted without weight."),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong"), PAIRS)
def test_what_does_not_add_up_is_caught(right, wrong):
    assert "contradicted" not in {one.verdict for one in read(right).claims}
    assert "contradicted" in {one.verdict for one in read(wrong).claims}


def test_those_on_a_station_are_counted_from_the_ships_there():
    text = "October 15, 2009\n\nSoyuz TMA-14 came home on October 11 from the ISS. Six people live on the station now."
    found = [one for one in read(text).claims if "people" in text[one.start : one.end]]
    assert {one.verdict for one in found} == {"supported"}


def test_a_weekday_alone_is_that_of_the_event():
    text = "November 6, 2013\n\nSoyuz TMA-11M is at the pad. On Monday Soyuz TMA-09M comes home to land."
    found = [one for one in read(text).claims if text[one.start : one.end] == "Monday"]
    assert {one.verdict for one in found} == {"supported"}
