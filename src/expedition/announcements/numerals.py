"""Numbers as words: one, two, three, and first, second, third."""

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
