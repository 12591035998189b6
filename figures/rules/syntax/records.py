"""What a pack says, once it is read: frozen, picklable records without marks."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from msgspec import Struct

from figures.model import Kind, Section, Severity
from figures.rules.syntax.expression import Expression

Terms = frozenset[str]
"""Words and phrases in the form of `sentences.normal`: lower-case tokens with a space after each."""


class WordList(Struct, frozen=True):
    """Words of the vocabulary with what each is worth, if the list says."""

    name: str
    terms: tuple[tuple[str, Fraction | None], ...]


class Selection(Struct, frozen=True):
    """Which figures fit a slot: every condition must hold."""

    equal: tuple[tuple[str, frozenset[str | bool | None]], ...] = ()
    same: tuple[str, ...] = ()
    differ: tuple[str, ...] = ()
    near: Terms = frozenset()
    where: Expression | None = None
    optional: bool = False

    def values(self, name: str) -> frozenset[str | bool | None] | None:
        """What a field must be one of, None if anything."""
        return dict(self.equal).get(name)


class Slot(Struct, frozen=True):
    """A named figure of a rule."""

    name: str
    selection: Selection


class Each(Struct, frozen=True):
    """One figure alone."""

    slot: Slot


class Restates(Struct, frozen=True):
    """A figure and one that says it again: `A (B)`, or with one of `links` between them: `A, or B,`."""

    outer: Slot
    inner: Slot
    links: Terms = frozenset()


class Pattern(Struct, frozen=True):
    """A phrase as a regular expression over the abstracted sentence.

    `groups` names the slot of each group. A sentence can only fit if it has a word of each of `needs` (the rarest
    first), a figure of each of `kinds`, and at least `figures` figures. The pattern sees lists as one if it `folds`,
    and bracketed asides if `brackets`; if it `crosses` a full stop, it is looked for in a sentence and the next.
    """

    source: str
    regex: str
    groups: tuple[tuple[str, str], ...]
    needs: tuple[frozenset[str], ...]
    kinds: tuple[frozenset[Kind], ...]
    figures: int
    folds: bool
    brackets: bool
    crosses: bool = False


def hedges_of(group: str) -> str:
    """The name of the group for the words that a group's figure begins with and that the phrase does not have."""
    return f"{group}_hedges"


class Phrase(Struct, frozen=True):
    """Words that tell the relation, in one or more languages."""

    patterns: tuple[tuple[str, tuple[Pattern, ...]], ...]
    slots: tuple[Slot, ...]
    words: tuple[tuple[str, WordList], ...] = ()

    def in_language(self, language: str) -> tuple[Pattern, ...]:
        """The patterns for a language, none if it has none."""
        return dict(self.patterns).get(language, ())


class Group(Struct, frozen=True):
    """All figures that agree in the fields `by`, if one of them fits `has` and there are at least `least`.

    In a `chain` each is taken with the one before it, two by two.
    """

    of: Selection
    by: tuple[str, ...]
    least: int = 2
    has: Selection | None = None
    split: tuple[Slot, ...] = ()
    rest: str | None = None
    chain: bool = False


class Join(Struct, frozen=True):
    """Figures in one place, without fixed words; to each first the nearest of the others."""

    slots: tuple[Slot, ...]
    within: str


class Related(Struct, frozen=True):
    """The roles of a frame: figures that the words of the text hold together, however it is worded.

    `forms` are those of the frame that are meant; all if there are none.
    """

    frame: str
    slots: tuple[Slot, ...]
    forms: frozenset[str] = frozenset()


Find = Each | Restates | Phrase | Group | Join | Related


class Part(Struct, frozen=True):
    """A place in a template: an expression, where it begins, and filters with their arguments."""

    expression: Expression
    at: int
    filters: tuple[tuple[str, str], ...] = ()


class Template(Struct, frozen=True):
    """A message: its text as it is written, and the parts that this is made of."""

    text: str = ""
    parts: tuple[str | Part, ...] = ()


class Repair(Struct, frozen=True):
    """A suggestion: put the template in place of a figure, or of its digits only.

    It is `safe` if it may be applied unread, because no digit changes.
    """

    slot: str
    template: Template
    digits: bool = False
    safe: bool = False


class OwnSlip(Struct, frozen=True):
    """A slip that only the figures of one rule are prone to: what would hold then, and how to say it.

    What says it `alone` stands in place of the rule's message.
    """

    when: Expression
    says: Template
    alone: bool = False


class Given(Struct, frozen=True):
    """What a test's article has beside its text."""

    date: dt.date | None = None
    locale: str | None = None
    headline: str | None = None
    rates: tuple[tuple[str, Fraction], ...] = ()


class Example(Struct, frozen=True):
    """A test of a rule; `verb` is ok, fail, skips, todo_ok or todo_fail."""

    verb: str
    text: str
    line: int
    given: Given = Given()
    at: str | None = None
    says: str | None = None
    likely: bool = False
    fixed: str | None = None
    because: str | None = None
    times: int = 1


class Rule(Struct, frozen=True):
    """A relation, and an equation that must be possible; without one it is only listed."""

    id: str
    title: str
    severity: Severity
    sections: frozenset[Section]
    find: Find
    require: Expression | None
    message: Template
    language: str
    path: str
    line: int
    why: str | None = None
    certain_only: bool = False
    tags: tuple[str, ...] = ()
    unless: Terms = frozenset()
    only_if: Terms = frozenset()
    constants: tuple[tuple[str, Expression], ...] = ()
    let: tuple[tuple[str, Expression], ...] = ()
    report: Expression | None = None
    repairs: tuple[Repair, ...] = ()
    slips: tuple[OwnSlip, ...] = ()
    equation: Template = Template()
    examples: tuple[Example, ...] = ()

    @property
    def family(self) -> str:
        """The id without the row: `implausible` of `implausible/human-height`."""
        return self.id.partition("/")[0]


class RuleSet(Struct, frozen=True, eq=False):
    """The rules of some packs, in the order of the packs; compared by identity, since they are many.

    A paragraph with one of the phrases of `corrections`, in small letters, tells what the article said before: no
    rule looks at it.
    """

    rules: tuple[Rule, ...] = ()
    corrections: frozenset[str] = frozenset()
