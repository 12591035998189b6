"""What the tests of relations share: an article opened as the rules see it, and as relations do."""

from __future__ import annotations

import re

import figures
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


SLOT = re.compile(r"\{(.*?)\|(.*?)\}")
"""The right and the wrong figure of a text: {35|53}."""


def said(text: str, aside: str) -> list[str]:
    """What is said of a text among the figures of another, so that it is none of few."""
    return [finding.message for finding in figures.check(f"Notes\n\n{text}{aside}", locale="en").findings]


def with_figures(text: str) -> tuple[str, str]:
    """A text with its right figure, and with the wrong one."""
    return SLOT.sub(r"\1", text), SLOT.sub(r"\2", text)
