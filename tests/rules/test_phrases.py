"""Phrases on abstracted sentences: what they meet, what they bind, and that they are linear."""

from __future__ import annotations

import re

import pytest

from figures.model import Figure, Kind
from figures.rules.semantics.views import TwoSentences, View, words_of
from figures.rules.syntax.phrase import PhraseError, compile_phrase
from figures.rules.syntax.records import WordList
from tests.rules.making import figure
from tests.work import LINEAR, grows, looks

WORDS = {"verb": WordList("change", (("rose ", None), ("went up ", None), ("more ", None)))}
KINDS = {"a": frozenset({Kind.NUMBER}), "b": None, "c": None, "parts": None}


def view(text: str) -> View:
    """A sentence whose numbers are figures; those with a star are members of one list."""
    found: list[Figure] = []
    for match in re.finditer(r"(?:over |nearly )?\d+%?\*?", text):
        kind = Kind.PERCENT if "%" in match[0] else Kind.NUMBER
        nth = sum(each.start() < match.start() for each in re.finditer(re.escape(match[0]), text))
        found.append(figure(match[0], text, kind, nth=nth, list=0 if "*" in match[0] else None))
    return View(text, 0, len(text), found)


def hits(phrase: str, text: str, barriers: tuple[str, ...] = ()) -> list[dict[str, str]]:
    pattern = compile_phrase(phrase, KINDS, WORDS, barriers)
    abstract = view(text).abstract(pattern.folds, pattern.brackets)
    result = []
    for match in re.finditer(pattern.regex, abstract.text):
        bound = {}
        for group, name in pattern.groups:
            if match[group] is not None:
                figures = abstract.places.get(match.start(group))
                bound[name] = "+".join(each.text for each in figures) if figures else match[group].strip()
        result.append(bound)
    return result


def test_a_full_stop_inside_a_phrase_joins_two_sentences() -> None:
    pattern = compile_phrase("{a} . It was {b} ... .", KINDS, WORDS)
    assert pattern.crosses
    assert not compile_phrase("{a} (vs.|to) {b} (.|;)", KINDS, WORDS).crosses
    both = TwoSentences(view("It is 4."), view("It was 5 then."))
    abstract = both.abstract(pattern.folds, pattern.brackets)
    match = re.search(pattern.regex, abstract.text)
    assert match is not None
    assert [abstract.places[match.start(group)][0].text for group, _ in pattern.groups] == ["4", "5"]


@pytest.mark.parametrize(
    ("phrase", "text", "bound"),
    [
        ("{a} to {b}", "It went from 4 to 5.", [{"a": "4", "b": "5"}]),
        ("{a} to {b}", "It went from 4% to 5.", []),
        ("{b} to {c}", "It went from 4% to 5.", [{"b": "4%", "c": "5"}]),
        (
            "{verb} (by)? {a}",
            "It rose 4, then went up by 5.",
            [{"verb": "rose", "a": "4"}, {"verb": "went up", "a": "5"}],
        ),
        ("{a} (or|and also) {b}", "It is 4 and also 5.", [{"a": "4", "b": "5"}]),
        ("{a} ... {b}", "It is 4, as people there say, 5.", [{"a": "4", "b": "5"}]),
        ("{a} ... {b}", "It is 4, as all of the people there say, 5.", []),
        ("{a} ... {b}", "It is 4; it was 5.", []),
        ("{a} ... {b}", "It is 4 while that was 5.", [{"a": "4", "b": "5"}]),
        ("{a} – {b}", "It is 4 — 5, he said.", [{"a": "4", "b": "5"}]),
        ("{a} , or {b}", "It is 4 (some 99 of them), or 5.", [{"a": "4", "b": "5"}]),
        ("{a} \\( {b} \\)", "It is 4 [5] now.", [{"a": "4", "b": "5"}]),
        ("of {a} : {parts+}", "A total of 9: 4*, 3* and 2*.", [{"a": "9", "parts": "4*+3*+2*"}]),
        ("of {a} : {parts+}", "A total of 9: 4*, (7) 3* and 2*.", [{"a": "9", "parts": "4*+3*+2*"}]),
        ("{a} over {b}", "It is 4 over 5.", [{"a": "4", "b": "over 5"}]),
        ("{a} to {b}", "It went from 4 to nearly 5.", [{"a": "4", "b": "nearly 5"}]),
    ],
)
def test_what_a_phrase_meets(phrase: str, text: str, bound: list[dict[str, str]]) -> None:
    assert hits(phrase, text) == bound


def test_a_gap_stops_at_barriers() -> None:
    assert hits("{a} ... {b}", "It is 4 while that was 5.", ("while ",)) == []


@pytest.mark.parametrize(
    ("phrase", "at", "message"),
    [
        ("{a} to {nwe}", 8, "slot 'nwe' is neither a figure nor a word list of this rule"),
        ("({a}", 0, "this bracket is not closed"),
        ("{a})", 3, "')' stands outside brackets"),
        ("{a}|{b}", 3, "'|' stands outside brackets"),
        ("{a}?", 3, "'?' has no meaning here"),
        ("...", 0, "a phrase needs a slot"),
    ],
)
def test_what_is_no_phrase(phrase: str, at: int, message: str) -> None:
    with pytest.raises(PhraseError) as caught:
        compile_phrase(phrase, KINDS, WORDS)
    assert (caught.value.at, caught.value.message) == (at, message)


def test_matching_is_linear() -> None:
    phrase = compile_phrase("{verb} ... {a} ... ( ... )? to ... {b} , ... {c}", KINDS, WORDS)
    pattern = re.compile(phrase.regex)
    assert (
        grows(lambda times: looks(pattern, " " + "rose and rose to \ue00d to rose , " * times), 20) < LINEAR
    )


def test_words_have_one_form() -> None:
    assert words_of("“No” — O’Neill's [well-known] re-entry - maybe") == [
        '"', "no", '"', "–", "o'neill's", "(", "well", "-", "known", ")", "re", "-", "entry", "–", "maybe",
    ]  # fmt: skip


def test_no_character_of_a_text_is_taken_for_a_figure() -> None:
    assert "\ue001" not in "".join(words_of("odd \ue001 text"))
