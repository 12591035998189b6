"""What the tests of relations share: an article opened as the rules see it, and as relations do."""

from __future__ import annotations

from figures.extract import extract
from figures.lexicon import load
from figures.model import Extraction
from figures.read import read_text
from figures.relate.text import Text
from figures.rules.checking import open_document
from figures.rules.semantics.context import Context
from tests.rules.making import settings


def opened(text: str, locale: str = "en") -> tuple[Extraction, Context]:
    """The figures of a text, and what is known beside it."""
    extraction = extract(read_text(text, locale=locale), load(locale))
    return extraction, known(extraction)


def known(extraction: Extraction) -> Context:
    """What is known of the language and the units of an article."""
    return open_document(extraction, settings()).context


def read(text: str) -> Text:
    """An English text as relations see it."""
    extraction, context = opened(text)
    return Text(extraction, context.lexicon, context.units)
