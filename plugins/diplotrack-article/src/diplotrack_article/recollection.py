"""Recollection: whom phrases, and roles of clauses, were found to mean, for as long as that holds.

Frames ask for the same few again and again. What a name says by itself holds for the sentence, what hangs on the text so far
until it goes on, and what hangs on who acts in the clause at hand until somebody else does.
"""

from __future__ import annotations

from diplotrack_article.actors import Actor
from diplotrack_article.clauses import Clause, Phrase

Key = Phrase | tuple[Clause, str]


class Recollection:
    """What was found so far.

    Attributes:
        outright: whom phrases name by their own words.
        steady: whom phrases, and roles of clauses, mean whoever acts.
        passing: whom they mean while the one who acts does.
        hangs: whether what is being found out hangs on who acts.
    """

    def __init__(self) -> None:
        self.outright: dict[Phrase, Actor] = {}
        self.steady: dict[Key, Actor] = {}
        self.passing: dict[Key, Actor] = {}
        self.hangs = False

    def recall(self, key: Key) -> Actor | None:
        """Whom something was found to mean that hangs on who acts, and so does all that is made of it; else None."""
        known = self.passing.get(key)
        if known is not None:
            self.hangs = True
        return known

    def begin(self) -> bool:
        """Begin to find something out; whether what it is a part of hangs on who acts, as far as was seen."""
        around, self.hangs = self.hangs, False
        return around

    def keep(self, key: Key, actor: Actor, *, around: bool) -> None:
        """Keep what was found.

        Args:
            key: the phrase, or the clause with the role.
            actor: whom it means.
            around: what `begin` gave.
        """
        (self.passing if self.hangs else self.steady)[key] = actor
        self.hangs = self.hangs or around

    def go_on(self) -> None:
        """Forget what hangs on the text so far."""
        self.steady.clear()
        self.passing.clear()

    def end(self) -> None:
        """Forget everything."""
        self.go_on()
        self.outright.clear()
