"""A text as handed in, and what a reader sees of it: blocks, sentences, and the way back to the raw text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from expedition.announcements.markup import Seen, seen_in_html, seen_in_markdown
from expedition.errors import InputError
from expedition.files import ZIP_MAGIC

MOST_BYTES = 200_000
Span = tuple[int, int]

# Marks that steer the direction of writing, join or part letters, or show nothing: a reader never sees them.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x9f\ufffe\uffff\ud800-\udfff]")
# One character for another, so that a grammar needs to know one spelling only.
_PLAIN = {
    **dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " "),
    **dict.fromkeys(map(ord, "‘’‚‛ʼ′`´"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″«»"), '"'),
    **dict.fromkeys(map(ord, "‐‑−"), "-"),
    **{0xFF01 + i: chr(0x21 + i) for i in range(94)},
    **dict.fromkeys(map(ord, "\x0b\x0c\x85\u2028\u2029"), "\n"),
}  # fmt: skip
_HTML = re.compile(
    r"<(?:!doctype|!--|/?(?:html|head|body|title|p|div|br|h[1-6]|span|b|i|em|strong|a|script|style|table|tr"
    r"|td|ul|ol|li"
    r"|article|section|time|meta|img|header|footer|main|blockquote|figure|svg|iframe|font|center|pre)\b)",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(
    r"^#{1,6} \S|\]\((?:https?:|/|#)|(?<![*\w])\*\*(?=[^\s*])|^```|^\* \S|^(?:---|===)\s*$", re.MULTILINE
)

_END = re.compile(r"(?<![.!?…])[.!?…]++[\"')\]]*+\s++(?=[\"'(\[]{0,2}[A-ZА-ЯЁ0-9À-Þ–—@])")
_LAST_WORD = re.compile(r"(?:^|[\s(\"'])([\w.&]{1,12})\Z")
# After these a point does not end the sentence.
_SHORT = frozenset(
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "no",
        "nos",
        "st",
        "gen",
        "col",
        "lt",
        "maj",
        "capt",
        "cmdr",
        "sgt",
        "gov",
        "sen",
        "rep",
        "vs",
        "fig",
        "approx",
        "ca",
        "v",
        "mt",
        "ft",
        "e.g",
        "i.e",
        "cf",
        "al",
        "vol",
        "pp",
        "г",
        "гг",
        "им",
        "ул",
        "тов",
        "тыс",
        "млн",
        "млрд",
        "руб",
        "янв",
        "фев",
        "мар",
        "апр",
        "июн",
        "июл",
        "авг",
        "сент",
        "окт",
        "нояб",
        "дек",
    ]
)
# After these it may; what follows decides.
_MAY_END = frozenset(
    [
        "a.m",
        "p.m",
        "am",
        "pm",
        "u.s",
        "u.k",
        "u.n",
        "inc",
        "jr",
        "sr",
        "ltd",
        "corp",
        "co",
        "etc",
        "u.s.a",
        "д.м.в",
    ]
)
_HALVES = ("a.m", "p.m", "am", "pm")
# "At 1:45 a.m. Florida time".
_ITS_CLOCK = re.compile(
    r"[(\[]?(?:[A-Z][\w.]+ ){1,2}(?:[Ss]tandard |[Dd]aylight |[Ss]ummer )?[Tt]ime\b|[A-Z]{3,4}\b(?! [a-z])"
)
_ROW = 30
_GOES_ON = re.compile(
    r"[\"'(\[]*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec|today|tomorrow"
    r"|e[sd]?t\b|c[sd]?t\b|m[sd]?t\b|p[sd]?t\b|utc|gmt|moscow|beijing|eastern|central|pacific|mountain"
    r"|local|air force|space"
    r"|\d|[–—]|astronaut|navy|senat|congress|government|army|president)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Document:
    """A text: `raw` as handed in, `text` as seen; spans count characters of `text` unless they say raw."""

    raw: str
    text: str
    kind: str
    starts: Sequence[int]
    """For each character of `text`, where it begins in `raw`."""
    ends: Sequence[int]
    """For each character of `text`, where it ends in `raw`."""
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    title: str | None = None
    stated: tuple[tuple[str, str], ...] = ()
    """What the page says of itself unseen: names and contents of `meta` and `time` that bear a date."""

    def raw_span(self, start: int, end: int) -> Span:
        """The raw characters behind `text[start:end]`."""
        if start >= end or start < 0 or end > len(self.text):
            raise ValueError(f"no stretch of this text: {start} to {end}")
        return self.starts[start], self.ends[end - 1]

    def quote(self, start: int, end: int) -> str:
        """The raw characters behind `text[start:end]`, word for word."""
        first, last = self.raw_span(start, end)
        return self.raw[first:last]

    def sentence_at(self, place: int) -> Span:
        """The sentence that holds a character."""
        return _holding(self.sentences, place)

    def paragraph_at(self, place: int) -> Span:
        """The paragraph that holds a character."""
        return _holding(self.paragraphs, place)


def document(raw: str | bytes, kind: str | None = None) -> Document:
    """Read a text: plain, HTML or Markdown, told apart where `kind` (`text`, `html`, `markdown`) does not say.

    Raises:
        InputError: the text is empty, longer than `MOST_BYTES`, no text at all, or nested without end.
    """
    text = _decoded(raw)
    if kind is None:
        kind = "html" if _HTML.search(text) else "markdown" if _MARKDOWN.search(text) else "text"
    if kind == "html":
        seen = seen_in_html(text)
    elif kind == "markdown":
        seen = seen_in_markdown(text)
    elif kind == "text":
        seen = Seen(text, range(len(text)), range(1, len(text) + 1))
    else:
        raise InputError(f"kind is {kind!r}; a text can be text, html or markdown", field="kind")
    seen = _without_leaders(_without_unseen(seen))
    if not seen.text.strip():
        raise InputError("there is nothing to read in it; hand in a text with words", field="text")
    paragraphs = _paragraphs(seen.text)
    return Document(
        raw=text,
        text=seen.text,
        kind=kind,
        starts=seen.starts,
        ends=seen.ends,
        paragraphs=paragraphs,
        sentences=tuple(span for paragraph in paragraphs for span in _sentences(seen.text, paragraph)),
        title=seen.title or _title(seen.text, paragraphs),
        stated=seen.stated,
    )


def _decoded(raw: str | bytes) -> str:
    if raw[:4] in (ZIP_MAGIC, ZIP_MAGIC.decode()):
        raise InputError(
            "this is a ZIP archive, as .docx and .odt files are too; hand in plain text, HTML or Markdown",
            field="text",
        )
    size = len(raw) if isinstance(raw, bytes) else len(raw.encode("utf-8", "surrogatepass"))
    if size > MOST_BYTES:
        raise InputError(
            f"{size:,} bytes are more than the {MOST_BYTES:,} that are read; hand in the article alone",
            field="text",
        )
    if isinstance(raw, bytes):
        raw = _text_of(raw)
    odd = len(_CONTROLS.findall(raw))
    if "\x00" in raw or odd > 3 + len(raw) // 100:
        raise InputError(
            "this is no text but binary data; hand in plain text, HTML or Markdown", field="text"
        )
    return raw


def _text_of(raw: bytes) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    # Old pages: Cyrillic ones are mostly letters above 127, western ones hardly.
    high = sum(byte > 127 for byte in raw)
    return raw.decode("cp1251" if high > 0.2 * len(raw) else "cp1252", "replace")


def _without_unseen(seen: Seen) -> Seen:
    text = _CONTROLS.sub(" ", seen.text).translate(_PLAIN)
    starts, ends = seen.starts, seen.ends
    if _UNSEEN.search(text):
        kept = [i for i, c in enumerate(text) if not _UNSEEN.match(c)]
        text = "".join([text[i] for i in kept])
        starts, ends = [starts[i] for i in kept], [ends[i] for i in kept]
    return Seen(text, starts, ends, seen.title, seen.stated)


# "Launch ......... Tuesday, December 21": what stands between a label and what it labels.
_LEADER = re.compile(
    r"^[ \t]*[^\W\d][^\n.:|]{1,40}?(?P<dots>[ \t]*(?:\.{3,}|…+|(?:\. ){3,}|_{3,})[ \t]*)(?=\S)", re.MULTILINE
)


def _without_leaders(seen: Seen) -> Seen:
    """Rows of a label and its value with a colon between them, where they have dots across the page."""
    rows = [found.span("dots") for found in _LEADER.finditer(seen.text)]
    # One such line is a sentence with a pause in it.
    if len(rows) < _LABELS:
        return seen
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for begin, end in [*rows, (len(seen.text), len(seen.text))]:
        text.append(seen.text[at:begin])
        starts += seen.starts[at:begin]
        ends += seen.ends[at:begin]
        if begin < end:
            text.append(": ")
            starts += (seen.starts[begin], seen.starts[end - 1])
            ends += (seen.ends[begin], seen.ends[end - 1])
        at = end
    return Seen("".join(text), starts, ends, seen.title, seen.stated)


# "Launch date: Tuesday, July 26": in a list of such lines each is by itself.
_LABEL = re.compile(r"[A-ZА-ЯЁ][\w/-]+(?: [\w/-]+){0,3}: ")
_LABELS = 3


def _paragraphs(text: str) -> tuple[Span, ...]:
    """Blocks between line ends, or between empty lines where the lines are wrapped."""
    lines, at = [], 0
    for line in text.split("\n"):
        begin = at + len(line) - len(line.lstrip())
        lines.append((begin, at + len(line.rstrip())))
        at += len(line) + 1
    widths = sorted(end - begin for begin, end in lines if end > begin)
    full = widths[-1] if widths else 0
    wrapped = (
        len(widths) > 3 and 40 <= full <= 120 and sum(w > 0.75 * full for w in widths) > 0.6 * len(widths)
    )
    labels = sum(_LABEL.match(text, begin, end) is not None for begin, end in lines)
    blocks: list[list[int]] = []
    open_block = False
    for i, (begin, end) in enumerate(lines):
        if begin >= end:
            open_block = False
            continue
        if open_block:
            blocks[-1][1] = end
        else:
            blocks.append([begin, end])
        following = lines[i + 1] if i + 1 < len(lines) else None
        open_block = bool(
            wrapped
            and following
            and end - begin > 0.7 * full
            and text[following[0] : following[0] + 1] not in "-*•"
            and not (labels >= _LABELS and _LABEL.match(text, *following))
        )
    return tuple((a, b) for a, b in blocks)


def _sentences(text: str, paragraph: Span) -> list[Span]:
    start, end = paragraph
    spans = []
    for match in _END.finditer(text, start, end):
        if _is_short(text, match.start(), match.end(), start):
            continue
        stop = match.start() + len(match.group().rstrip())
        spans.append((start, stop))
        start = match.end()
    if start < end:
        spans.append((start, end))
    return [part for span in spans for part in _short_enough(text, span)]


# Nobody writes longer ones; what looks at all the words of a sentence together need not look further.
_LONGEST_SENTENCE = 900


def _short_enough(text: str, span: Span) -> Iterator[Span]:
    """A sentence, or its parts where it has no end."""
    start, end = span
    while end - start > _LONGEST_SENTENCE:
        most = start + _LONGEST_SENTENCE
        cut = max(text.rfind(mark, start + 1, most) for mark in (";", ",", " ")) + 1 or most
        yield start, cut
        start = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
    if start < end:
        yield start, end


def _is_short(text: str, point: int, following: int, floor: int) -> bool:
    """Whether the point belongs to a short form, and the sentence goes on."""
    if text[point] != "." or text[point + 1 : point + 2] == ".":
        return False
    found = _LAST_WORD.search(text[max(floor, point - 14) : point])
    if not found:
        return False
    word = found.group(1)
    low = word.lower()
    if low in _MAY_END:
        behind = text[following : following + 40]
        # "July 8, 11:26 a.m. Launch": a line of a timetable.
        row = low in _HALVES and point - floor < _ROW and text[max(0, floor - 1) : floor] in ("", "\n")
        return bool(row or _GOES_ON.match(behind) or (low in _HALVES and _ITS_CLOCK.match(behind)))
    if low in _SHORT and not (low == "no" and not text[following : following + 1].isdigit()):
        return not (low in ("mar", "sun", "sat", "may") and word.islower())
    return len(word) == 1 and word.isupper()


def _title(text: str, paragraphs: tuple[Span, ...]) -> str | None:
    if len(paragraphs) < 2:
        return None
    first = text[slice(*paragraphs[0])]
    return first if len(first) <= 200 and not first.endswith((".", ":", ";")) else None


def _holding(spans: tuple[Span, ...], place: int) -> Span:
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][0] <= place:
            low = middle + 1
        else:
            high = middle
    return spans[max(0, low - 1)]
