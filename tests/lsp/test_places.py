"""Places as editors count them, against a plain count."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, PositionEncodingKind
from pygls.workspace import PositionCodec

from figures.lsp.places import Drift, Places

TEXTS = st.text(st.sampled_from("ab é\u0301😀👩\u200d\r\n\u2028\x0b\x0c\x85\ufeff"), max_size=30)
ENCODINGS = {"utf-8": 1, "utf-16-le": 2, "utf-32-le": 4}


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=TEXTS)
def test_positions(encoding: str, text: str) -> None:
    places = Places(text, PositionCodec(PositionEncodingKind(encoding.removesuffix("-le"))))
    for offset in range(len(text) + 1):
        before = re.split(r"\r\n|\n|\r", text[:offset])
        if text[offset - 1 : offset + 1] == "\r\n":
            before = [*before[:-2], before[-2]]  # within the end of a line is its end
        position = places.position(offset)
        assert position.line == len(before) - 1
        assert position.character == len(before[-1].encode(encoding)) // ENCODINGS[encoding]
        if text[offset - 1 : offset + 1] != "\r\n":
            assert places.offset(position) == offset


@given(text=TEXTS, line=st.integers(0, 40), character=st.integers(0, 40))
def test_any_position_is_somewhere(text: str, line: int, character: int) -> None:
    """An editor may ask for what is not there any more, or for half of a character."""
    places = Places(text, PositionCodec())
    offset = places.offset(Position(line, character))
    assert 0 <= offset <= len(text)
    assert places.offset(places.position(offset)) == offset
    assert places.at(line, character, 3).start.line <= text.count("\n") + text.count("\r")


@given(old=TEXTS, new=TEXTS)
def test_drift(old: str, new: str) -> None:
    drift = Drift.between(old, new)
    for offset in range(len(new)):
        back = drift.back(offset)
        assert back is None or old[back] == new[offset]
    for start in range(len(old)):
        moved = drift.forth(start, start + 1)
        assert moved is None or new[slice(*moved)] == old[start]


@given(text=TEXTS, at=st.integers(0, 30), more=TEXTS)
def test_one_edit_moves_the_rest(text: str, at: int, more: str) -> None:
    new = text[:at] + more + text[at:]
    drift = Drift.between(text, new)
    assert sum(drift.forth(start, start + 1) is not None for start in range(len(text))) == len(text)


def test_what_stands_between_two_edits_moves() -> None:
    old = "It is 10 miles.\n\nIt cost £5m.\n\nIt is 16 km.\n"
    new = "It is 12 miles long.\n\nIt cost £5m.\n\nIt was 16 km.\n"
    drift = Drift.between(old, new)
    assert drift.back(new.index("£5m")) == old.index("£5m")
    assert drift.forth(old.index("£5m"), old.index("£5m") + 3) == (new.index("£5m"), new.index("£5m") + 3)
    assert drift.back(new.index("12")) == old.index("10")  # the 1 of both
    assert drift.back(new.index("long")) is None


@given(text=TEXTS)
def test_the_parts_of_a_span_are_what_is_in_its_lines(text: str) -> None:
    places = Places(text, PositionCodec())
    parts = places.lines(0, len(text))
    assert "".join(text[start:end] for start, end in parts) == re.sub(r"[\r\n]", "", text)
