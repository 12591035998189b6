"""Words that give a figure a role in a relation: from, a rise of, in all, each."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from figures.lexicon.build.data import Data
from figures.lexicon.build.words import verb_forms
from figures.lexicon.phrases import Phrases
from figures.lexicon.record import Cue, Roles, Side

SIDES = {
    "before": Side.BEFORE,
    "after": Side.AFTER,
    "regular": Side.VERB,
    "irregular": Side.VERB,
    "nouns": Side.NOUN,
    "words": Side.WORD,
}
LISTS = ("barriers", "links", "fillers", "open", "closed", "neutral", "expected", "denied")


def roles_of(data: Data, inflections: list[list[Any]]) -> Roles:
    """The cues of `roles.yaml`; none where a language has no such file."""
    cues: dict[str, dict[Cue, None]] = {}
    for role, entry in data.items():
        if isinstance(entry, dict) and role != "multiples":
            for term, side in _terms(entry, inflections):
                cues.setdefault(term.lower(), {})[Cue(role, side)] = None
                if side is Side.WORD:  # more than the 30 that were needed
                    for than in data.get("than", []):
                        cues.setdefault(f"{term} {than}".lower(), {})[Cue(f"than_{role}", Side.BEFORE)] = None
    multiples = (
        (str(word), Fraction(str(value))) for value, words in data.get("multiples", {}).items() for word in words
    )
    lists = {name: frozenset(map(str, data.get(name, []))) for name in LISTS}
    return Roles(
        cues=Phrases.of((term, tuple(found)) for term, found in cues.items()),
        neutral=Phrases.of((term, True) for term in lists["neutral"]),
        multiples=Phrases.of(multiples),
        barriers=lists["barriers"],
        fillers=lists["fillers"],
        open=Phrases.of((term, True) for term in lists["open"]),
        closed=Phrases.of((term, True) for term in lists["closed"]),
        links=Phrases.of((term, True) for term in lists["links"]),
        moods=Phrases.of((term, mood) for mood in ("expected", "denied") for term in lists[mood]),
    )


def _terms(entry: Data, inflections: list[list[Any]]) -> Iterator[tuple[str, Side]]:
    """Every term of a role with the side of its figure on which it stands."""
    for name, words in entry.items():
        for word in map(str, words):
            if name == "regular":
                yield from ((form, Side.VERB) for form in _inflected(word, inflections))
            else:
                yield word, SIDES.get(name, Side.NEAR)
                if name == "nouns":
                    yield f"{word}s", Side.NOUN


def _inflected(verb: str, inflections: list[list[Any]]) -> Iterator[str]:
    """All forms of a verb, with the particle that it may have: edged up."""
    head, space, particle = verb.partition(" ")
    for form in verb_forms({"regular": [head]}, inflections):
        yield form + space + particle
