"""What a reader sees of HTML and Markdown, each character with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape

from expedition.errors import InputError

DEEPEST = 500
_HIDDEN = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "object",
        "svg",
        "math",
        "head",
        "select",
        "textarea",
        "canvas",
        "audio",
        "video",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "br",
    ]
)
# What ends a row of a table that is open, the table in one of its cells too.
_ROWS = frozenset(["tr", "table", "tbody", "thead", "tfoot"])
_LONGEST_ROW = 400
_EMPTY = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
# Tags that pages may leave open.
_LEFT_OPEN = frozenset(
    ["p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead", "tfoot", "html", "body", "colgroup"]
)
_TO_CHANGE = re.compile(
    r"(?P<blank>[ \t\r\n\f]++)"
    r"|(?P<reference>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?)"
)
_DATED = re.compile(r"publish|date|modified|updated|time", re.IGNORECASE)


@dataclass(frozen=True)
class Seen:
    """Text as seen; `starts` and `ends` are each character's place in the source."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    title: str | None = None
    stated: tuple[tuple[str, str], ...] = ()


def seen_in_html(source: str) -> Seen:
    """The text of an HTML page, without scripts, styles, comments and attributes.

    Walks the page once, from tag to tag. The standard parser takes minutes for a page of broken tags.

    Raises:
        InputError: its elements are nested deeper than `DEEPEST`.
    """
    page = _Page(source)
    at = 0
    while token := _TOKEN.search(source, at):
        if not page.hidden:
            page.text(at, token.start())
        at = token.end()
        if token["comment"]:
            end = source.find("-->", at)
            at = end + 3 if end >= 0 else len(source)
        elif name := token["name"]:
            name = name.lower()
            if token["close"]:
                page.closed(name, token.start())
            else:
                page.opened(name, token["attributes"], token.start())
                if name in _VERBATIM:
                    close = _closing(name).search(source, at)
                    page.verbatim(name, at, close.start() if close else len(source))
                    at = close.end() if close else len(source)
                    page.closed(name, at)
    if not page.hidden:
        page.text(at, len(source))
    return page.seen()


# No part of it may pass a "<" outside quotes, so that broken tags cost no more than their length.
_TOKEN = re.compile(
    r"(?P<comment><!--)|<(?P<close>/)?(?P<name>[A-Za-z][\w:-]{0,40}+)"
    r"(?P<attributes>(?:[^\"'<>]++|\"[^\"]{0,4000}+\"|'[^']{0,4000}+'|['\"])*+)>|<[!?/][^<>]{0,4000}+>"
)
_ATTRIBUTE = re.compile(
    r"([A-Za-z_:][\w:.-]{0,60}+)\s{0,9}=\s{0,9}(?:\"([^\"]{0,400})\"|'([^']{0,400})'|([^\s\"'>]{1,400}))"
)
_VERBATIM = frozenset(("script", "style", "textarea", "title", "xmp", "noembed"))


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}\b[^<>]{{0,200}}>?", re.IGNORECASE)


class _Page:
    """What has been seen so far."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.chars: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.hidden: list[str] = []
        self.depth = 0
        self.title: str | None = None
        self.stated: list[tuple[str, str]] = []
        self.cells: list[int] | None = None
        """Where the cells of the row that is open begin."""

    def opened(self, name: str, attributes: str, place: int) -> None:
        if name in ("meta", "time"):
            self.state(name, attributes)
        if name == "body":
            # A head that was left open ends here.
            self.hidden = [hidden for hidden in self.hidden if hidden != "head"]
        if name in _ROWS:
            self.row_ends()
        if name in _BLOCKS:
            self.part(place)
        if name == "tr":
            self.cells = []
        elif name in ("td", "th") and self.cells is not None:
            self.cells.append(len(self.chars))
        if name in _EMPTY or attributes.endswith("/"):
            return
        if name not in _LEFT_OPEN:
            self.depth += 1
            if self.depth > DEEPEST:
                raise InputError(
                    f"its elements are nested deeper than {DEEPEST}; hand in the article's text alone",
                    field="text",
                )
        if name in _HIDDEN:
            self.hidden.append(name)

    def closed(self, name: str, place: int) -> None:
        if name not in _LEFT_OPEN and name not in _EMPTY:
            self.depth = max(0, self.depth - 1)
        if name in _HIDDEN and name in self.hidden:
            while self.hidden.pop() != name:
                pass
        if name in _ROWS:
            self.row_ends()
        if name in _BLOCKS:
            self.part(place)

    def state(self, name: str, attributes: str) -> None:
        given = {m[1].lower(): m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(attributes)}
        if name == "time":
            if given.get("datetime") and not self.hidden:
                self.stated.append(("time", given["datetime"]))
            return
        called = given.get("property") or given.get("name") or given.get("itemprop") or ""
        if _DATED.search(called) and given.get("content"):
            self.stated.append((called, given["content"]))

    def verbatim(self, name: str, start: int, end: int) -> None:
        if name == "title" and self.title is None and "svg" not in self.hidden:
            self.title = " ".join(unescape(self.source[start:end][:400]).split())

    def text(self, start: int, end: int) -> None:
        """Words between two tags; blanks shrink to one, references become their characters."""
        source = self.source
        at = start
        for match in _TO_CHANGE.finditer(source, start, end):
            self.letters(at, match.start())
            at = match.end()
            if match.lastgroup == "blank":
                if self.chars and self.chars[-1] not in " \n":
                    self.add(" ", match.start(), at)
            else:
                written = unescape(match.group())
                self.add(written if len(written) <= 2 else match.group()[:1], match.start(), at)
        self.letters(at, end)

    def letters(self, start: int, end: int) -> None:
        if start < end:
            self.chars.extend(self.source[start:end])
            self.starts.extend(range(start, end))
            self.ends.extend(range(start + 1, end + 1))

    def add(self, text: str, start: int, end: int) -> None:
        """One seen character or more for a stretch of the source."""
        for char in text:
            self.chars.append(char)
            self.starts.append(start)
            self.ends.append(end)

    def part(self, place: int) -> None:
        """A new line, once."""
        if self.chars and self.chars[-1] == " ":
            del self.chars[-1], self.starts[-1], self.ends[-1]
        if self.chars and self.chars[-1] != "\n":
            self.add("\n", place, min(place + 1, len(self.source)))

    def row_ends(self) -> None:
        """The row that was open becomes a line with its cells between bars, unless it holds whole paragraphs."""
        cells, self.cells = self.cells, None
        if cells is None or len(cells) < 2 or not 0 < len(self.chars) - cells[0] <= _LONGEST_ROW:
            return
        first, ends = cells[0], [*cells[1:], len(self.chars)]
        row: list[tuple[str, int, int]] = []
        for begin, end in zip(cells, ends, strict=True):
            row += [(bar, *self.place(begin)) for bar in ("| " if begin == first else " | ")]
            end -= end > begin and self.chars[end - 1] == "\n"
            row += [
                (" " if char == "\n" else char, *self.place(at))
                for at, char in enumerate(self.chars[begin:end], begin)
            ]
        row += [(bar, *self.place(len(self.chars) - 1)) for bar in " |\n"]
        del self.chars[first:], self.starts[first:], self.ends[first:]
        for char, start, end in row:
            self.add(char, start, end)

    def place(self, at: int) -> tuple[int, int]:
        """The place of a character in the source; past the end, of the last."""
        at = min(at, len(self.chars) - 1)
        return self.starts[at], self.ends[at]

    def seen(self) -> Seen:
        self.row_ends()
        return Seen("".join(self.chars), self.starts, self.ends, self.title or None, tuple(self.stated[:50]))


# What Markdown writes besides the words; its patterns never look further than a line or 500 characters.
_MARKS = re.compile(
    r"^ {0,3}#{1,6}[ \t]+|[ \t]+#+[ \t]*$|^ {0,3}(?:>[ \t]?){1,9}|^```[^\n]*|^[ \t]*(?:-{3,}|={3,}"
    r"|\*{3,})[ \t]*$"
    r"|!\[[^\]\n]{0,200}\]\([^()\s]{0,500}\)|\]\([^()\s]{0,500}(?:[ \t]\"[^\"\n]{0,200}\")?\)"
    r"|\](?:\[[^\]\n]{0,80}\])"
    r"|(?<!\w)\[(?=[^\]\n]{1,200}\][(\[])|\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,3}(?=\w)"
    r"|(?<=\w)_{1,3}(?!\w)|`+"
    r"|<https?:[^>\s]{0,500}>|<!--[^\n]{0,500}-->|\\(?=[*_#\[\]()`>.!-])",
    re.MULTILINE,
)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(\S[^\n]{0,200})", re.MULTILINE)


def seen_in_markdown(source: str) -> Seen:
    """The text of a Markdown page without its marks; links keep their words."""
    chars: list[str] = []
    starts: list[int] = []
    at = 0
    for match in _MARKS.finditer(source):
        chars.append(source[at : match.start()])
        starts.extend(range(at, match.start()))
        at = match.end()
    chars.append(source[at:])
    starts.extend(range(at, len(source)))
    heading = _HEADING.search(source)
    title = _MARKS.sub("", heading.group(1)).strip("# ") if heading else None
    return Seen("".join(chars), starts, [place + 1 for place in starts], title)
