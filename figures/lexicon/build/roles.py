"""Words that give a figure a role in a relation: from, a rise of, in all, each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

from figures.lexicon.build.rolefile import SIDES, RoleWords, Terms, read_role_words
from figures.lexicon.build.words import verb_forms
from figures.lexicon.phrases import Phrases
from figures.lexicon.record import Cue, Roles, Side
from figures.yamlfile import ScalarNode

INFLECTED = frozenset({"regular", "acts", "compares"})
POSSESSIVE = ("'s", "’s")
MOVING = ("regular", "irregular")
OPPOSITES = (("up", "down"), ("than_up", "than_down"))
Cues = dict[str, dict[Cue, ScalarNode]]


def roles_of(path: Path, inflections: list[list[Any]]) -> Roles:
    """The cues of a `roles.yaml`; none where a language has no such file. Raises `PackError` with all mistakes."""
    words, problems = read_role_words(path)
    cues: Cues = {}
    for role, sides in words.roles.items():
        for written, term, side in _terms(sides, inflections, words.list("noun_links")):
            cues.setdefault(term.lower(), {}).setdefault(Cue(role, side), written)
            for than in _thans(term, side, words):
                cues.setdefault(than.lower(), {}).setdefault(Cue(f"than_{role}", Side.BEFORE), written)
                if " " in term:  # de plus que: the longer term is found
                    cues[than.lower()].setdefault(Cue(role, side), written)
    _check(cues, words)
    problems.check()
    return Roles(
        cues=Phrases.of((term, tuple(found)) for term, found in cues.items()),
        neutral=_phrases(words, "neutral"),
        multiples=_numbers(words, "multiples"),
        sets=_numbers(words, "sets"),
        points=_numbers(words, "points"),
        bodies=_numbers(words, "bodies"),
        opposites=_numbers(words, "opposites"),
        opposite_groups=_numbers(words, "opposite_groups"),
        said=_numbers(words, "said"),
        said_days=_numbers(words, "said_days"),
        barriers=frozenset(words.list("barriers")),
        fillers=frozenset(words.list("fillers")),
        open=_phrases(words, "open"),
        closed=_phrases(words, "closed"),
        links=_phrases(words, "links"),
        moods=Phrases.of((term, mood) for mood in ("expected", "denied") for term in words.list(mood)),
    )


def _thans(term: str, side: Side, words: RoleWords) -> Iterator[str]:
    """The terms before what something is more or less than: more than the 30 that were needed, exceeds 30."""
    if side is Side.COMPARING:
        yield term
    elif side is Side.WORD:
        yield from (f"{term} {than}" for than in words.list("than"))


def moving_verbs(path: Path, inflections: list[list[Any]]) -> dict[str, list[str]]:
    """The verbs, in all their forms, that say which way an amount moves: `up` and `down`."""
    words, _ = read_role_words(path)
    found: dict[str, list[str]] = {}
    for role in ("up", "down"):
        sides = words.roles.get(role, {})
        moving = {name: sides[name] for name in MOVING if name in sides}
        found[role] = [term for _, term, _ in _terms(moving, inflections)]
    return found


def _numbers(words: RoleWords, name: str) -> Phrases[Fraction]:
    return Phrases.of((term.text, value) for value, terms in words.numbers.get(name, ()) for term in terms)


def _phrases(words: RoleWords, name: str) -> Phrases[bool]:
    return Phrases.of((term, True) for term in words.list(name))


def _check(cues: Cues, words: RoleWords) -> None:
    """Report terms that mean both ways, and those of which the list of neutral ones makes no cues."""
    for term, found in cues.items():
        places = {(cue.role, cue.side): written for cue, written in found.items()}
        for (one, other), side in product(OPPOSITES, Side):
            first, second = places.get((one, side)), places.get((other, side))
            if first and second:
                where = f"'{one}' has it on line {first.line}"
                second.report("duplicate-key", f"'{term}' cannot be both '{one}' and '{other}'", where)
    for written in words.lists.get("neutral", ()):
        for cue, place in cues.get(written.text.lower(), {}).items():
            where = f"'{cue.role}' has it on line {place.line}"
            written.report("duplicate-key", f"'{written.text}' cannot be both neutral and a cue", where)


def _terms(
    sides: Mapping[str, Terms], inflections: list[list[Any]], noun_links: Sequence[str] = ()
) -> Iterator[tuple[ScalarNode, str, Side]]:
    """Every term of a role, as written and in each of its forms, with where it stands to its figure."""
    for name, terms in sides.items():
        for written in terms:
            forms: tuple[str, ...] = (written.text,)
            if name in INFLECTED:
                forms = tuple(_inflected(written.text, inflections))
            elif name == "nouns":
                forms = (written.text, f"{written.text}s")
            yield from ((written, form, SIDES[name]) for form in forms)
            if SIDES[name] is Side.VERB and "final" in sides:
                yield from ((written, form, Side.FINAL) for form in forms)
            elif SIDES[name] is Side.NOUN:
                yield from ((written, f"{form} {link}", Side.BEFORE) for form in forms for link in noun_links)
            if SIDES[name] is Side.WHEN:  # last year's 40
                yield from ((written, f"{written.text}{ending}", Side.BEFORE) for ending in POSSESSIVE)


def _inflected(verb: str, inflections: list[list[Any]]) -> Iterator[str]:
    """All forms of a verb, with the particle that it may have: edged up."""
    head, space, particle = verb.partition(" ")
    for form in verb_forms({"regular": [head]}, inflections):
        yield form + space + particle
