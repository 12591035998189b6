"""The frames, read from `frames.yaml`: the roles that figures have in them, and the forms in which one follows."""

from __future__ import annotations

import os
from collections.abc import Mapping
from fractions import Fraction
from functools import cache

from msgspec import Struct

from figures.cache import cached, stamps
from figures.lazy import cached_property
from figures.lexicon import HERE as WORDS
from figures.model import Kind

HERE = os.path.dirname(__file__)
FILE = "frames.yaml"


class Role(Struct, frozen=True):
    """What a figure can be in a frame; `several` figures may be that. One that is `told` is a number of the words."""

    name: str
    several: bool = False
    told: bool = False


class Form(Struct, frozen=True):
    """A form in which figures stand in a frame; what makes it one is said in `frames.yaml`."""

    name: str
    frame: str


class PairForm(Form, frozen=True):
    """A form in which one figure follows from two others."""

    derived: str
    sorts: tuple[str, ...]
    cues: tuple[str, ...]
    pair: tuple[str, str]
    told: tuple[str, str]
    of: str
    told_by_both: bool = False


class OrderForm(Form, frozen=True):
    """A form in which words say only which of two figures is the larger."""

    pair: tuple[str, str]


class SumForm(Form, frozen=True):
    """A form in which one figure is the sum of several."""

    cues: tuple[str, ...]


class ProductForm(Form, frozen=True):
    """A form in which one figure is so many times another."""


class PatternForm(Form, frozen=True):
    """A form in which a column of a table follows from two others."""

    roles: tuple[str, ...]


class ListedForm(Form, frozen=True):
    """A form in which figures are listed, with the names of the roles that are told."""

    roles: tuple[str, ...]


class KnownForm(Form, frozen=True):
    """A form that a module of its own finds."""


class Magnitude(Struct, frozen=True, dict=True):
    """The least and the most that something can measure, in its unit, or over a time.

    Words of the lists `<name>_before` and `<name>_after` say that a figure measures it, unless it is `always` so or one
    over that time; of the list `within` a word must stand in the sentence, of `without` and `not_<name>` none.
    """

    name: str
    kinds: tuple[Kind, ...]
    least: Fraction
    most: Fraction
    unit: str | None = None
    per: str | None = None
    within: str | None = None
    without: str | None = None
    always: bool = False

    @cached_property
    def is_told(self) -> bool:
        """Whether words beside a figure must say that it measures this."""
        return self.per is None and not self.always

    @cached_property
    def words(self) -> tuple[str, str]:
        """The lists of words before a figure that say so, and of those behind it."""
        return f"{self.name}_before", f"{self.name}_after"


class Frame(Struct, frozen=True):
    """A way in which figures stand to one another, with the names of its forms."""

    name: str
    roles: tuple[Role, ...]
    forms: tuple[str, ...] = ()


class Frames(Struct, frozen=True):
    """All frames by their names, and the forms."""

    frames: Mapping[str, Frame]
    pairs: tuple[PairForm, ...]
    orders: tuple[OrderForm, ...]
    sums: tuple[SumForm, ...]
    products: tuple[ProductForm, ...]
    patterns: tuple[PatternForm, ...]
    rates: Mapping[str, tuple[str, str]]
    listed: tuple[ListedForm, ...] = ()
    known: tuple[KnownForm, ...] = ()
    magnitudes: tuple[Magnitude, ...] = ()
    doubted: frozenset[str] = frozenset()
    certain: frozenset[str] = frozenset()
    where_read: frozenset[str] = frozenset()
    read_languages: frozenset[str] = frozenset()
    brief_rooms: Mapping[str, tuple[str, ...]] = {}

    def is_certain(self, form: str, language: str) -> bool:
        """Whether a relation of this form leaves no doubt in a text of the language, however long it is."""
        return form in self.certain and (form not in self.where_read or language in self.read_languages)


@cache
def load_frames() -> Frames:
    """The frames that ship, from the cache; they name roles that the words have."""
    return cached("frames", (*stamps(HERE, FILE), *stamps(WORDS, "roles.yaml", below=True)), _read)


def frames() -> Mapping[str, Frame]:
    """The frames by their names.

    >>> [role.name for role in frames()["ratio"].roles]
    ['one', 'other', 'first', 'second']
    """
    return load_frames().frames


def _read() -> Frames:
    from figures.relate.framefile import read_frames  # YAML takes long to load, and is needed only once

    return read_frames(os.path.join(HERE, FILE))
