"""Make training sentences for constructions that wire stories have and treebanks seldom: trees known from their templates.

    python constructions.py

writes ``constructions-{train,dev,test}.conllu`` from ``constructions.txt``, the same each time. In two sentences of three names
are those that the reader puts in the place of all others before it parses (people "Bush", states "Iraq"; see
`diplotrack_article.standins`), in the third those of real office holders; none of it need have happened.

In a template ``{a|b}`` is a choice, an empty one too, and ``{T2}`` a slot, its digit telling people and states apart:
P a person in any of the next shapes, T with a title before the name, O with "of" and the state behind, X with an apposition,
R the office alone, N the name alone, S the state, J its adjective, ``his``, ``him`` and ``he`` what goes with the person; ``{city}``, ``{on}``, ``{later}``, ``{top}``, ``{doc}`` and
``{talks}`` come from lists here.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from brackets import conllu

HERE = Path(__file__).resolve().parent
_TRIES = 60

# Name, title, state, adjective: people who hold or have held the office.
_PEOPLE = [
    ("Emmanuel_Macron", "President", "France", "French"), ("Wang_Yi", "Foreign Minister", "China", "Chinese"),
    ("William_Ruto", "President", "Kenya", "Kenyan"), ("Narendra_Modi", "Prime Minister", "India", "Indian"),
    ("Mark_Carney", "Prime Minister", "Canada", "Canadian"), ("Hakan_Fidan", "Foreign Minister", "Turkey", "Turkish"),
    ("Badr_Abdelatty", "Foreign Minister", "Egypt", "Egyptian"), ("Radosław_Sikorski", "Foreign Minister", "Poland", "Polish"),
    ("Prabowo_Subianto", "President", "Indonesia", "Indonesian"), ("Claudia_Sheinbaum", "President", "Mexico", "Mexican"),
    ("Volodymyr_Zelenskyy", "President", "Ukraine", "Ukrainian"), ("Jonas_Gahr_Støre", "Prime Minister", "Norway", "Norwegian"),
    ("Penny_Wong", "Foreign Minister", "Australia", "Australian"), ("Sergey_Lavrov", "Foreign Minister", "Russia", "Russian"),
    ("Giorgia_Meloni", "Prime Minister", "Italy", "Italian"), ("Friedrich_Merz", "Chancellor", "Germany", "German"),
    ("Paul_Kagame", "President", "Rwanda", "Rwandan"), ("Alexander_Stubb", "President", "Finland", "Finnish"),
    ("Mauro_Vieira", "Foreign Minister", "Brazil", "Brazilian"), ("Takeshi_Iwaya", "Foreign Minister", "Japan", "Japanese"),
    ("Pedro_Sánchez", "Prime Minister", "Spain", "Spanish"), ("Kyriakos_Mitsotakis", "Prime Minister", "Greece", "Greek"),
]  # fmt: skip
_TITLES = [
    "President", "Foreign Minister", "Prime Minister", "Chancellor", "Defense Minister", "Premier", "Deputy Foreign Minister",
    "Special Envoy", "Vice President", "Trade Minister", "Interior Minister", "Finance Minister", "Ambassador", "King",
    "Deputy Prime Minister", "Envoy",
]  # fmt: skip
_WOMEN = frozenset({"Claudia_Sheinbaum", "Penny_Wong", "Giorgia_Meloni"})
_LISTS: dict[str, list[str]] = {
    "city": ["Rome", "Paris", "Geneva", "Vienna", "Doha", "Ankara", "Nairobi", "Oslo", "Jakarta", "Lima", "Astana", "Accra", "Warsaw", "Tokyo", "Cairo", "Baku", "Rabat"],
    "city2": ["Brussels", "Lisbon", "Hanoi", "Tunis", "Ottawa"],
    "on": [
        "on Monday", "on Tuesday", "on Wednesday", "on Thursday", "on Friday", "on Sunday", "on Monday", "on Thursday",
        "on *12 nmod:unmarked[March]", "on nmod:unmarked[April] *4", "on *7 nmod:unmarked[June] nmod:unmarked[2024]",
    ],
    "later": [
        "un[next week]", "un[next month]", "obl[on Friday]", "obl[in May]", "obl[in July]", "un[next year]", "obl[in September]",
        "obl[in *June nmod:unmarked[2026]]", "un[later/RBR:advmod this month]", "obl[by the end nmod[of the year]]",
    ],
    "top": [
        "trade", "the border", "energy", "migration", "security", "the situation nmod[in Sudan]", "water", "the war nmod[in Gaza]",
        "bilateral relations", "food security", "the hostages",
    ],
    "doc": [
        "an agreement nmod[on trade]", "a memorandum nmod[of understanding]", "a treaty", "a trade agreement", "a joint declaration",
        "a protocol nmod[on visas]", "a peace accord", "a loan agreement",
    ],
    "talks": ["talks nmod[on trade]", "talks", "consultations", "a round nmod[of negotiations]", "a joint session", "trade talks"],
}  # fmt: skip


class Filler:
    """The slots of one sentence, filled."""

    def __init__(self, choice: random.Random, turn: int, *, real: bool) -> None:
        self.choice = choice
        self.turn = turn
        people = choice.sample(_PEOPLE, 4)
        titles = choice.sample(_TITLES, 4)
        if not real:
            people = [("Bush", title, "Iraq", "Iraqi") for title in titles]
        self.people = people
        self.women = [name in _WOMEN if real else choice.random() < 0.3 for name, *_ in people]

    def fill(self, template: str) -> str:
        """Replace all choices and slots, innermost first."""
        while "{" in template:
            template = re.sub(r"\{([^{}]*)\}", lambda found: self._one(found[1]), template)
        return " ".join(template.split())

    def _one(self, inner: str) -> str:
        if "|" in inner:
            # In turn, so that the sentences of a template differ in as much as they can.
            options = inner.split("|")
            return options[(self.turn + len(inner)) % len(options)]
        if inner in _LISTS:
            return self.choice.choice(_LISTS[inner])
        if found := re.fullmatch(r"(his|him|he)(\d?)", inner):
            woman = self.women[int(found[2] or "1") - 1]
            return {"his": "her", "him": "her/PRP", "he": "she"}[found[1]] if woman else found[1]
        shapes: dict[str, Callable[[int], str]] = {
            "P": self._any, "T": self._titled, "O": self._of, "X": self._apposed, "R": self._office,
            "N": lambda who: self.people[who][0], "S": lambda who: self.people[who][2], "J": lambda who: self.people[who][3],
        }  # fmt: skip
        kind, digit = inner[0], inner[1:] or "1"
        if kind not in shapes or not digit.isdecimal():
            raise ValueError(f"no slot {{{inner}}}")
        return shapes[kind](int(digit) - 1)

    def _any(self, who: int) -> str:
        return self.choice.choices((self._titled, self._of, self._apposed, self._office), (7, 4, 6, 4))[0](
            who
        )

    def _titled(self, who: int) -> str:
        name, title, _, adjective = self.people[who]
        return self.choice.choice(
            (f"<{adjective} {title}> {name}", f"<{adjective} {title}> {name}", f"<{title}> {name}")
        )

    def _of(self, who: int) -> str:
        name, title, state, _ = self.people[who]
        return f"<{title}> {name} nmod[of {state}]"

    def _apposed(self, who: int) -> str:
        name, title, state, _ = self.people[who]
        office = title.lower()
        return self.choice.choice(
            (
                f"poss[{state} 's] {office} appos[, {name} ,]",
                f"{name} appos[, the {office} nmod[of {state}] ,]",
                f"{name} appos[, poss[{state} 's] {office} ,]",
            )
        )

    def _office(self, who: int) -> str:
        _, title, state, adjective = self.people[who]
        return self.choice.choice((f"the {adjective} {title.lower()}", f"poss[{state} 's] {title.lower()}"))


def templates(text: str) -> Iterator[tuple[str, int, bool, str]]:
    """Read of each line with a template its part, how many sentences to make, whether with stand-ins only, and itself."""
    part = ""
    for number, line in enumerate(text.splitlines(), 1):
        if found := re.fullmatch(r"\[(\w+)\]", line):
            part = found[1]
        elif line and not line.startswith("#"):
            told = re.fullmatch(r"(\d+)(s?) \| (.+)", line)
            if told is None or not part:
                raise ValueError(f"line {number}: {line!r} is no 'number | template' under a [part]")
            yield part, int(told[1]), bool(told[2]), told[3]


def sentences(text: str) -> dict[str, list[str]]:
    """Make the CoNLL-U blocks of each part; no text is used twice."""
    made: dict[str, list[str]] = {}
    used: set[str] = set()
    for place, (part, count, plain, template) in enumerate(templates(text)):
        choice = random.Random(place)  # noqa: S311 - to be the same each time
        blocks = made.setdefault(part, [])
        found = tries = 0
        while found < count and tries < _TRIES:
            tries += 1
            filled = Filler(choice, place + tries, real=not plain and (place + found) % 3 == 0).fill(template)
            block = conllu(filled, f"constructions-{part}-{len(blocks) + 1:03d}")
            told = block.splitlines()[1]
            if told not in used:
                used.add(told)
                blocks.append(block)
                found += 1
    return made


def main() -> int:
    """Write the three files beside this one."""
    for part, blocks in sentences((HERE / "constructions.txt").read_text(encoding="utf-8")).items():
        # In another order than the templates': neighbors in training would be alike.
        random.Random(0).shuffle(blocks)  # noqa: S311
        (HERE / f"constructions-{part}.conllu").write_text("\n".join(blocks) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
