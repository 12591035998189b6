"""The small words of all languages, by which it is told which one a text is in."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from figures.lexicon import HERE, UNKNOWN, languages
from figures.lexicon.build.data import Data, read_data
from figures.lexicon.language import FUNCTION_WORDS, SmallWords


def small_words() -> SmallWords:
    """Function words, adverbs, number words and periods of each language with a folder; the commonest of others."""
    from babel import Locale

    listed: dict[str, tuple[str, ...]] = {}

    def put(language: str, words: Iterable[str]) -> None:
        for word in sorted({word.replace("’", "'") for word in words}):
            listed[word] = (*listed.get(word, ()), language)

    letters: dict[str, frozenset[str]] = {}
    for language in languages():
        folder = Path(HERE, language)
        words = read_data(folder / "words.yaml")
        own = read_data(folder / "language.yaml")
        small = [str(word) for name in (*FUNCTION_WORDS, "adverbs") for word in words.get(name, ())]
        small += map(str, own.get("common", ()))
        counting = [
            word for word in _counting(folder, words) if len(word) > 1 and word.isalpha() and word.islower()
        ]
        put(language, (*small, *counting))
        put(language, map(str.capitalize, counting))
        if read_data(folder / "nouns.yaml").get("capitalised"):
            put(language, (f"{str(word).capitalize()} " for word in words.get("determiners", ())))
        letters[language] = frozenset(own.get("letters", ""))
    for language, others in read_data(Path(HERE, UNKNOWN, "languages.yaml")).items():
        put(language, map(str, others))
    names = {language: str(Locale.parse(language).english_name) for language in letters}
    return SmallWords(listed, letters, names)


def _counting(folder: Path, words: Data) -> Iterable[str]:
    """The words with which a language counts: numbers, percent, and periods of time."""
    numbers, rates = read_data(folder / "numbers.yaml"), read_data(folder / "rates.yaml")
    lists = (numbers.get("cardinals", ()), numbers.get("multipliers", ()), words.get("percent", ()))
    return map(str, chain(*lists, *rates.get("periods", {}).values()))
