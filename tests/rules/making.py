"""What the tests of the rules share: figures, documents and packs made by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from figures.errors import PackError, Problem
from figures.extract import extract
from figures.lexicon import load as load_lexicon
from figures.model import Article, Block, Extraction, Figure, Kind, Section, Sentence, Written
from figures.normalise import Settings, load_settings
from figures.rules import RuleSet, check, load_packs, shipped_packs
from figures.rules.checking import Checked, open_document
from figures.rules.judging.document import Document

TESTS = """
    tests:
      - ok: "a"
      - fail: "b"
"""


@lru_cache(maxsize=1)
def settings() -> Settings:
    return load_settings([shipped_packs()])


@lru_cache(maxsize=1)
def core() -> RuleSet:
    return load_packs([shipped_packs()])


def pack(folder: Path, content: str, name: str = "house.yaml") -> Path:
    path = folder / name
    path.write_text(content, "utf-8")
    return path


def problems(paths: Sequence[Path]) -> tuple[Problem, ...]:
    try:
        load_packs(paths)
    except PackError as error:
        return error.problems
    return ()


def article(text: str, section: Section = Section.BODY) -> Article:
    return Article(text, (Block(text, section, ((0, 0),)),), (0,))


def found(text: str, rules: RuleSet) -> Checked:
    extraction = extract(article(text), load_lexicon("en"))
    return check(extraction, rules, settings())


def figure(text: str, of: str, kind: Kind = Kind.NUMBER, *, nth: int = 0, **more: object) -> Figure:
    """The nth occurrence of `text` in `of` as a figure, its value and precision read off its digits."""
    at = [match.start() for match in re.finditer(re.escape(text), of)][nth]
    digits = re.search(r"[\d.,]*\d", text)
    value = Decimal(digits[0].replace(",", "")) if digits and kind is not Kind.DATE else None
    decimals = len(digits[0].partition(".")[2]) if digits else 0
    written = Written(digits[0], decimals, grouped="," in digits[0]) if digits else None
    fields: dict[str, object] = {
        "value": value,
        "precision": Decimal(1).scaleb(-decimals),
        "written": written,
        "number": (at + digits.start(), at + digits.end()) if digits else (at, at),
        **more,
    }
    span = {"start": at, "end": at + len(text), "at": at, "to": at + len(text)}
    return Figure(text=text, block=0, sentence=0, section=Section.BODY, kind=kind, **span, **fields)  # type: ignore[arg-type]


def document(text: str, *figures: Figure) -> Document:
    """One sentence with these figures."""
    extraction = Extraction(article(text), (Sentence(0, 0, len(text)),), figures)
    return open_document(extraction, settings())
