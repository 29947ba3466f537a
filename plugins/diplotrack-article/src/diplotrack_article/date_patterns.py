"""How dates look in diplomatic English: the patterns, and the words and numbers in them.

Months and weekdays count only with a capital (or all in capitals), so that the verbs "may" and "march" never match.
Every pattern starts with a fixed word or digit and repeats nothing without bound but blanks, so that matching takes
linear time on any text.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "AFTER",
    "DAYS_IN_WORDS",
    "DEADLINE",
    "MONTHS",
    "NOT_BEFORE",
    "ONES",
    "PART",
    "PATTERNS",
    "SHORT_MONTHS",
    "SINCE",
    "TENS",
    "TENSE_CUE",
    "WEEKDAYS",
    "day_number",
    "is_doubtful",
    "is_rough",
    "may_lead",
    "month_number",
    "number",
    "weekday_number",
]

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_NUMBERS: Final = {name[:3].lower(): n for n, name in enumerate(MONTHS, 1)}
_WEEKDAY_NUMBERS: Final = {name.lower(): n for n, name in enumerate(WEEKDAYS)}
SHORT_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
ONES: Final = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS: Final = (
    {"a": 1, "an": 1}
    | {word: n for n, word in enumerate(ONES, 1)}
    | {word: 10 * n for n, word in enumerate(TENS, 2)}
    | {f"{ten}-{one}": 10 * n + m for n, ten in enumerate(TENS, 2) for m, one in enumerate(ONES[:9], 1)}
)
_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}

DAYS_IN_WORDS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh",
    "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip


def number(text: str) -> int:
    """Read a number of up to three digits, or a word up to ninety-nine; "first" to "fourth" count as 1 to 4.

    Raises:
        ValueError: if it is none of these.
    """
    word = re.sub(r"\s+", "-", text.strip().lower())
    value = _NUMBERS.get(word, _ORDINALS.get(word))
    return int(word) if value is None else value


def month_number(text: str) -> int:
    """Give 1 to 12 for a month's name or abbreviation."""
    return _MONTH_NUMBERS[text[:3].lower()]


def day_number(text: str) -> int:
    """Give the number of "24", "24th", "01" or "twenty-fourth"."""
    if text.isdecimal():
        return int(text)
    words = re.sub(r"\s+", "-", text.lower())
    if words in DAYS_IN_WORDS:
        return DAYS_IN_WORDS.index(words) + 1
    return int(text.rstrip("stndrh"))


def weekday_number(text: str) -> int:
    """Give 0 (Monday) to 6 for a weekday's name."""
    return _WEEKDAY_NUMBERS[text.lower()]


def _either(words: tuple[str, ...]) -> str:
    return "|".join(words + tuple(word.upper() for word in words))


# Building blocks. Each {x} below is one of these; a trailing digit keeps group names apart.
_MONTH: Final = rf"(?:(?:{_either(MONTHS)})|(?:{_either(SHORT_MONTHS)})\.?)(?!\w|-a-)"
_WEEKDAY: Final = rf"(?:{_either(WEEKDAYS)})(?!\w)"
_COUNTED: Final = (
    r"(?!\s?%|[\s-](?:percent|per\s+cent|million|billion|trillion|people|persons|troops|soldiers|officials|students|"
    r"tons|tonnes|barrels|companies|jobs|cases|kilomet|km|miles|megawatts|MW|dollars|euros|yuan|men\b|women\b|"
    r"children|homes|families|prisoners|refugees|migrants|points|Agenda|Vision|Roadmap|Goals|Strategy|Framework))"
)
_YEAR: Final = rf"(?:1[5-9]|20|21)[0-9]{{2}}(?![\w%])(?![.,][0-9]){_COUNTED}"
_DAY: Final = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?![\w%])(?![.,:/][0-9])"
_START: Final = r"(?<![\w$€£¥])(?<![0-9][.,:/–-])"
_TO: Final = r"(?:\s?[–—/‑-]\s?|\s+(?:to|and|through|until|till|or|&)\s+)"
_NUM: Final = (
    r"(?:[0-9]{1,3}|(?:" + "|".join(TENS) + r")(?:[\s-](?:" + "|".join(ONES[:9]) + r"))?|"
    + "|".join(sorted(ONES, key=len, reverse=True))
    + r"|an?)"
)  # fmt: skip
_VAGUE_NUM: Final = r"(?:a\s+few|several|a\s+couple\s+of|some|many)"
_REL_YEAR: Final = r"(?:of\s+)?(?:last|this|next|the\s+same|that)\s+year(?!\w)"


def _weekday(n: int) -> str:
    return rf"(?:(?P<w{n}>{_WEEKDAY})(?:\s+(?:morning|afternoon|evening|night))?(?:,\s*|\s+\(?)(?:the\s+)?)?"


def _year(n: int) -> str:
    return rf"(?:(?:\s*,\s*|\s+(?:of\s+)?)(?P<y{n}>{_YEAR})|,?\s+(?P<r{n}>{_REL_YEAR}))?"


def _day_month(n: int) -> str:
    return rf"(?P<d{n}>{_DAY})\s+(?:of\s+)?(?P<m{n}>{_MONTH}){_year(n)}"


def _month_day(n: int) -> str:
    return rf"(?P<m{n}>{_MONTH})\s+(?:the\s+)?(?P<d{n}>{_DAY}){_year(n)}"


PART: Final = (
    r"(?:(?i:(?:the\s+)?(?P<part>end|close|start|beginning|middle|turn|first\s+half|second\s+half|"
    r"(?:first|second|third|fourth|last|final|opening|closing)\s+(?:week|days|weekend|part))\s+of\s+|"
    r"(?P<part2>early|late|mid|earlier|later)(?:\s*[-‑]\s*|\s+)(?:in\s+)?))"
)
_COUNTING: Final = "|".join(sorted(DAYS_IN_WORDS, key=len, reverse=True)).replace("-", r"[\s-]")
_OF_DAY: Final = r"(?:day|morning|afternoon|evening|night)"
_TIME_OF_DAY: Final = r"(?:\s+(?:morning|afternoon|evening|night))?(?!\w)"

PATTERNS: Final[dict[str, str]] = {
    "iso": rf"{_START}(?P<iso>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})(?![\w-])",
    "days_to_days": rf"{_START}{_weekday(1)}{_day_month(1)}{_TO}{_weekday(2)}{_day_month(2)}",
    "month_days": rf"{_START}{_weekday(1)}{_month_day(1)}{_TO}{_weekday(2)}{_month_day(2)}",
    "days_month": rf"{_START}{_weekday(1)}(?P<d1>{_DAY}){_TO}(?:the\s+)?{_weekday(2)}{_day_month(2)}",
    "month_to_days": rf"{_START}{_weekday(1)}{_month_day(1)}{_TO}(?:the\s+)?{_weekday(2)}(?P<d2>{_DAY})"
    rf"(?!\s+(?:{_MONTH})){_year(2)}",
    "day": rf"{_START}{_weekday(1)}(?:the\s+)?{_day_month(1)}",
    "day_us": rf"{_START}{_weekday(1)}{_month_day(1)}",
    "months": rf"{_START}(?P<m1>{_MONTH}){_year(1)}{_TO}(?P<m2>{_MONTH})(?!\s+{_DAY}){_year(2)}",
    "month": rf"{_START}{PART}?(?P<m1>{_MONTH})(?!\s+{_DAY}){_year(1)}",
    "turned_month": r"(?<!\w)(?P<mod>(?i:last|this|next|this\s+(?:past|coming)|the\s+(?:same|following|previous)))\s+"
    rf"(?P<m1>{_MONTH})(?!\s+{_DAY})",
    "years": rf"(?<![\w.,/$€£-])(?P<y1>{_YEAR})(?:\s?[–—-]\s?|\s+(?:to|and|through|until)\s+)(?P<y2>{_YEAR})",
    "decade": rf"(?<![\w.,/$€£-]){PART}?(?P<y1>(?:1[5-9]|20)[0-9]0)s(?!\w)",
    "year": rf"(?<![\w.,/$€£-]){PART}?(?P<y1>{_YEAR})",
    "season": rf"(?<!\w)(?i:(?P<season>spring|summer|autumn|fall|winter))\s+(?:of\s+)?(?P<y1>{_YEAR})",
    "quarter": r"(?<!\w)(?:Q(?P<q>[1-4])|(?:the\s+)?(?P<n>first|second|third|fourth|1st|2nd|3rd|4th|last|final)\s+"
    rf"(?P<stretch>quarter|half))(?:\s+(?:of\s+)?|\s*,\s*)(?:(?P<y1>{_YEAR})|(?P<r1>(?:last|this|next|the)\s+year)"
    r"(?!\w))",
    "weekdays": rf"(?<!\w)(?P<w1>{_WEEKDAY}){_TO}(?P<w2>{_WEEKDAY})",
    "weekday": r"(?<!\w)(?:(?P<mod>(?i:last|next|this(?:\s+(?:past|coming))?|the\s+coming|coming|the\s+following|"
    rf"the\s+previous))\s+)?(?P<w1>{_WEEKDAY}){_TIME_OF_DAY}(?:,?\s+(?P<wk>last|this|next)\s+week(?!\w))?",
    "week_weekday": rf"(?<!\w)(?P<wk>(?i:last|this|next))\s+week(?:['’]s|\s+on)?\s+(?P<w1>{_WEEKDAY})",
    "ordinal": r"(?:(?<=\b[Oo]n\s)|(?<=morning\sof\s)|(?<=afternoon\sof\s)|(?<=evening\sof\s)|(?<=night\sof\s))the\s+(?P<d1>(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th))(?:\s+of\s+"
    r"(?P<mod>this|last|next|the\s+same|that|the)\s+month)?(?=\s*(?:$|[.,;:!?)–—]|\s(?:and|to|at|in|with|for|by|when|as|"
    r"before|after|from|but)\b))",
    "today": r"(?<!\w)(?i:(?:earlier|later|late|early)\s+today|today|tonight|this\s+(?:morning|afternoon|evening))"
    r"(?!\w)",
    "yesterday": rf"(?<!\w)(?i:(?P<before>the\s+day\s+before\s+)?(?:yesterday{_TIME_OF_DAY}|last\s+night(?!\w)))",
    "tomorrow": rf"(?<!\w)(?i:(?P<after>the\s+day\s+after\s+)?tomorrow{_TIME_OF_DAY})",
    "period": rf"(?<!\w){PART}?(?i:(?P<mod>last|this|next|the\s+current|the\s+(?:following|next|previous|same)|"
    r"that)\s+(?P<unit>week|weekend|month|year|quarter))(?!\w)",
    "the_period": rf"(?<!\w){PART}(?i:the\s+(?P<unit>week|month|year))(?!\w)(?!\s+of\b)",
    "period_end": r"(?<!\w)(?i:(?:the\s+)?(?P<unit>year|month|week)(?:(?:['’]s)?[\s-]end|\s(?:is|was)\s(?:out|over|up)))(?!\w)",
    "weekend": r"(?<!\w)(?i:(?:over|at|during)\s+the\s+weekend)(?!\w)",
    "ago": rf"(?<!\w)(?i:(?:(?P<about>about|almost|nearly|around|some|over|more\s+than|less\s+than)\s+)?"
    rf"(?:(?P<n>{_NUM})|(?P<vague>{_VAGUE_NUM}))\s+(?P<unit>day|week|month|year|decade)s?\s+"
    r"(?P<way>ago|from\s+now|earlier|later|before|after|previously))(?!\w)",
    "in_time": rf"(?<!\w)(?i:in\s+(?P<n>{_NUM})\s+(?P<unit>day|week|month|year)s?(?P<time>['’]?s?\s+time)?)(?!\w)",
    "within": rf"(?<!\w)(?i:(?P<how>within|inside|in|over|during)\s+(?P<next>the\s+(?:next|coming|following)\s+"
    rf"|a\s+period\s+of\s+|at\s+most\s+|a\s+maximum\s+of\s+)?(?:(?P<n>{_NUM})\s+)?(?:calendar\s+)?"
    r"(?P<unit>hour|day|week|month|year)s?)(?!\w)(?P<today>\s+(?:of|from)\s+(?:today|now)(?!\w))?"
    r"(?P<of>\s+(?:of|from|after)\s+)?",
    "vague": rf"(?<!\w)(?i:(?:in|over|during|within)\s+the\s+(?:(?:next|past|last|coming)\s+(?:{_VAGUE_NUM}\s+|few\s+"
    rf"|{_NUM}\s+)?(?:hour|day|week|month|year|decade)s?|(?:coming|near|foreseeable|not[\s-]too[\s-]distant)\s+future)|"
    r"in\s+(?:recent|(?:the\s+)?coming)\s+(?:day|week|month|year)s|"
    r"(?:this|next|last|the|in|early|late)\s+(?:spring|summer|autumn|winter))(?!\w)(?!\s+(?:of\s+)?[0-9])",
    "treaty_day": rf"(?<!\w)(?i:(?:this|the)\s+(?P<n>(?:{_COUNTING})|[0-9]{{1,2}}(?:st|nd|rd|th))\s+day\s+of)\s+"
    rf"(?P<m1>{_MONTH}){_year(1)}",
    "same_day": rf"(?<!\w)(?i:(?:the|that)\s+same\s+{_OF_DAY}|(?<=on\s)this\s+(?:same\s+)?day|that\s+{_OF_DAY}|"
    rf"in\s+the\s+(?:morning|afternoon|evening)|(?:earlier|later)\s+(?:in\s+the|that|the\s+same)\s+day)(?!\w)",
    "same_hours": rf"(?<!\w)(?i:(?:{_VAGUE_NUM}\s+|{_NUM}\s+)?hours\s+(?:earlier|later|afterwards?))(?!\w)",
    "event_day": rf"(?<!\w)(?i:(?P<day>(?:the|that)\s+(?:very\s+|same\s+)?(?:{_OF_DAY}|eve))\s+of\s+"
    rf"(?:the|its|his|her|their|our|an?)\s+)(?!{_MONTH})[^\W\d]",
    "other_day": rf"(?<!\w)(?i:(?:the\s+(?P<way>next|following|previous|preceding)\s+{_OF_DAY}|"
    rf"the\s+(?:day|evening|night)\s+(?P<way2>before|after)))(?!\w)",
    "nth_day": r"(?<!\w)(?i:(?:the|its|his|her|their)\s+(?P<n>first|second|third|fourth|last|final|opening|closing)"
    r"\s+day)(?!\w)",
    "duration": rf"(?<!\w)(?i:(?P<n>{_NUM})(?:[‑-]|\s(?=\w+\s(?:visit|trip|tour|stay|summit|meeting|talks|session|conference|state|official|"
    r"working)\b))(?P<unit>day|week)(?:[\s-]?long)?(?=\s+\w)|"
    rf"(?:for|over|last(?:s|ed|ing)?|spanning)\s+(?P<n2>{_NUM})\s+(?P<unit2>day|week)s?|"
    rf"(?P<n3>{_NUM})\s+(?P<unit3>day|week)s\s+of|(?P<unit4>day|week)[\s-]?long)(?!\w)",
}  # fmt: skip

# What stands before a date; each is searched for at the end of the words that lead up to it.
_ROUNDLY: Final = ("the", "about", "around", "approximately", "roughly")
_LEAD: Final = rf"(?:\s+(?:{'|'.join(_ROUNDLY)}))?\s*$"
DEADLINE: Final = re.compile(
    r"(?<!\w)(?i:(?P<within>(?:by\s+)?(?:no|not)\s+later\s+than|on\s+or\s+before|at\s+the\s+latest\s+by|by|until|till|"
    rf"up\s+to)|(?P<ahead>before|ahead\s+of|prior\s+to|in\s+advance\s+of|no(?:t)?\s+after)){_LEAD}"
)
NOT_BEFORE: Final = re.compile(
    rf"(?<!\w)(?i:(?:no|not)\s+(?:earlier|sooner)\s+than|not\s+(?:until|till|before)){_LEAD}"
)
SINCE: Final = re.compile(
    rf"(?<!\w)(?i:(?:ever\s+since|since|dating\s+(?:back\s+)?to)(?:\s+at\s+least)?){_LEAD}"
)
AFTER: Final = re.compile(rf"(?<!\w)(?i:after|following){_LEAD}")
_ROUGHLY: Final = ("around", "approximately", "roughly", "circa", "about")
_APPROXIMATE: Final = re.compile(
    r"(?<!\w)(?i:around|approximately|roughly|circa|on\s+or\s+about|in\s+or\s+around)\s*$"
)
_PERHAPS: Final = ("possibly", "perhaps", "maybe", "tentatively", "provisionally")
_POSSIBLE: Final = re.compile(
    rf"(?<!\w)(?i:{'|'.join(_PERHAPS)})(?:\s+(?:scheduled|set|planned))?"
    r"(?:\s+(?:in|on|for|as\s+early\s+as|as\s+soon\s+as))?\s*$"
)
_LAST_OF_LEADS: Final = (
    "than",
    "before",
    "by",
    "until",
    "till",
    "to",
    "of",
    "after",
    "since",
    "least",
    "following",
)


def may_lead(words: str) -> bool:
    """Tell whether words that lead up to a date can end in one of `DEADLINE`, `NOT_BEFORE`, `SINCE` and `AFTER`."""
    words = words.casefold().rstrip()
    if words.endswith(_LAST_OF_LEADS):
        return True
    return words.endswith(_ROUNDLY) and words.rsplit(None, 1)[0].endswith(_LAST_OF_LEADS)


POSSIBLE: Final = re.compile(
    r"(?<!\w)(?i:possibly|perhaps|maybe|tentatively|provisionally)(?:\s+(?:scheduled|set|planned))?"
    r"(?:\s+(?:in|on|for|as\s+early\s+as|as\s+soon\s+as))?\s*$"
)


def is_rough(words: str) -> bool:
    """Tell whether words that lead up to a date end in "around" and the like."""
    return words.casefold().rstrip().endswith(_ROUGHLY) and _APPROXIMATE.search(words) is not None


def is_doubtful(words: str) -> bool:
    """Tell whether words that lead up to a date say that it may be another: "possibly in"."""
    low = words.casefold()
    return any(map(low.__contains__, _PERHAPS)) and _POSSIBLE.search(words) is not None


# The verb forms that tell whether a clause looks ahead or back; the future ones first, since they contain others.
TENSE_CUE: Final = re.compile(
    r"(?<!\w)(?i:(?P<future>(?:will|shall|would|['’]ll)\s+(?:\w+\s+)?(?:be\s+|have\s+)?\w+|(?:is|are|was|were|be|being)\s+"
    r"(?:also\s+|now\s+)?(?:due|set|to|expected|scheduled|slated|likely|planned|poised|going)\b(?:\s+(?:to\s+)?(?:be\s+)?\w+)?|"
    r"plan(?:s|ned|ning)?\s+to\s+\w+|agree[ds]?\s+to\s+\w+|vow(?:ed|s)?\s+to\s+\w+|pledge[ds]?\s+to\s+\w+|due|scheduled|slated|"
    r"upcoming|planned|expected|set\s+for|invited)|"
    r"(?P<past>was|were|had|has|have|met|held|said|took|came|went|gave|told|rang|spoke|sent|made|left|began|wrote|saw|"
    r"flew|sat|got|put|became|broke|fell|won|lost|drew|brought|\w{2,20}ed))(?!\w)"
)
