"""Sentences without their digits: `Profit rose from £40m to £46m` becomes ` profit rose from ⟦⟧ to ⟦⟧ `.

Each figure becomes one private-use character that tells its kind. Patterns over such text are short, never
parse a digit, and run at the speed of `re`; a match is traced back to the figures by its offsets.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from figures.lazy import cached_property
from figures.lexicon.tokens import TOKEN, Tokens, tokenize
from figures.model import Figure, Kind, Qualifier

_KINDS = {kind: i for i, kind in enumerate(Kind)}
_FIRST_FIGURE, _FIRST_LIST, _LAST = 0xE000, 0xE080, 0xE0FF
HEDGE = chr(_LAST)
"""Stands before each word that a figure begins with: `or nearly 60%` may still be met by `, or {share}`."""

FIGURE_CHARACTERS = f"{chr(_FIRST_FIGURE)}-{chr(_LAST)}"
MAX_ASIDE = 16  # tokens; what stands in longer brackets is no aside

DASH = "–"
END = "."
"""The token at the end of every sentence, whatever sign it has there."""

_ENDS = frozenset(".!?")
_ANYWHERE = ("", DASH, END)
"""What a pattern may meet where no such token stands."""

_SAME = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "—": "–", "[": "(", "]": ")"}
    | dict.fromkeys(range(_FIRST_FIGURE, _LAST + 1), "\ufffd")
)

_BRACKETS = "[]"
"""The only signs of ASCII that are written in another form; a token that has one is nothing else."""

_FORMED = frozenset(_SAME.values())
"""Signs that stand for others as well."""

Element = str | tuple[Figure, ...]
"""A token, a figure, or a list of figures."""


def figure_character(kind: Kind) -> str:
    """The character that stands for a figure."""
    return chr(_FIRST_FIGURE + _KINDS[kind])


def list_character(kind: Kind) -> str:
    """The character that stands for a list whose first member has this kind."""
    return chr(_FIRST_LIST + _KINDS[kind])


def words_of(text: str, at: int = 0, to: int | None = None) -> list[str]:
    """The tokens of a text in the form in which patterns see them: lower case, one sort of quote and dash.

    >>> words_of("“Up” – or down - said O’Neill")
    ['"', 'up', '"', '–', 'or', 'down', '–', 'said', "o'neill"]
    """
    words = _formed(map(str.lower, TOKEN.findall(text, at, len(text) if to is None else to)))
    return _with_dashes(words, tokenize(text, at, to), 0, len(words)) if "-" in words else words


def _formed(low: Iterable[str]) -> list[str]:
    return [word if word.isascii() and word not in _BRACKETS else word.translate(_SAME) for word in low]


def _with_dashes(words: Iterable[str], tokens: Tokens, first: int, last: int) -> list[str]:
    """The words, with a dash for each hyphen that stands alone and for each pair of them, as typists write it.

    They are the tokens `first`..`last`, and nothing beyond touches them.
    """
    found: list[str] = []
    for at, word in enumerate(words, first):
        touches = at > first and tokens.glued(at)
        if word != "-":
            found.append(word)
        elif found and found[-1] == "-" and touches:
            found[-1] = DASH
        else:
            is_loose = not touches and not (at + 1 < last and tokens.glued(at + 1))
            found.append(DASH if is_loose else word)
    return found


def normal(term: str) -> str:
    """A word or phrase in the form in which it stands in abstracted text.

    >>> normal("More  than")
    'more than '
    """
    return "".join(f"{word} " for word in words_of(term))


def first_words(figure: Figure) -> list[str]:
    """The plain words that a figure begins with, before its digits: about, or nearly."""
    if figure.written is None:
        return []
    before = figure.number[0] - figure.at
    return list(takewhile(str.isalpha, words_of(figure.plain, 0, before))) if before > 0 else []


def kinds_of(figures: Iterable[Figure]) -> frozenset[Kind]:
    """The kinds of figures, and of the ends of those that are ranges."""
    return frozenset([each.kind for figure in figures for each in (figure, *figure.ends)])


@lru_cache(maxsize=1024)
def heads(terms: frozenset[str]) -> frozenset[str]:
    """The first words of terms; of one with a sign that has many forms, nothing.

    >>> sorted(heads(frozenset(["more than ", "– or "])))
    ['', 'more']
    """
    return frozenset(_as_written(term.partition(" ")[0]) for term in terms)


def _as_written(word: str) -> str:
    return word if _FORMED.isdisjoint(word) else ""


class Abstract(Struct, frozen=True, gc=False):
    """An abstracted sentence, and which figures stand at which offsets."""

    text: str
    places: dict[int, tuple[Figure, ...]]

    @classmethod
    def of(cls, elements: Iterable[Element]) -> Abstract:
        """Tokens and figures put into one text, with a space before the first and after each."""
        parts, places, length = [" "], dict[int, tuple[Figure, ...]](), 1
        for element in elements:
            if isinstance(element, str):
                part = f"{element} "
            else:
                hedges = "".join(f"{HEDGE}{word} " for word in first_words(element[0]))
                character = figure_character if len(element) == 1 else list_character
                part = f"{hedges}{character(element[0].kind)} "
                places[length + len(hedges)] = element
            parts.append(part)
            length += len(part)
        return cls("".join(parts), places)


class View:
    """One sentence as the rules see it."""

    def __init__(
        self, text: str, at: int, to: int, figures: Sequence[Figure], tokens: Tokens | None = None
    ) -> None:
        self._text, self._at, self._to = text, at, to
        self.figures = figures
        self._tokens = tokens

    def _words_of(self, at: int, to: int) -> list[str]:
        """As `words_of` a part of the text that no token crosses; the sentence has been read before."""
        if self._tokens is None:
            return words_of(self._text, at, to)
        first, last = self._span(self._tokens, at, to)
        words = _formed(self._tokens.low[first:last])
        return _with_dashes(words, self._tokens, first, last) if "-" in words else words

    def _span(self, tokens: Tokens, at: int, to: int) -> tuple[int, int]:
        return bisect_left(tokens.at, at), bisect_left(tokens.at, to)

    @cached_property
    def elements(self) -> list[Element]:
        """The tokens and figures in order; a figure inside another one is left out."""
        elements: list[Element] = []
        at = self._at
        for figure in self.figures:
            if figure.at >= at:
                elements += self._words_of(at, figure.at)
                elements.append((figure,))
                at = figure.to
        elements += self._words_of(at, self._to)
        if elements and elements[-1] in _ENDS:
            elements.pop()
        return [*elements, END]

    @cached_property
    def apart(self) -> list[Element]:
        """The same with the two ends of a range in words as two figures."""
        if not any(figure.ends for figure in self.figures):
            return self.elements
        elements: list[Element] = []
        for element in self.elements:
            if isinstance(element, str) or element[0].value is not None or len(element[0].ends) != 2:
                elements.append(element)
                continue
            whole = element[0]
            first, last = (_completed(end, whole) for end in whole.ends)
            elements += [HEDGE + word for word in words_of(self._text, whole.at, first.at)]
            link, *hedges = words_of(self._text, first.to, last.at) or [DASH]
            elements += [(first,), link, *(HEDGE + word for word in hedges), (last,)]
            elements += words_of(self._text, last.to, whole.to)
        return elements

    @cached_property
    def count(self) -> int:
        """How many figures a pattern can meet, the ends of a range as two."""
        return len(self._met)

    @cached_property
    def _met(self) -> list[Figure]:
        """The figures that a pattern can meet."""
        return [element[0] for element in self.apart if not isinstance(element, str)]

    @cached_property
    def words(self) -> frozenset[str]:
        """All words that a pattern can meet: not those inside figures, but those that figures begin with."""
        words = {element.lstrip(HEDGE) for element in self.apart if isinstance(element, str)}
        words.update(word for figure in self._met for word in first_words(figure))
        return frozenset(words)

    def has_all(self, needs: Iterable[frozenset[str]]) -> bool:
        """Whether the sentence has a word of each."""
        return not any(map(self.words.isdisjoint, needs))

    @cached_property
    def whole(self) -> str:
        """All words of the sentence, those of its figures too, in the form of `normal`."""
        return "".join([" ", *(f"{word} " for word in self._words_of(self._at, self._to))])

    @cached_property
    def most(self) -> int:
        """How many figures there can be at most, told without reading the words."""
        return sum(2 if figure.ends else 1 for figure in self.figures)

    @cached_property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of the figures, and of the ends of ranges."""
        return kinds_of(self.figures)

    @cached_property
    def _every_word(self) -> frozenset[str]:
        """All words of the sentence, those of its figures too, and what may be made of its signs."""
        if self._tokens is None:
            return frozenset([*words_of(self._text, self._at, self._to), *_ANYWHERE])
        first, last = self._span(self._tokens, self._at, self._to)
        return frozenset([*_formed(self._tokens.low[first:last]), *_ANYWHERE])

    def may_have(self, terms: frozenset[str]) -> bool:
        """Whether one of the terms may stand in the sentence, as its first word does."""
        return not self._every_word.isdisjoint(heads(terms))

    def one_of(self, terms: frozenset[str]) -> str | None:
        """One of the terms that stands in the sentence."""
        if not self.may_have(terms):
            return None
        return next((term.strip() for term in terms if f" {term}" in self.whole), None)

    def abstract(self, folds: bool, brackets: bool) -> Abstract:
        """The sentence with bracketed asides or without; with each list as one, or with ranges apart."""
        brackets = brackets or "(" not in self.words
        if (folds, brackets) not in self._variants:
            elements = self.elements if folds else self.apart
            elements = elements if brackets else list(_without_asides(elements))
            self._variants[folds, brackets] = Abstract.of(_fold(elements) if folds else elements)
        return self._variants[folds, brackets]

    @cached_property
    def _variants(self) -> dict[tuple[bool, bool], Abstract]:
        """Those that were asked for."""
        return {}


class TwoSentences(View):
    """A sentence and the next one, as phrases with a full stop inside see them."""

    def __init__(self, first: View, second: View) -> None:
        self._parts = (first, second)
        self.figures = (*first.figures, *second.figures)

    @cached_property
    def _every_word(self) -> frozenset[str]:
        first, second = self._parts
        return first._every_word | second._every_word

    @cached_property
    def elements(self) -> list[Element]:
        """The tokens and figures of both; each sentence ends with its END."""
        return [element for part in self._parts for element in part.elements]

    @cached_property
    def apart(self) -> list[Element]:
        """The same with the two ends of a range in words as two figures."""
        return [element for part in self._parts for element in part.apart]

    @cached_property
    def count(self) -> int:
        """How many figures a pattern can meet."""
        return sum(part.count for part in self._parts)

    @cached_property
    def words(self) -> frozenset[str]:
        """All words that a pattern can meet."""
        first, second = self._parts
        return first.words | second.words

    @cached_property
    def whole(self) -> str:
        """All words of both."""
        first, second = self._parts
        return first.whole + second.whole[1:]


def _completed(end: Figure, whole: Figure) -> Figure:
    """An end of a range with the range's hedge and period, if it has none of its own."""
    qualifier = whole.qualifier if end.qualifier is Qualifier.EXACT else end.qualifier
    return replace(end, qualifier=qualifier, per=end.per or whole.per)


def _without_asides(elements: Sequence[Element]) -> Iterator[Element]:
    """The elements without short bracketed groups."""
    at = 0
    while at < len(elements):
        end = _closing(elements, at) if elements[at] == "(" else None
        if end is None:
            yield elements[at]
        at = at + 1 if end is None else end + 1


def _closing(elements: Sequence[Element], at: int) -> int | None:
    for i in range(at + 1, min(at + MAX_ASIDE, len(elements))):
        if elements[i] == "(":
            return None
        if elements[i] == ")":
            return i
    return None


def _fold(elements: Sequence[Element]) -> Iterator[Element]:
    """The elements with each coordination as one, from its first member to its last, if no other is in it."""
    places: dict[int, list[int]] = {}
    for i, element in enumerate(elements):
        if not isinstance(element, str) and element[0].list is not None:
            places.setdefault(element[0].list, []).append(i)
    spans: dict[int, tuple[int, tuple[Figure, ...]]] = {}
    for indices in places.values():
        inside = [
            element for element in elements[indices[0] : indices[-1] + 1] if not isinstance(element, str)
        ]
        if len(indices) > 1 and len(inside) == len(indices):
            spans[indices[0]] = indices[-1], tuple(member[0] for member in inside)
    at = 0
    while at < len(elements):
        end, members = spans.get(at, (at, None))
        yield members or elements[at]
        at = end + 1
