"""Where sentences end inside a paragraph, by rule.

The parser keeps to these boundaries; its own are wrong after "Rep." and inside quotations. One pass from left to
right over the candidates, so the cost is linear in the length of the paragraph.
"""

# ruff: noqa: SIM905 - long lists of words are easier to read and to keep as plain words.

from __future__ import annotations

import re
from collections.abc import Iterator

# Longer "sentences" are lists, tables or text without punctuation; they are cut so that nothing above costs more
# than linear time.
LONGEST = 3000

_CLOSING = "\"'”’»)]"
_END = re.compile(r"[.!?…](?:(?<!…)[.!?]+)?[" + re.escape(_CLOSING) + r"]*(?:\[\d{1,3}\])*(?=\s|$)")
_OPENING = "\"'“‘«([–—-•*"
_OPENED = re.compile(r"[(\[“\"‘]")
_NEXT = re.compile(r"\s*(\S+)")
_BARE = re.compile(r"[\w.'’-]+")

# Never the end of a sentence: a name or a number follows.
_TITLES = frozenset(
    """adm amb assoc asst atty brig capt cdr cmdr col cpl det dir dr fr gen gov hon insp ltc lt ltg maj messrs mgr mr
    mrs ms msgr mx pfc pres prof rep reps rev sen sens sgt spc supt vadm vs viz cf fig figs art arts para paras pp vol
    nr dept est approx mt ft gens cols govs profs rt smt sec eng mme sri h.e h.h h.m h.r.h e.g i.e a.k.a ph.d""".split()
)  # fmt: skip
# The end of a sentence only where what follows begins one: "the U.S. said", "in the U.S. The talks", "on Aug. 5".
_EITHER = frozenset(
    """jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun st sts jr sr inc ltd co
    corp bros plc etc al ave blvd rd sq km no nos a.m p.m u.s u.n u.k e.u u.s.a u.a.e d.c u.s.s.r p.r.c r.o.k d.p.r.k
    n.y g.m""".split()
)  # fmt: skip
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_STARTERS = frozenset(
    """a according after all also although among an and as asked at because before both but by despite during each
    earlier either even every following for from furthermore had has have he her here his how however i if in instead
    it its last later likewise many meanwhile moreover most neither next no nobody none nor not nothing now on once
    one other our she should similarly since so some such that the their then there these they this those though
    through thus to today tomorrow two under unless until we what when where whether which while who why with without
    yesterday yet you""".split()
)  # fmt: skip
_LOWER = frozenset("vs viz cf approx pp para paras e.g i.e a.k.a".split())
_NUMBERED = frozenset(
    "no nos jan feb mar apr jun jul aug sep sept oct nov dec art arts para paras vol pp fig".split()
)
_SAYING = re.compile(
    r"[\s,]*(?:[\w.'’-]+\s+){0,6}?(?:said|says|asked|asks|added|adds|told|tells|replied|wondered|wrote|noted)\b"
)


def boundaries(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the sentences of one paragraph.

    Args:
        text: the document's text.
        start: where the paragraph begins, an offset in code points.
        end: where it ends.

    Returns:
        Pairs of offsets in order, trimmed of blanks, final punctuation and closing quotes included; none is longer
        than `LONGEST` characters.
    """
    begin = start
    for match in _END.finditer(text, start, end):
        if match.start() <= begin or not _ends(text, begin, match, end):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _ends(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    following = _NEXT.match(text, match.end(), min(end, match.end() + 200))
    if following is None:
        return True
    token, mark = following[1].lstrip(_OPENING), match.group()
    if not token:
        return mark[-1] in ".!?"
    if token[0].islower():
        return False
    if mark.startswith(("...", "…")):
        return _starts(token) or len(mark.rstrip(_CLOSING)) < len(mark)
    if mark[0] in "!?":
        # “Will he come?” Wang asked.
        quoted = mark[-1] in "”\"’'"
        return not (quoted and _SAYING.match(text, match.end(), min(end, match.end() + 80)))
    if len(mark) > 1:
        return not (mark[1:] == ")" and _abbreviated(text, begin, match.start()) is not None)
    kind = _abbreviated(text, begin, match.start())
    if kind is None:
        return True
    if kind in _TITLES:
        return False
    if kind in _NUMBERED and token[0].isdigit():
        return False
    if kind == "no":
        return True
    return _starts(token)


def _starts(token: str) -> bool:
    """Whether a word is one that begins sentences."""
    bare = _BARE.match(token)
    return bare is not None and token[0].isupper() and bare.group().lower() in _STARTERS


def _abbreviated(text: str, begin: int, stop: int) -> str | None:
    before = text[max(begin, stop - 40) : stop]
    if not before or before[-1].isspace():
        return None
    word = _OPENED.split(before.split()[-1])[-1]
    if not word:
        return None
    key = word.lower().rpartition("-")[2].rpartition("—")[2].rpartition("/")[2]
    if key in _TITLES or key in _EITHER:
        # "no", "art" and "sat" are words as well; as abbreviations they have a capital.
        return key if word[0].isupper() or key in _LOWER or "." in key else None
    if len(word) == 1 and word.isalpha() and word.isupper() and word != "I":
        return word
    return word if _DOTTED.fullmatch(word) else None


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = _cut(text, start)
        yield from _trimmed(text, start, cut)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _cut(text: str, start: int) -> int:
    limit = start + LONGEST
    for mark in ("; ", ", ", " "):
        found = text.rfind(mark, start + LONGEST // 2, limit)
        if found > 0:
            return found + len(mark.rstrip()) if mark != " " else found
    return limit
