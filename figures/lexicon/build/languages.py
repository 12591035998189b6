"""The small words of all languages, by which it is told which one a text is in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from figures.lexicon import HERE, UNKNOWN, languages
from figures.lexicon.build.data import Data, read_data
from figures.lexicon.language import FUNCTION_WORDS, SmallWords


def small_words() -> SmallWords:
    """The words of each language that has a folder, as its files list them, and the commonest of other languages."""
    spoken = languages()
    folders = {language: Path(HERE, language) for language in spoken}
    own = {language: read_data(folder / "language.yaml") for language, folder in folders.items()}
    others: Data = read_data(Path(HERE, UNKNOWN, "languages.yaml"))
    words = {
        language: {*_words(folders[language])} - {*own[language].get("seldom", ())} for language in spoken
    }
    words |= {language: {*others[language]} for language in others}
    for language in spoken:
        words[language].update(own[language].get("common", ()))
    listed: dict[str, tuple[str, ...]] = {}
    for language, each in words.items():
        for word in sorted({word.replace("’", "'") for word in each}):
            listed[word] = (*listed.get(word, ()), language)
    return SmallWords(
        languages=listed,
        letters={language: frozenset(own[language].get("letters", "")) for language in spoken},
    )


def _words(folder: Path) -> Iterator[str]:
    """Function words, adverbs and words with which one counts; with a capital where one may stand in a sentence."""
    words = read_data(folder / "words.yaml")
    yield from map(str, chain.from_iterable(words.get(name, ()) for name in (*FUNCTION_WORDS, "adverbs")))
    for word in _counting(folder, words):
        yield from (word, word.capitalize())
    if read_data(folder / "nouns.yaml").get("capitalised"):
        yield from (f"{word} ".capitalize() for word in words.get("determiners", ()))


def _counting(folder: Path, words: Data) -> Iterator[str]:
    """Numbers, percent, and periods of time, without signs and abbreviations of one letter."""
    numbers, rates = read_data(folder / "numbers.yaml"), read_data(folder / "rates.yaml")
    lists = (numbers.get("cardinals", ()), numbers.get("multipliers", ()), words.get("percent", ()))
    for word in map(str, chain(*lists, *rates.get("periods", {}).values())):
        if len(word) > 1 and word.isalpha() and word.islower():
            yield word
