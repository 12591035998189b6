"""Figures among signs that no prose has: commands, settings, formulas. Nothing that is said of them is a slip."""

from __future__ import annotations

import re

from figures.model import Extraction, Figure, Kind

AROUND = 60
"""So many characters on both sides of a figure are looked at."""
TERMS = 3
"""So many spaced signs of reckoning make a formula: 2 a + 3 b - 4 c = 0."""
SIGNS = re.compile(
    r"\w\s?(?:\*\*?|\^)\s?[\w({-]"  # 17*64, 2^24
    r"|\b[a-z]\w{2,}\((?:\)|\w?[\"'(\d]|\w{1,2},|[a-dt-z]\))"  # sqrt(2), f(x, y), main()
    r"|\d [bcdf-hj-npr-twz] \d|\[-?[\d.]+:"  # 385 c 2 x 5, [-5:6.5]
    r"|(?<![^\s`(\[])(?:--[a-z]{2}|-[A-Za-z](?=\s))"  # --all, -L
    r"|:=|[=!]=|->|>>>|&&|\|\||::|\(\)|[{;]\s*\}|\\[a-z*_]|</?\w+>|/>|%\w%"
)
NAMED = re.compile(r"(?<!\w)\w{2,}=[\w\"'${(\[-]|(?<![\w@#/.])[a-z]+_[a-z\d]")
"""A setting, a name: FILES=70, read_inc. Of one letter it is a statistic: n=70, p_rep."""
TERM = re.compile(r"(?<=\S) [-+−*/] (?=\w)")
TOUCHING = frozenset("/^*_~@\\{<")
"""Signs that make a number behind them a part of a name or of a formula: 1/72 inch, {6rd}."""
QUOTES = frozenset("\"'“”‘’`")
REPORTED, SHAPED = "statistic", "form"
"""Frames of what papers write so, and of what is written wrongly: 120/80, 5%%."""


def in_code(figure: Figure, extraction: Extraction, frame: str) -> bool:
    """Whether a figure stands among signs of a program or a formula; `frame` names the relation it is in, if any."""
    text = extraction.article.blocks[figure.block].text
    if frame not in (REPORTED, SHAPED) and _is_glued(figure, text):
        return True
    around = text[max(figure.at - AROUND, 0) : figure.to + AROUND]
    if SIGNS.search(around) or len(TERM.findall(around)) >= TERMS:
        return True
    return frame != REPORTED and NAMED.search(around) is not None


def _is_glued(figure: Figure, text: str) -> bool:
    """Whether a letter or a sign of code touches a number: b1th, 002R, 5#5."""
    at, to = figure.number[0], figure.to
    before, ahead, behind = text[at - 1 : at], text[max(at - 2, 0) : at - 1], text[to : to + 1]
    if figure.kind is Kind.MONEY or at < figure.at or not at:
        return False
    slashed = before in TOUCHING if before != "/" else ahead.isdigit()
    after = text[figure.number[1] : figure.number[1] + 1]
    known = figure.normalised is not None and figure.normalised.unit is not None  # 14C, of which 5 is a part
    bare = figure.kind is Kind.NUMBER and not known and (after.isalpha() or (before in QUOTES and after in QUOTES))
    return slashed or bare or before.isalpha() or (before == "#" and ahead.isalnum()) or behind.isalnum()
