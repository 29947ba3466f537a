"""Lemmas of the verbs that diplomatic prose lives on, by form.

A lemmatizer trained on web text and mail has not met them ("underscored" comes out as "underscor"); their forms
are regular, so they are spelled out here from the base forms.
"""

# ruff: noqa: SIM905 - long lists of words are easier to read and to keep as plain words.

from __future__ import annotations

from diplotrack_article._grammar import INFINITIVE_VERBS, SAYING

_VERBS = frozenset(
    """abstain accede accredit address adhere adopt advance affirm aid align announce annul apologize apologise approve
    arbitrate arrive assess assist assure attend augment authorise back ban block bolster boycott breach brief broker
    cancel cease chair cite clarify co-chair co-host co-sponsor coincide collaborate comment commend commission
    compensate complain comply conclude concur condemn conduct confer congratulate consider consult contribute convene
    converge converse convey convince cooperate coordinate counter criticize criticise debate defer deepen defuse
    delegate deliver demarcate demilitarize denounce denuclearize deplore deploy deport designate detain dialogue
    discuss dismiss dispatch dispute distribute donate ease echo elaborate embark emphasise endorse engage enhance
    enlarge ensure escort establish evacuate examine exchange exclude exempt expand expedite expel explore express
    extend extradite facilitate favor favour finalize finalise finance focus fulfil fulfill fund govern grant greet
    guarantee hail halt handle harmonize host impose implement import include increase inform initial initiate inspect
    institute intensify interfere intervene introduce invoke jeopardize join last launch lift line lobby maintain
    mediate mend moderate monitor move mull name negotiate normalize normalise note notify nominate object oblige
    observe oppose organize organise oust outline oversee own participate patrol pause pave phase pledge praise
    preside prevent prioritize prohibit prolong promote protect protest provide publish pursue question raise ramp
    ratify react reaffirm realize rebuff rebuke receive recognize recognise recommend reconcile reconfirm reconvene
    recount redouble reduce refer refrain refute regret reiterate reject release relinquish relocate remain renew
    renounce reopen repatriate repeal replace represent rescind reschedule resign resist restart restore resume retain
    retaliate return reverse review revise revive revoke safeguard sanction scrap secure serve settle share shelve
    ship sign signal slam soften solicit sponsor stall stage step stipulate stop strengthen stress strike submit
    succeed suggest supply support surrender suspend sustain table tackle talk telephone terminate thank threaten tour
    trade transfer travel trigger uphold unveil upgrade usher visit voice void waive walk welcome wrap warn undermine
    violate resolve denote entail ditch accompany reply rally air veto harass cede curb lower raise finance free probe ponder bypass discuss pass address progress dismiss press assess embrace""".split()
)  # fmt: skip
_DOUBLED = frozenset(
    """abet admit ban cancel commit compel confer control counsel defer drop equip expel flag fulfil initial label level
    marshal model occur omit pat patrol permit plan prefer rebut refer regret ship signal step stop strip submit
    transfer travel trim wrap instil enrol fuel quarrel rival total channel beg commit""".split()
)
_VOWELS = "aeiou"
# Among the closed classes stand verbs with forms of their own; the lemmatizer knows these.
_IRREGULAR = frozenset(
    """begin bet bid bind choose fight forbid hear lead leave let make mean meet pay say see seek set speak strike swear
    teach tell think undertake uphold withdraw write oversee spend read show""".split()
)


def _forms(verb: str) -> list[str]:
    if verb.endswith("e"):
        return [f"{verb}d", f"{verb}s", f"{verb[:-1]}ing"]
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return [f"{verb[:-1]}ied", f"{verb[:-1]}ies", f"{verb}ing"]
    plural = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{verb}s"
    found = [f"{verb}ed", plural, f"{verb}ing"]
    if verb in _DOUBLED:
        found += [f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"]
    return found


_PASTS = {
    "undertook": "undertake", "undertaken": "undertake", "oversaw": "oversee", "overseen": "oversee",
    "withdrew": "withdraw", "withdrawn": "withdraw", "upheld": "uphold", "withheld": "withhold",
    "sought": "seek", "forbade": "forbid", "forbidden": "forbid", "foresaw": "foresee", "foreseen": "foresee",
    "swore": "swear", "sworn": "swear", "flew": "fly", "flown": "fly", "rang": "ring", "met": "meet",
    "held": "hold", "bound": "bind", "underwent": "undergo", "undergone": "undergo", "overcame": "overcome",
}  # fmt: skip

LEMMAS: dict[str, str] = _PASTS | {
    form: verb for verb in sorted((_VERBS | INFINITIVE_VERBS | SAYING) - _IRREGULAR) for form in _forms(verb)
}

BASES = frozenset(LEMMAS.values())
