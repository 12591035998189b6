"""An article to its figures, each with its common form."""

from __future__ import annotations

from figures.extract import extract
from figures.lexicon import load
from figures.model import Article, Extraction
from figures.normalise.apply import normalise
from figures.normalise.settings import Settings


def extraction_of(article: Article, settings: Settings) -> Extraction:
    """All that is read of an article, in the language of its locale."""
    return normalise(extract(article, load(article.locale)), settings)
