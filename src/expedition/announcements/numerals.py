"""Numbers as words (one, two, three; first, second, third) and as Roman numerals."""

from __future__ import annotations

COUNTED = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
RANKED = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)  # fmt: skip
ORDINALS = {word: number for number, word in enumerate(RANKED, 1)}
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
ORDINALS |= {f"{word[:-1]}ieth": number for word, number in TENS.items()}
# "Twenty-seventh", "one hundred and twenty-fourth": what stands before the last word.
_HUNDREDS = rf"(?P<hundreds>a|{'|'.join(COUNTED[1:10])})[ -]hundred[ -](?:and[ -])?"
BEFORE_ORDINAL = rf"(?:{_HUNDREDS})?(?:(?P<tens>{'|'.join(TENS)})[ -])?"


def roman(number: int) -> str:
    """A number up to 49 in Roman numerals."""
    tens, ones = divmod(number, 10)
    return ("", "X", "XX", "XXX", "XL")[tens % 5] + (
        "",
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
        "IX",
    )[ones]


def arabic(numeral: str) -> int:
    """The number that a Roman numeral is."""
    worth = [{"I": 1, "V": 5, "X": 10, "L": 50}[letter] for letter in numeral]
    after = [*worth[1:], 0]
    return sum(-one if one < then else one for one, then in zip(worth, after, strict=True))
