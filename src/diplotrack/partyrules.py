"""Where the written name of a party is no party, by the words around it.

`Rules` (from ``data/party_rules.toml``) reads a form that stands in a text in its surroundings, of which it looks at a
bounded number of words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from diplotrack.partynames import Form, Index, Tokens

__all__ = ["Contested", "Elsewhere", "Rules"]


def _folded(values: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(Tokens(value).folds) for value in values)


@attrs.frozen(kw_only=True)
class Contested:
    """A name that several parties share.

    It means `default`, or `other` where the text holds a phrase of `when` and none of `unless`. An empty code
    means: no party.
    """

    names: frozenset[str]
    default: str
    other: str
    when: frozenset[str]
    unless: frozenset[str]

    def choose(self, tokens: Tokens) -> str:
        """Return the code that the name has in this text."""
        return self.other if tokens.holds(self.when) and not tokens.holds(self.unless) else self.default


@attrs.frozen(kw_only=True)
class Elsewhere:
    """Surroundings in which a name means something else, such as a federal state of the same name."""

    names: frozenset[str]
    near: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]

    def applies(self, tokens: Tokens, i: int, end: int) -> bool:
        """Say whether the words `i` to `end` (exclusive) stand in such surroundings."""
        return (
            tokens.near(self.near, i, end, 4)
            or any(tokens.stands(phrase, i - len(phrase.split())) for phrase in self.before)
            or any(tokens.stands(phrase, end) for phrase in self.after)
        )


@attrs.frozen(kw_only=True)
class Rules:
    """Where a name that could be a party is none; every field is a list in ``data/party_rules.toml``.

    All words are folded. `contested` and `elsewhere` are looked up by the folded name.
    """

    not_party: tuple[str, ...] = ()
    exact: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    first_names: frozenset[str] = frozenset()
    given_names: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    locatives: frozenset[str] = frozenset()
    not_surnames: frozenset[str] = frozenset()
    longer_names: frozenset[str] = frozenset()
    detached_prefixes: frozenset[str] = frozenset()
    detached_suffixes: frozenset[str] = frozenset()
    headline_words: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    speaking: frozenset[str] = frozenset()
    language_before: frozenset[str] = frozenset()
    language_after: frozenset[str] = frozenset()
    generic_bodies: frozenset[str] = frozenset()
    generic_before: frozenset[str] = frozenset()
    contested: Mapping[str, Contested] = attrs.field(factory=dict)
    elsewhere: Mapping[str, tuple[Elsewhere, ...]] = attrs.field(factory=dict)
    renamed: Mapping[str, str] = attrs.field(factory=dict)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Rules:
        """Build the rules from a parsed ``party_rules.toml``; an unknown key raises `TypeError`."""
        plain = {
            k: v
            for k, v in data.items()
            if k not in ("contested", "elsewhere", "renamed", "not_party", "exact")
        }
        contested: dict[str, Contested] = {}
        for row in data.get("contested", ()):
            rule = Contested(
                names=_folded(row["names"]),
                default=row["default"],
                other=row["other"],
                when=_folded(row["when"]),
                unless=_folded(row.get("unless", ())),
            )
            contested.update(dict.fromkeys(rule.names, rule))
        elsewhere: dict[str, tuple[Elsewhere, ...]] = {}
        for row in data.get("elsewhere", ()):
            place = Elsewhere(
                names=_folded(row["names"]),
                near=_folded(row.get("near", ())),
                before=_folded(row.get("before", ())),
                after=_folded(row.get("after", ())),
            )
            for name in place.names:
                elsewhere[name] = (*elsewhere.get(name, ()), place)
        return cls(
            not_party=tuple(data.get("not_party", ())),
            exact=frozenset(data.get("exact", ())),
            contested=contested,
            elsewhere=elsewhere,
            renamed=dict(data.get("renamed", {})),
            **{key: _folded(values) for key, values in plain.items()},
        )

    def refuses(self, tokens: Tokens, i: int, end: int, form: Form, index: Index) -> bool:
        """Say whether the words `i` to `end` (exclusive), which fit `form`, are no party where they stand."""
        key = form.key
        before, behind = tokens.gap(i - 1), tokens.gap(end - 1)
        return (
            (before == "-" and tokens.folds[i - 1] in self.detached_prefixes)
            or (behind == "-" and tokens.folds[end] in self.detached_suffixes)
            or (behind == " " and self._longer_name(tokens, end))
            or (key in self.elsewhere and any(p.applies(tokens, i, end) for p in self.elsewhere[key]))
            or (key in self.persons and self._person(tokens, i, end, index))
            or (key in self.headline_words and self._headline(tokens, i, end))
            or (key in self.languages and self._language(tokens, i, end))
        )

    def _longer_name(self, tokens: Tokens, end: int) -> bool:
        """Whether a longer name follows: "Washington Post", "Peking University", "Seoul National University"."""
        if not tokens.words[end][0].isupper():
            return False
        if tokens.folds[end] in self.longer_names and tokens.gap(end) != "-":
            return True
        return tokens.folded(end + 1) == "university" and tokens.gap(end) == " "

    def _person(self, tokens: Tokens, i: int, end: int, index: Index) -> bool:
        previous, gap = tokens.folded(i - 1), tokens.gap(i - 1)
        if gap in (" ", ". ") and tokens.words[i - 1][0].isupper():
            if previous in self.titles or (gap == ". " and len(previous) == 1):
                return True
            if gap == " " and previous in self.given_names:
                return True
        if (
            tokens.folded(i) not in self.first_names
            or previous in self.locatives
            or gap == "-"
            or tokens.gap(end - 1) != " "
        ):
            return False
        following = tokens.words[end]
        surname = following[0].isupper() and (not following.isupper() or tokens.words[i].isupper())
        return surname and tokens.folds[end] not in self.not_surnames and not index.starts(tokens.folds[end])

    def _headline(self, tokens: Tokens, i: int, end: int) -> bool:
        """Whether an acronym that is a word too ("WHO") stands among words that are all in capitals."""
        around = [tokens.words[k] for k in (i - 1, end) if 0 <= k < len(tokens.words)]
        shouted = [word for word in around if len(word) > 1 and word.isalpha() and word.isupper()]
        return len(shouted) == len(around) > 0 and any(len(word) > 3 for word in shouted)

    def _language(self, tokens: Tokens, i: int, end: int) -> bool:
        previous = tokens.folded(i - 1) if tokens.gap(i - 1) == " " else ""
        if previous in self.speaking:
            return True
        if previous not in self.language_before:
            return False
        if tokens.gap(end - 1) == " " and tokens.folded(end) in ("and", "or"):
            end += 2
        return tokens.gap(end - 1) != " " or tokens.folded(end) in self.language_after
