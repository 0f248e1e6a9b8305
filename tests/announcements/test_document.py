"""Texts as handed in: what is seen of them, the way back to the raw characters, and what is refused."""

from __future__ import annotations

import time

import pytest

from expedition.announcements.document import MOST_BYTES, document
from expedition.announcements.published import published
from expedition.announcements.timeline import timeline
from expedition.announcements.times import times
from expedition.errors import InputError

PAGE = """<!doctype html><html><head><title>A crew &amp; a ship</title>
<meta property="article:published_time" content="2021-10-04T08:00:00Z">
<style>p { color: red } /* May 1, 2001 */</style><script>var day = "May 2, 2002";</script></head>
<body><!-- May 3, 2003 --><h1>A crew &amp; a ship</h1>
<p>Lift-off is at <b>4:55&nbsp;a.m. EDT</b> on
Oct.&#160;5, 2021.</p><noscript>May 4, 2004</noscript>
<script src=x />May 5, 2005</script><ul><li>One<li>Two</ul></body></html>"""


def test_of_a_page_only_what_a_reader_sees_is_left() -> None:
    seen = document(PAGE)
    assert seen.kind == "html"
    assert seen.title == "A crew & a ship"
    assert "May" not in seen.text
    assert "Lift-off is at 4:55 a.m. EDT on Oct. 5, 2021." in seen.text
    assert [seen.text[slice(*span)] for span in seen.paragraphs[-2:]] == ["One", "Two"]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (PAGE, "4:55 a.m. EDT"),
        (
            "# News\n\nLift-off of **Crew-9** is at [4:55 a.m. EDT](https://example.org) today.",
            "4:55 a.m. EDT",
        ),
        ("\ufeffLift-off at 4:55\u202f\u200fa.m. EDT.", "4:55 a.m. EDT"),
        ("It’s at 4:55\u00a0a.m.\u2066 EDT\u2069 — so “they” said.", "4:55 a.m. EDT"),
    ],
)
def test_spans_go_back_to_the_raw_characters(raw: str, words: str) -> None:
    seen = document(raw)
    start = seen.text.index(words)
    first, last = seen.raw_span(start, start + len(words))
    assert raw[first] == "4"
    assert raw[last - 1] == "T"
    assert seen.quote(start, start + 4) == "4:55"


def test_marks_of_markdown_are_gone_and_underscores_in_words_stay() -> None:
    seen = document(
        "## A *new* ship\n\n> The **ship_one** is [ready](http://x.org/a_b), `now`.\n\n```\ncode\n```"
    )
    assert seen.title == "A new ship"
    assert "The ship_one is ready, now." in seen.text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (
            "It rose at 9:29 p.m. Tuesday. Dr. Fyodor P. Yurchikhin was aboard. It docked at 3 p.m. All went well.",
            4,
        ),
        ("It costs $2.5 million. The U.S. Navy helped! Did it? No. 31 was the pad.", 4),
        ("MOSCOW, Sept. 5. – Three flew. They are well.", 3),
        ("Старт состоялся 5 окт. 2021 г. в срок. Экипаж чувствует себя хорошо.", 2),
        ("One line\nAnother line\n\nThird", 3),
    ],
)
def test_sentences_end_where_they_end(text: str, count: int) -> None:
    assert len(document(text).sentences) == count


def test_dots_across_the_page_lead_from_a_label_to_its_value() -> None:
    raw = "Lift-off ...... July 20, 2:05 p.m. EDT\nPlace ....... Pad 39A\nShip … … Dragon\nDocking _____ July 21\n"
    read = document(raw)
    assert read.text.splitlines()[0] == "Lift-off: July 20, 2:05 p.m. EDT"
    place = read.text.index("Pad")
    assert read.quote(place, place + 7) == "Pad 39A"
    # A pause is none.
    assert document("We waited ... and waited.\n").text == "We waited ... and waited.\n"


def test_wrapped_lines_are_one_paragraph() -> None:
    line = "the crew of three went up to the station early in the morning of that"
    assert len(document("\n".join([line] * 6) + "\nday.").paragraphs) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_encodings_are_told_apart(encoding: str) -> None:
    raw = "Экипаж «Союза» стартовал 5 октября в 11:55 по московскому времени".encode(encoding)
    assert "5 октября" in document(raw).text


@pytest.mark.parametrize(
    "raw",
    [
        b"\x00\x01\x02" * 100,
        b"\x7fELF\x02\x01\x01" + bytes(range(32)) * 20,
        "x" * (MOST_BYTES + 1),
        "",
        " \n\u200b",
        "<script>alert(1)</script>",
        "<div>" * 2000 + "deep",
    ],
)
def test_what_is_no_text_is_refused(raw: str | bytes) -> None:
    with pytest.raises(InputError):
        document(raw)


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<a ",
        "<!--",
        "<div",
        "&",
        "[",
        "](",
        "*",
        ". ",
        '"',
        "Oct. 5 ",
        "5:00 ",
        "an hour and ",
        "moved to May 5 from ",
    ],
)
def test_hostile_texts_take_time_as_their_length(piece: str) -> None:
    def seconds(size: int) -> float:
        began = time.process_time()
        try:
            seen = document(piece * size)
        except InputError:
            return 0.0
        found = times(seen)
        timeline(seen, found, published(seen, found))
        return time.process_time() - began

    # Eight times the length may take eight times as long, not sixty-four times; on a busy machine one try may mislead.
    most = min(16_000, 40_000 // len(piece))
    assert any(seconds(most) < 24 * max(seconds(most // 8), 0.01) for _ in range(4))


def test_an_unknown_kind_says_which_there_are() -> None:
    with pytest.raises(InputError, match="html"):
        document("text", "pdf")
