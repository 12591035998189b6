"""What the tests of extraction share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from figures.extract import extract
from figures.lexicon import load
from figures.model import Figure
from figures.read import read_text

Find = Callable[[str], tuple[Figure, ...]]


@pytest.fixture(scope="session")
def find() -> Find:
    """The figures of an English text."""
    lexicon = load("en")
    return lambda text: extract(read_text(text), lexicon).figures
