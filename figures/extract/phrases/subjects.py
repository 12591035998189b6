"""What a figure is about, as words of the text: enough to tell whether two figures are of the same thing.

Three noun phrases may say it: the one tied on behind (60% of its market cap), the one that governs it in front
(a turnover of £5m), and the subject of its clause. A figure in brackets is about what the one before it is about.
"""

from __future__ import annotations

from collections.abc import Sequence

from figures.extract.phrases.words import is_plural, is_verb, stops_phrase
from figures.extract.scan import Quantity, Scan
from figures.model import Kind

LONGEST = 8
"""How many words of one phrase are kept."""
REACH = 30
"""How far to the left the verb of the clause is looked for."""
ABOUT = frozenset(
    {
        Kind.PERCENT,
        Kind.POINTS,
        Kind.MONEY,
        Kind.MEASURE,
        Kind.DURATION,
        Kind.RATIO,
        Kind.COUNT,
        Kind.NUMBER,
        Kind.AGE,
    }
)
VERBAL = frozenset({"verbs", "auxiliaries"})
OF_VERB = frozenset({"auxiliaries", "adverbs"})
FILLING = frozenset({"adverbs", "prepositions"})
LEADING = frozenset({"prepositions", "determiners", "auxiliaries"})
DATING = frozenset({"period_openers", "determiners"})
LINKING = frozenset({"subject_linkers", "determiners"})
TIED_BEHIND = ABOUT - {Kind.COUNT}


def attach_subjects(scan: Scan, found: Sequence[Quantity]) -> None:
    """Set the subject of every quantity of the sentence."""
    named = _named(scan, found)
    previous: Quantity | None = None
    for quantity in found:
        if quantity.kind not in ABOUT:
            continue
        if previous is not None and _restates(scan, previous, quantity):
            quantity.subject = previous.subject
        else:
            quantity.subject = _subject(scan, quantity, named)
        previous = quantity


def _named(scan: Scan, found: Sequence[Quantity]) -> set[int]:
    """The tokens of other figures that may name a subject: names (S&P 500) and the nouns of counts."""
    named: set[int] = set()
    for quantity in found:
        if quantity.kind is Kind.LABEL:
            named.update(range(quantity.first, quantity.last))
        elif quantity.kind is Kind.COUNT:
            named.update(range(quantity.core[1], quantity.last))
        elif quantity.kind is Kind.AGE:
            named.update(range(*quantity.core), range(quantity.core[1], quantity.last))
    return {at for at in named if not (scan.has("prepositions", at) or scan.has("determiners", at))}


def _restates(scan: Scan, previous: Quantity, quantity: Quantity) -> bool:
    opened = scan.text(quantity.first - 1) in ("(", "[") and quantity.first - previous.last <= 2
    return opened and not scan.has("subject_linkers", quantity.last)


def _subject(scan: Scan, quantity: Quantity, named: set[int]) -> tuple[str, ...]:
    if (
        quantity.kind is Kind.AGE
        and scan.has("articles_before", quantity.first - 1)
        and _ends(scan, quantity)
    ):
        return ()  # a 65-year-old would get more
    listed = _listed(scan, quantity, named) or _aged(scan, quantity, named)
    if listed:
        return _words(scan, listed)
    tied = quantity.kind in TIED_BEHIND or scan.has("subject_linkers", quantity.last)
    behind = _behind(scan, quantity, named) if tied else []
    governing = _governing(scan, quantity.first, named)
    said = _is_said(scan, quantity.first) and (quantity.noun is not None or bool(_words(scan, behind)))
    clause = [] if said else _clause_subject(scan, quantity.first, named)
    return _words(scan, sorted({*behind, *governing, *clause}))


def _listed(scan: Scan, quantity: Quantity, named: set[int]) -> list[int]:
    """The words before a share that stands alone in brackets: gas (40%), oil (12.8%) and wood (2%)."""
    alone = scan.text(quantity.first - 1) == "(" and scan.text(quantity.last) == ")"
    return _phrase_before(scan, quantity.first - 2, named) if alone and quantity.kind is Kind.PERCENT else []


def _aged(scan: Scan, quantity: Quantity, named: set[int]) -> list[int]:
    """The person of an age between commas: said Jane Roe, 44, a nurse."""
    alone = scan.text(quantity.first - 1) == "," and quantity.core == (quantity.first, quantity.last)
    return _phrase_before(scan, quantity.first - 2, named) if alone and quantity.kind is Kind.AGE else []


def _ends(scan: Scan, quantity: Quantity) -> bool:
    return stops_phrase(scan, quantity.last) or is_verb(scan, quantity.last)


def _behind(scan: Scan, quantity: Quantity, named: set[int]) -> list[int]:
    """The words of the noun phrase that follows, directly or after "of" or "in"."""
    at = _past_brackets(scan, quantity.last)
    if scan.has("subject_linkers", at) or scan.is_hyphen(at):
        at += 1
    elif scan.has("determiners", at):
        return []  # in three months the firm sold …
    while scan.has("determiners", at) and not scan.has("relatives", at):
        at += 1
    words: list[int] = []
    while len(words) < LONGEST:
        tied = bool(words) and scan.is_hyphen(at)  # loan-to-value: one word, whatever its parts
        at += tied
        if not tied and (_stops(scan, at, named) or _is_predicate(scan, at, words)):
            break
        words.append(at)
        at += 1
    return words


def _is_predicate(scan: Scan, at: int, words: list[int]) -> bool:
    """Whether the word is a verb: one in -ed, or any behind a plural (half of the firms offer help)."""
    agrees = bool(words) and words[-1] == at - 1 and is_plural(scan, at - 1)
    return is_verb(scan, at) and (agrees or not scan.has("verb_bases", at))


def _past_brackets(scan: Scan, at: int) -> int:
    """The token behind a short aside in brackets: 8 miles (13 kilometers) of tunnels."""
    if scan.text(at) != "(":
        return at
    return next((here + 1 for here in range(at, at + 8) if scan.text(here) == ")"), at)


def _governing(scan: Scan, first: int, named: set[int]) -> list[int]:
    """The noun phrase just before, past small words: a turnover of …, base price: …"""
    at = first - 1 - scan.term_before("age_before", first)
    skipped = 0
    while at >= 0 and skipped < 4 and (scan.text(at) == ":" or scan.has_any(LEADING, at)):
        at, skipped = at - 1, skipped + 1
    if scan.word(at) == "," and scan.has("subject_linkers", at + 1):
        at = scan.opening_comma(at) - 1  # a fee, agreed in June, of £92 million
    return _phrase_before(scan, at, named)


def _clause_subject(scan: Scan, first: int, named: set[int]) -> list[int]:
    """The noun phrase before the verb of the clause; failing that, the phrase that opens the sentence."""
    at = first - 1
    end = max(-1, at - REACH)
    if scan.has("clause_openers", at):
        return []  # predicts that 50 people will come
    while at > end:
        if VERBAL.isdisjoint(scan.lists[at]):
            at -= 1
            continue
        if is_verb(scan, at) and scan.has("infinitive", at - 1):
            at -= 2
            continue
        if _is_verb(scan, at) or scan.has("auxiliaries", at):
            at = _before_verb(scan, at, end, named)
            if scan.has("pronouns", at):
                return []
            words = _phrase_before(scan, at, named, through=True)
            if words:
                return words
        at -= 1
    return _opening(scan, first, named)


def _before_verb(scan: Scan, at: int, end: int, named: set[int]) -> int:
    """The token where the subject of a verb ends: before its auxiliaries, its relative pronoun and any filler."""
    while at > end and _is_of_verb(scan, at):
        at -= 1
    if scan.has("relatives", at):  # Nissan, which is 43 percent …
        at -= 2 if scan.text(at - 1) == "," else 1
    while at > end and at not in named and _is_filler(scan, at):
        at -= 1
    return at


def _is_said(scan: Scan, first: int) -> bool:
    """Whether a clause begins with the figure behind a verb of saying: the poll said a third of voters …"""
    at = first - 1
    while scan.has("determiners", at):
        at -= 1
    return scan.has("opinions", at)


def _is_of_verb(scan: Scan, at: int) -> bool:
    """Whether the word belongs to a verb that ends behind it."""
    return scan.has_any(OF_VERB, at) or _is_verb(scan, at)


def _is_verb(scan: Scan, at: int) -> bool:
    """Whether the word is a verb; a plural that opens the sentence or precedes a verb is a noun (estimates put)."""
    return is_verb(scan, at) and not (is_plural(scan, at) and (at == 0 or is_verb(scan, at + 1)))


def _is_filler(scan: Scan, at: int) -> bool:
    """A number, date or adverb between a subject and its verb."""
    return scan.taken[at] or scan.has_any(FILLING, at)


def _opening(scan: Scan, first: int, named: set[int]) -> list[int]:
    """The first noun phrase of the sentence before the figure."""
    at = max(0, first - 2 * REACH)
    while at < first and _stops(scan, at, named):
        at += 1
    words: list[int] = []
    while at < first and len(words) < LONGEST and not _stops(scan, at, named) and not _is_verb(scan, at):
        words.append(at)
        at += 1
    return words


def _phrase_before(scan: Scan, at: int, named: set[int], through: bool = False) -> list[int]:
    """The noun phrase that ends at token `at`; `through` goes on past "of" and articles."""
    words: list[int] = []
    while at >= 0 and len(words) < LONGEST:
        links = through and words and scan.has_any(LINKING, at)
        if scan.texts[at] in "-&/" or links:
            at -= 1
            continue
        if _stops(scan, at, named) or (_is_verb(scan, at) and not _is_noun(scan, at)):
            break
        words.append(at)
        at -= 1
    return words[::-1]


def _is_noun(scan: Scan, at: int) -> bool:
    """Whether a form of a verb may be a noun where it stands: the rise, its forecast of."""
    if scan.has("verb_bases", at):
        return True
    verbal = scan.has("finite_verbs", at) or scan.lexicon.nouns.participle.search(scan.word(at)) is not None
    return scan.has("of", at + 1) and not verbal


def _stops(scan: Scan, at: int, named: set[int]) -> bool:
    """Whether the token ends a phrase; a number that is a name (S&P 500) does not."""
    return at not in named and (stops_phrase(scan, at) or _is_time(scan, at))


def _is_time(scan: Scan, at: int) -> bool:
    """Whether the word tells when and not what: Monday, May, the last of last week, the week of that week."""
    lists = scan.lists[at]
    if scan.lexicon.is_calendar(scan.texts[at]) or "period_openers" in lists:
        return True
    if "day_part" in lists and scan.low[at - 1] in scan.lexicon.weekdays:
        return True
    return scan.has_any(DATING, at - 1) and scan.lexicon.rates.periods.match(scan.tokens.low, at) is not None


def _words(scan: Scan, places: list[int]) -> tuple[str, ...]:
    """The words at these tokens; what no space holds apart is one word (S&P, TA-125)."""
    words: list[str] = []
    tokens = scan.tokens
    for at in places:
        if tokens.glued(at) and scan.lexicon.nouns.possessive.fullmatch(
            tokens.text[at - 1] + tokens.text[at]
        ):
            continue  # the s of 2012's
        joined = words and tokens.glued(at) and (at - 1 in places or at - 2 in places)
        if joined:
            words[-1] += ("" if at - 1 in places else tokens.text[at - 1]) + tokens.text[at]
        else:
            words.append(tokens.text[at])
    owners = (scan.lexicon.nouns.possessive.sub("", word) for word in words if word[0].isalnum())
    return tuple(
        dict.fromkeys(word for word in owners if not scan.lexicon.has("empty_subjects", word.lower()))
    )
