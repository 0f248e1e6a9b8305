"""How people say that something comes down, in words that are no verb of landing by themselves."""

_WAY = (
    r"(?:settl|bump|thud|thump|plop|drop|plung|drift|float|glid|sail|roll)\w* (?:safely |gently |softly |back )?"
    r"(?:down (?:on(?:to)?|in(?:to)?|at|to) |on(?:to)? |in(?:to)? |to )(?:the |a )?(?:[\w-]+ ){0,2}?"
)
_GROUND = r"(?:earth|ground|steppe|sea|ocean|pacific|atlantic|gulf|waters?|desert|runway|plains?|snow)\b"
COMES_DOWN = (
    rf"{_WAY}{_GROUND}|(?:bump|thud|settl)(?:s|ed)? down\b|(?:is|was|were|are|be|safely) down\b|"
    r"(?:glid|sail|coast|limp|rod|rid)\w* (?:back )?home\b|wheels (?:touch\w*|met)|came to rest|"
    r"on the (?:ground|water) again|down(?=!)"
)
