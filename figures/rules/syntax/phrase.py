"""From a phrase to a regular expression over abstracted sentences.

    {verb} (by)? {pct} to {new} from {old}

Every atom becomes a bounded expression and groups cannot repeat, so matching is linear in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from figures.model import Kind
from figures.rules.semantics.views import FIGURE_CHARACTERS, HEDGE, figure_character, list_character, words_of
from figures.rules.syntax.records import Pattern, WordList, hedges_of

MAX_GAP = 6
_ATOM = re.compile(
    r"\{(?P<slot>\w*)(?P<plus>\+?)\}|(?P<gap>\.\.\.)|(?P<literal>\\[()|])|(?P<group>\)\?|[()|])|(?P<bad>[{}?])"
    r"|(?P<words>[^{}()|\\?.]+|\.)"
)
_FULL_STOP_INSIDE = re.compile(r"(?<=\s)\.(?=\s)")
_GAP_WORD = rf"(?![.?!;:()] )[^ {FIGURE_CHARACTERS}]+ "
_HEDGES = f"(?:{HEDGE}[^ ]+ ){{0,6}}"


class PhraseError(Exception):
    """A phrase cannot be read; `at` and `length` say where in its text."""

    def __init__(self, message: str, at: int, length: int = 1, name: str | None = None) -> None:
        super().__init__(message)
        self.message, self.at, self.length, self.name = message, at, length, name


class _Sequence(Struct):
    """One alternative while it is read: its expression, the words and kinds that it cannot do without, its figures."""

    regex: list[str] = field(default_factory=list)
    needs: list[frozenset[str]] = field(default_factory=list)
    kinds: list[frozenset[Kind]] = field(default_factory=list)
    figures: int = 0


class _Open(Struct):
    """A group while it is read."""

    at: int
    alternatives: list[_Sequence] = field(default_factory=lambda: [_Sequence()])


def compile_phrase(
    text: str,
    kinds: Mapping[str, frozenset[Kind] | None],
    words: Mapping[str, WordList],
    barriers: Sequence[str] = (),
) -> Pattern:
    """Read a phrase; `kinds` are its figure slots with their kinds, `words` its word slots.

    A gap `...` never crosses a word of `barriers`. Raises `PhraseError`.
    """
    return _Compiler(text, kinds, words, barriers).compile()


class _Compiler:
    def __init__(
        self,
        text: str,
        kinds: Mapping[str, frozenset[Kind] | None],
        words: Mapping[str, WordList],
        barriers: Sequence[str],
    ) -> None:
        self._text, self._kinds, self._words = text, kinds, words
        stops = f"(?!{'|'.join(map(re.escape, barriers))})" if barriers else ""
        self._gap = f"(?:{stops}{_GAP_WORD}){{0,{MAX_GAP}}}?"
        self._stack = [_Open(0)]
        self._groups: list[tuple[str, str]] = []
        self._folds = self._brackets = False

    def compile(self) -> Pattern:
        at = 0
        while at < len(self._text):
            match = _ATOM.match(self._text, at)
            if match is None or match["bad"]:
                raise PhraseError(f"'{self._text[at]}' has no meaning here", at)
            self._read(match)
            at = match.end()
        if len(self._stack) > 1:
            raise PhraseError("this bracket is not closed", self._stack[-1].at)
        whole = _merge(self._stack[0].alternatives)
        if not whole.needs and not self._groups:
            raise PhraseError("a phrase needs a slot", 0, len(self._text))
        regex = "(?<= )" + "".join(whole.regex)
        return Pattern(
            self._text,
            regex,
            tuple(self._groups),
            tuple(sorted(whole.needs, key=_commonness)),
            tuple(dict.fromkeys(whole.kinds)),
            whole.figures,
            self._folds,
            self._brackets,
            _FULL_STOP_INSIDE.search(self._text) is not None,
        )

    @property
    def _current(self) -> _Sequence:
        return self._stack[-1].alternatives[-1]

    def _read(self, match: re.Match[str]) -> None:
        if match["slot"] is not None:
            self._slot(match)
        elif match["gap"]:
            self._current.regex.append(self._gap)
        elif match["group"]:
            self._group(match["group"], match.start())
        elif match["literal"]:
            self._brackets = True
            self._word(match["literal"][1])
        else:
            for word in words_of(match["words"]):
                self._word(word)

    def _word(self, word: str) -> None:
        self._current.regex.append(_literal(word))
        self._current.needs.append(frozenset([word]))

    def _slot(self, match: re.Match[str]) -> None:
        name, is_list = match["slot"], bool(match["plus"])
        group = f"g{len(self._groups)}"
        if name in self._words and not is_list:
            terms = sorted((term for term, _ in self._words[name].terms), key=len, reverse=True)
            self._current.regex.append(f"(?P<{group}>{'|'.join(map(_hedged, terms))})")
            self._current.needs.append(frozenset(term.split(" ", 1)[0] for term in terms))
        elif name in self._kinds:
            character = list_character if is_list else figure_character
            kinds = self._kinds[name] or frozenset(Kind)
            atom = "".join(map(character, sorted(kinds)))
            self._current.kinds.append(kinds)
            self._current.regex.append(f"(?P<{hedges_of(group)}>{_HEDGES})(?P<{group}>[{atom}]) ")
            self._current.figures += 2 if is_list else 1
            self._folds |= is_list
        else:
            message = f"slot '{name}' is neither a figure nor a word list of this rule"
            raise PhraseError(message, match.start() + 1, max(len(name), 1), name)
        self._groups.append((group, name))

    def _group(self, sign: str, at: int) -> None:
        if sign == "(":
            self._stack.append(_Open(at))
        elif len(self._stack) == 1:
            raise PhraseError(f"'{sign}' stands outside brackets", at, len(sign))
        elif sign == "|":
            self._stack[-1].alternatives.append(_Sequence())
        else:
            whole = _merge(self._stack.pop().alternatives)
            self._current.regex += ["(?:", *whole.regex, ")?" if sign == ")?" else ")"]
            if sign == ")":
                self._current.needs += whole.needs
                self._current.kinds += whole.kinds
                self._current.figures += whole.figures


def _merge(alternatives: Sequence[_Sequence]) -> _Sequence:
    """Alternatives as one sequence; together they need a word of any of them, if each needs one."""
    if len(alternatives) == 1:
        return alternatives[0]
    regex = ["(?:", "|".join("".join(each.regex) for each in alternatives), ")"]
    needs = []
    if all(each.needs for each in alternatives):
        needs = [frozenset[str]().union(*(each.needs[0] for each in alternatives))]
    return _Sequence(regex, needs, [], min(each.figures for each in alternatives))


def _commonness(words: Iterable[str]) -> float:
    """How often one of these words is to be expected: the shorter, the commoner (Zipf's law of abbreviation)."""
    return sum(4.0 ** -len(word) for word in words)


def _literal(word: str) -> str:
    return f"{HEDGE}?{re.escape(word)} "


def _hedged(term: str) -> str:
    """A term of a word list; figures may begin with its words: `above the 50 percent`."""
    return "".join(map(_literal, term.split()))
