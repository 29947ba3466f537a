"""Closed classes of English words that the clause layer goes by."""

# ruff: noqa: SIM905 - long lists of words are easier to read and to keep as plain words.

from __future__ import annotations

WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon. tue. wed. thu. fri. sat. sun.".split()
)
MONTHS = frozenset(
    """january february march april may june july august september october november december jan. feb. mar. apr. jun.
    jul. aug. sep. sept. oct. nov. dec.""".split()
)
TIMES = (
    WEEKDAYS
    | (MONTHS - {"may", "march"})
    | frozenset(
        """today yesterday tomorrow tonight week month year day night morning afternoon evening weekend hour minute
        decade century quarter noon midnight spring summer autumn winter fall time moment days weeks months years
        hours minutes decades""".split()
    )
)
# Subjects of which "on Tuesday" may well be a part: "the meeting on Tuesday ended".
EVENTS = frozenset(
    """meeting talk talks summit visit session call conversation conference round negotiation negotiations statement
    dinner ceremony trip tour stop gathering forum dialogue consultation consultations exchange vote election attack
    strike decision announcement signing deal agreement event briefing debate hearing letter remark remarks comment
    comments speech address report move proposal""".split()
)

NEGATIVE_WORDS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "nowhere"})
NEGATIVE_NOUNS = frozenset({"nobody", "none", "nothing", "no-one", "neither"})
NEGATIVE_DETERMINERS = frozenset({"no", "neither"})

MODALS = {
    "will": "will",
    "'ll": "will",
    "’ll": "will",
    "wo": "will",
    "would": "would",
    "'d": "would",
    "’d": "would",
    "shall": "shall",
    "sha": "shall",
    "should": "should",
    "must": "must",
    "may": "may",
    "might": "might",
    "can": "can",
    "ca": "can",
    "could": "could",
    "ought": "should",
}
FUTURE = frozenset({"will", "shall", "be to", "be going to", "be about to", "be due to", "be set to"})
# Behind "be" and before an infinitive: what is due, no act of its own.
DUE = {
    "due": "be due to",
    "set": "be set to",
    "about": "be about to",
    "go": "be going to",
    "going": "be going to",
}

# Verbs that take an infinitive as their object: whatever the parser calls it, it is no purpose.
INFINITIVE_VERBS = frozenset(
    """accept afford agree aim arrange ask attempt authorize beg begin call challenge choose claim command commit
    compel consent continue decide decline demand deserve designate direct elect empower enable encourage endeavor
    endeavour enjoin entitle exhort expect fail forbid force hesitate hope implore instruct intend invite like long
    manage mandate mean move need oblige offer opt order pay permit persuade petition plan plead pledge prefer prepare
    press pressure prevail proceed prod promise propose push refuse remind request require resolve schedule seek start
    strive struggle summon swear task teach tell tempt tend threaten try undertake urge volunteer vote vow want warn
    wish work appeal allow advise bid bind determine commission implore beseech entreat task
    """.split()
)
# With an object, it is still the subject who will act.
SUBJECT_CONTROL = frozenset(
    {
        "promise",
        "pledge",
        "vow",
        "threaten",
        "swear",
        "undertake",
        "offer",
        "propose",
        "guarantee",
        "telephone",
        "phone",
        "ring",
        "meet",
        "visit",
        "write",
        "contact",
    }
)
# The hearer stands behind a preposition: "called on Russia to withdraw".
HEARER_PREPOSITIONS = {
    "call": frozenset({"on", "upon", "for"}),
    "appeal": frozenset({"to"}),
    "plead": frozenset({"with"}),
    "prevail": frozenset({"on", "upon"}),
    "press": frozenset({"for"}),
    "push": frozenset({"for"}),
    "ask": frozenset({"for"}),
    "wait": frozenset({"for"}),
    "arrange": frozenset({"for"}),
    "look": frozenset({"to"}),
    "rely": frozenset({"on"}),
    "count": frozenset({"on"}),
    "signal": frozenset({"to"}),
    "shout": frozenset({"to"}),
}
# A gerund behind one of these fills an argument of the verb: "refrain from using".
ARGUMENT_PREPOSITIONS = frozenset(
    {"to", "from", "on", "of", "against", "about", "into", "toward", "towards", "at"}
)
SAYING = frozenset(
    """say tell add note announce write state explain argue claim declare declare stress warn insist promise pledge
    vow reply report confirm agree observe remark continue recall reckon suggest believe think assert maintain affirm
    underline underscore emphasize reiterate indicate acknowledge admit reveal disclose caution comment conclude
    predict propose sniff tweet post demand urge answer respond assure quote cite estimate hear hope show""".split()
)
RELATIVE_PRONOUNS = frozenset({"who", "whom", "which", "that", "whose", "what"})
RELATIVE_ADVERBS = frozenset({"where", "when", "why", "whereby", "wherein", "whereupon"})
MARKERS = frozenset({"that", "whether", "if", "to", "for"})
# Not restricted to "not": "not only met Xi but …" says that they met.
FOCUS = frozenset({"only", "just", "merely", "simply", "least", "solely"})
# Words before "of", "to" … that make one preposition with it.
COMPOUND_PREPOSITIONS = frozenset(
    {
        ("ahead", "of"), ("instead", "of"), ("because", "of"), ("regardless", "of"), ("out", "of"), ("outside", "of"),
        ("inside", "of"), ("along", "with"), ("together", "with"), ("according", "to"), ("prior", "to"),
        ("thanks", "to"), ("owing", "to"), ("due", "to"), ("apart", "from"), ("aside", "from"), ("such", "as"),
        ("as", "for"), ("as", "to"), ("next", "to"), ("up", "to"), ("contrary", "to"), ("irrespective", "of"),
        ("subject", "to"), ("pursuant", "to"), ("alongside", "with"), ("jointly", "with"), ("close", "to"),
        ("back", "to"), ("down", "to"), ("over", "to"), ("as", "of"), ("away", "from"), ("other", "than"),
    }
)  # fmt: skip
# Preposition and noun that together are one: "on behalf of the Union".
NOUN_PREPOSITIONS = frozenset(
    {
        ("on", "behalf"), ("in", "behalf"), ("in", "response"), ("in", "addition"), ("with", "regard"),
        ("with", "respect"), ("in", "line"), ("in", "accordance"), ("in", "light"), ("in", "view"), ("in", "favor"),
        ("in", "favour"), ("by", "means"), ("in", "exchange"), ("in", "return"), ("in", "front"), ("in", "spite"),
        ("on", "sideline"), ("on", "sidelines"), ("on", "margin"), ("on", "margins"), ("in", "presence"),
        ("on", "top"), ("in", "case"), ("in", "terms"), ("in", "relation"), ("in", "connection"), ("in", "company"),
        ("in", "course"), ("at", "side"), ("in", "place"), ("in", "support"), ("in", "protest"),
        ("with", "participation"), ("with", "view"),
    }
)  # fmt: skip
# Nouns that take an infinitive; with the first ones it is the hearer who is to act.
ASKING_NOUNS = frozenset(
    "invitation request appeal call order demand plea summons instruction recommendation".split()
)
INFINITIVE_NOUNS = ASKING_NOUNS | frozenset(
    """offer proposal decision promise pledge commitment agreement plan vow undertaking readiness willingness refusal
    intention determination effort desire initiative mandate resolve bid attempt move obligation opportunity chance
    right need ability""".split()
)
# A preposition behind the object that belongs to the verb: "briefed the council on the talks".
VERB_PREPOSITIONS = {
    "brief": frozenset({"on", "about"}),
    "inform": frozenset({"of", "about", "on"}),
    "notify": frozenset({"of", "about"}),
    "thank": frozenset({"for"}),
    "congratulate": frozenset({"on", "for"}),
    "accuse": frozenset({"of"}),
    "warn": frozenset({"of", "about", "against"}),
    "assure": frozenset({"of"}),
    "remind": frozenset({"of"}),
    "provide": frozenset({"with"}),
    "press": frozenset({"on", "for"}),
    "condemn": frozenset({"for"}),
    "praise": frozenset({"for"}),
    "commend": frozenset({"for"}),
    "criticize": frozenset({"for"}),
    "blame": frozenset({"for"}),
    "discuss": frozenset({"with"}),
    "raise": frozenset({"with"}),
    "share": frozenset({"with"}),
    "exchange": frozenset({"with"}),
    "coordinate": frozenset({"with"}),
    "consult": frozenset({"on", "about"}),
    "invite": frozenset({"to", "for"}),
    "ask": frozenset({"for"}),
    "urge": frozenset({"against"}),
    "convey": frozenset({"to", "from"}),
    "hand": frozenset({"to"}),
    "deliver": frozenset({"to"}),
    "extend": frozenset({"to"}),
    "send": frozenset({"to"}),
    "dispatch": frozenset({"to"}),
    "present": frozenset({"to", "with"}),
}
# Their participle before a noun, behind a comma or "and", is a past tense: "met Xi, exchanged views".
TRANSACTIONS = frozenset(
    """express exchange discuss sign hold voice convey thank welcome extend issue deliver pay make reach visit receive
    review condemn reject urge stress announce offer hail praise underline underscore emphasize reiterate reaffirm
    voice raise explore brief invite present submit chair host attend commend""".split()
)
PARTITIVES = frozenset(
    "end beginning start middle eve part number series kind type lot majority rest pair couple".split()
)
# Of these it is what stands behind "of" that happens: "after five days of talks", "in the course of a visit".
MEASURES = (
    TIMES
    | PARTITIVES
    | frozenset("round cycle course series set occasion close conclusion outset opening run string".split())
)
# What follows "by" without acting: "by phone".
MEANS = frozenset(
    """phone telephone telegram video videoconference videolink letter email mail post mean means way consensus
    acclamation virtue plane air sea road rail train ship force hand percent percentage consent proclamation
    referendum decree law name mistake invitation appointment nightfall dawn dusk noon evening morning midnight""".split()
)
CONTENT_NOUNS = frozenset(
    """hope fact view belief confidence concern message assurance promise pledge agreement claim conviction statement
    announcement proposal demand request warning commitment guarantee report sign idea condition expectation
    understanding position suggestion fear news consensus principle""".split()
)
SEEMING = frozenset({"seem", "appear", "happen", "emerge", "transpire", "remain", "follow"})
# Said of somebody, not of a fact: with these, "it" is a party.
READY = frozenset(
    """ready willing prepared able eager keen due set open determined unable unwilling committed bound reluctant free
    confident hopeful aware prepare determine commit expect require schedule oblige invite ask urge""".split()
)
# Offices that are set behind a name.
OFFICES = frozenset(
    """president minister premier chancellor secretary envoy representative leader chairman chairwoman chief head king
    queen emir speaker ambassador commissioner governor director general adviser advisor negotiator spokesman diplomat
    commander councilor councillor""".split()
)
