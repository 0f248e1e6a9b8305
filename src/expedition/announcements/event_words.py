"""How people say that something comes down, joins a station or parts from it, in words that are no verb of that.

In small letters, as is the text that they are looked for in.
"""

_GROUND = (
    r"(?:strip|earth|ground|steppe|sea|ocean|pacific|atlantic|gulf|waters?|waves|swell|desert|sand|grass\w*|field|prairie|dust|"
    r"runway|tarmac|airstrip|dry lake|plains?|snow)\b"
)
_SOFTLY = r"(?:safely |gently |softly |back |down |hard )?"
COMES_DOWN = (
    # Whatever the verb: "thudded into the frozen ground", "settles on the sand", "slapped into the water".
    rf"(?:settl|bump|thud|thump|plop|drop|plung|drift|float|glid|sail|roll|sank|sink|alight|ease)\w* {_SOFTLY}"
    rf"(?:(?:on|in)(?:to)? |at |to )(?:the |a )?(?:[\w-]+ ){{0,2}}?{_GROUND}|"
    rf"(?!look|star|gaz|pour|pump|fir|shot|shoot|disappear|vanish)\w{{3,}}(?:ed|s|ing) "
    rf"(?:the \w+ |it |her |him |them )?{_SOFTLY}(?:on|in)to "
    rf"(?:the |a )(?:[\w-]+ ){{0,2}}?{_GROUND}|f[ae]lls? (?:back )?into the (?:[\w-]+ )?{_GROUND}|"
    rf"(?:hit|hits|met|meets?|struck|strikes?|kissed|kisses|touch(?:ed|es)|"
    rf"reach(?:ed|es)) (?:the )?(?:[\w-]+ ){{0,2}}?{_GROUND}|"
    rf"(?:be|is|are|was|were) (?:back |down |safely )*on the (?:[\w-]+ ){{0,2}}?{_GROUND}|"
    rf"be (?:back |down |float\w* )?(?:on|in) the (?:[\w-]+ ){{0,2}}?{_GROUND}|"
    r"(?:bump|thud|settl|thump)(?:s|ed)? down\b|(?:is|was|were|are|be|safely) down\b|"
    r"(?:set|sets|setting|br(?:ings?|ought)|put|puts) (?:the |his |her |it|them)(?: ?[\w-]+){0,2} down\b|"
    r"(?:glid|sail|coast|limp|rod|rid)\w* (?:back )?home\b|wheels (?:down|touch\w*|met)|came to rest|"
    r"(?:expected|due|awaited|welcomed|safely|safe) (?:back(?! at)|home)\b|be (?:back|home)\b|"
    r"(?:is|are|was|were) (?:back|home)(?: again)?(?=[ ,.;:!]|\Z)"
    r"(?! (?:at|in (?:orbit|service)|to |port|from the ground))|"
    r"(?:(?:flight|voyage|journey|mission|trip|odyssey) (?:of [\w -]{1,25} )?|, )(?:came|comes|is to come|coming) to "
    r"(?:its|an) end|"
    r"(?:journey|voyage|flight|trip) (?:of [\w -]{1,25} )?(?:is to end|will end|ends|ended)\b|"
    r"on the (?:ground|water) again|down again\b|down(?=!)|"
    r"clouds? of (?:[\w-]+ )?(?:dust|sand|snow)(?= (?:rose|stood|went|flew|hid|marked))"
)
_COUNT = (
    r"(?:the |today's |\w+day's |this \w+'s |yesterday's |its |their )?(?:launch |final )?"
    r"(?:count\w*|attempt|try|launch)"
)
_FAULT = (
    r"(?:hold|computers?|sensors?|alarm|fault|fire|leak|weather|winds?|clouds?|glitch|rain|lightning|valve|automatics|"
    r"automatic systems?|sequencer|(?:thunder)?storms?)"
)
# What stands on a pad when it is stopped.
_CRAFT = (
    r"(?:the )?(?:rocket|launcher|ship|spacecraft|capsule|freighter|shuttle|antares|soyuz|falcon|atlas|ariane|proton|"
    r"long march|starliner|dragon|cygnus|progress|shenzhou)"
)
STAYS = (
    r"(?:(?:will|did|does|do|could|would) not|won't|didn't|couldn't) "
    r"(?:launch|fly|lift off|leave|go|start|take off|rise) (?:[\w-]+ ){0,3}?"
    r"(?:today|tonight|tomorrow|this (?:morning|afternoon|evening|week)|"
    r"on (?:mon|tues|wednes|thurs|fri|satur|sun)day|as planned)\b|"
    # "Will not fly before Friday": of a ship that waits, not of one that stays in orbit.
    r"(?:will not|won't|cannot|can't) (?:launch|fly|lift off|take off|rise) (?:before|until|till|earlier than)\b|"
    rf"{_FAULT} (?:(?:on|at|in|near) the [\w-]+ |\w+ )?"
    r"(?:ended|stopped|halted|broke off|cut short|spoil(?:s|ed|t)|thwart(?:s|ed)|foil(?:s|ed)) "
    rf"(?:{_COUNT}|{_CRAFT})\b|"
    r"(?:launch|count(?:down)?|lift-?off|start) (?:of [\w -]{1,25} )?(?:was |is |were |has been )?"
    r"(?:stopped|halted|aborted|broken off|called back)\b|becomes one\b|"
    r"push(?:es|ed)? (?:[\w'-]+ ){1,3}?(?:into|back|out|beyond|to (?=[a-z]))|"
    r"(?:can|will|may|could|to) be tried again|(?:sits?|sat) tight|engines? (?:shut|turned|switched) "
    r"(?:themselves |them |it )?(?:down|off)\b|"
    r"(?:has|have|gets?|is given|is offered) (?:an? |its )?(?:second|another|further|new) (?:chance|opportunity)\b|"
    r"next (?:chance|opportunity) (?:is|comes|opens|falls)\b|sat out|sits out|another (?:window )?opens|"
    r"(?:miss|cost|costs|lost|los)\w* (?:[\w -]{1,25} )?(?:its|the|their|that|a) "
    r"(?:window|chance|slot|turn|opportunity)\b|"
    r"(?:did not|didn't|could not|couldn't) (?:launch|fly|lift off|leave|take off|rise)\b|"
    r"no (?:launch|start|lift-?off|take-?off) (?:for [\w -]{1,25} )?(?:today|tonight|yesterday|on \w+day|this)\b|"
    r"new (?:launch )?(?:time|date|target|day) (?:\w+ ){0,3}?(?=is|was|has)|"
    r"(?:sent|climbed|left) (?:[\w-]+ ){0,4}(?:home|out|the (?:ship|capsule)) (?:again|unharmed)\b"
)
"""A start that did not come."""
JOINS = (
    r"hook(?:s|ed)? (?:up|on)\b|hooks (?:closed?|close|are to close|will close|were closed|shut)|"
    r"(?:was|were|are|is|be|been) joined\b(?! by)|nos(?:ed|es) (?:in|up )?(?:to|into)\b|nestl\w+ (?:against|into|up)|"
    r"pulled up(?= (?:to|at|alongside|on)\b)|slott?ed into|(?:two|both|they|ships|craft|it) touched\b|"
    r"(?:station|outpost|complex|lab\w*) (?:expects|awaits|will greet|greets|will receive)|"
    r"(?:to|will|shall|should|would|they|ships|craft|two) meet\b(?! (?:with|the press|reporters|the demand|in|for))|"
    r"meets? (?:the |its |their )?(?:[\w-]+ )?(?:station|iss|outpost|complex|laborator\w+)\b(?!['’])|"
    r"met(?= (?:the (?:[\w-]+ )?(?:station|iss|outpost|complex|laborator\w+)\b(?!['’])|"
    r"at \d|\d|above|over|high|some \d|about \d))"
)
PARTS = (
    r"part(?:s|ed|ing)? (?:ways|company|from)\b|"
    r"hooks (?:open\w*|(?:were|are|had been|have been|will be) opened|let go)|"
    r"(?:sa(?:id|ys?)|bade|bids?|wav(?:ed|es)) (?:goodbye|farewell|adieu) to (?:the )?(?:\w+ )?(?:station|iss|outpost)|"
    r"(?:slip|eas|pull|mov|back|drift|float|edg|push)(?:s|ed|ing|es|ped)? (?:away|(?:off|out|clear) (?:from|of))\b|"
    r"let(?:s|ting)? (?:it|her|them|the [\w-]+|[a-z][\w-]+) go\b|"
    r"(?:drift|float)(?:s|ed|ing)? off\b|(?:to |will )open(?= at \d)|"
    r"(?:left|leaves?|leaving|vacat\w+) (?:its|the|their) (?:[\w-]+ )?(?:berth|port|dock|moorings?)\b"
)
