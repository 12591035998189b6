"""Reading `frames.yaml`: from YAML to frames and forms, with all mistakes of the file at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import TypeVar

from msgspec import Struct, field

from figures.errors import PackError
from figures.lexicon import cue_roles
from figures.model import Kind
from figures.relate.frames import (
    Form,
    Frame,
    Frames,
    KnownForm,
    ListedForm,
    Magnitude,
    OrderForm,
    PairForm,
    PatternForm,
    ProductForm,
    Role,
    SumForm,
)
from figures.units import table
from figures.yamlfile import (
    Fields,
    MappingNode,
    Mistake,
    Node,
    SequenceNode,
    boolean,
    choice,
    integer,
    list_of,
    load,
    mapping_of,
    number,
    one_or_more,
    word,
)

VERSION = 1
SEVERAL = "+"
TOLD = "#"
SAME = "same"
SORTS = (SAME, "percent", "points", "ratio", "times")
OF = ("any", "percent", "quantity")
ORDERS = (
    "change-way",
    "change-to",
    "change-from",
    "compare-way",
    "compare-record",
    "compare-limit",
    "compare-rank",
    "compare-since",
    "part-of",
    "members",
    "majority",
    "majority-share",
)
SUMS = ("total", "rests", "hundred", "column", "row", "shares", "running")
PRODUCTS = ("each", "period", "based", "fraction", "space", "account", "odds", "ratio")
LISTED = (
    "from-to",
    "moved-to",
    "moved-from",
    "beside",
    "as-much",
    "times-of",
    "added-to",
    "share-of",
    "share-again",
    "rate-for",
    "rate-in",
    "spread",
    "since-when",
    "until-when",
    "one-after",
    "elsewhere",
    "nth-of",
    "on-dates",
)
PATTERNS = ("table-difference", "table-percent", "table-share", "table-product")
"""The forms that the code finds by their names; of pairs there may be others."""

T = TypeVar("T")
Reader = Callable[[Node], T]
Pair = tuple[str, str]


def read_frames(path: str) -> Frames:
    """The frames and forms of a file. Raises `PackError` with all mistakes."""
    node, problems = load(path)
    problems.check()
    try:
        if node is None:
            raise Mistake(
                problems.problem(1, 1, "wrong-type", "expected frames and their forms, not an empty file")
            )
        with node.fields("the file of frames") as fields:
            found = _read(fields)
    except Mistake as mistake:
        raise PackError((mistake.problem,)) from None
    problems.check()
    return found


def _read(fields: Fields) -> Frames:
    fields.need("version", _version)
    roles = fields.need("frames", mapping_of(_roles)) or {}
    forms = _Forms({name: tuple(role.name for role in each) for name, each in roles.items()})
    pairs = forms.read(fields, "pairs", forms.pair)
    orders = forms.read(fields, "orders", forms.order, ORDERS)
    sums = forms.read(fields, "sums", forms.sum, SUMS)
    products = forms.read(fields, "products", forms.product, PRODUCTS)
    patterns = forms.read(fields, "patterns", forms.pattern, PATTERNS)
    listed = forms.read(fields, "listed", forms.listed, LISTED)
    known = forms.read(fields, "known", forms.known)
    magnitudes = fields.need("magnitudes", _magnitudes) or ()
    named: tuple[Form, ...] = (*pairs, *orders, *sums, *products, *patterns, *listed, *known)
    frames = {
        name: Frame(name, each, tuple(form.name for form in named if form.frame == name))
        for name, each in roles.items()
    }
    rates = fields.need("rates", _rates) or {}
    names = choice([form.name for form in named], "form")
    certain, doubted, where_read = (
        frozenset(fields.need(key, list_of(names)) or ()) for key in ("certain", "doubted", "where_read")
    )
    languages = frozenset(fields.need("read_languages", list_of(word)) or ())
    rooms = fields.need("brief_rooms", mapping_of(list_of(word))) or {}
    return Frames(
        frames,
        pairs,
        orders,
        sums,
        products,
        patterns,
        rates,
        listed,
        known,
        magnitudes,
        doubted,
        certain,
        where_read,
        languages,
        rooms,
    )


class _Forms(Struct):
    """Readers of forms; `frames` has the names of the roles of each frame, `lines` where a form was first named."""

    frames: Mapping[str, tuple[str, ...]]
    cue: Reader[str] = field(default_factory=lambda: choice(sorted(cue_roles()), "role of words"))
    lines: dict[str, int] = field(default_factory=dict)

    def read(
        self, fields: Fields, section: str, form: Callable[[str, Fields], T], names: Iterable[str] = ()
    ) -> tuple[T, ...]:
        """The forms of a section; if the code knows them by name, others are mistakes."""
        return fields.need(section, lambda node: tuple(self._each(node, form, tuple(names)))) or ()

    def _each(self, node: Node, form: Callable[[str, Fields], T], names: tuple[str, ...]) -> Iterator[T]:
        if not isinstance(node, MappingNode):
            raise node.mistake("wrong-type", f"expected forms by their names (a mapping), not {node.kind}")
        for key, value in node.items:
            if key.text in self.lines:
                first = f"first on line {self.lines[key.text]}"
                key.report("duplicate-id", f"there is a form '{key.text}' already", first)
            self.lines.setdefault(key.text, key.line)
            try:
                if names:
                    choice(names, "form")(key)
                with value.fields(f"the form '{key.text}'") as fields:
                    yield form(key.text, fields)
            except Mistake as mistake:
                node.problems.add(mistake.problem)

    def pair(self, name: str, fields: Fields) -> PairForm:
        """Read a form of two figures and a third that follows from them."""
        frame, role = self._frame(fields)
        derived = fields.need("derived", role) or ""
        pair, told = fields.need("pair", _pair(role, self.cue)) or (("", ""), ("", ""))
        if derived in pair and (place := fields.get("derived")):
            place.report("unknown-value", f"'{derived}' is one of the pair, and cannot follow from it")
        return PairForm(
            name=name,
            frame=frame,
            derived=derived,
            sorts=fields.need("sorts", _sorts) or (),
            cues=fields.need("cues", list_of(self.cue)) or (),
            pair=pair,
            told=told,
            of=fields.need("of", choice(OF, "sort of the pair")) or "",
            told_by_both=fields.take("told_by_both", boolean, False),
        )

    def order(self, name: str, fields: Fields) -> OrderForm:
        """Read a form of a larger and a smaller figure."""
        frame, role = self._frame(fields)
        return OrderForm(name, frame, fields.need("pair", _two(role, "two roles")) or ("", ""))

    def sum(self, name: str, fields: Fields) -> SumForm:
        """Read a form of a sum."""
        frame, _ = self._frame(fields)
        return SumForm(name, frame, fields.need("cues", _some(self.cue)) or ())

    def product(self, name: str, fields: Fields) -> ProductForm:
        """Read a form of a product."""
        return ProductForm(name, self._frame(fields)[0])

    def pattern(self, name: str, fields: Fields) -> PatternForm:
        """Read a form of columns of a table."""
        frame, role = self._frame(fields)
        return PatternForm(name, frame, fields.need("roles", _some(role)) or ())

    def listed(self, name: str, fields: Fields) -> ListedForm:
        """Read a form of figures that are only listed."""
        frame, role = self._frame(fields)
        return ListedForm(name, frame, fields.need("roles", _some(role)) or ())

    def known(self, name: str, fields: Fields) -> KnownForm:
        """Read a form that a module of its own finds."""
        return KnownForm(name, self._frame(fields)[0])

    def _frame(self, fields: Fields) -> tuple[str, Reader[str]]:
        """The frame of a form, and the reader of its roles."""
        frame = fields.need("frame", choice(self.frames, "frame")) or ""
        known = self.frames.get(frame)
        return frame, choice(known, f"role of the frame '{frame}'") if known else word


def _version(node: Node) -> int:
    version = integer(node)
    if version != VERSION:
        raise node.mistake("unknown-value", f"this is version {version} of the frames; expected {VERSION}")
    return version


def _roles(node: Node) -> tuple[Role, ...]:
    roles = _some(_role)(node)
    if len({role.name for role in roles}) < len(roles):
        raise node.mistake("duplicate-key", "expected each role of a frame once")
    return roles


def _role(node: Node) -> Role:
    written = word(node)
    name = written.removesuffix(SEVERAL).removesuffix(TOLD)
    if not name.isidentifier():
        hint = f"as in: total, parts{SEVERAL}, fewest{TOLD}"
        raise node.mistake("wrong-type", f"expected the name of a role, not '{written}'", hint)
    return Role(name, SEVERAL in written, TOLD in written)


def _sorts(node: Node) -> tuple[str, ...]:
    sorts = one_or_more(choice(SORTS, "sort"))(node)
    if not sorts or (SAME in sorts and len(sorts) > 1):
        raise node.mistake("wrong-type", f"expected '{SAME}', or a list of other sorts")
    return sorts


def _rates(node: Node) -> dict[str, Pair]:
    dimension = choice(table().dimensions, "dimension")
    rates = mapping_of(_two(dimension, "what a rate is over, and what it is then of"))(node)
    for key, _ in node.items if isinstance(node, MappingNode) else ():
        dimension(key)
    return rates


def _magnitudes(node: Node) -> tuple[Magnitude, ...]:
    return tuple(_each_magnitude(node))


def _each_magnitude(node: Node) -> Iterator[Magnitude]:
    if not isinstance(node, MappingNode):
        raise node.mistake("wrong-type", f"expected magnitudes by their names (a mapping), not {node.kind}")
    for key, value in node.items:
        with value.fields(f"the magnitude '{key.text}'") as fields:
            least, most = fields.need("least", number), fields.need("most", number)
            yield Magnitude(
                key.text,
                tuple(map(Kind, fields.need("kinds", list_of(choice(list(Kind), "kind"))) or ())),
                Fraction(least or 0),
                Fraction(most or 0),
                fields.take("unit", _unit, None),
                fields.take("per", word, None),
                fields.take("within", word, None),
                fields.take("without", word, None),
                fields.take("always", boolean, False),
            )


def _unit(node: Node) -> str:
    name = word(node)
    if table().find(name) is None:
        raise node.mistake("unknown-value", f"there is no unit '{name}'")
    return name


def _pair(role: Reader[str], cue: Reader[str]) -> Reader[tuple[Pair, Pair]]:
    """Make a reader of two roles, with the roles of words that tell them."""

    def read(node: Node) -> tuple[Pair, Pair]:
        if not isinstance(node, MappingNode) or len(node.items) != 2:
            message = "expected two roles, each with the role of the words that tell it"
            raise node.mistake("wrong-type", message, "as in: {old: old, new: new}")
        (one, first), (other, second) = node.items
        return (role(one), role(other)), (cue(first), cue(second))

    return read


def _two(reader: Reader[str], what: str) -> Reader[Pair]:
    """Make a reader of a list of two different names."""

    def read(node: Node) -> Pair:
        if not isinstance(node, SequenceNode) or len(node.items) != 2:
            raise node.mistake("wrong-type", f"expected {what} (a list of two)")
        one, other = map(reader, node.items)
        if one == other:
            raise node.mistake("wrong-type", f"expected {what}, not '{one}' twice")
        return one, other

    return read


def _some(reader: Reader[T]) -> Reader[tuple[T, ...]]:
    """Make a reader of a list that is not empty."""

    def read(node: Node) -> tuple[T, ...]:
        found = list_of(reader)(node)
        if isinstance(node, SequenceNode) and not node.items:
            raise node.mistake("wrong-type", "expected one at least, not an empty list")
        return found

    return read
