"""The grammar of English units: plurals, both spellings, and which country's ton is meant."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from figures.units.collect import Wording

WORDS = Path(__file__).with_name("english.yaml")


class English:
    """Words units in the English of one territory."""

    def __init__(self, territory: str) -> None:
        self.territory = territory
        self.words = yaml.load(WORDS.read_text("utf-8"), yaml.CSafeLoader)
        self.risky = [text for row in self.words["risky"] for text in row]
        self._plurals = set[str]()

    def word(self, wording: Wording) -> None:
        """Add what the lists say: words of several readings first, then further names and symbols."""
        readings = {
            phrase: by_territory.get(self.territory, by_territory["*"])
            for phrase, by_territory in self.words["readings"].items()
        }
        for phrase, meanings in readings.items():
            self.name(wording, phrase, *meanings)
        for phrase, meaning in self.words["names"].items():
            self.name(wording, phrase, meaning)
        for symbol, phrase in self.words["readings_of_symbols"].items():
            wording.symbol(symbol, *readings[phrase])
        for symbol, meaning in self.words["symbols"].items():
            wording.symbol(symbol, *([meaning] if isinstance(meaning, str) else meaning))

    def prefixed(self, wording: Wording, prefix: str, base: str) -> None:
        """Add the name of a prefixed unit: kilometre, megatonne."""
        self.name(wording, prefix + self.words["compound"].get(base, base).replace("_", " "), prefix + base)

    def name(self, wording: Wording, phrase: str, *meanings: str) -> None:
        """Add a name in the singular and the plural, in both spellings, with spaces and with hyphens."""
        plural = self.plural(phrase)
        if plural != phrase:
            self._plurals.update(self._spellings(plural))
        for number in (phrase, plural):
            for text in self._spellings(number):
                wording.name(text, *meanings)

    def is_plural(self, phrase: str) -> bool:
        """Whether a name was added as the plural of another."""
        return phrase in self._plurals

    def plural(self, phrase: str) -> str:
        """Put the head of a phrase into the plural.

        >>> [English("GB").plural(unit) for unit in ("square foot", "barrel of oil", "degree celsius")]
        ['square feet', 'barrels of oil', 'degrees celsius']
        """
        words = phrase.split(" ")
        head = next((at for at, word in enumerate(words) if word in ("of", "per")), len(words)) - 1
        if words[head] in self.words["after_the_head"] and head > 0:
            head -= 1
        words[head] = self._plural_word(words[head])
        return " ".join(words)

    def _plural_word(self, word: str) -> str:
        for singular, plural in self.words["plural"].items():
            if word.endswith(plural):
                return word
            if word.endswith(singular):
                return word.removesuffix(singular) + str(plural)
        return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")

    def _spellings(self, phrase: str) -> Iterator[str]:
        for text in (phrase, self._british(phrase)):
            yield text
            yield text.replace(" ", "-")

    def _british(self, phrase: str) -> str:
        for american, british in self.words["spelling"].items():
            phrase = phrase.replace(american, british)
        return phrase
