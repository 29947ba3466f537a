"""The reports that the pictures of the page are made from: four powers from 1971 to 1979, a matter of public record.

The events, days and offices are those of history; the sentences are a chronology's, written for this example.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from diplotrack import Commitment, Document, Engagement, Participant, Party, Report, When
from diplotrack.records import CommitmentKind, CommitmentStatus, EngagementKind, EngagementStatus

TITLE = "The opening to China"
TODAY = dt.date(1979, 6, 1)

PARTIES = {
    "USA": Party(code="USA", name="United States"),
    "CHN": Party(code="CHN", name="China"),
    "JPN": Party(code="JPN", name="Japan"),
    "SUN": Party(code="SUN", name="Soviet Union"),
}
OFFICES = {
    "Richard Nixon": ("President", "USA"),
    "Gerald Ford": ("President", "USA"),
    "Jimmy Carter": ("President", "USA"),
    "Henry Kissinger": ("National Security Adviser", "USA"),
    "Cyrus Vance": ("Secretary of State", "USA"),
    "Zbigniew Brzezinski": ("National Security Adviser", "USA"),
    "Zhou Enlai": ("Premier", "CHN"),
    "Mao Zedong": ("Chairman", "CHN"),
    "Deng Xiaoping": ("Vice Premier", "CHN"),
    "Huang Hua": ("Foreign Minister", "CHN"),
    "Kakuei Tanaka": ("Prime Minister", "JPN"),
    "Sunao Sonoda": ("Foreign Minister", "JPN"),
    "Takeo Fukuda": ("Prime Minister", "JPN"),
    "Leonid Brezhnev": ("General Secretary", "SUN"),
}

# Day of the report; its title; its sentences. "M" tells of an engagement: kind, status, when, place, parties, people.
# "C" tells of a commitment: kind, status, by, to, content, due, made.
REPORTS: list[tuple[str, str, list[tuple[str, ...]]]] = [
    ("1971-07-16", "A visit is announced", [
        ("M", "visit held 1971-07-09/1971-07-11", "Beijing", "USA CHN", "Henry Kissinger, Zhou Enlai",
         "Henry Kissinger was in Beijing from 9 to 11 July and held talks with Premier Zhou Enlai."),
        ("C", "invitation fulfilled", "CHN", "USA", "visit China at an appropriate date before May 1972", "/1972-04", "1971-07",
         "China invited President Nixon to visit China at an appropriate date before May 1972, and he accepted."),
    ]),
    ("1972-02-29", "The week in China", [
        ("M", "visit held 1972-02-21/1972-02-28", "Beijing, Hangzhou and Shanghai", "USA CHN", "Richard Nixon, Zhou Enlai",
         "President Nixon visited China from 21 to 28 February at the invitation of Premier Zhou Enlai."),
        ("M", "meeting held 1972-02-21", "Beijing", "USA CHN", "Richard Nixon, Mao Zedong",
         "On the first day he met Chairman Mao Zedong."),
        ("M", "signing held 1972-02-27", "Shanghai", "USA CHN", "",
         "The Shanghai Communiqué was agreed on 27 February."),
        ("C", "pledge open", "USA", "CHN", "progressively reduce its forces on Taiwan", "", "1972-02-27",
         "The United States said that it would progressively reduce its forces on Taiwan as the tension there diminishes."),
        ("C", "agreement fulfilled", "USA CHN", "", "stay in contact through various channels", "", "1972-02-27",
         "The two sides agreed that they will stay in contact through various channels."),
    ]),
    ("1972-05-30", "Moscow", [
        ("M", "visit held 1972-05-22/1972-05-30", "Moscow", "USA SUN", "Richard Nixon, Leonid Brezhnev",
         "President Nixon was in Moscow from 22 to 30 May for talks with General Secretary Leonid Brezhnev."),
        ("M", "signing held 1972-05-26", "Moscow", "USA SUN", "Richard Nixon, Leonid Brezhnev",
         "On 26 May they signed the treaty on anti-ballistic missiles and an interim agreement on strategic arms."),
        ("C", "agreement fulfilled", "USA SUN", "", "continue active negotiations for limitations on strategic offensive arms", "", "1972-05-26",
         "Both undertook to continue active negotiations for limitations on strategic offensive arms."),
    ]),
    ("1972-09-30", "Japan and China", [
        ("M", "visit held 1972-09-25/1972-09-30", "Beijing", "JPN CHN", "Kakuei Tanaka, Zhou Enlai",
         "Prime Minister Tanaka visited China from 25 to 30 September."),
        ("M", "signing held 1972-09-29", "Beijing", "JPN CHN", "Kakuei Tanaka, Zhou Enlai",
         "The joint communiqué of 29 September ended the state between the two countries that was not normal."),
        ("C", "agreement fulfilled", "JPN CHN", "", "negotiate a treaty of peace and friendship", "", "1972-09-29",
         "They agreed to enter into negotiations for a treaty of peace and friendship."),
        ("C", "agreement fulfilled", "JPN CHN", "", "negotiate agreements on trade, navigation, aviation and fisheries", "", "1972-09-29",
         "They also agreed to negotiate agreements on trade, navigation, aviation and fisheries."),
    ]),
    ("1973-06-26", "Washington", [
        ("M", "visit held 1973-06-18/1973-06-25", "Washington", "SUN USA", "Leonid Brezhnev, Richard Nixon",
         "General Secretary Brezhnev visited the United States from 18 to 25 June."),
        ("C", "agreement open", "USA SUN", "", "sign a permanent agreement on strategic offensive arms in 1974", "1974", "1973-06-21",
         "The two leaders set the objective of signing a permanent agreement on strategic offensive arms in 1974."),
        ("M", "visit held 1973-02-15/1973-02-19", "Beijing", "USA CHN", "Henry Kissinger",
         "In February Henry Kissinger had been in Beijing, where liaison offices were agreed."),
        ("C", "agreement fulfilled", "USA CHN", "", "open a liaison office in each other's capital", "1973-05~", "1973-02-22",
         "Each side opens a liaison office in the other's capital in the spring, about May."),
    ]),
    ("1975-12-06", "From Vladivostok to Beijing", [
        ("M", "meeting held 1974-11-23/1974-11-24", "Vladivostok", "USA SUN", "Gerald Ford, Leonid Brezhnev",
         "President Ford and General Secretary Brezhnev had met in Vladivostok on 23 and 24 November of last year."),
        ("M", "visit held 1975-12-01/1975-12-05", "Beijing", "USA CHN", "Gerald Ford, Deng Xiaoping",
         "President Ford visited China from 1 to 5 December, with Vice Premier Deng Xiaoping as his host."),
        ("M", "visit postponed 1975", "Washington", "SUN USA", "Leonid Brezhnev",
         "A visit of General Secretary Brezhnev to Washington, meant for this year, was put off."),
    ]),
    ("1978-12-16", "Three communiqués", [
        ("M", "visit held 1977-08-22/1977-08-26", "Beijing", "USA CHN", "Cyrus Vance, Huang Hua",
         "Secretary of State Vance had been in Beijing in August 1977."),
        ("M", "visit held 1978-05-20/1978-05-23", "Beijing", "USA CHN", "Zbigniew Brzezinski, Deng Xiaoping",
         "Zbigniew Brzezinski followed from 20 to 23 May 1978."),
        ("M", "signing held 1978-08-12", "Beijing", "JPN CHN", "Sunao Sonoda, Huang Hua",
         "Foreign ministers Sonoda and Huang signed the treaty of peace and friendship in Beijing on 12 August."),
        ("M", "visit held 1978-10-22/1978-10-29", "Tokyo", "CHN JPN", "Deng Xiaoping, Takeo Fukuda",
         "Vice Premier Deng was in Japan from 22 to 29 October, when the treaty came into force."),
        ("M", "negotiation held 1978-07/1978-12", "Beijing", "USA CHN", "",
         "Negotiations on full relations went on in Beijing from July to December."),
        ("C", "agreement fulfilled", "USA CHN", "", "establish diplomatic relations as of January 1, 1979", "1979-01-01", "1978-12-15",
         "The United States and China agreed to recognize each other and to establish diplomatic relations as of January 1, 1979."),
        ("C", "agreement fulfilled", "USA CHN", "", "exchange ambassadors and establish embassies on March 1, 1979", "1979-03-01", "1978-12-15",
         "They will exchange ambassadors and establish embassies on March 1, 1979."),
        ("C", "pledge fulfilled", "USA", "", "withdraw its remaining military personnel from Taiwan within four months", "/1979-04-30", "1978-12-15",
         "The United States will withdraw its remaining military personnel from Taiwan within four months."),
        ("C", "pledge open", "USA", "CHN", "end the mutual defense treaty with Taipei", "1980-01-01", "1978-12-15",
         "It gave notice that the mutual defense treaty with Taipei ends on January 1, 1980."),
    ]),
    ("1979-02-06", "Nine days in America", [
        ("M", "visit held 1979-01-28/1979-02-05", "Washington, Atlanta, Houston and Seattle", "CHN USA", "Deng Xiaoping, Jimmy Carter",
         "Vice Premier Deng visited the United States from 28 January to 5 February as the guest of President Carter."),
        ("M", "signing held 1979-01-31", "Washington", "CHN USA", "Deng Xiaoping, Jimmy Carter",
         "On 31 January they signed agreements on science and technology and on cultural exchange."),
        ("C", "invitation accepted", "CHN", "USA", "visit China at a convenient time", "", "1979-02-01",
         "Vice Premier Deng invited President Carter to visit China at a convenient time, and he accepted."),
        ("C", "agreement open", "USA CHN", "", "conclude trade, aviation and shipping agreements", "", "1979-02-01",
         "Both sides will work toward trade, aviation and shipping agreements."),
    ]),
    ("1979-05-12", "Vienna in June", [
        ("M", "meeting scheduled 1979-06-15/1979-06-18", "Vienna", "USA SUN", "Jimmy Carter, Leonid Brezhnev",
         "President Carter and General Secretary Brezhnev will meet in Vienna from 15 to 18 June."),
        ("M", "signing scheduled 1979-06?", "Vienna", "USA SUN", "",
         "There they are expected to sign the second agreement on strategic arms."),
        ("M", "visit proposed 1979-08~", "Beijing", "USA CHN", "",
         "A visit of the Vice President of the United States to China is planned for about August."),
    ]),
]  # fmt: skip


def reports() -> Iterator[Report]:
    """The reports, in the order of their days."""
    for day, title, told in REPORTS:
        source = Document(
            text=" ".join(each[-1] for each in told),
            title=title,
            publisher="A chronology",
            published=dt.date.fromisoformat(day),
            language="en",
        )
        records = [_record(source, each) for each in told]
        yield Report(
            document=source,
            engagements=[record for record in records if isinstance(record, Engagement)],
            commitments=[record for record in records if isinstance(record, Commitment)],
        )


def _record(source: Document, told: tuple[str, ...]) -> Engagement | Commitment:
    quote = source.quote(told[-1].removesuffix("."))
    if told[0] == "M":
        kind, status, when = told[1].split()
        people = [name for name in told[4].split(", ") if name]
        return Engagement(
            kind=EngagementKind(kind),
            status=EngagementStatus(status),
            when=When.parse(when),
            place=told[2],
            parties=_parties(told[3]),
            participants=[
                Participant(name=name, title=OFFICES[name][0], party=PARTIES[OFFICES[name][1]])
                for name in people
            ],
            evidence=[quote],
        )
    kind, status = told[1].split()
    return Commitment(
        kind=CommitmentKind(kind),
        status=CommitmentStatus(status),
        by=_parties(told[2]),
        to=_parties(told[3]),
        content=told[4],
        due=When.parse(told[5]) if told[5] else None,
        made=When.parse(told[6]),
        evidence=[quote],
    )


def _parties(codes: str) -> list[Party]:
    return [PARTIES[code] for code in codes.split()]
