"""The words between two figures that say that the second is the first again: 20 miles (32 km), £5m, or $6m."""

from __future__ import annotations

from collections.abc import Sequence

from figures.lexicon.record import Side
from figures.model import Kind, Qualifier
from figures.relate.record import Mention, Tie
from figures.relate.text import Text
from figures.relate.utterance import Utterance

REACH = 12
"""So many words at most stand between a figure and the same in another unit."""
NOUNS = 4
"""So many of them may say what it is of: 300 feet above the sea (91 metres)."""
OPENING, PAUSING = frozenset("([–—/=≈-"), frozenset(",:;")
CLOSING = frozenset(")],;:.–—/!?")
JOINING = frozenset(",;/x×-–")
GAS_MARK = "gas_mark"
OPERATORS = frozenset("*+×·÷")
"""What makes a figure behind it a part of a sum that is worked out: 5% × $2,000 = €100."""
APPOSED = frozenset({Kind.MEASURE, Kind.MONEY})


def link(one: Mention, other: Mention, own: Utterance, text: Text) -> Tie | None:
    """How closely the words between two figures say that the second is the first again."""
    low = own.tokens.low
    found = {"opening": False, "restating": False, "pausing": False}
    at, nouns = one.last, 0
    if one.figure.bracketed and other.figure.unit == GAS_MARK and low[at] == ")":
        at += 1  # 220C (fan 200C), gas mark 7
    if other.size < 0 < one.size and other.sort != "temperature":
        return None  # 64 kilobytes (minus 16 bytes)
    if other.core[0] - at > REACH or (one.first and low[one.first - 1] in OPERATORS):
        return None
    while at < other.core[0]:
        sort, length = _joint(at, other, own, text)
        found |= {sort: True} if sort in found else {}
        if sort == "noun":
            if (
                any(found.values())
                or nouns == NOUNS
                or not low[at][0].isalpha()
                or text.lexicon.subunits.match(low, at)
            ):
                return None
            nouns += 1
        at += length
    if not any(found.values()):
        return None
    told = found["opening"] or found["restating"] or _is_apposed(one, other, own, text)
    told = told or other.figure.unit == GAS_MARK
    rated = text.lexicon.term("rate_cues", low, other.last) > 0
    if not told and not rated and one.figure.kind is Kind.MONEY and other.core[0] - one.last > 1:
        return None  # $3 billion in cash, £200 million in shares
    return Tie.TIED if (told and not nouns) or rated else Tie.NEAR


def _is_apposed(one: Mention, other: Mention, own: Utterance, text: Text) -> bool:
    """Whether a figure that is roughly another one follows it between commas: 640 acres, some 259 hectares."""
    if one.figure.kind not in APPOSED or own.tokens.low[one.last] != ",":
        return False
    of = own.tokens.low[other.last : other.last + 1]
    is_part = bool(of) and text.lexicon.has("of", of[0])  # some 40 hectares of them
    return (
        other.figure.qualifier is not Qualifier.EXACT
        and one.figure.qualifier is Qualifier.EXACT
        and not is_part
    )


def _joint(at: int, other: Mention, own: Utterance, text: Text) -> tuple[str, int]:
    """What a word between two figures does, and how many words the term has that begins with it."""
    low, word, term = own.tokens.low, own.tokens.low[at], text.lexicon.term
    if word == "-" and own.tokens.glued(at) and text.lexicon.has("measure_words", low[at + 1]):
        return "filling", 2  # a 5ft-high wall
    if word == "." and at + 1 < other.core[0] and low[at + 1] in OPENING:
        return "filling", 1  # 30 sq. ft. (2.8 sq m)
    if word in OPENING:
        return "opening", 1
    if long := term("restating", low, at):
        return "restating", long
    if word in PAUSING:
        return "pausing", 1
    if other.figure.unit == GAS_MARK and (long := term("gas_marks", low, at) or term("fan_ovens", low, at)):
        return "filling", long
    if other.attributive and text.lexicon.has("rate_articles", word):
        return "filling", 1  # equivalent to a 91-metre fall
    if (long := term("restating_fillers", low, at)) or at >= other.first:
        return "filling", max(long, 1)
    return "noun", 1


def goes_on(one: Mention, other: Mention, own: Utterance, text: Text) -> bool:
    """Whether a bracket goes on with the same in a third unit: ($3 million; £2 million)."""
    low = own.tokens.low
    return (
        one.figure.bracketed
        and other.figure.bracketed
        and all(
            word in JOINING or text.lexicon.has("row_joints", word) for word in low[one.last : other.first]
        )
    )


def is_closed(one: Mention, other: Mention, own: Utterance, text: Text) -> bool:
    """Whether nothing behind it says that it is of something else: or £30 million more than planned."""
    low, has, behind = own.tokens.low, text.lexicon.has, other.last
    if low[behind : behind + 1] == ["-"] and has("measure_words", "".join(low[behind + 1 : behind + 2])):
        behind += 2  # 12-inch-deep (30-cm-deep)
    elif other.figure.bracketed and has("measure_words", "".join(low[behind : behind + 1])):
        behind += 1  # 20 yards wide (18 metres wide)
    if not other.figure.bracketed and (is_sum(one, other, own, text) or is_offered(one, other, own, text)):
        return False
    if behind >= len(low) or low[behind] in CLOSING:
        return True
    if other.figure.bracketed:
        return has("row_joints", low[other.last]) and not _is_choice(other, own)
    if _is_more(low, other.last, text) or has("rate_articles", low[other.last]):
        return False
    between = low[one.last : other.first]
    plain = all(word == "or" or word in PAUSING for word in between)
    apposed = between == [",", "or"] and other.figure.kind is Kind.MEASURE
    if apposed and has("prepositions", low[other.last]) and not has("of", low[other.last]):
        return True  # 19C, or 66F for those who still think so
    return (
        not plain
        or text.lexicon.term("measured_behind", low, other.last) > 0
        or has("auxiliaries", low[other.last])
    )


def is_sum(one: Mention, other: Mention, own: Utterance, text: Text) -> bool:
    """Whether the first is a term, and the second the sum: a $20 bill and 300 rand, about $43 altogether."""
    low, has = own.tokens.low, text.lexicon.has
    joined = any(has("list_ands", word) for word in low[max(one.first - 2, 0) : one.first])
    return joined and text.lexicon.term("sums_told", low, other.last) > 0


def is_offered(one: Mention, other: Mention, own: Utterance, text: Text) -> bool:
    """Whether "or" gives a choice, by a condition or a command: bring 5 litres, or three gallons if you can."""
    low, lexicon = own.tokens.low, text.lexicon
    joined = any(lexicon.has("range_or", word) for word in low[one.last : other.first])
    if not joined or one.sort == "temperature":
        return False  # 30C, or 86 if you think in Fahrenheit
    if any(lexicon.term(what, low, other.last) for what in ("conditions", "choices_made")):
        return True
    told = lexicon.has("verb_bases", low[0]) or lexicon.stands("choices", low, 0, one.first)
    return told and lexicon.term("prepositions", low, other.last) > 0


def _is_choice(other: Mention, own: Utterance) -> bool:
    """Whether a bracket names what has so much, or so much of the same: (32 bit or 64 bit systems)."""
    low, at = own.tokens.low, other.last
    return low[at + 2 : at + 3] == low[at - 1 : at] and low[at + 3] not in CLOSING


def _is_more(low: Sequence[str], at: int, text: Text) -> bool:
    """Whether a comparative stands there: more, less, longer."""
    cues = text.lexicon.roles.cues
    long = cues.match(low, at)
    found = (*cues.meanings.get(low[at], ()), *(long[1] if long is not None else ()))
    return any(cue.side is Side.WORD for cue in found)  # de plus, más
