"""Which paragraphs are captions: told by their words, which are data of the article's language."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache

from figures.cache import cached

LONGEST = 1_000
"""Paragraphs of more characters are no captions."""

_LEXICON = os.path.join(os.path.dirname(os.path.dirname(__file__)), "lexicon")


def caption_test(locale: str) -> Callable[[str], bool]:
    """A test that tells whether a paragraph is a caption.

    >>> caption_test("en_GB")("A bridge. This photo taken on October 2 shows six arches.")
    True
    """
    words = _words(locale.partition("_")[0])

    def is_caption(text: str) -> bool:
        if words is None or len(text) > LONGEST:
            return False
        low = text.lower()
        return low.startswith(words["start"]) or any(map(low.__contains__, words["within"]))

    return is_caption


@cache
def _words(language: str) -> dict[str, tuple[str, ...]] | None:
    """The words of captions, in small letters."""
    path = os.path.join(_LEXICON, language, "sections.yaml")
    if not os.path.isfile(path):
        return None
    with open(path, encoding="utf-8") as file:
        content = file.read()
    phrases = cached("sections", [content], lambda: _phrases(content, path))
    return {place: tuple(phrase.lower() for phrase in found) for place, found in phrases.items()}


def _phrases(content: str, path: str) -> dict[str, tuple[str, ...]]:
    from figures import yamlfile

    node, problems = yamlfile.parse(content, path)
    problems.check()
    assert node is not None
    with (
        node.fields("the sections of a language") as language,
        (language.get("caption") or node).fields("the words of captions") as caption,
    ):
        texts = yamlfile.list_of(yamlfile.text)
        phrases = {key: caption.need(key, texts) or () for key in ("within", "start")}
    problems.check()
    return phrases
