"""Reports as a ledger gets them over the years, for its benchmarks."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import attrs

from diplotrack import Commitment, Document, Engagement, Participant, Party, Report, When
from diplotrack.testing.synthetic import many_reports

_EPOCH = datetime.date(1985, 1, 1)
_A_DAY = 1  # reports that are published on one day
_SIZE = 10  # records of a report
_TELLERS = 2  # documents that tell of the same events
_PARTIES = [Party(code=f"{first}{second}{third}", name=f"State {first}{second}{third}")
            for first in "BDFGK" for second in "AEI" for third in "LNRS"]  # fmt: skip


def reports(count: int) -> Iterator[Report]:
    """Yield `count` reports of ten records each, as a desk would get them: one a day, for as long as it takes.

    Each event is told of by two documents, in words of their own and a day apart, so that half of the accounts find one to
    be linked with. More reports mean more years, and not more of the same day. The n-th is always the same.
    """
    models = list(many_reports(600))
    engagements = [one for model in models for one in model.engagements]
    commitments = [one for model in models for one in model.commitments]
    for n in range(count):
        event, teller = divmod(n, _TELLERS)
        day = _EPOCH + datetime.timedelta(days=event * _TELLERS // _A_DAY)
        published = day + datetime.timedelta(days=teller)
        told = [_words(event, k, teller) for k in range(_SIZE)]
        document = Document(
            text=f"Readout {n}.\n" + "\n".join(told), title=f"Readout {n}", published=published
        )
        met: list[Engagement] = []
        said: list[Commitment] = []
        after = 0
        for k, words in enumerate(told):
            quote = document.quote(words, after=after)
            after = quote.end
            pair = _pair(event * _SIZE + k)
            at = event * _SIZE + k
            if k < _SIZE // 2:
                people = [Participant(name=f"{'Minister' if teller else 'Jan'} Nowak{at}", party=pair[0])]
                model = engagements[at % len(engagements)]
                met.append(
                    attrs.evolve(
                        model, id="", parties=pair, participants=people, when=When.from_date(day), part_of=None,
                        evidence=(quote,),
                    )
                )  # fmt: skip
            else:
                asked = commitments[at % len(commitments)]
                mutual = asked.kind.value == "agreement"
                said.append(
                    attrs.evolve(
                        asked, id="", by=pair if mutual else pair[:1], to=() if mutual else pair[1:], due=None,
                        made=When.from_date(day), content=f"{asked.content} no. {at}", engagement=met[0].id,
                        evidence=(quote,),
                    )
                )  # fmt: skip
        yield Report(document=document, engagements=met, commitments=said)


def _words(event: int, k: int, teller: int) -> str:
    first, second = _pair(event * _SIZE + k)
    verb = "had talks with" if teller else "met"
    return f"{k + 1}) {first.name} {verb} {second.name} on subject {event}.{k}, as the ministry of one of them says."


def _pair(n: int) -> tuple[Party, Party]:
    first = n % len(_PARTIES)
    return _PARTIES[first], _PARTIES[(first + 1 + n // len(_PARTIES) % (len(_PARTIES) - 1)) % len(_PARTIES)]
