"""Joint work: what two sides would work together for, and whether anything but the work is named."""

from __future__ import annotations

from diplotrack.records import CommitmentKind
from diplotrack_article.clauses import Clause
from diplotrack_article.lexicon import Frame

_WORKING = frozenset({"work", "cooperate", "collaborate"})
_WITH = frozenset({"with", "together with", "alongside", "jointly with", "hand in hand with"})
_TOGETHER = frozenset({"together", "jointly"})


def named_acts(frame: Frame, act: Clause) -> list[Clause]:
    """The acts that can be checked later, in place of working on them.

    Args:
        frame: the frame of the speech act.
        act: what it says is to be done.

    Returns:
        What somebody would work with another "to" do, each by itself; nothing where readiness is for the work alone
        ("is ready to work with Chad", codebook, Settled cases); else the act as it is.
    """
    with_another = any(word in _WITH for word, _ in act.obliques) or bool({*act.modifiers} & _TOGETHER)
    if act.lemma not in _WORKING or not with_another:
        return [act]
    below = [*act.complements, *(aim for marker, aim in act.adverbials if marker == "to")]
    aims = [aim for aim in below if aim.infinitive]
    if aims:
        return aims
    beside = any(word not in _WITH for word, _ in act.obliques) or act.adverbials or act.objects
    return [act] if beside or frame.commitment is not CommitmentKind.PROPOSAL else []
