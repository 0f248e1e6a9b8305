"""Cyrillic names in Latin letters: as maps write them, and so loosely that all usual ways to write one are alike."""

from __future__ import annotations

import re
import unicodedata

# After BGN/PCGN of 1947, with the letters of other languages added; signs are not written.
LETTERS = (
    dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True))
    | {"ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}
    | {"ъ": "", "ь": "", "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u", "ј": "y", "љ": "ly", "њ": "ny"}
    | {"ә": "a", "ғ": "gh", "қ": "q", "ң": "ng", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "ћ": "c", "ђ": "dj"}
)
# In this order; then every letter that stands doubled is taken once.
ALIKE = (
    *((" ", ""), ("'", ""), ("ʹ", ""), ("-", "")),
    *(("shch", "sh"), ("sch", "sh"), ("dzh", "j"), ("zh", "j")),
    *(("kh", "h"), ("gh", "h"), ("g", "h"), ("q", "k"), ("x", "ks"), ("w", "v")),
    *(("ye", "e"), ("yo", "e"), ("jo", "je"), ("y", "i")),
)
_VOWELS = "аеёиоуыэюяіїє"
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")


def is_cyrillic(name: str) -> bool:
    """Whether there is a Cyrillic letter in a name."""
    return _CYRILLIC.search(name) is not None


def latin(name: str) -> str:
    """A name in small Latin letters: "Челябинск" is "chelyabinsk", "Екатеринбург" is "yekaterinburg"."""
    text = unicodedata.normalize("NFC", name.casefold())
    out = []
    for before, letter in zip(f" {text}", text, strict=False):
        # It is heard with a glide where no consonant stands before it.
        glides = letter == "е" and (before in _VOWELS + "ъьй" or not before.isalpha())
        out.append("ye" if glides else LETTERS.get(letter, letter))
    return "".join(out)


def loosely(text: str) -> str:
    """Small Latin letters, one name a line, with what is written now this way and now that made alike."""
    for one, other in ALIKE:
        text = text.replace(one, other)
    return re.sub(r"(\w)\1+", r"\1", text)
