"""Which language a text is in, cheaply: by script, and by the share of small words for languages in Latin script.

Enough to keep a reader of English off what is not English, and to say what it is instead; no language identifier.
"""

# ruff: noqa: SIM905 - long lists of words are easier to read and to keep as plain words.

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Mapping

_SAMPLE = 40_000
_FEW_WORDS = 5
_ENGLISH = 0.15
_CERTAIN = 0.12
_DIFFERENT = 2
"""How many different small words of another language, none of them English too, a text must have to be in it."""

# With its hyphens: the "al" of "al-Sabah" is a part of a name, and no Spanish.
_WORD = re.compile(r"[^\W\d_]+(?:['’‑-][^\W\d_]+)*")
_PARTICLE = re.compile(r"(?<=\w )[^\W\d_A-Z]{1,4}(?= [A-ZÀ-Þ])")

_SMALL: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        """a about after against all also although an and any are as at be because been before being between both
        but by can could did do does during each for from had has have he her his how if in into is it its more most
        no nor not of off on one or other our out over said shall she should since so some such than that the their
        them then there these they this those through to under until up upon was we were what when where which while
        who whom whose why will with within without would yet you your""".split()
    ),
    "fr": frozenset(
        """à au aux avec ce ces cette dans de des du elle en est et eux il ils je la le les leur leurs lui mais ne
        nous ont ou où par pas plus pour qu que qui sa se ses son sont sur un une vous été être""".split()
    ),
    "es": frozenset(
        """al ante como con cuando de del desde el ella ellos en entre es esta este está fue ha han hasta la las lo
        los más no o para pero por que se según ser sin sobre su sus también un una y ya""".split()
    ),
    "pt": frozenset(
        """à ao aos as às até com como da das de do dos e ela ele em entre é está foi há mais mas na nas no nos não
        o os ou para pela pelo por que quando se sem ser seu sua são também um uma""".split()
    ),
    "de": frozenset(
        """aber als am an auch auf aus bei bis das dass dem den der des die durch ein eine einem einen einer er es
        für hat ihre im in ist mit nach nicht noch oder sein seine sich sie sind und vom von vor war werden wird wie
        zu zum zur über""".split()
    ),
    "it": frozenset(
        """al alla anche che con come da dal dalla dei del della delle di e ed è gli ha hanno i il in la le lo ma nel
        nella non o per più se si sono su sul sulla suo tra un una uno""".split()
    ),
    "id": frozenset(
        """akan atau bahwa dalam dan dari dengan di ini itu juga kepada ke mereka oleh pada para sebagai telah tidak
        untuk yang""".split()
    ),
    "tr": frozenset("bir bu da daha de gibi için ile ise ki olan olarak olduğu sonra ve veya çok".split()),
    "vi": frozenset("các cho của có là một này người những năm trong tại và về với được đã để".split()),
}  # fmt: skip
_CODES = {
    word: tuple(code for code, small in _SMALL.items() if word in small)
    for word in frozenset[str]().union(*_SMALL.values())
}
"""The languages in which a word is a small one."""

_SCRIPTS = {
    "ko": r"[\uac00-\ud7af\u1100-\u11ff]",
    "ja": r"[\u3040-\u30ff]",
    "zh": r"[\u4e00-\u9fff\u3400-\u4dbf]",
    "ru": r"[\u0400-\u04ff]",
    "ar": r"[\u0600-\u06ff]",
    "he": r"[\u0590-\u05ff]",
    "el": r"[\u0370-\u03ff]",
    "th": r"[\u0e00-\u0e7f]",
    "hi": r"[\u0900-\u097f]",
    "hy": r"[\u0530-\u058f]",
    "ka": r"[\u10a0-\u10ff]",
}
# From the Greek letters up to the Georgian ones, and the Asian scripts: most English texts hold none.
_OTHER_SCRIPT = r"[\u0370-\u11ff\u3040-\ud7af]"
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_PERSIAN = re.compile(r"[پچژگ]")
# A syllable of Hangul or a Chinese character says about as much as three letters do.
_DENSE = frozenset({"ko", "ja", "zh"})


def english_share(text: str) -> float:
    """Give the share of a text's words that are English function words.

    English prose has 0.3 to 0.5, another language in Latin script under 0.1, lists of names near 0.

    Args:
        text: any text; of a long one, three samples of it are looked at.

    Returns:
        A share from 0 to 1; 0 for a text without words.
    """
    return _shares(_words(_sampled(text))).get("en", 0.0)


def language_of(text: str) -> str | None:
    """Name the language of a text.

    Args:
        text: any text; of a long one, three samples of it are looked at.

    Returns:
        An ISO 639-1 code; None where it cannot be told (too few words, names only, mixed).
    """
    sample = _sampled(text)
    words = _words(sample)
    letters = sum(map(len, words))
    if letters == 0:
        return None
    if not sample.isascii() and _letters(_OTHER_SCRIPT).search(sample):
        by_script = {
            code: len(_letters(script).findall(sample)) * (3 if code in _DENSE else 1)
            for code, script in _SCRIPTS.items()
        }
        if sum(by_script.values()) > letters * 0.5:
            return _script_language(by_script, sample)
    if len(words) < _FEW_WORDS:
        return None
    shares = _shares(words)
    best = max(shares, key=lambda code: (shares[code], code == "en"))
    if shares["en"] >= _ENGLISH and shares["en"] >= shares[best] * 0.6:
        return "en"
    if best == "en" or shares[best] < _CERTAIN:
        return None
    # "José da Silva e Costa met Ana de Souza": the particles of names are no language.
    telling = _SMALL[best].intersection(_words(_PARTICLE.sub(" ", sample))) - _SMALL["en"]
    return best if len(telling) >= _DIFFERENT else None


@functools.cache
def _letters(script: str) -> re.Pattern[str]:
    """The letters of a script, compiled when a text first needs them: so large a set takes milliseconds."""
    return re.compile(script)


def _script_language(by_script: Mapping[str, int], sample: str) -> str:
    # Japanese is written with Chinese characters, too: a tenth of kana decides.
    if by_script["ja"] * 10 > by_script["zh"] and by_script["ja"] > by_script["ko"]:
        return "ja"
    best = max(by_script, key=lambda code: by_script[code])
    if best == "ru" and _UKRAINIAN.search(sample):
        return "uk"
    if best == "ar" and _PERSIAN.search(sample):
        return "fa"
    return best


def _sampled(text: str) -> str:
    if len(text) <= _SAMPLE:
        return text
    third = _SAMPLE // 3
    middle = len(text) // 2
    return " ".join((text[:third], text[middle : middle + third], text[-third:]))


def _words(text: str) -> list[str]:
    return list(map(str.lower, _WORD.findall(text.replace("’", "'"))))


def _shares(words: list[str]) -> dict[str, float]:
    if not words:
        return dict.fromkeys(_SMALL, 0.0)
    found = dict.fromkeys(_SMALL, 0)
    for word, count in Counter(filter(_CODES.__contains__, words)).items():
        for code in _CODES[word]:
            found[code] += count
    return {code: count / len(words) for code, count in found.items()}
