"""Datelines: "BEIJING, Aug. 25 (Xinhua) — ", or "Port Moresby, 17 September 2025" on a line of its own."""

from __future__ import annotations

import functools
import re

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_MONTHS = rf"(?:{_MONTH}|{_MONTH.upper()})"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DATE = (
    rf"(?:{_DAY},?[ ])?(?:{_MONTHS}[ ]\d{{1,2}}(?:st|nd|rd|th)?(?:,?[ ]\d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[ ]{_MONTHS}(?:,?[ ]\d{{4}})?|\d{{4}}-\d{{2}}-\d{{2}}|{_DAY})"
)
_CAPITALIZED = r"[^\W\d_a-zà-þ][\w.'’-]*"
_NAME = rf"{_CAPITALIZED}(?:[ ](?:{_CAPITALIZED}|de|la|las|los|do|da|of|and|the|al)){{0,4}}"
# A date that begins with a letter, as a name does.
_DATED = rf"(?:{_DAY}|{_MONTHS}[ ]\d)"
_PLACE = rf"{_NAME}(?:/{_NAME})*(?:,[ ](?!{_DATED}){_NAME}){{0,2}}"
_SHOUTED = r"[^\W\d_a-zà-þ]{3,}(?:[ .'’/-]{1,2}[^\W\d_a-zà-þ]+){0,4}(?:,[ ]" + _NAME + r"){0,2}"
# What begins a sentence and no dateline: "In Moscow, Friday - …".
_NO_PLACE = r"(?!(?:A|An|The|In|On|At|After|Before|By|From|Since|Of|As|For|With)[ ])"
_AGENCY = r"[(\[][^()\[\]\n]{1,60}[)\]]"
_RULE = r"(?:[ ]*(?:—|--)|[ ]+–|[ ]+-(?=[ ]))"
_DASH = rf"(?:{_RULE}|[ ]?[–:](?=[ ]))[ ]*"

# In order: what must stand for the words before the dash to be no ordinary beginning of a sentence.
_FORMS = (
    rf"{_NO_PLACE}(?P<place>{_PLACE})[,:]?[ ](?P<open>\()?(?P<when>{_DATE})(?(open)\))(?:,?[ ]?{_AGENCY})?{_DASH}(?=\S)",
    rf"{_NO_PLACE}(?P<place>{_PLACE}),?[ ]{_AGENCY}(?:,?[ ](?P<when>{_DATE}))?{_DASH}(?=\S)",
    rf"(?P<place>{_SHOUTED}){_RULE}[ ]*(?=[“\"A-Z])",
    r"(?P<place>)(?P<when>)\((?:Reuters|AP|AFP|Xinhua|Kyodo|Yonhap|TASS|dpa|EFE)\)[ ]*(?:—|–|--|-)[ ]*",
)
_ALONE = rf"{_NO_PLACE}(?P<place>{_PLACE}),?[ ]\(?(?P<when>{_DATE})\)?\.?$"
# Without one of them there is no dateline at the head of a paragraph.
_RULES = ("—", "–", "-", ":")
_LONGEST = 120


@functools.cache
def _compiled(form: str) -> re.Pattern[str]:
    """A form, compiled when a text first needs it: they take as long as a short text does to read."""
    return re.compile(form)


def match_dateline(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match a dateline at the head of a paragraph; groups ``place`` and ``when`` (empty or None where absent)."""
    limit = min(end, start + _LONGEST)
    head = text[start:limit]
    if not any(rule in head for rule in _RULES):
        return None
    for form in _FORMS:
        match = _compiled(form).match(text, start, limit)
        if match is not None:
            return match
    return None


def match_alone(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match a paragraph that is a place and a date and nothing else."""
    return _compiled(_ALONE).match(text, start, end) if end - start <= _LONGEST else None
