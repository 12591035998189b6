"""Words of doubt, of change and of rates, with what each of them means."""

from __future__ import annotations

from collections.abc import Mapping

from figures.lexicon.build.data import Data
from figures.lexicon.phrases import Phrases
from figures.lexicon.record import Rates
from figures.model import Change, Qualifier


def qualifiers_of(data: Data) -> Phrases[Qualifier]:
    """Words of doubt (about, more than) by their grade."""
    return Phrases.of((str(word), Qualifier(grade)) for grade, words in data.items() for word in words)


def changes_of(data: Data, verbs: Mapping[str, list[str]]) -> Phrases[Change | None]:
    """Words of change, those of the roles among them; a None is a word that looks like one."""
    directions = {"none": None, "up": Change.UP, "down": Change.DOWN}
    return Phrases.of(
        (str(word), change)
        for name, change in directions.items()
        for word in (*verbs.get(name, ()), *data.get(name, ()))
    )


def _names(data: Mapping[str, list[str]]) -> Phrases[str]:
    return Phrases.of((str(word), name) for name, words in data.items() for word in words)


def rates_of(data: Data) -> Rates:
    """What a rate is per, and the words that tell it."""
    return Rates(
        periods=_names(data.get("periods", {})),
        bases=_names(data.get("bases", {})),
        nouns=Phrases.of((str(word), str(word)) for word in data.get("nouns", [])),
        adverbs=_names(data.get("adverbs", {})),
        adjectives=_names(data.get("adjectives", {})),
        each=_names(data.get("each", {})),
        markers=frozenset(data.get("markers", [])),
        articles=frozenset(data.get("articles", [])),
    )
