r"""A paragraph as a reader of statistics sees it: without the remnants of mark-up, each sign in one of its forms.

`$\chi^2_{(2)}$`, `χ<sup>2</sup>`, `χ²` and `χ2` all become `χ2`; minus signs are one, brackets are round.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from msgspec import Struct

from figures.lazy import cached_property

_SIGNS = {
    **dict.fromkeys("−–—‐‑‒﹣－", "-"),
    **dict.fromkeys("’‘ʼ`´", "'"),
    **dict.fromkeys("[⟨", "("),
    **dict.fromkeys("]⟩", ")"),
    **dict.fromkeys("×✕", "x"),
    **dict.fromkeys("⩽≦", "≤"),
    **dict.fromkeys("⩾≧", "≥"),
    **dict.fromkeys("ΧꭓⲬ𝝌", "χ"),
    **dict.fromkeys("\u200b\u200c\u200d\ufeff\u00ad$*{}", ""),
    "∆": "Δ",
}
_COMMANDS = {
    "chi": "χ", "eta": "η", "rho": "ρ", "phi": "φ", "varphi": "φ", "alpha": "α", "beta": "β", "kappa": "κ", "tau": "τ",
    "omega": "ω", "epsilon": "ε", "Delta": "Δ", "sigma": "σ", "lt": "<", "gt": ">", "le": "≤", "leq": "≤", "ge": "≥",
    "geq": "≥", "approx": "≈", "sim": "~", "times": "x", "cdot": "x", "pm": "±",
}  # fmt: skip
_NOTATION = re.compile(
    r"</?(?:sub|sup|i|em|b|strong|italic|bold|span)(?:\s[^<>]{0,60})?>"
    r"|\\(?P<command>[A-Za-z]{1,12})\s?|\\(?P<sign>\W)|&(?P<entity>lt|gt);|[_^](?=[\w({\\])|(?<=[\w)}])_|(?<!\w)_(?=\w)"
)


class Plain(Struct, frozen=True, dict=True):
    """Text, and where each of its characters stands in the block; the last entry is the end of the block."""

    text: str
    at: list[int]

    @cached_property
    def low(self) -> str:
        """The text in small letters."""
        return self.text.lower()

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The span of the block that a span of the text stands for."""
        return self.at[first], self.at[last - 1] + 1


def plain(block: str) -> Plain:
    r"""The text of a block in plain signs.

    >>> plain("$\\chi^2(1) = 4.2$, *p* < .05; η<sub>p</sub>² ≥ −1").text
    'χ2(1) = 4.2, p < .05; ηp2 ≥ -1'
    """
    characters: list[str] = []
    places: list[int] = []
    end = 0
    for match in _NOTATION.finditer(block) if _has_notation(block) else ():
        _copy(block, end, match.start(), characters, places)
        told = _COMMANDS.get(match["command"] or match["entity"] or "", "")
        if match["sign"]:
            told = " " if match["sign"] in " ,;:!" else match["sign"]
        characters += told
        places += [match.start()] * len(told)
        end = match.end()
    _copy(block, end, len(block), characters, places)
    places.append(len(block))
    return Plain("".join(characters), places)


def _has_notation(block: str) -> bool:
    return any(sign in block for sign in "<\\_^&")


def _copy(block: str, first: int, last: int, characters: list[str], places: list[int]) -> None:
    for place, told in enumerate(map(_sign, block[first:last]), first):
        if len(told) == 1:
            characters.append(told)
            places.append(place)
        else:
            characters += told
            places += [place] * len(told)


@cache
def _sign(character: str) -> str:
    """A character as it reads: compatible forms are one, a blank is a blank."""
    if character.isascii() and character not in _SIGNS:
        return " " if character in "\n\t\r" else character
    if character in _SIGNS:
        return _SIGNS[character]
    told = unicodedata.normalize("NFKC", character)
    return " " if told.isspace() else "".join(_SIGNS.get(each, each) for each in told)
