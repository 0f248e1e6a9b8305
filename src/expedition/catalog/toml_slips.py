"""Slips of the pen in TOML: what a line that cannot be read was probably meant to say."""

from __future__ import annotations

import re

# Of a line, so much is looked at.
_MOST = 400
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
_KEY = r"^\s*[\w.\"'-]+\s*=\s*"
# What stands after the sign of equality, to the next comma, bracket or comment, is looked at.
_DATE = re.compile(
    r"(?<![\w.])(?:\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}(?:[./]\d{1,2}[./]\d{1,2}|-\d{1,2}-\d{1,2}))(?![\w.])"
)
_MONTH = re.compile(r"\b\d{1,2}\.? [A-Z][a-z]{2,8} \d{4}|\b[A-Z][a-z]{2,8} \d{1,2}, \d{4}")
_MINUTES = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?!:|\d)")
_GROUPED = re.compile(r"(?<![\w.,])\d{1,3}(?:[ ,']\d{3})+(?![\w,])")
_COMMA = re.compile(r"(?:^\s*|value\s*=\s*)[-+]?\d+,\d+")
_UNIT = re.compile(r"(?<![\w.])[-+]?\d[\d_.]*(?:e[-+]?\d+)? ?([A-Za-z°%µ²³/·]+)(?![\w.]|\s*=)", re.I)
_TRUTH = re.compile(r"^(True|False|TRUE|FALSE|yes|no|on|off)\b")
_BARE = re.compile(r"^[^\W\d][\w .-]*")
_POINT = re.compile(r"(?<![\w.])(?:\.\d+|\d+\.)(?![\w.])")
_ZERO = re.compile(r"(?<![\w.])[-+]?0\d+(?![\w.:-])")


def slip(text: str, problem: str) -> str:
    """What is probably wrong in the line at which a reader of TOML gave up, and how it is written; empty if unclear.

    problem: its message, which names the line.
    """
    found = _PLACE.search(problem)
    lines = text.splitlines()
    if found is None:
        # At the end of the document it stops naming lines.
        return _unclosed(text) if "end of document" in problem else ""
    number = int(found[1])
    line = lines[number - 1][:_MOST] if number <= len(lines) else ""
    said = _of_line(line) or _of_message(line, problem, int(found[2]))
    return f"; {said}: {line.strip()[:80]}" if said else ""


def _of_line(line: str) -> str:
    bare = _outside_quotes(line)
    key = re.match(_KEY, bare)
    if key is None:
        if bare.count("[") != bare.count("]") and bare.lstrip().startswith("["):
            return "the name of a table stands between brackets that match, as [drag] or [[stages]]"
        if re.match(r"^\s*[\w.-]+\s*:", bare):
            return "a key is followed by =, not by a colon"
        if re.match(r"^\s*[\w.-]+ +[\w.-]+.*=", bare):
            return "a key is one word, as gross_mass_kg"
        return ""
    value = bare[key.end() :]
    if not value.strip() or value.lstrip().startswith("#"):
        return "a value is missing after ="
    if re.search("[“”„«»‘’]", value):
        return 'quotes are straight ones, as in "soyuz-ms"'
    if _MINUTES.search(value):
        return "an instant is written with seconds and Z for UTC, as 2027-05-01T00:00:00Z"
    day = _DATE.search(value) or _MONTH.search(value)
    if day and not re.fullmatch(r"\d{4}-\d\d-\d\d", day[0]):
        return "a date is written year-month-day with two digits each, as 2027-05-01"
    if _GROUPED.search(value) and not value.lstrip().startswith("["):
        return "a number is written without spaces or commas between its thousands, as 4600000 or 4_600_000"
    if _COMMA.search(value) and not value.lstrip().startswith("["):
        return "decimals take a point, as 2.4"
    if _TRUTH.match(value):
        return "truth values are true and false, in small letters"
    unit = _UNIT.search(value)
    if unit and unit[1].lower() not in ("z", "e", "x", "o", "b", "t"):
        return (
            f"a number stands without its unit ({unit[1]}); the key's own ending names the unit that is meant"
        )
    if _ZERO.search(value):
        return "a number does not begin with 0"
    if _POINT.search(value):
        return "a decimal point stands between digits, as 0.5 or 5.0"
    if value.startswith("="):
        return "one = stands between a key and its value"
    if re.match(r'\s*""\s*\w.*""', value):
        return r"a quote within a text is written \""
    within = (
        re.search(r"=\s*(?!true\b|false\b|inf\b|nan\b)[A-Za-z]", value) if value.startswith("{") else None
    )
    if within or (_BARE.match(value) and not re.match(r"(true|false|inf|nan)\b", value)):
        return 'a text stands in quotes, as "soyuz-ms"'
    return ""


def _of_message(line: str, problem: str, column: int) -> str:
    if line.count('"') % 2 or (line.count("'") % 2 and '"' not in line):
        return "a quote is missing"
    if "overwrite" in problem or "twice" in problem:
        return "a key or table stands twice"
    if "array" in problem.lower():
        return "a list stands in brackets, its values apart by commas, as [0.3, 0.4]"
    if "inline table" in problem.lower():
        return 'what stands in braces is one line, its keys apart by commas, as { value = 3, source = "…" }'
    return "" if column <= len(line) else "something is missing at the end of the line"


def _unclosed(text: str) -> str:
    for number, line in enumerate(text.splitlines(), 1):
        if line.count('"""') % 2:
            return f"; the quotes opened in line {number} are not closed"
    for number, line in reversed(list(enumerate(text.splitlines(), 1))):
        bare = _outside_quotes(line)
        if bare.count("[") > bare.count("]") or bare.count("{") > bare.count("}"):
            return f"; the bracket opened in line {number} is not closed"
    return ""


def _outside_quotes(line: str) -> str:
    """A line with its texts emptied and its comment taken away."""
    bare = re.sub(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'', '""', line)
    return bare.split("#", 1)[0] if '""' in bare or '"' not in bare else bare
