"""The noun phrase that a number counts (six North Korean officers), found without a parser.

A phrase runs from the number to its plural head. It ends before any word that cannot stand inside a noun
phrase: the small words, verbs, adverbs and punctuation that the lexicon lists.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from figures.extract.phrases.predicates import is_predicate
from figures.extract.phrases.words import LONGEST, is_plural, is_small, is_verb, singular, stops_phrase
from figures.extract.scan import Scan
from figures.lexicon.record import Nouns

OPENING, CLOSING = frozenset('“‘"'), frozenset('”’"')
MARKS = OPENING | CLOSING | {","}


class NounPhrase(Struct, frozen=True, gc=False):
    """A noun phrase on tokens `first`..`last`: its words with the head in the singular, and the head alone."""

    first: int
    last: int
    words: tuple[str, ...]
    head: str
    plural: bool

    @property
    def text(self) -> str:
        """The phrase in the singular."""
        return " ".join(self.words)


def counted_phrase(scan: Scan, at: int, one: bool = False, mass: bool = False) -> NounPhrase | None:
    """The noun phrase that begins at token `at`, behind a number.

    `one` if the number is one (a singular noun), `mass` if it measures (a 9 percent sales tax).
    """
    start = _skip(scan, at)
    if start == at and (scan.has("scales_of", at - 1) or is_predicate(scan, at)):
        return None  # 4 milliards enregistrés: what these scales count stands behind "of"
    if scan.lexicon.nouns.capitalised:
        return _capitalised_phrase(scan, start)
    some = one and scan.has("of", at)  # one of the reasons is one of many
    one = one and not some
    followed = _noun_follows(scan, start) or (one and not stops_phrase(scan, start + 1))
    if scan.has("nominal", start) and not followed:
        return NounPhrase(start, start + 1, (scan.word(start),), scan.word(start), True)
    head, last = _find_head(scan, start, one, mass)
    if head is None and not one:
        head = _behind_joint(scan, last) if last > start else None
    if head is None:
        whole = mass and last > start + 1  # a $15 minimum wage
        told = some or whole or not _is_no_noun(scan, start)
        return _singular_phrase(scan, start, last, one, mass) if last > start and (one or told) else None
    if some and head - 2 >= start and is_plural(scan, head - 2) and _is_finite(scan, head):
        head -= 1  # one of the reasons doctors give
    return _phrase(scan, start, head, plural=True)


def _find_head(scan: Scan, start: int, one: bool, mass: bool) -> tuple[int | None, int]:
    """The token behind the plural head of the phrase, if it has one, and how far the phrase may reach."""
    last, head = start, None
    for _ in range(LONGEST):
        last += _opens_quotation(scan, last)
        end = _past_hyphen(scan, last)
        plural = _is_plural_head(scan, last, end)
        if one and scan.lexicon.nouns.possessive.search(scan.word(end - 1)):
            return None, end  # one man's struggle counts men
        if stops_phrase(scan, last) and (end == last + 1 or (mass and scan.taken[last])):
            break  # and not by-elections, off-duty officers, nor specially-made firearms
        if plural and mass and _has_object(scan, end):
            break
        if plural and not (one and not scan.has("nouns_without_plural_s", last)):
            head = end
            if not _compound_goes_on(scan, end - 1):
                break
        elif head is not None or (end == last + 1 and _ends_phrase(scan, last, start, one, mass)):
            break
        last = end + (scan.text(end) in CLOSING and scan.tokens.glued(end))
        if scan.lexicon.nouns.possessive.search(scan.word(end - 1)):
            last += _is_taken_year(scan, last)  # one of the party's 2020 debates
    return head, last


def _has_object(scan: Scan, at: int) -> bool:
    """Whether the word before is a verb with its object behind: a 60-acre site houses two schools."""
    followed = scan.has("determiners", at) or (at < scan.tokens.end and scan.taken[at])
    return followed and scan.has("verbs", at - 1)


def _opens_quotation(scan: Scan, at: int) -> bool:
    """Whether a quotation mark stands before the token and belongs to it: hundreds of "frivolous" suits."""
    return scan.text(at) in OPENING and at + 1 < scan.tokens.end and scan.tokens.glued(at + 1)


def _is_plural_head(scan: Scan, at: int, end: int) -> bool:
    """Whether a word, with what hyphens tie to it, is a plural: reports, e-mails, runners-up; not sports-related."""
    if is_plural(scan, end - 1):
        acronym = len(scan.text(at)) > 2 and scan.text(at).isupper()
        return not (acronym and is_plural(scan, end))  # 300 FLOPS tests
    return is_plural(scan, at) and any(scan.has("prepositions", here) for here in range(at + 2, end, 2))


def _capitalised_phrase(scan: Scan, start: int) -> NounPhrase | None:
    """A phrase that ends with its first capital, in a language whose nouns have one: sechs kleine Firmen."""
    for at in range(start, min(start + LONGEST, scan.tokens.end)):
        if stops_phrase(scan, at) or scan.word(at) in scan.lexicon.weekdays:
            return None
        if scan.text(at)[0].isupper():
            return _phrase(scan, start, _past_hyphen(scan, at), plural=True)
        if is_verb(scan, at) and not scan.lexicon.nouns.participle.search(scan.word(at)):
            return None
    return None


def _ends_phrase(scan: Scan, at: int, start: int, one: bool, mass: bool) -> bool:
    """Whether the token is the verb behind the phrase. Behind one, a bare verb form can only be a noun."""
    if not is_verb(scan, at):
        return False
    nouns = scan.lexicon.nouns
    later = (one or mass) and at > start
    noun = scan.has("nouns_in_ing", at) and not scan.has("determiners", at + 1)  # but one finding that
    if (one or later) and (scan.has("verb_bases", at) or noun):
        return False
    if later:
        return not is_small(scan, at - 1)  # but one newly built road
    if one and nouns.participle.search(scan.word(at)) and not stops_phrase(scan, at + 1):
        return False  # one confirmed case
    return not _may_modify(scan, at, start)


def _behind_joint(scan: Scan, at: int) -> int | None:
    """The plural head behind two joined adjectives: digital and physical sales; small, friendly firms."""
    if not _joins_adjectives(scan, at):
        return None
    if is_verb(scan, at - 1) or (scan.text(at - 1)[:1].isupper() and scan.word(at) == ","):
        return None
    for here in range(at + 1, at + LONGEST):
        joins = _joins_adjectives(scan, here) and not _joins_adjectives(scan, here - 1)
        if joins or scan.has("skipped_before_noun", here):
            continue
        if stops_phrase(scan, here):
            return None
        if is_plural(scan, here):
            return here + 1
    return None


def _joins_adjectives(scan: Scan, at: int) -> bool:
    return scan.word(at) == "," or scan.lexicon.numbers.connects("conjunction", scan.word(at))


def _skip(scan: Scan, at: int) -> int:
    """Past words between a number and its noun that say nothing of the noun (of the, more, separate)."""
    while at < scan.tokens.end:
        step = scan.term("skipped_before_noun", at)
        if not step or scan.is_hyphen(at + step):
            step = _is_taken_year(scan, at)
        if not step or _is_of_scale(scan, at):
            return at
        at += step
    return at


def _is_of_scale(scan: Scan, at: int) -> bool:
    """Whether a word ties a noun to a scale only: 3 millions de voyageurs, but not: elle en paie 740 de loyer."""
    if not scan.has("scale_links", at) or scan.has("determiners", at + 1):
        return False
    return scan.text(at - 1)[-1:].isdecimal()


def _is_taken_year(scan: Scan, at: int) -> bool:
    """Whether the token is a year that stands before what is counted: four 2020 candidates."""
    return scan.taken[at] and len(scan.text(at)) == len("2020") and scan.text(at).isdecimal()


def _noun_follows(scan: Scan, at: int) -> bool:
    return not stops_phrase(scan, at + 1) and (is_plural(scan, at + 1) or is_plural(scan, at + 2))


def _compound_goes_on(scan: Scan, at: int) -> bool:
    """Whether a plural is only the first part of a compound (ten sports cars, dos grandes ciudades)."""
    if scan.lexicon.nouns.head_first and not scan.has("leading_adjectives", at):
        return False
    if stops_phrase(scan, at + 1) or not is_plural(scan, at + 1) or is_verb(scan, at + 1):
        return False
    named = scan.text(at).islower() and scan.text(at + 1)[0].isupper()  # the issues Democrats raise
    time = scan.lexicon.has("time_spans", singular(scan.word(at + 1), scan.lexicon.nouns))
    return not named and not (time and scan.term("rate_vetoes", at + 2))  # dozens of deaths days after


def _may_modify(scan: Scan, at: int, start: int) -> bool:
    """A verb form that may stand before the noun: a participle, or a word that is also a noun, with a noun behind."""
    if stops_phrase(scan, at + 1) and not scan.is_hyphen(at + 1):
        return at == start and not scan.lexicon.nouns.participle.search(scan.word(at))
    return not stops_phrase(scan, at + 1) and any(
        is_plural(scan, here) for here in range(at + 1, at + LONGEST)
    )


def _past_hyphen(scan: Scan, at: int) -> int:
    """The token behind this word and the parts tied to it by hyphens, or as in rock 'n' roll."""
    at += 1
    while True:
        tie = int(scan.is_hyphen(at)) or _noun_tie(scan, at)
        if not tie or not scan.text(at + tie)[:1].isalpha():
            return at
        at += tie + 1


def _noun_tie(scan: Scan, at: int) -> int:
    """How many tokens tie two nouns together here (the 'n' of rock 'n' roll); 0 for none."""
    tie = scan.term("noun_ties", at)
    return tie if tie and not is_plural(scan, at - 1) and not stops_phrase(scan, at + tie) else 0


def _singular_phrase(scan: Scan, start: int, last: int, one: bool, mass: bool) -> NounPhrase | None:
    """A phrase without a plural: all of it behind one, else the one noun that counts without an s (12 page …)."""
    if one:
        last = _before_predicate(scan, start, last)
        return _phrase(scan, start, last, plural=False) if last > start else None
    word = scan.text(start)
    if (
        is_verb(scan, start)
        or scan.has("additional", start)
        or scan.has("comparatives", start)
        or scan.lexicon.nouns.adverb.search(word)
        or word[:1].isupper()
        or scan.lexicon.nouns.participle.search(word)
    ):
        return None
    return _phrase(scan, start, last if mass else _past_hyphen(scan, start), plural=False)


def _is_finite(scan: Scan, at: int) -> bool:
    """Whether the word is a verb, and none that may go with the noun before (police officers involved)."""
    return is_verb(scan, at) and scan.lexicon.nouns.participle.search(scan.word(at)) is None


def _is_no_noun(scan: Scan, at: int) -> bool:
    """Whether the word is an adjective or an owner or opens a hedge: the two largest, three of the city's parks."""
    hedge = scan.lexicon.qualifiers_before.match(scan.tokens.low, at) is not None
    owner = scan.lexicon.nouns.possessive.search(scan.word(at)) is not None
    return hedge or owner or scan.has("adjectives", at)


def _before_predicate(scan: Scan, start: int, last: int) -> int:
    """The token behind the singular noun of one: one person familiar with it, one vote counts, one took."""
    last = next((at for at in range(start + 1, last) if scan.has("skipped_before_noun", at)), last)
    asked, whole = scan.has("opens_question", start - 2), last
    while last > start + 1 and (
        scan.has("after_nouns", last - 1)
        or (last < whole and scan.has("adjectives", last - 1))
        or _is_verb_in_s(scan, last - 1)
        or (asked and scan.has("verbs", last - 1))  # can one family take more
    ):
        last -= 1
    if scan.has("after_nouns", start) and scan.lexicon.nouns.participle.search(scan.word(start)):
        return start  # one called Bob
    verb = (
        scan.has("finite_verbs", start)
        or scan.has("after_nouns", start)
        or (_is_verb_in_s(scan, start) and not scan.text(start - 1).isdecimal())
        or (asked and scan.has("verbs", start) and scan.has("determiners", start + 1))
    )
    return start if verb and last == start + 1 else last


def _is_verb_in_s(scan: Scan, at: int) -> bool:
    """Whether a word with the ending of plurals can only be a verb, for one thing is spoken of."""
    ending = scan.lexicon.nouns.plural.search(scan.word(at)) is not None
    plural = is_plural(scan, at) or scan.has("verbs", at)
    return ending and plural and scan.text(at).islower() and not scan.has("nouns_without_plural_s", at)


def _owned(words: list[str], nouns: Nouns) -> list[str]:
    """The words behind the last possessive (the city's secondary schools), which alone say what is counted."""
    for at in range(len(words) - 1, 0, -1):
        if nouns.possessive.search(words[at - 1]) and words[at - 1].islower():
            return words[at:]
    return [nouns.possessive.sub("", word) for word in words]


def _words(scan: Scan, first: int, last: int) -> Iterator[str]:
    """The words of a phrase; those that something ties together are one (by-election, rock 'n' roll)."""
    text, at = scan.tokens.text, first
    while at < last:
        end = min(_past_hyphen(scan, at), last)
        while end < last and scan.is_hyphen(end):
            end = min(end + 2, last)  # Covid-19
        if not (scan.lexicon.numbers.connects("conjunction", scan.word(at)) or text[at] in MARKS):
            yield scan.spelled(at, end)
        at = end


def _phrase(scan: Scan, first: int, last: int, plural: bool) -> NounPhrase | None:
    nouns = scan.lexicon.nouns
    words = _owned(list(_words(scan, first, last)), nouns)
    words = [word for word in words if word]
    if not words or scan.word(last - 1) in scan.lexicon.numbers.ordinals:
        return None
    head = singular(words[-1], nouns) if plural else words[-1]
    words = [*words[:-1], head]
    if (
        len(words) > 1
        and head[0].isupper()
        and words[-2][0].isupper()
        and scan.has("demonym_heads", last - 2)
    ):
        head = f"{words[-2]} {head}"  # 50 African Americans
    return NounPhrase(first, last, tuple(words), head, plural)
