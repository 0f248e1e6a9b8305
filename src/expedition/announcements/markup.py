"""What a reader sees of HTML and Markdown, each character with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

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
_EMPTY = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
# Tags that pages may leave open.
_LEFT_OPEN = frozenset(
    ["p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead", "tfoot", "html", "body", "colgroup"]
)
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
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

    Raises:
        InputError: its elements are nested deeper than `DEEPEST`.
    """
    reader = _Reader(source)
    reader.feed(source)
    reader.close()
    return reader.seen()


class _Reader(HTMLParser):
    """Walks a page once, from tag to tag, without recursion."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.source = source
        self.lines = [0]
        for match in re.finditer("\n", source):
            self.lines.append(match.end())
        self.chars: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.hidden: list[str] = []
        self.depth = 0
        self.title: list[str] = []
        self.in_title = False
        self.stated: list[tuple[str, str]] = []

    def place(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def add(self, text: str, start: int, end: int) -> None:
        """One seen character or more for a stretch of the source."""
        for char in text:
            self.chars.append(char)
            self.starts.append(start)
            self.ends.append(end)

    def part(self) -> None:
        """A new line, once."""
        while self.chars and self.chars[-1] == " ":
            self.chars.pop(), self.starts.pop(), self.ends.pop()
        if self.chars and self.chars[-1] != "\n":
            here = min(self.place(), len(self.source) - 1)
            self.add("\n", here, here + 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: (value or "")[:200] for name, value in attrs}
        name = given.get("property") or given.get("name") or given.get("itemprop") or ""
        if tag == "meta" and _DATED.search(name) and given.get("content"):
            self.stated.append((name, given["content"]))
        if tag == "time" and given.get("datetime") and not self.hidden:
            self.stated.append(("time", given["datetime"]))
        if tag == "title":
            self.in_title = not self.title
        if tag in _EMPTY:
            if tag in _BLOCKS:
                self.part()
            return
        if tag == "body":
            # A head that was left open ends here.
            self.hidden = [name for name in self.hidden if name != "head"]
        if tag not in _LEFT_OPEN:
            self.depth += 1
            if self.depth > DEEPEST:
                raise InputError(
                    f"its elements are nested deeper than {DEEPEST}; hand in the article's text alone",
                    field="text",
                )
        if tag in _HIDDEN:
            self.hidden.append(tag)
        if tag in _BLOCKS:
            self.part()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            return
        self.handle_starttag(tag, attrs)
        if tag not in _EMPTY and tag not in _LEFT_OPEN:
            self.depth -= 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self.in_title = False
        if tag not in _LEFT_OPEN and tag not in _EMPTY:
            self.depth = max(0, self.depth - 1)
        if self.hidden and tag in self.hidden:
            while self.hidden.pop() != tag:
                pass
        if tag in _BLOCKS:
            self.part()

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.title.append(data)
            return
        if self.hidden:
            return
        start = self.place()
        at = 0
        for match in _BLANKS.finditer(data):
            self.letters(data[at : match.start()], start + at)
            if not self.chars or self.chars[-1] not in " \n":
                self.add(" ", start + match.start(), start + match.end())
            at = match.end()
        self.letters(data[at:], start + at)

    def letters(self, text: str, start: int) -> None:
        self.chars.extend(text)
        self.starts.extend(range(start, start + len(text)))
        self.ends.extend(range(start + 1, start + len(text) + 1))

    def handle_entityref(self, name: str) -> None:
        self.reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.reference(f"&#{name};")

    def reference(self, written: str) -> None:
        if self.in_title:
            self.title.append(unescape(written))
        elif not self.hidden:
            start = self.place()
            found = _REFERENCE.match(self.source, start)
            end = found.end() if found else start + 1
            text = unescape(written)
            self.add(text if len(text) <= 2 else self.source[start:end], start, end)

    def seen(self) -> Seen:
        title = " ".join("".join(self.title).split())
        return Seen("".join(self.chars), self.starts, self.ends, title or None, tuple(self.stated[:50]))


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
    title = heading.group(1).strip("# *_") if heading else None
    return Seen("".join(chars), starts, [place + 1 for place in starts], title)
