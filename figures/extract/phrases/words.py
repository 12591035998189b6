"""What a word may be in its sentence, without a parser: a plural, a verb, a word that no noun phrase holds."""

from __future__ import annotations

from figures.extract.scan import Scan
from figures.lexicon.forms import SMALL
from figures.lexicon.record import Nouns

LONGEST = 6
"""How many words a noun phrase may have."""

STOPS = frozenset(SMALL)


def singular(word: str, nouns: Nouns) -> str:
    """The singular of a plural noun, by the lexicon's irregular nouns and endings; case is kept.

    A word that is no plural comes back unchanged.
    """
    low = word.lower()
    irregular = nouns.irregular.get(low)
    if irregular is not None:
        return word[0] + irregular[1:] if word[:1].isupper() and irregular[0] == low[0] else irregular
    if not nouns.plural.search(low):
        return word
    for ending, form in nouns.singular:
        if ending.search(word):
            return ending.sub(form, word, count=1)
    return word


def is_plural(scan: Scan, at: int) -> bool:
    """Whether the token is a plural noun as far as its form tells."""
    lexicon = scan.lexicon
    if lexicon.nouns.capitalised and not scan.texts[at][:1].isupper():
        return False
    return lexicon.forms.is_plural(scan.low[at])


def stops_phrase(scan: Scan, at: int) -> bool:
    """Whether no noun phrase can go on with this token."""
    word = scan.low[at]
    if at in scan.named:
        return False
    if not word or not word[0].isalpha():
        return True
    if scan.taken[at] and word not in scan.lexicon.numbers.ordinals:
        return True
    if "period_openers" in scan.lists[at] and scan.lexicon.rates.periods.match(scan.tokens.low, at + 1):
        return True
    return scan.lexicon.forms.is_small(word) and not _qualifies_adjective(scan, at)


def _qualifies_adjective(scan: Scan, at: int) -> bool:
    """An adverb inside a noun phrase: 20 decently sized plants, six mostly Muslim countries."""
    nouns = scan.lexicon.nouns
    if nouns.adverb.search(scan.word(at)) is None:
        return False
    if nouns.participle.search(scan.word(at + 1)) is not None:
        single = scan.lexicon.numbers.cardinals.get(scan.word(at - 1)) == 1 and not stops_phrase(scan, at + 2)
        return single or any(is_plural(scan, here) for here in range(at + 2, at + 2 + LONGEST))
    adjective = scan.text(at + 1)[:1].isalpha() and not (is_verb(scan, at + 1) or is_small(scan, at + 1))
    return adjective and not is_plural(scan, at + 1) and is_plural(scan, at + 2)


def is_small(scan: Scan, at: int) -> bool:
    """Whether the token is one of the small words of the language, or an adverb."""
    return scan.lexicon.forms.is_small(scan.low[at])


def is_verb(scan: Scan, at: int) -> bool:
    """Whether the token is a form of a verb that the lexicon lists, and no noun behind an article or preposition."""
    lists, before = scan.lists[at], scan.lists[at - 1]
    if "verbs" not in lists or "noun_openers" in before:
        return False
    finite = "relatives" in before and "verb_bases" not in lists  # a plan that gave up
    return finite or "determiners" not in before
