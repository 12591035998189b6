"""A verb right behind a number, of which the number is the subject: of the takings 2,440 goes to the school."""

from __future__ import annotations

from figures.extract.phrases.words import is_plural, is_verb
from figures.extract.scan import Scan

FAR = 12
"""So many words a clause goes on at most, as far as its verb is looked for."""
OPENING = 4
"""So many words stand at most between the opening of a clause and its number."""


def is_predicate(scan: Scan, at: int) -> bool:
    """Whether the word at this token, which has the ending of plurals, is the verb of the number before it.

    A noun would be the subject of a verb behind it (900 stays in hospital were counted) or an object (he had 3
    goes); a verb has its own object behind it, or the number is told as a part of something.
    """
    listed = scan.lists[at]
    if not listed or listed.isdisjoint(("verbs", "plurals_or_verbs")):
        return False
    ending = is_plural(scan, at) or "not_plural" in listed
    if not ending or _verb_follows(scan, at + 1):
        return False
    first = at - 1
    while first >= max(0, at - OPENING) and _is_of_subject(scan, first):
        first -= 1
    if scan.has("prepositions", first):
        return False  # of these 18 tests, and not their subject
    if _is_part(scan, first + 1):
        return True
    word = scan.word(first) if first >= 0 else ""
    opens = not word or not word[0].isalnum() or scan.lexicon.numbers.connects("conjunction", word)
    if not opens or not scan.has("determiners", at + 1):
        return False
    return not any(scan.term("time_spans", here) for here in (at + 2, at + 3))  # ten runs the other day


def _is_of_subject(scan: Scan, at: int) -> bool:
    number = scan.lexicon.forms.is_number(scan.low[at]) or scan.is_hyphen(at)
    return number or not scan.lists[at].isdisjoint(("before_subjects", "determiners", "adverbs"))


def _verb_follows(scan: Scan, at: int) -> bool:
    for here in range(at, at + FAR):
        word = scan.word(here)
        if not word or word in ",;:." or scan.has("conjunctions", here):
            return False
        finite = is_verb(scan, here) and not scan.has("verb_bases", here)
        if finite or scan.has("auxiliaries", here):
            return True
    return False


def _is_part(scan: Scan, first: int) -> bool:
    """Whether the clause is opened by what the number is a part of: of the vote, 310 …; out of 90 …"""
    for here in range(first - 1, max(-1, first - FAR), -1):
        word, start = scan.word(here), here if here == 0 else here + 1
        if (here == 0 or word in ",.;:") and scan.has("openers_of_wholes", start):
            return True
        if word in ".;:":
            return False
    return False
