"""Tags, lemmas and features of the words in our bracketed sentences (`brackets`), as the UD English treebanks give them.

Closed classes are listed; of verbs the base forms are, with the irregular ones' parts; whatever else is a noun, or a name when
capitalized. A verb that is missing here is an error, not a guess.
"""

# ruff: noqa: SIM905 - long lists of words are easier to read and to keep as plain words.

from __future__ import annotations

NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "CD"})

_CLOSED: dict[str, str] = {
    word: tag
    for tag, words in {
        "DT": "every the a an this these each both no any some all another",
        "PDT": "half",
        "IN": "of in on at by with from for between during after before under about over within since until as into "
        "through that if because while against without despite towards among amid unless whether",
        "CC": "and but or nor",
        "PRP": "he she it they we him them himself themselves itself",
        "PRP$": "his her its their our",
        "WP": "who whom",
        "WP$": "whose",
        "WDT": "which",
        "WRB": "where when how",
        "MD": "will would shall should can could may might must",
        "RB": "not also again then soon earlier later jointly formally together respectively never already still ahead "
        "twice once shortly late there here now only directly back separately",
        "POS": "'s '",
        "CD": "one two three four five six seven eight nine ten 20 30 50 200 million",
        "TO": "to",
        "JJ": "joint such foreign prime bilateral iraqi new first second third ninth last next final official regional further high "
        "same special deputy former mutual economic present current senior relevant full early several other "
        "direct working annual trilateral own urgent diplomatic political strategic national close visiting brief likely due "
        "unable ready long recent ministerial technical closed relevant federal maritime western military eastern northern "
        "humanitarian commercial financial chief possible interim",
    }.items()
    for word in words.split()
}  # fmt: skip
_AUXILIARY = {
    "be": "VB", "is": "VBZ", "are": "VBP", "was": "VBD", "were": "VBD", "been": "VBN", "being": "VBG",
    "has": "VBZ", "have": "VBP", "had": "VBD", "do": "VBP", "does": "VBZ", "did": "VBD",
}  # fmt: skip
_AUXILIARY_LEMMAS = {
    **dict.fromkeys("be is are was were been being".split(), "be"),
    **dict.fromkeys("has have had".split(), "have"),
    **dict.fromkeys("do does did".split(), "do"),
}
_VERBS = frozenset(
    """accept accord accompany add address adjourn adopt agree announce appoint arrange arrive ask assure attend brief call chair
    cancel conclude confirm congratulate consult convene convey cooperate decide deliver demand deploy describe discuss
    dispatch emphasize end establish exchange expect explore express extend finalize finish grant greet halt hail head help
    honor host implement inform intend invite issue join land last launch lift maintain mark mediate move name
    negotiate note offer open outline pass pay pledge plan postpone praise present press promise propose publish raise ratify
    reach reaffirm recall receive recognize reject release remain reopen repeat reply report request resume return review
    restore schedule sign speculate start stay stop stress strengthen suggest summon support suspend thank travel underline urge use
    vow visit voice want warn welcome withdraw work complete reduce investigate open protect allow ship train share accuse call
    underscore refuse decline attend telephone phone refer respect hand touch lead telephone insist respond await
    initial fund increase expand lower end appeal apply rejoin enter consider form dedicate
    sponsor seek fail continue examine monitor guarantee cease aim follow co-chair chair approve broker state
    inaugurate upgrade submit enact renew settle admit commit coordinate facilitate serve exhaust resolve appreciate double tour gather confer condemn replace focus provide talk toast schedule dine beg amend ban persuade demand abolish invoke address cover brief repeat beg hope show ink wrap expire prepare remove quota brief mediate""".split()
)
_IRREGULAR: dict[str, tuple[str, str]] = {
    "meet": ("met", "met"), "hold": ("held", "held"), "send": ("sent", "sent"), "make": ("made", "made"),
    "give": ("gave", "given"), "take": ("took", "taken"), "say": ("said", "said"), "tell": ("told", "told"),
    "write": ("wrote", "written"), "speak": ("spoke", "spoken"), "lead": ("led", "led"), "have": ("had", "had"),
    "put": ("put", "put"), "go": ("went", "gone"), "fly": ("flew", "flown"), "leave": ("left", "left"),
    "bring": ("brought", "brought"), "begin": ("began", "begun"), "pay": ("paid", "paid"), "set": ("set", "set"),
    "withdraw": ("withdrew", "withdrawn"), "know": ("knew", "known"), "come": ("came", "come"), "see": ("saw", "seen"),
    "find": ("found", "found"), "build": ("built", "built"), "break": ("broke", "broken"), "keep": ("kept", "kept"),
    "do": ("did", "done"), "seek": ("sought", "sought"), "draw": ("drew", "drawn"), "ring": ("rang", "rung"),
    "undertake": ("undertook", "undertaken"), "become": ("became", "become"), "get": ("got", "got"),
    "be": ("was", "been"), "free": ("freed", "freed"), "read": ("read", "read"), "let": ("let", "let"), "shake": ("shook", "shaken"), "initial": ("initialled", "initialled"), "stand": ("stood", "stood"), "bear": ("bore", "borne"), "sit": ("sat", "sat"),
}  # fmt: skip
_DOUBLING = frozenset(
    {
        "plan",
        "stop",
        "refer",
        "ship",
        "commit",
        "submit",
        "admit",
        "set",
        "put",
        "get",
        "begin",
        "sit",
        "confer",
        "beg",
        "wrap",
        "cancel",
    }
)
_PLURALS_WITHOUT_S = frozenset({"people", "police", "troops"})
_SINGULAR_IN_S = frozenset(
    "news gas process access progress crisis basis congress business press series address canvas politics".split()
)
_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_TIMES = frozenset("today tomorrow yesterday".split())
_MONTHS = frozenset(
    "January February March April May June July August September October November December".split()
)
_PLURAL_NAMES = frozenset(
    "Presidents Ministers Sides Parties Leaders Governments Secretaries Nations States Representatives Embassies Premiers Chancellors".split()
)
_DEMONYMS = ("ian", "ish", "ese", "ani", "ench", "an", "qi", "mani")


def _forms() -> dict[str, tuple[str, str]]:
    forms: dict[str, tuple[str, str]] = {}
    for base in sorted({*_VERBS, *_IRREGULAR}):
        stem = base.removesuffix("e")
        doubled = base + base[-1] if base in _DOUBLING else None
        ied = base.endswith("y") and base[-2] not in "aeiou"
        past, participle = _IRREGULAR.get(
            base,
            ((f"{doubled}ed",) * 2 if doubled else (f"{base[:-1]}ied",) * 2 if ied else (f"{stem}ed",) * 2),
        )
        third = (
            f"{base[:-1]}ies"
            if ied
            else f"{base}es"
            if base.endswith(("s", "sh", "ch", "x", "o"))
            else f"{base}s"
        )
        forms[f"{doubled or stem}ing"] = (base, "VBG")
        if base.endswith(("ee", "be")):
            forms[f"{base}ing"] = (base, "VBG")
        forms[participle] = (base, "VBN")
        forms[past] = (base, "VBD")
        forms[third] = (base, "VBZ")
    for base in sorted({*_VERBS, *_IRREGULAR}):
        forms[base] = (base, "VB")
    forms["put"] = ("put", "VBD")
    return forms


_FORMS = _forms()


def is_time_noun(form: str) -> bool:
    """Whether a noun beside a verb says when: "said Monday", "met today"."""
    return form in _DAYS or form.lower() in _TIMES


def tag_of(form: str, *, verb: bool = False, auxiliary: bool = False) -> str:
    """Give a word's Penn tag, of past tense and participle the first, "AUX" for what may be an auxiliary.

    Raises:
        ValueError: a verb's form is not known.
    """
    lower = form.lower()
    if verb:
        if lower in _AUXILIARY:
            return _AUXILIARY[lower]
        if lower not in _FORMS:
            raise ValueError(f"no form of a known verb: {form!r}")
        return _FORMS[lower][1]
    if lower in _AUXILIARY:
        return _AUXILIARY[lower] if auxiliary else "AUX"
    if form in {"May", "March"}:
        return "NNP"
    if lower in _CLOSED and (form == lower or lower in {"the", "a", "an", "both", "all", "in", "on"}):
        return _CLOSED[lower]
    if lower in _CLOSED and _CLOSED[lower] != "JJ":
        return _CLOSED[lower]
    if form[0].isdigit():
        return "JJ" if form.endswith(("th", "st", "nd", "rd")) else "CD"
    if form[0].isupper():
        if form in _PLURAL_NAMES:
            return "NNPS"
        return "JJ" if is_demonym(form) else "NNP"
    if lower in _TIMES:
        return "NN"
    plural = form.endswith("s") and not form.endswith("ss") and form not in _SINGULAR_IN_S
    return "NNS" if plural or form in _PLURALS_WITHOUT_S else "NN"


def is_demonym(form: str) -> bool:
    """Whether a word is a state's adjective."""
    return form in {
        "Iraqi", "French", "German", "Chinese", "Kenyan", "Brazilian", "Indian", "Japanese", "Turkish", "Egyptian", "Polish",
        "Canadian", "Indonesian", "Kazakh", "Mexican", "Ukrainian", "Norwegian", "Qatari", "Saudi", "Italian", "Spanish", "Finnish",
        "Vietnamese", "Australian", "Russian", "Greek", "Ghanaian", "Rwandan", "Omani", "European", "African", "Pacific", "Dutch",
    }  # fmt: skip


def lemma_of(form: str, tag: str, *, proper: bool = False) -> str:
    """Give the lemma of a form with its tag."""
    lower = form.lower()
    if lower in _AUXILIARY_LEMMAS:
        return _AUXILIARY_LEMMAS[lower]
    if tag.startswith("VB"):
        return _FORMS[lower][0] if lower in _FORMS else lower
    if tag == "NNPS":
        return _singular(form)
    if proper or tag == "NNP":
        return form
    if tag == "NNS":
        return _singular(lower)
    if tag == "PRP":
        return {"him": "he", "her": "she", "them": "they", "themselves": "themselves"}.get(lower, lower)
    if tag == "PRP$":
        return {"his": "his", "her": "her", "its": "its", "their": "their", "our": "our"}[lower]
    if tag == "POS":
        return "'s"
    if lower == "an":
        return "a"
    if tag == "RBR":
        return {"earlier": "early", "later": "late"}.get(lower, lower)
    return {"these": "this", "those": "that"}.get(lower, lower)


def _singular(form: str) -> str:
    if form.lower() in _PLURALS_WITHOUT_S:
        return form
    if form.endswith("ies"):
        return form[:-3] + "y"
    if form.endswith(("sses", "ches", "shes", "xes")):
        return form[:-2]
    return form[:-1]


def universal(tag: str, rel: str, form: str) -> str:
    """Give the universal tag that goes with a Penn tag in its relation."""
    if rel == "punct":
        return "PUNCT"
    if rel in {"aux", "aux:pass", "cop"}:
        return "AUX"
    if tag in {"IN", "DT", "WDT", "NNP"}:
        return {
            "IN": "SCONJ" if rel == "mark" else "ADP",
            "DT": "DET" if rel == "det" else "PRON",
            "WDT": "PRON",
            "NNP": "ADJ" if rel == "amod" else "PROPN",
        }[tag]
    if tag == "RB":
        return "PART" if form.lower() == "not" else "ADV"
    table = {
        "NN": "NOUN", "NNS": "NOUN", "NNPS": "PROPN", "CD": "NUM", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "AFX": "X", "CC": "CCONJ",
        "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WP$": "PRON", "WRB": "ADV", "RBR": "ADV", "MD": "AUX", "TO": "PART", "POS": "PART",
        "RP": "ADP", "EX": "PRON", "PDT": "DET",
    }  # fmt: skip
    return table.get(tag, "VERB" if tag.startswith("VB") else "X")


_PERSONAL = {
    "he": "Gender=Masc|Number=Sing|Person=3", "she": "Gender=Fem|Number=Sing|Person=3",
    "it": "Gender=Neut|Number=Sing|Person=3", "they": "Number=Plur|Person=3", "we": "Number=Plur|Person=1",
    "him": "Gender=Masc|Number=Sing|Person=3", "them": "Number=Plur|Person=3",
    "his": "Gender=Masc|Number=Sing|Person=3", "her": "Gender=Fem|Number=Sing|Person=3",
    "its": "Gender=Neut|Number=Sing|Person=3", "their": "Number=Plur|Person=3", "our": "Number=Plur|Person=1",
}  # fmt: skip
_DETERMINERS = {
    "the": "Definite=Def|PronType=Art", "a": "Definite=Ind|PronType=Art", "an": "Definite=Ind|PronType=Art",
    "this": "Number=Sing|PronType=Dem", "these": "Number=Plur|PronType=Dem", "both": "PronType=Tot", "each": "PronType=Tot",
    "all": "PronType=Tot", "every": "PronType=Tot", "no": "PronType=Neg", "any": "PronType=Ind", "some": "PronType=Ind", "another": "PronType=Ind",
}  # fmt: skip
_ORDINALS = frozenset({"first", "second", "third", "ninth"})


def features(form: str, upos: str, tag: str, *, plural: bool | None, passive: bool, accusative: bool) -> str:
    """Give the features column of a word; `plural` is its subject's number, None without a subject."""
    lower = form.lower()
    if tag in {"VBD", "VBP"}:
        tense = "Past" if tag == "VBD" else "Pres"
        if plural is None:
            return f"Mood=Ind|Tense={tense}|VerbForm=Fin"
        return f"Mood=Ind|Number={'Plur' if plural else 'Sing'}|Person=3|Tense={tense}|VerbForm=Fin"
    if tag == "VBN":
        return "Tense=Past|VerbForm=Part" + ("|Voice=Pass" if passive and upos == "VERB" else "")
    if tag == "PRP" and lower.endswith(("self", "selves")):
        return "Case=Acc|Number=Plur|Person=3|PronType=Prs|Reflex=Yes"
    if tag == "PRP":
        return f"Case={'Acc' if accusative or lower in {'him', 'them'} else 'Nom'}|{_PERSONAL[lower]}|PronType=Prs"
    if tag == "PRP$":
        return f"Case=Gen|{_PERSONAL[lower]}|Poss=Yes|PronType=Prs"
    if tag == "DT":
        return _DETERMINERS.get(lower, "_")
    if tag == "CD":
        return f"NumForm={'Digit' if form[0].isdigit() else 'Word'}|NumType=Card"
    if lower in _ORDINALS or (tag == "JJ" and form[0].isdigit()):
        return f"Degree=Pos|NumForm={'Combi' if form[0].isdigit() else 'Word'}|NumType=Ord"
    if upos == "ADJ":
        return "Degree=Pos"
    if tag == "WRB":
        return "PronType=Rel"
    table = {
        "NN": "Number=Sing", "NNP": "Number=Sing", "NNS": "Number=Plur", "NNPS": "Number=Plur", "VB": "VerbForm=Inf",
        "VBZ": "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "VBG": "Tense=Pres|VerbForm=Part", "MD": "VerbForm=Fin",
        "WP": "PronType=Rel", "WDT": "PronType=Rel", "WP$": "Poss=Yes|PronType=Rel", "RBR": "Degree=Cmp", "PDT": "PronType=Ind",
    }  # fmt: skip
    return "Polarity=Neg" if lower == "not" else table.get(tag, "_")
